import CSodium
import Glibc

extension SigningKey {
    private static let heading = "engawa signing key 1 "

    /// Writes the key to a new file only its owner can read, whole or not at all.
    ///
    /// The bytes reach the disk before the file gets its name. Throws `SealError.keyFileExists`
    /// when there is a file already, unless `replacing`, or `.keyFileUnusable`.
    public func store(at path: String, replacing: Bool = false) throws(SealError) {
        let mark = Hex.encode(try randomBytes(8))
        let draft = "\(path).\(mark).new"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure(path, "create") }
        defer { unlink(draft) }
        try Self.fill(file, with: Self.heading + Base64.encode(seed) + "\n", path)
        if replacing {
            guard rename(draft, path) == 0 else { throw Self.failure(path, "name") }
        } else if link(draft, path) != 0 {
            // Unlike rename, link never takes the place of a key that is already there.
            if errno == EEXIST { throw .keyFileExists(path: path) }
            throw Self.failure(path, "name")
        }
        try Self.syncFolder(of: path)
    }

    /// Reads a key from a file that only its owner can read.
    ///
    /// Throws `SealError.keyFileExposed` when group or others have any permission on it,
    /// `.keyFileNotOurs`, `.keyFileBroken` or `.keyFileUnusable`.
    public init(storedAt path: String) throws(SealError) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw Self.failure(path, "open") }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw Self.failure(path, "examine") }
        guard facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid() else {
            throw .keyFileNotOurs(path: path)
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw .keyFileExposed(path: path, mode: facts.st_mode & 0o777)
        }
        var text = [UInt8](repeating: 0, count: 256)
        defer { sodium_memzero(&text, text.count) }
        let count = read(file, &text, text.count)
        guard count >= 0 else { throw Self.failure(path, "read") }
        let heading = Array(Self.heading.utf8)
        let line = text.prefix(count)
        guard line.starts(with: heading), line.last == UInt8(ascii: "\n") else {
            throw .keyFileBroken(path: path)
        }
        let coded = String(decoding: line.dropFirst(heading.count).dropLast(), as: UTF8.self)
        guard let seed = try? Base64.decode(coded, exactly: 32, what: "The seed of a key") else {
            throw .keyFileBroken(path: path)
        }
        try self.init(seed: seed)
    }

    /// Writes the text, waits for the disk and closes the file.
    private static func fill(
        _ file: Int32, with text: String, _ path: String
    ) throws(SealError) {
        defer { close(file) }
        // The umask may have cut the mode given to open; say it again to be exact.
        guard fchmod(file, 0o600) == 0 else { throw failure(path, "protect") }
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let step = bytes.withUnsafeBytes { buffer in
                write(file, buffer.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if step < 0 && errno == EINTR { continue }
            guard step > 0 else { throw failure(path, "write") }
            done += step
        }
        guard fsync(file) == 0 else { throw failure(path, "save") }
    }

    /// Makes the new name itself survive a power cut.
    private static func syncFolder(of path: String) throws(SealError) {
        let folder: String
        if let slash = path.lastIndex(of: "/") {
            folder = slash == path.startIndex ? "/" : String(path[..<slash])
        } else {
            folder = "."
        }
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw failure(path, "save the folder of") }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw failure(path, "save the folder of") }
    }

    private static func failure(_ path: String, _ doing: String) -> SealError {
        .keyFileUnusable(path: path, doing: doing, reason: String(cString: strerror(errno)))
    }
}
