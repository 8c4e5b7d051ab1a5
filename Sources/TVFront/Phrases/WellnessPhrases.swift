// What is said: wellness. The texts themselves are in `Screens/Strings`.
extension Say {
    static let hintAnswer = Say("hint.answer")
    static let wellnessAsk = Say("wellness.ask")
    static let wellnessWaiting = Say("wellness.waiting")
    static let wellnessGiven = Say("wellness.given")
    static let answerWell = Say("answer.well")
    static let answerNotSoWell = Say("answer.not-so-well")
    static let answerCallMe = Say("answer.call-me")

    static let ofWellness: [Say] = [
        hintAnswer, wellnessAsk, wellnessWaiting, wellnessGiven, answerWell, answerNotSoWell,
        answerCallMe,
    ]
}
