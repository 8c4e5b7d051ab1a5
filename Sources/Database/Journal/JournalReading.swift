import Foundation

/// What a file of the journal holds.
public struct JournalFileContents: Sendable {
    /// The municipality whose books it follows.
    public let owner: String
    /// The epoch of those books.
    public let epoch: String
    /// Its batches, oldest first; a batch that was taken back or written again is not among them.
    public var batches: [JournalBatch]
    /// The lowest number of any record in it: what earlier files hold from there on does not count.
    public let lowest: Int64?
    /// Whether it ends in half a record, as after a power cut. What is before it is whole.
    public let isTorn: Bool
}

/// Why a file is not a journal.
public struct NotAJournal: Error, Sendable, CustomStringConvertible {
    /// One plain sentence for the operator.
    public let description: String
}

/// Reads files of the order journal.
public enum JournalReading {
    /// Every file of a journal is called so.
    public static let ending = ".journal"

    /// The files of a journal, oldest first: those of a folder, or the one file itself.
    public static func files(at path: String) throws(NotAJournal) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw NotAJournal(description: "There is no journal at \(path).")
        }
        guard isFolder.boolValue else { return [path] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { path + "/" + $0 }
    }

    /// Reads a file up to its end or its first broken record.
    ///
    /// - Throws: if it cannot be read or is no journal.
    public static func read(_ path: String) throws(NotAJournal) -> JournalFileContents {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw NotAJournal(description: "The journal \(path) cannot be read.")
        }
        var scan = Scan(Array(data))
        guard let (owner, epoch) = scan.title() else {
            throw NotAJournal(description: "\(path) is not a journal of this office.")
        }
        var batches: [JournalBatch] = []
        var lowest: Int64?
        while let record = scan.record() {
            lowest = min(lowest ?? .max, record.batch.number)
            // A number that comes again is a transaction that had failed or was uncertain.
            while let last = batches.last, last.number >= record.batch.number {
                batches.removeLast()
            }
            if !record.isVoid { batches.append(record.batch) }
        }
        return JournalFileContents(
            owner: owner, epoch: epoch, batches: batches, lowest: lowest,
            isTorn: !scan.isAtEnd)
    }

    /// The first line of a file.
    static func title(owner: String, epoch: String) -> [UInt8] {
        let text = "engawa-journal 1 \(owner) \(epoch) "
        return Array((text + CheckSum.text(CheckSum.of(text.utf8)) + "\n").utf8)
    }
}

/// Walks over the bytes of a journal; every length is checked before it is believed.
private struct Scan {
    private let bytes: [UInt8]
    /// Everything before this is whole.
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func title() -> (owner: String, epoch: String)? {
        guard let (words, end) = line(at: 0), words.count == 5, words[0] == "engawa-journal",
            words[1] == "1"
        else { return nil }
        let text = words.prefix(4).joined(separator: " ") + " "
        guard CheckSum.text(CheckSum.of(text.utf8)) == words[4] else { return nil }
        place = end
        return (words[2], words[3])
    }

    mutating func record() -> (batch: JournalBatch, isVoid: Bool)? {
        guard let (words, start) = line(at: place), words.count == 5,
            words[0] == "B" || words[0] == "V", let number = Int64(words[1]),
            let at = Int64(words[2]), let length = Int(words[3]), length >= 0,
            length < bytes.count - start, bytes[start + length] == 0x0A
        else { return nil }
        let body = bytes[start..<start + length]
        let head = words.prefix(4).joined(separator: " ") + " "
        let sum = CheckSum.of(body, after: CheckSum.of(head.utf8))
        guard CheckSum.text(sum) == words[4] else { return nil }
        var reader = EntryReader(body)
        guard let entries = reader.entries() else { return nil }
        place = start + length + 1
        return (JournalBatch(number: number, at: at, entries: entries), words[0] == "V")
    }

    /// The words of the line that begins at a place, and where the next one begins.
    private func line(at start: Int) -> ([String], Int)? {
        let reach = bytes[start..<min(bytes.count, start + 256)]
        guard let end = reach.firstIndex(of: 0x0A) else { return nil }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return (text.split(separator: " ").map(String.init), end + 1)
    }
}

/// Reads the changes in a record.
private struct EntryReader {
    private var rest: ArraySlice<UInt8>

    init(_ body: ArraySlice<UInt8>) { rest = body }

    mutating func entries() -> [JournalEntry]? {
        var statements: [String] = []
        var entries: [JournalEntry] = []
        while let kind = rest.popFirst() {
            if kind == UInt8(ascii: "S") {
                guard let text = measured(), take(0x0A) else { return nil }
                statements.append(String(decoding: text, as: UTF8.self))
            } else {
                guard kind == UInt8(ascii: "X"), let index = number(before: ";"),
                    let rows = number(before: ";"), let values = values(),
                    statements.indices.contains(Int(index))
                else { return nil }
                entries.append(
                    JournalEntry(sql: statements[Int(index)], values: values, rows: Int(rows)))
            }
        }
        return entries
    }

    private mutating func values() -> [SQLValue]? {
        var values: [SQLValue] = []
        while let kind = rest.popFirst() {
            switch kind {
            case 0x0A: return values
            case UInt8(ascii: "n"): values.append(.null)
            case UInt8(ascii: "i"):
                guard let number = number(before: ";") else { return nil }
                values.append(.integer(number))
            case UInt8(ascii: "t"):
                guard let bytes = measured() else { return nil }
                values.append(.text(String(decoding: bytes, as: UTF8.self)))
            case UInt8(ascii: "b"):
                guard let bytes = measured() else { return nil }
                values.append(.blob(Array(bytes)))
            default: return nil
            }
        }
        return nil
    }

    private mutating func measured() -> ArraySlice<UInt8>? {
        guard let count = number(before: ":"), (0...Int64(rest.count)).contains(count) else {
            return nil
        }
        defer { rest = rest.dropFirst(Int(count)) }
        return rest.prefix(Int(count))
    }

    private mutating func number(before mark: Unicode.Scalar) -> Int64? {
        guard let end = rest.prefix(24).firstIndex(of: UInt8(ascii: mark)) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return Int64(String(decoding: rest[..<end], as: UTF8.self))
    }

    private mutating func take(_ byte: UInt8) -> Bool { rest.popFirst() == byte }
}
