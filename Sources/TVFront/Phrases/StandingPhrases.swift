// What is said: standing orders. The texts themselves are in `Screens/Strings`.
extension Say {
    static let standingTile = Say("standing.tile")
    static let standingNotice = Say("standing.notice")
    static let standingTileNext = Say("standing.tile-next")
    static let standingTileRests = Say("standing.tile-rests")
    static let standingEvery1 = Say("standing.every-1")
    static let standingEvery2 = Say("standing.every-2")
    static let standingEvery4 = Say("standing.every-4")
    static let standingWeekly = Say("standing.weekly")
    static let standingBiweekly = Say("standing.biweekly")
    static let standingMonthly = Say("standing.monthly")
    static let stripStandingFrom = Say("strip.standing-from")
    static let standingComes = Say("standing.comes")
    static let standingOrdered = Say("standing.ordered")
    static let standingRests = Say("standing.rests")
    static let standingRestsNext = Say("standing.rests-next")
    static let standingNoDelivery = Say("standing.no-delivery")
    static let standingEnded = Say("standing.ended")
    static let buttonStopStanding = Say("button.stop-standing")
    static let buttonSkip = Say("button.skip")
    static let buttonSkipThisWeek = Say("button.skip-this-week")
    static let buttonResume = Say("button.resume")
    static let buttonMakeStanding = Say("button.make-standing")
    static let hintMakeStanding = Say("hint.make-standing")
    static let hintFixRhythm = Say("hint.fix-rhythm")
    static let hintKeepStanding = Say("hint.keep-standing")
    static let buttonSkipNow = Say("button.skip-now")
    static let hintSkipNow = Say("hint.skip-now")
    static let buttonResumeNow = Say("button.resume-now")
    static let hintResumeNow = Say("hint.resume-now")
    static let buttonKeepSkipped = Say("button.keep-skipped")
    static let buttonGoOn = Say("button.go-on")
    static let hintStopNow = Say("hint.stop-now")
    static let skipAsk = Say("skip.ask")
    static let skipNext = Say("skip.next")
    static let skipOrdered = Say("skip.ordered")
    static let resumeAsk = Say("resume.ask")
    static let stopAsk = Say("stop.ask")
    static let stopAfter = Say("stop.after")
    static let stopOrdered = Say("stop.ordered")
    static let missedTitle = Say("missed.title")
    static let buttonNotNow = Say("button.not-now")
    static let hintLater = Say("hint.later")
    static let sentStandingTitle = Say("sent.standing-title")
    static let sentStanding = Say("sent.standing")
    static let sentStandingFrom = Say("sent.standing-from")
    static let sentSkip = Say("sent.skip")
    static let sentResume = Say("sent.resume")
    static let sentStop = Say("sent.stop")
    static let buttonRepeat = Say("button.repeat")
    static let hintRepeat = Say("hint.repeat")
    static let stripStandingNot = Say("strip.standing-not")
    static let stripStandingUnchanged = Say("strip.standing-unchanged")
    static let stripStandingMissed = Say("strip.standing-missed")
    static let decisionStanding = Say("decision.standing")

    static let ofStanding: [Say] = [
        standingTile, standingNotice, standingTileNext, standingTileRests, standingEvery1,
        standingEvery2, standingEvery4, standingWeekly, standingBiweekly, standingMonthly,
        stripStandingFrom, standingComes, standingOrdered, standingRests, standingRestsNext,
        standingNoDelivery, standingEnded, buttonStopStanding, buttonSkip, buttonSkipThisWeek,
        buttonResume, buttonMakeStanding, hintMakeStanding, hintFixRhythm, hintKeepStanding,
        buttonSkipNow, hintSkipNow, buttonResumeNow, hintResumeNow, buttonKeepSkipped, buttonGoOn,
        hintStopNow, skipAsk, skipNext, skipOrdered, resumeAsk, stopAsk, stopAfter, stopOrdered,
        missedTitle, buttonNotNow, hintLater, sentStandingTitle, sentStanding, sentStandingFrom,
        sentSkip, sentResume, sentStop, buttonRepeat, hintRepeat, stripStandingNot,
        stripStandingUnchanged, stripStandingMissed, decisionStanding,
    ]
}
