import Seal
import Testing

@Suite("Hexadecimal and base64") struct TextFormTests {
    @Test("every length comes back unchanged from both forms", arguments: 0...70)
    func roundTrip(_ length: Int) throws {
        let bytes = try randomBytes(length)
        #expect(try Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(try Hex.decode(Hex.encode(bytes).uppercased()) == bytes)
        #expect(try Base64.decode(Base64.encode(bytes)) == bytes)
    }

    @Test("base64 is spelled as in RFC 4648")
    func published() {
        let pairs = [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ]
        for (plain, coded) in pairs { #expect(Base64.encode(Array(plain.utf8)) == coded) }
    }

    @Test(
        "hexadecimal with an odd length, a space, a sign or another letter is refused",
        arguments: ["0", "0g", " 00", "00 ", "0x00", "+1", "00:11", "\u{FF10}0", "0\0"])
    func badHex(_ text: String) {
        #expect(throws: SealError.notHex) { try Hex.decode(text) }
    }

    @Test(
        "base64 without padding, with spaces, other letters or spare bits is refused",
        arguments: [
            "Zg", "Zg=", "Zg==\n", " Zg==", "Zg= =", "Zh==", "Zm9=", "Zm9-", "Zm9_", "=Zg=", "====",
            "Zg==Zg==", "Zm 9", "Zm9\0", "Z===",
        ])
    func badBase64(_ text: String) {
        #expect(throws: SealError.notBase64) { try Base64.decode(text) }
    }

    @Test("a text longer than the caller allows is refused before it is decoded")
    func bounded() {
        #expect(throws: SealError.tooLong(what: "The value", most: 2, found: 3)) {
            try Hex.decode("000000", atMost: 2)
        }
        #expect(throws: SealError.tooLong(what: "The value", most: 2, found: 3)) {
            try Base64.decode("Zm9v", atMost: 2)
        }
    }
}
