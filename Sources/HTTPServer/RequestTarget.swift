/// The path and query of a request, taken apart from the bytes as sent.
struct RequestTarget {
    let rawPath: String
    let rawQuery: String
    let path: String
    let query: [(name: String, value: String)]

    /// Query fields in a request.
    private static let mostFields = 100

    /// Nil unless the target begins with a slash, holds printable ASCII only, has sound escapes of
    /// valid UTF-8, and names no parent folder.
    init?(_ raw: [UInt8]) {
        guard raw.first == UInt8(ascii: "/"),
            raw.allSatisfy({ (0x21...0x7E).contains($0) && !Self.unsafe.contains($0) })
        else { return nil }
        let mark = raw.firstIndex(of: UInt8(ascii: "?")) ?? raw.endIndex
        let path = raw[..<mark]
        let query = raw[mark...].dropFirst()
        guard let decoded = Self.decode(path, plusIsSpace: false),
            // An escaped slash or backslash would change where the segments end.
            decoded.count(where: { $0 == UInt8(ascii: "/") })
                == path.count(where: { $0 == UInt8(ascii: "/") }),
            !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
            !decoded.split(separator: UInt8(ascii: "/")).contains(where: Self.climbs),
            let text = String(validating: decoded, as: UTF8.self)
        else { return nil }
        var fields: [(name: String, value: String)] = []
        for part in query.split(separator: UInt8(ascii: "&")) {
            let halves = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard fields.count < Self.mostFields,
                let name = Self.field(halves[0]),
                let value = Self.field(halves.count > 1 ? halves[1] : [])
            else { return nil }
            fields.append((name, value))
        }
        self.path = text
        self.query = fields
        rawPath = String(decoding: path, as: UTF8.self)
        rawQuery = String(decoding: query, as: UTF8.self)
    }

    /// Characters no URI may hold unescaped (RFC 3986); `#` never reaches a server.
    private static let unsafe = Array("\"#<>\\^`{|}".utf8)

    private static func climbs(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.elementsEqual("..".utf8) || segment.elementsEqual(".".utf8)
    }

    private static func field(_ coded: ArraySlice<UInt8>) -> String? {
        guard let bytes = decode(coded, plusIsSpace: true), !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Decodes percent escapes once; nil for a broken one.
    private static func decode(_ coded: ArraySlice<UInt8>, plusIsSpace: Bool) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(coded.count)
        var index = coded.startIndex
        while index < coded.endIndex {
            let byte = coded[index]
            index += 1
            guard byte == UInt8(ascii: "%") else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                continue
            }
            guard index + 1 < coded.endIndex, let high = digit(coded[index]),
                let low = digit(coded[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
            index += 2
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
