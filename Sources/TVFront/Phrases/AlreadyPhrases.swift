// What is said: what was asked already, and that it is done. The texts themselves are in `Screens/Strings`.
extension Say {
    static let stripSameOrder = Say("strip.same-order")
    static let stripSameRide = Say("strip.same-ride")
    static let buttonOrderAgain = Say("button.order-again")
    static let buttonAskAgain = Say("button.ask-again")
    static let stripSending = Say("strip.sending")
    static let stripFinished = Say("strip.finished")
    static let buttonCallMe = Say("button.call-me")
    static let hintCallMe = Say("hint.call-me")
    static let callMeAsked = Say("call-me.asked")
    static let callMeSoon = Say("call-me.soon")

    static let ofAlready: [Say] = [
        stripSameOrder, stripSameRide, buttonOrderAgain, buttonAskAgain, stripSending,
        stripFinished, buttonCallMe, hintCallMe, callMeAsked, callMeSoon,
    ]
}
