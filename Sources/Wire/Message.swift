import Foundation

/// Messages are JSON objects; both ends use these two functions and nothing else.
public enum Message {
    /// Most bytes of a request body.
    public static let maximumBytes = 64 * 1024

    /// The bytes of a message, keys sorted so that the same message gives the same bytes.
    public static func bytes<Body: Encodable>(_ body: Body) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(body))
    }

    /// A message from its bytes.
    /// - Throws: `DecodingError`, also if objects and lists are nested deeper than 32.
    public static func read<Body: Decodable>(_ type: Body.Type, from bytes: [UInt8]) throws -> Body
    {
        guard depth(of: bytes) <= 32 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "nested deeper than 32"))
        }
        return try JSONDecoder().decode(type, from: Data(bytes))
    }

    /// Most bytes of one text in a request, as it is written there.
    public static let maximumTextBytes = 4_000

    /// Whether a request's texts can be kept and shown anywhere: none is longer than
    /// `maximumTextBytes`, and none holds control characters but tabs and line ends.
    public static func isPlain(_ bytes: [UInt8]) -> Bool {
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "\"") else {
                place += 1
                continue
            }
            guard let end = endOfPlainText(in: bytes, from: place + 1) else { return false }
            place = end
        }
        return true
    }

    /// The place behind a text's closing quote, or behind all if it has none; nil if the text is
    /// not plain.
    private static func endOfPlainText(in bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            guard place - start <= maximumTextBytes else { return nil }
            switch bytes[place] {
            case UInt8(ascii: "\""): return place + 1
            case 0..<0x20, 0x7F: return nil
            // U+0080 to U+009F in UTF-8.
            case 0xC2 where place + 1 < bytes.count && bytes[place + 1] < 0xA0: return nil
            case UInt8(ascii: "\\"):
                guard place + 1 < bytes.count, isPlainEscape(bytes[(place + 1)...]) else {
                    return nil
                }
                place += 2
            default: place += 1
            }
        }
        return place
    }

    /// Whether what stands behind a backslash is no control character but a tab or a line end.
    private static func isPlainEscape(_ rest: ArraySlice<UInt8>) -> Bool {
        switch rest.first {
        case UInt8(ascii: "b"), UInt8(ascii: "f"): return false
        case UInt8(ascii: "u"):
            let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF8.self)
            guard let value = UInt16(digits, radix: 16) else { return false }
            return [9, 10, 13].contains(value)
                || !(value < 0x20 || (0x7F..<0xA0).contains(value))
        default: return true
        }
    }

    private static func depth(of bytes: [UInt8]) -> Int {
        var deepest = 0
        var depth = 0
        var inText = false
        var escaped = false
        for byte in bytes {
            if inText {
                if escaped {
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    inText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): inText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}
