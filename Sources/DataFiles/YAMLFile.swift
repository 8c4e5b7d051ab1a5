import CYAML
public import Domain

/// A YAML file as a tree in which every scalar is still text: `no` is not false and `11:00` is not 660 until a reader of ours says so.
public struct YAMLFile: Sendable {
    /// Largest file, 1 MiB.
    public static let maximumBytes = 1 << 20
    /// Deepest nesting.
    public static let maximumDepth = 32

    /// The file, as the person named it.
    public let file: String
    /// The whole of it.
    public let root: YAMLNode

    /// Reads a file.
    /// - Throws: every problem that keeps it from being read as plain YAML.
    public init(_ path: String) throws(DataProblems) {
        let bytes = try readBytes(path, named: path, limit: Self.maximumBytes)
        try self.init(bytes: bytes, file: path)
    }

    /// Reads the bytes of a file.
    /// - Throws: every problem that keeps them from being read as plain YAML.
    public init(bytes: [UInt8], file: String) throws(DataProblems) {
        guard bytes.count <= Self.maximumBytes else {
            throw DataProblems(file: file, "This file is larger than \(Self.maximumBytes) bytes.")
        }
        let scan = YAMLScan(file: file)
        root = try scan.read(Array(plainUTF8(bytes, file: file)))
        self.file = file
    }
}

/// A node of a YAML file with its place.
public indirect enum YAMLNode: Sendable, Hashable {
    /// One key of a map with its value.
    public struct Entry: Sendable, Hashable {
        /// The key.
        public let key: Piece
        /// The value.
        public let value: YAMLNode
    }
    /// A scalar, still text.
    case text(Piece)
    /// A list; the piece is its place, without text.
    case list([YAMLNode], at: Piece)
    /// A map without duplicate keys, in the order of the file; the piece is its place.
    case map([Entry], at: Piece)

    /// Where the node begins.
    public var place: Piece {
        switch self {
        case .text(let piece), .list(_, at: let piece), .map(_, at: let piece): piece
        }
    }
}

/// Turns libyaml's events into a tree. No anchors, aliases or tags: data that people edit needs none of them, and they can explode.
private final class YAMLScan {
    private let file: String
    private let findings = Findings()
    private var parser = yaml_parser_t()
    private var event = yaml_event_t()

    init(file: String) { self.file = file }

    func read(_ bytes: [UInt8]) throws(DataProblems) -> YAMLNode {
        guard yaml_parser_initialize(&parser) == 1 else {
            throw DataProblems(file: file, "The YAML reader could not start.")
        }
        defer {
            yaml_event_delete(&event)
            yaml_parser_delete(&parser)
        }
        // The parser keeps the pointer, so the bytes must stay in place until the last event.
        let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<YAMLNode?, DataProblems> in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            do throws(DataProblems) {
                return .success(try document())
            } catch {
                return .failure(error)
            }
        }
        let root = try outcome.get()
        try findings.throwIfAny()
        guard let root else { throw DataProblems(file: file, "This file is empty.") }
        return root
    }

    private func document() throws(DataProblems) -> YAMLNode? {
        var root: YAMLNode?
        while true {
            try next()
            switch event.type {
            case YAML_STREAM_END_EVENT: return root
            case YAML_DOCUMENT_START_EVENT:
                if root != nil {
                    findings.reportMissing(
                        place, "A second document begins here; one file holds one.")
                    return root
                }
                try next()
                root = try node(depth: 1)
            default: continue
            }
        }
    }

    private func next() throws(DataProblems) {
        yaml_event_delete(&event)
        guard yaml_parser_parse(&parser, &event) == 1 else {
            let reason = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
            throw DataProblems(
                file: file, line: Int(parser.problem_mark.line) + 1,
                column: Int(parser.problem_mark.column) + 1, "This is not YAML: \(reason).")
        }
    }

    private var place: Piece { piece("") }

    private func piece(_ text: String) -> Piece {
        Piece(
            file: file, line: Int(event.start_mark.line) + 1,
            column: Int(event.start_mark.column) + 1, text: text)
    }

    private func node(depth: Int) throws(DataProblems) -> YAMLNode {
        guard depth <= YAMLFile.maximumDepth else {
            throw DataProblems(
                file: file, line: place.line, column: place.column,
                "This is nested deeper than \(YAMLFile.maximumDepth) levels.")
        }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let piece = piece(String(decoding: bytes, as: UTF8.self))
            refuse(anchor: scalar.anchor, tag: scalar.tag, at: piece)
            return .text(piece)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            refuse(anchor: start.anchor, tag: start.tag, at: place)
            return try list(depth: depth)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            refuse(anchor: start.anchor, tag: start.tag, at: place)
            return try map(depth: depth)
        default:
            findings.reportMissing(place, "Aliases (*) are not used here; write the value out.")
            return .text(place)
        }
    }

    private func refuse(
        anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at place: Piece
    ) {
        if anchor != nil { findings.report(place, "Anchors (&) are not used here.") }
        if tag != nil { findings.report(place, "Tags (!) are not used here.") }
    }

    private func list(depth: Int) throws(DataProblems) -> YAMLNode {
        let start = place
        var items: [YAMLNode] = []
        try next()
        while event.type != YAML_SEQUENCE_END_EVENT {
            items.append(try node(depth: depth + 1))
            try next()
        }
        return .list(items, at: start)
    }

    private func map(depth: Int) throws(DataProblems) -> YAMLNode {
        let start = place
        var entries: [YAMLNode.Entry] = []
        var seen: [String: Int] = [:]
        try next()
        while event.type != YAML_MAPPING_END_EVENT {
            let key = try node(depth: depth + 1)
            try next()
            let value = try node(depth: depth + 1)
            try next()
            guard case .text(let word) = key else {
                findings.report(key.place, "A key must be a plain word.")
                continue
            }
            if let line = seen[word.text] {
                findings.report(word, "This key stands twice; the first is on line \(line).")
                continue
            }
            seen[word.text] = word.line
            entries.append(.init(key: word, value: value))
        }
        return .map(entries, at: start)
    }
}
