// What is said: what was asked already, and that it is done. The texts themselves are in `Screens/Strings`.
extension Say {
    static let stripSameOrder = Say("strip.same-order")
    static let stripSameRide = Say("strip.same-ride")
    static let stripSomeOrdered = Say("strip.some-ordered")
    static let stripSameThing = Say("strip.same-thing")
    static let stripOrdered = Say("strip.ordered")
    static let stripBecomes = Say("strip.becomes")
    static let stripBecomeMore = Say("strip.become-more")
    static let reviewRepeated = Say("review.repeated")
    static let rideReviewRepeated = Say("ride-review.repeated")
    static let repeatRow = Say("repeat.row")
    static let repeatRide = Say("repeat.ride")
    static let outNotAsked = Say("out-leg.not-asked")
    static let repeatByPhone = Say("repeat.by-phone")
    static let buttonSeeOrder = Say("button.see-order")
    static let buttonSeeRide = Say("button.see-ride")
    static let buttonRest = Say("button.rest")
    static let buttonMoreOfIt = Say("button.more-of-it")
    static let buttonOnlyOut = Say("button.only-out")
    static let buttonOnlyHome = Say("button.only-home")
    static let hintTakeOut = Say("hint.take-out")
    static let hintRest = Say("hint.rest")
    static let hintMoreOfIt = Say("hint.more-of-it")
    static let hintOnly = Say("hint.only")
    static let flashTakenOut = Say("flash.taken-out")
    static let flashMostByPhone = Say("flash.most-by-phone")
    static let againChange = Say("again.change")
    static let hintAgainChange = Say("hint.again-change")
    static let stripSending = Say("strip.sending")
    static let stripFinished = Say("strip.finished")
    static let buttonCallMe = Say("button.call-me")
    static let hintCallMe = Say("hint.call-me")
    static let callMeAsked = Say("call-me.asked")
    static let callMeSoon = Say("call-me.soon")

    static let ofAlready: [Say] = [
        stripSameOrder, stripSameRide, stripSending, stripFinished, buttonCallMe, hintCallMe,
        callMeAsked, callMeSoon, stripSomeOrdered, stripSameThing, stripOrdered, stripBecomes,
        stripBecomeMore, reviewRepeated, rideReviewRepeated, repeatRow, repeatRide,
        repeatByPhone, outNotAsked, buttonSeeOrder, buttonSeeRide, buttonRest, buttonMoreOfIt,
        buttonOnlyOut,
        buttonOnlyHome, hintTakeOut, hintRest, hintMoreOfIt, hintOnly, flashTakenOut,
        flashMostByPhone, againChange, hintAgainChange,
    ]
}
