import CSodium

/// Bytes as hexadecimal digits.
public enum Hex {
    /// The bytes in lower-case hexadecimal, two characters a byte.
    public static func encode(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads hexadecimal of either case, without spaces or signs; `most` bytes at most.
    ///
    /// Throws `SealError.notHex` or `.tooLong`.
    public static func decode(
        _ text: String, atMost most: Int = 65_536
    ) throws(SealError) -> [UInt8] {
        let characters = Array(text.utf8)
        guard characters.count % 2 == 0 else { throw .notHex }
        guard characters.count / 2 <= most else {
            throw .tooLong(what: "The value", most: most, found: characters.count / 2)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 2)
        for index in stride(from: 0, to: characters.count, by: 2) {
            guard let high = value(characters[index]), let low = value(characters[index + 1])
            else { throw .notHex }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Bytes as base64 (RFC 4648, standard alphabet, padded, one spelling for every value).
public enum Base64 {
    /// The bytes in padded base64.
    public static func encode(_ bytes: [UInt8]) -> String {
        let capacity = (bytes.count + 2) / 3 * 4 + 1
        var text = [CChar](repeating: 0, count: capacity)
        sodium_bin2base64(&text, capacity, bytes, bytes.count, sodium_base64_VARIANT_ORIGINAL)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Reads padded base64 without spaces or line breaks; `most` bytes at most.
    ///
    /// Throws `SealError.notBase64`, also for a second spelling of a value, or `.tooLong`.
    public static func decode(
        _ text: String, atMost most: Int = 65_536
    ) throws(SealError) -> [UInt8] {
        let length = text.utf8.count
        guard length % 4 == 0 else { throw .notBase64 }
        let padding = text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        let expected = length / 4 * 3 - padding
        guard expected <= most else {
            throw .tooLong(what: "The value", most: most, found: expected)
        }
        guard expected > 0 else {
            guard length == 0 else { throw .notBase64 }
            return []
        }
        var bytes = [UInt8](repeating: 0, count: expected)
        var decoded = 0
        let code = sodium_base642bin(
            &bytes, expected, text, length, nil, &decoded, nil, sodium_base64_VARIANT_ORIGINAL)
        guard code == 0, decoded == expected else { throw .notBase64 }
        return bytes
    }
}

extension Base64 {
    /// Reads base64 that must stand for exactly `count` bytes.
    static func decode(
        _ text: String, exactly count: Int, what: String
    ) throws(SealError) -> [UInt8] {
        let bytes = try decode(text, atMost: 1024)
        guard bytes.count == count else {
            throw .wrongLength(what: what, expected: count, found: bytes.count)
        }
        return bytes
    }
}
