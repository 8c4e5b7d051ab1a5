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
