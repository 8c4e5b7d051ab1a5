/// CRC-32C (Castagnoli), by which a torn or damaged record of the journal is found out.
enum CheckSum {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1
        }
    }

    /// The checksum of bytes; `before` is that of the bytes that go before them.
    static func of(_ bytes: some Sequence<UInt8>, after before: UInt32 = 0) -> UInt32 {
        ~bytes.reduce(~before) { value, byte in
            table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8
        }
    }

    /// Eight hexadecimal digits.
    static func text(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
