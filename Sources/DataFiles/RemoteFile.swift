public import Domain

/// A remote control's file for the LIRC daemon, `hardware/remotes/*.lircd.conf`.
public struct RemoteFile: Sendable, Hashable {
    /// Largest file, 64 KiB.
    public static let maximumBytes = 64 << 10

    /// One `begin remote` … `end remote`: keys that share their timings.
    public struct Block: Sendable, Hashable {
        /// The block's name, which the daemon gives with every key.
        public let name: String
        /// Pulse and space before a frame, in microseconds; `nil` when there is none.
        public let header: [Int]?
        /// Pulse and space of a one, in microseconds.
        public let one: [Int]
        /// Pulse and space of a zero, in microseconds.
        public let zero: [Int]
        /// Pulse and space of the short frame that means "still held"; `nil` when there is none.
        public let repeatFrame: [Int]?
        /// The last pulse in microseconds, or 0.
        public let trail: Int
        /// The pause after a frame, or the whole period when `isConstantLength`, in microseconds.
        public let gap: Int
        /// The pause that is enough for the daemon to answer, in microseconds, at most `gap`; a
        /// receiver may report the dark as soon as three quarters of it have passed.
        public let leastGap: Int
        /// Whether `gap` counts from the start of the frame.
        public let isConstantLength: Bool
        /// How many bits the code of a key has, 1 to 64.
        public let bits: Int
        /// What every frame begins with.
        public let preData: UInt64
        /// How many bits `preData` has, 0 to 64.
        public let preDataBits: Int
        /// The code of each key.
        public let codes: [String: UInt64]
    }

    /// The blocks in file order.
    public let blocks: [Block]
    /// Every key of the file.
    public var keys: [String] { blocks.flatMap { $0.codes.keys.sorted() } }

    /// The arrow keys, the only ones that may repeat while they are held.
    public static let arrowNames = ["KEY_UP", "KEY_DOWN", "KEY_LEFT", "KEY_RIGHT"]
    /// The keys that every remote control has and that Engawa takes.
    public static let keyNames =
        arrowNames
        + ["KEY_OK", "KEY_BACK", "KEY_HOME", "KEY_BLUE", "KEY_RED", "KEY_GREEN", "KEY_YELLOW"]
        + (0...9).map { "KEY_\($0)" }

    /// Reads a file.
    /// - Throws: every problem of the file in one run.
    public static func load(_ path: String) throws(DataProblems) -> RemoteFile {
        try load(path, named: path)
    }

    /// Reads every remote file of a data folder, by name. File names in problems are relative to the directory.
    /// - Throws: every problem of all files in one run.
    public static func loadAll(below directory: String) throws(DataProblems) -> [RemoteFile] {
        let reader = FolderReader(directory)
        var remotes: [RemoteFile] = []
        for file in reader.files(in: "hardware/remotes", ending: ".lircd.conf") ?? [] {
            do throws(DataProblems) {
                remotes.append(try load(reader.path(file), named: file))
            } catch {
                reader.findings.report(error)
            }
        }
        try reader.findings.throwIfAny()
        return remotes
    }

    private static func load(
        _ path: String, named file: String
    ) throws(DataProblems) -> RemoteFile {
        let bytes = try readBytes(path, named: file, limit: maximumBytes)
        return try RemoteFile(
            String(decoding: try plainUTF8(bytes, file: file), as: UTF8.self), named: file)
    }

    /// Reads a text; `file` names it in problems.
    /// - Throws: every problem of the text in one run.
    public init(_ text: String, named file: String) throws(DataProblems) {
        let findings = Findings()
        let drafts = RemoteScan.blocks(of: text, file: file, to: findings)
        RemoteRules(file: file, drafts: drafts, findings: findings).judge()
        blocks = drafts.compactMap { $0.block(to: findings) }
        try findings.throwIfAny()
    }
}
