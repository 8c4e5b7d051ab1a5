import Glibc

/// The sign on the door of a store: a lock held by the one process that may write to it.
///
/// The kernel drops it when the process ends in any way, so a crash leaves no stale lock behind.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock file beside a store. Throws `alreadyOpen` when somebody else holds it.
    init(besides path: String) throws(SQLError) {
        let lockPath = path + ".lock"
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .other(code: "lock", message: Self.reason(errno), sql: lockPath)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { throw .alreadyOpen(path: path) }
            throw .other(code: "lock", message: Self.reason(code), sql: lockPath)
        }
        self.descriptor = descriptor
    }

    deinit {
        // Unlocked by name: a program just being started holds a copy of the descriptor until it
        // runs, and with it the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Creates the file of a store for its owner only, so that it never was readable by others,
    /// and syncs its folder: SQLite syncs the folder for the log, not for the file itself.
    static func createStore(at path: String) throws(SQLError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0, errno == EEXIST { return }
        guard descriptor >= 0 else {
            throw .other(code: "create", message: reason(errno), sql: path)
        }
        close(descriptor)
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            throw .other(code: "create", message: reason(errno), sql: parent)
        }
        defer { close(folder) }
        guard fsync(folder) == 0 else {
            throw .durability("the folder \(parent) could not be synced: \(reason(errno))")
        }
    }

    private static func reason(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
