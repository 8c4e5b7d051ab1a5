import CFaultDisk

/// A disk in memory that SQLite works on and that fails as it is told. It knows of every file what
/// was synced and what was only written, so that the power can be cut at any call.
///
/// Open a store on it with `SQLiteFile(path: "office.db", fileSystem: disk.fileSystem)`. The same
/// seed and the same calls end in the same bytes. Close what was opened before the disk goes.
/// Unchecked because the C side takes the disk's own lock for every call.
public final class Disk: @unchecked Sendable {
    /// Kinds of calls, to say which of them fail.
    public struct Calls: OptionSet, Sendable, Hashable {
        /// The bits, as the C side has them.
        public let rawValue: Int32
        /// Calls by their bits.
        public init(rawValue: Int32) { self.rawValue = rawValue }
        /// Opening a file.
        public static let open = Calls(rawValue: Int32(ENGAWA_DISK_OPEN))
        /// Reading from a file.
        public static let read = Calls(rawValue: Int32(ENGAWA_DISK_READ))
        /// Writing to a file.
        public static let write = Calls(rawValue: Int32(ENGAWA_DISK_WRITE))
        /// Waiting until what was written is durable.
        public static let sync = Calls(rawValue: Int32(ENGAWA_DISK_SYNC))
        /// Cutting a file shorter.
        public static let truncate = Calls(rawValue: Int32(ENGAWA_DISK_TRUNCATE))
        /// Removing a file.
        public static let delete = Calls(rawValue: Int32(ENGAWA_DISK_DELETE))
        /// Whatever changes the disk.
        public static let changing: Calls = [.write, .sync, .truncate, .delete]
        /// All of them.
        public static let all: Calls = [.open, .read, .write, .sync, .truncate, .delete]
    }

    /// What a failing call does.
    public enum Fault: Sendable, Hashable, CaseIterable {
        /// It fails. A failed sync is told once and loses a part of what it should have kept.
        case ioError
        /// The disk is full; only writes are refused that way, other calls fail.
        case full
        /// The power goes before the call, and nothing works until `cutPower`.
        case power
        /// A write writes its first half and fails.
        case short
        /// A sync says that it is done and did nothing, as a cheap card does.
        case lie

        fileprivate var code: Int32 {
            switch self {
            case .ioError: Int32(ENGAWA_FAULT_IO_ERROR)
            case .full: Int32(ENGAWA_FAULT_FULL)
            case .power: Int32(ENGAWA_FAULT_POWER)
            case .short: Int32(ENGAWA_FAULT_SHORT)
            case .lie: Int32(ENGAWA_FAULT_LIE)
            }
        }
    }

    /// There is no memory for a disk.
    public struct NoMemory: Error, Sendable, Hashable {}

    private let disk: OpaquePointer
    /// The name under which SQLite knows this disk's file system.
    public let fileSystem: String

    /// An empty disk. The seed decides what a power cut keeps.
    public init(seed: UInt64) throws(NoMemory) {
        guard let disk = engawa_disk_new(seed) else { throw NoMemory() }
        self.disk = disk
        fileSystem = String(cString: engawa_disk_vfs(disk))
    }

    deinit { engawa_disk_free(disk) }

    /// The power fails and comes back: of what was not synced a seeded part is on the disk, torn
    /// at 512 bytes. Open connections are dead and faults forgotten.
    public func cutPower() { engawa_disk_power_cut(disk) }

    /// The process ends and nothing else: what was written stays. Open connections are dead and
    /// faults forgotten.
    public func kill() { engawa_disk_kill(disk) }

    /// Ends the power now; nothing works until `cutPower`.
    public func endPower() { engawa_disk_end_power(disk) }

    /// Whether the power is gone and did not come back yet.
    public var isDead: Bool { engawa_disk_is_dead(disk) != 0 }

    /// Has calls fail: from the `nth` of those kinds on (1 is the next), `times` times, nil for
    /// always. At most eight faults are kept; false if there were eight.
    @discardableResult
    public func fail(_ calls: Calls, nth: Int, with fault: Fault, times: Int? = 1) -> Bool {
        engawa_disk_fail(
            disk, calls.rawValue, Int64(nth), fault.code, times.map(Int64.init) ?? -1) == 0
    }

    /// Forgets all faults.
    public func mend() { engawa_disk_mend(disk) }

    /// How many calls of those kinds there were.
    public func count(of calls: Calls) -> Int { Int(engawa_disk_calls(disk, calls.rawValue)) }

    /// How many calls were struck by a fault.
    public var struck: Int { Int(engawa_disk_struck(disk)) }

    /// Takes over all files of another disk, as its programs see them now. Everything counts as
    /// synced; connections open on this disk are dead.
    public func copy(_ other: Disk) { engawa_disk_copy(disk, other.disk) }

    /// The size of a file in bytes; nil if there is none.
    public func size(of file: String) -> Int? {
        let size = engawa_disk_size(disk, file)
        return size < 0 ? nil : Int(size)
    }

    /// The bytes of a file as programs see them; nil if there is none.
    public func bytes(of file: String) -> [UInt8]? {
        guard let size = size(of: file) else { return nil }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = Int(engawa_disk_peek(disk, file, 0, buffer.baseAddress, Int64(size)))
        }
    }

    /// Turns one bit of a file over, on the disk and as seen. False if it is not there.
    @discardableResult
    public func flip(bit: Int, of file: String) -> Bool {
        engawa_disk_flip(disk, file, Int64(bit)) != 0
    }

    /// Removes a file for good. False if there is none.
    @discardableResult
    public func remove(_ file: String) -> Bool { engawa_disk_remove(disk, file) != 0 }
}
