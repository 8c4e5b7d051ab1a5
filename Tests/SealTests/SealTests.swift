import Glibc
import Seal
import Testing

@Suite("Signatures") struct SignatureTests {
    struct Vector: Sendable {
        let seed, open, message, signature: String
    }

    /// RFC 8032, section 7.1, tests 1 to 3.
    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            open: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            open: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            open: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]

    @Test("keys and signatures are those of RFC 8032", arguments: vectors)
    func rfc8032(_ vector: Vector) throws {
        let key = try SigningKey(seed: Hex.decode(vector.seed))
        let message = try Hex.decode(vector.message)
        #expect(Hex.encode(key.publicKey.bytes) == vector.open)
        #expect(Hex.encode(key.sign(message).bytes) == vector.signature)
        #expect(
            try key.publicKey.verify(Signature64(bytes: Hex.decode(vector.signature)), of: message))
    }

    @Test("a message with any one bit changed is refused")
    func tampered() throws {
        let key = try SigningKey.generate()
        let message = Array("one bag of rice".utf8)
        let signature = key.sign(message)
        #expect(key.publicKey.verify(signature, of: message))
        for bit in 0..<(message.count * 8) {
            var other = message
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.publicKey.verify(signature, of: other))
        }
        #expect(!key.publicKey.verify(signature, of: message + [0]))
    }

    @Test("a signature with any one bit changed is refused, and so is another key")
    func forged() throws {
        let key = try SigningKey.generate()
        let message = Array("I am well".utf8)
        let bytes = key.sign(message).bytes
        for bit in 0..<512 {
            var other = bytes
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(try !key.publicKey.verify(Signature64(bytes: other), of: message))
        }
        let stranger = try SigningKey.generate().publicKey
        #expect(try !stranger.verify(Signature64(bytes: bytes), of: message))
    }

    @Test("a public key that accepts any message is refused")
    func weakKey() throws {
        // The neutral point with the signature R = neutral, S = 0 satisfies the bare equation.
        let neutral = [UInt8](arrayLiteral: 1) + [UInt8](repeating: 0, count: 31)
        let signature = try Signature64(bytes: neutral + [UInt8](repeating: 0, count: 32))
        #expect(try !PublicKey(bytes: neutral).verify(signature, of: [1, 2, 3]))
    }

    @Test("text forms come back as the same value, and other lengths are refused")
    func textForms() throws {
        let key = try SigningKey.generate()
        #expect(try PublicKey(base64: key.publicKey.base64) == key.publicKey)
        #expect(key.publicKey.base64.count == 44)
        let signature = key.sign([1])
        #expect(try Signature64(base64: signature.base64) == signature)
        #expect(throws: SealError.wrongLength(what: "A public key", expected: 32, found: 31)) {
            try PublicKey(base64: Base64.encode([UInt8](repeating: 1, count: 31)))
        }
        #expect(throws: SealError.wrongLength(what: "A signature", expected: 64, found: 65)) {
            try Signature64(bytes: [UInt8](repeating: 0, count: 65))
        }
        #expect(throws: SealError.wrongLength(what: "The seed of a key", expected: 32, found: 0)) {
            try SigningKey(seed: [])
        }
    }

    @Test("a signing key shows its public half only, however it is printed")
    func printsNoSecret() throws {
        let seed = [UInt8](repeating: 0xAB, count: 32)
        let key = try SigningKey(seed: seed)
        var dumped = ""
        dump(key, to: &dumped)
        for text in [String(describing: key), String(reflecting: key), "\(key)", dumped] {
            #expect(!text.contains("171") && !text.contains(Base64.encode(seed)))
            #expect(text.contains(key.publicKey.base64) || text.contains("publicKey"))
        }
    }
}

@Suite("Digests, digits and random values") struct ValueTests {
    @Test("SHA-256 gives the published digests of FIPS 180-4")
    func digests() {
        #expect(
            Hex.encode(sha256([]))
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Hex.encode(sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("digits have the length asked for, and each of the ten is about as frequent")
    func digits() throws {
        #expect(try randomDigits(12).count == 12)
        #expect(try randomDigits(0).isEmpty)
        var seen: [Character: Int] = [:]
        for _ in 0..<500 { for digit in try randomDigits(40) { seen[digit, default: 0] += 1 } }
        #expect(Set(seen.keys) == Set("0123456789"))
        // 20,000 draws: 2,000 each, standard deviation 42; ten of them is far outside chance.
        #expect(seen.values.allSatisfy { (1_580...2_420).contains($0) })
        #expect(throws: SealError.self) { try randomDigits(65) }
        #expect(throws: SealError.self) { try randomDigits(-1) }
    }

    @Test("random values have the length asked for and do not repeat")
    func random() throws {
        #expect(try randomBytes(16).count == 16)
        #expect(try randomBytes(0).isEmpty)
        #expect(try Set((0..<1_000).map { _ in try randomBytes(16) }).count == 1_000)
        #expect(throws: SealError.self) { try randomBytes(1_048_577) }
    }

    @Test("comparison in constant time agrees with plain comparison")
    func comparison() {
        #expect(constantTimeEqual([], []))
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
    }

    @Test("both ends of a pairing show the same six digits, and a swapped key shows others")
    func pairing() throws {
        let key = try SigningKey(seed: [UInt8](repeating: 7, count: 32)).publicKey
        let nonce = try randomBytes(16)
        let shown = checkDigits(publicKey: key, nonce: nonce)
        #expect(shown.count == 6 && shown.allSatisfy { $0.isASCII && $0.isNumber })
        #expect(checkDigits(publicKey: key, nonce: nonce) == shown)
        let others = try (0..<200).filter { _ in
            checkDigits(publicKey: try SigningKey.generate().publicKey, nonce: nonce) == shown
        }
        #expect(others.count <= 1)
        let shapes = try (0..<300).map { _ in
            checkDigits(publicKey: key, nonce: try randomBytes(16))
        }
        #expect(shapes.allSatisfy { $0.count == 6 })
        #expect(Set(shapes).count > 290)
    }
}
