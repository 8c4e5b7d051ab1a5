import Glibc

/// Files that must be on the disk before somebody is told so.
enum DiskFiles {
    /// Appends bytes and syncs them. Returns what failed.
    static func append(_ bytes: [UInt8], to descriptor: Int32) -> String? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return reason(errno) }
            rest = rest.dropFirst(count)
        }
        return fdatasync(descriptor) == 0 ? nil : reason(errno)
    }

    /// Syncs a file. Returns what failed.
    static func sync(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return reason(errno) }
        defer { close(descriptor) }
        return fsync(descriptor) == 0 ? nil : reason(errno)
    }

    /// Syncs the folder a file lies in, so that its name is not lost. Returns what failed.
    static func syncFolder(of path: String) -> String? {
        sync(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
    }

    /// What the system says about an error.
    static func reason(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
