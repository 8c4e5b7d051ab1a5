import Domain

/// The texts of an XML file with their paths, without prefixes and attributes; an element without
/// text or with elements in it comes at its end with an empty text. No document type is taken, so
/// nothing can be expanded; size, depth and count are bounded.
struct XMLPieces {
    struct Piece {
        /// The names from the root, parted by `/`.
        var path: String
        var text: String
    }
    private(set) var pieces: [Piece] = []
    private static let maximumDepth = 40
    private static let maximumPieces = 100_000

    private let bytes: [UInt8]
    private let file: String
    private var at = 0

    init(_ bytes: ArraySlice<UInt8>, file: String) throws(DataProblems) {
        self.bytes = Array(bytes)
        self.file = file
        try read()
    }

    private func wrong(_ what: String) -> DataProblems {
        let line = 1 + bytes[..<min(at, bytes.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return DataProblems(file: file, line: line, what)
    }

    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
    }

    private mutating func skip(past end: StaticString) throws(DataProblems) -> ArraySlice<UInt8> {
        let start = at
        while at < bytes.count {
            if starts(end) {
                defer { at += end.utf8CodeUnitCount }
                return bytes[start..<at]
            }
            at += 1
        }
        throw wrong("This file ends in the middle.")
    }

    private mutating func read() throws(DataProblems) {
        var names: [String] = []
        var text = ""
        while at < bytes.count {
            if starts("<!--") {
                _ = try skip(past: "-->")
            } else if starts("<?") {
                _ = try skip(past: "?>")
            } else if starts("<![CDATA[") {
                at += 9
                text += String(decoding: try skip(past: "]]>"), as: UTF8.self)
            } else if starts("<!") {
                throw wrong("A document type is not taken here.")
            } else if starts("</") {
                at += 2
                let name = Self.name(try skip(past: ">"))
                guard names.last == name else { throw wrong("The tag </\(name)> closes nothing.") }
                try add(names, text)
                names.removeLast()
                text = ""
            } else if starts("<") {
                at += 1
                let tag = try skip(past: ">")
                names.append(Self.name(tag))
                guard names.count <= Self.maximumDepth else { throw wrong("This is too deep.") }
                text = ""
                if tag.last == UInt8(ascii: "/") {
                    try add(names, "")
                    names.removeLast()
                }
            } else {
                let start = at
                while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
                text += Self.plain(bytes[start..<at])
            }
        }
        guard names.isEmpty, !pieces.isEmpty else { throw wrong("This file ends in the middle.") }
    }

    private mutating func add(_ names: [String], _ text: String) throws(DataProblems) {
        guard pieces.count < Self.maximumPieces else { throw wrong("This file holds too much.") }
        let isBlank = text.utf8.allSatisfy { " \n\r\t".utf8.contains($0) }
        pieces.append(Piece(path: names.joined(separator: "/"), text: isBlank ? "" : text))
    }

    /// The name of a tag without its prefix and what follows.
    private static func name(_ tag: ArraySlice<UInt8>) -> String {
        let word = tag.prefix { !" \n\r\t/".utf8.contains($0) }
        let local = word.lastIndex(of: UInt8(ascii: ":")).map { word[(word.index(after: $0))...] }
        return String(decoding: local ?? word, as: UTF8.self)
    }

    /// Text with the five entities of XML resolved.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        let entities = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
        ]
        while let next = rest.first {
            if next == "&", let known = entities.first(where: { rest.hasPrefix($0.0) }) {
                result += known.1
                rest = rest.dropFirst(known.0.count)
            } else {
                result.append(next)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
