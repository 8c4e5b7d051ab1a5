import Glibc
import Seal
import Testing

@Suite("Key file") struct KeyFileTests {
    /// A folder of its own for each test.
    private func folder() throws -> String {
        let path = "/tmp/engawa-seal-\(Hex.encode(try randomBytes(8)))"
        try #require(mkdir(path, 0o700) == 0)
        return path
    }

    private func mode(_ path: String) -> mode_t? {
        var facts = stat()
        return lstat(path, &facts) == 0 ? facts.st_mode & 0o777 : nil
    }

    private func names(_ path: String) -> [String] {
        guard let handle = opendir(path) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    @Test("a stored key comes back, its file is for the owner only, and no draft is left")
    func storeAndLoad() throws {
        let path = try folder()
        let key = try SigningKey.generate()
        let old = umask(0)
        defer { umask(old) }
        try key.store(at: path + "/box.key")
        #expect(mode(path + "/box.key") == 0o600)
        #expect(names(path) == ["box.key"])
        #expect(try SigningKey(storedAt: path + "/box.key").publicKey == key.publicKey)
    }

    @Test("a key that is already there is not overwritten unless asked for")
    func noOverwrite() throws {
        let path = try folder() + "/box.key"
        let first = try SigningKey.generate()
        let second = try SigningKey.generate()
        try first.store(at: path)
        #expect(throws: SealError.keyFileExists(path: path)) { try second.store(at: path) }
        #expect(try SigningKey(storedAt: path).publicKey == first.publicKey)
        try second.store(at: path, replacing: true)
        #expect(try SigningKey(storedAt: path).publicKey == second.publicKey)
        #expect(mode(path) == 0o600)
    }

    @Test(
        "a key file that others can use is refused in plain words",
        arguments: [0o640, 0o604, 0o620, 0o601] as [mode_t])
    func exposed(_ bits: mode_t) throws {
        let path = try folder() + "/box.key"
        try SigningKey.generate().store(at: path)
        chmod(path, bits)
        let error = #expect(throws: SealError.self) { try SigningKey(storedAt: path) }
        #expect(error == .keyFileExposed(path: path, mode: bits))
        #expect(error?.description.contains("can be read by others") == true)
    }

    @Test("a symbolic link, a folder, a damaged file and a missing file are refused")
    func broken() throws {
        let path = try folder()
        try SigningKey.generate().store(at: path + "/real.key")
        symlink(path + "/real.key", path + "/link.key")
        mkdir(path + "/folder.key", 0o700)
        for name in ["link.key", "folder.key", "none.key"] {
            #expect(throws: SealError.self) { try SigningKey(storedAt: path + "/" + name) }
        }
        for content in ["", "\n", "engawa signing key 1 \n", "engawa signing key 1 Zg==\n"] {
            let file = open(path + "/bad.key", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            write(file, content, content.utf8.count)
            close(file)
            #expect(throws: SealError.keyFileBroken(path: path + "/bad.key")) {
                try SigningKey(storedAt: path + "/bad.key")
            }
        }
    }

    @Test("a folder that does not exist is named in the refusal")
    func noFolder() throws {
        let path = "/tmp/engawa-seal-none/box.key"
        let error = #expect(throws: SealError.self) { try SigningKey.generate().store(at: path) }
        #expect(error?.description.contains(path) == true)
    }
}
