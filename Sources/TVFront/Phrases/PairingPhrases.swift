// What is said: pairing. The texts themselves are in `Screens/Strings`.
extension Say {
    static let pairingAsk = Say("pairing.ask")
    static let pairingWait = Say("pairing.wait")
    static let pairingSlow = Say("pairing.slow")
    static let pairedText = Say("paired.text")
    static let revokedText = Say("revoked.text")
    static let buttonStart = Say("button.start")

    static let ofPairing: [Say] = [
        pairingAsk, pairingWait, pairingSlow, pairedText, revokedText, buttonStart,
    ]
}
