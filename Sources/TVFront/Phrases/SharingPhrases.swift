// What is said: showing the screen to the office. The texts themselves are in `Screens/Strings`.
extension Say {
    static let buttonShare = Say("button.share")
    static let hintShare = Say("hint.share")
    static let buttonShareEnd = Say("button.share-end")
    static let hintShareEnd = Say("hint.share-end")
    static let shareEnded = Say("share.ended")
    static let shareNotNow = Say("share.not-now")
    static let keyRedSharing = Say("key.red-sharing")
    static let markShared = Say("mark.shared")
    static let markPracticeShared = Say("mark.practice-shared")
    static let pointerAsks = Say("pointer.asks")

    static let ofSharing: [Say] = [
        buttonShare, hintShare, buttonShareEnd, hintShareEnd, shareEnded, shareNotNow,
        keyRedSharing, markShared, markPracticeShared, pointerAsks,
    ]
}
