// What is said: being away, what was noted, consent. The texts themselves are in `Screens/Strings`.
extension Say {
    static let wellRemind = Say("well.remind")
    static let wellRemindDigit = Say("well.remind-digit")
    static let wellLost = Say("well.lost")
    static let tileAway = Say("tile.away")
    static let awayStrip = Say("away.strip")
    static let awayNotYet = Say("away.not-yet")
    static let awayOn = Say("away.on")
    static let awayChoose = Say("away.choose")
    static let awayCount = Say("away.count")
    static let awayUntil = Say("away.until")
    static let awayUntilShort = Say("away.until-short")
    static let awayKnown = Say("away.known")
    static let awayPending = Say("away.pending")
    static let awayKeep = Say("away.keep")
    static let awayChange = Say("away.change")
    static let awayChangeHint = Say("away.change-hint")
    static let awayHome = Say("away.home")
    static let awayHomeHint = Say("away.home-hint")
    static let awayToday = Say("away.today")
    static let awayTomorrow = Say("away.tomorrow")
    static let awayWeek = Say("away.week")
    static let awayOther = Say("away.other")
    static let awayOtherDetail = Say("away.other-detail")
    static let awayChooseHint = Say("away.choose-hint")
    static let awayDaysCount = Say("away.days-count")
    static let awayNext = Say("away.next")
    static let awayAsk = Say("away.ask")
    static let awayAskOne = Say("away.ask-one")
    static let awayMeaning = Say("away.meaning")
    static let awayDelivery = Say("away.delivery")
    static let awayAnnounce = Say("away.announce")
    static let awayAnnounceHint = Say("away.announce-hint")
    static let noteAway = Say("note.away")
    static let sentAwayTitle = Say("sent.away-title")
    static let sentAway = Say("sent.away")
    static let sentHome = Say("sent.home")
    static let notedSeenBy = Say("noted.seen-by")
    static let notedNone = Say("noted.none")
    static let notedOff = Say("noted.off")
    static let notedConsent = Say("noted.consent")
    static let notedConsentHint = Say("noted.consent-hint")
    static let notedLine = Say("noted.line")
    static let notedQuote = Say("noted.quote")
    static let observedFine = Say("observed.fine")
    static let observedConcern = Say("observed.concern")
    static let observedContact = Say("observed.contact")
    static let consentLedger = Say("consent.ledger")
    static let consentLedgerDetail = Say("consent.ledger-detail")
    static let consentLedgerNone = Say("consent.ledger-none")
    static let consentAnyTime = Say("consent.any-time")
    static let consentGiven = Say("consent.given")
    static let consentNotGiven = Say("consent.not-given")
    static let consentNewText = Say("consent.new-text")
    static let consentNewTextLong = Say("consent.new-text-long")
    static let consentNever = Say("consent.never")
    static let consentPending = Say("consent.pending")
    static let consentStands = Say("consent.stands")
    static let consentSeenBy = Say("consent.seen-by")
    static let consentKept = Say("consent.kept")
    static let consentNotKept = Say("consent.not-kept")
    static let consentKeep = Say("consent.keep")
    static let consentLater = Say("consent.later")
    static let consentAgree = Say("consent.agree")
    static let consentAgreeHint = Say("consent.agree-hint")
    static let consentRefuse = Say("consent.refuse")
    static let consentRefuseHint = Say("consent.refuse-hint")
    static let consentWithdraw = Say("consent.withdraw")
    static let consentWithdrawHint = Say("consent.withdraw-hint")
    static let consentLine = Say("consent.line")
    static let decisionGiven = Say("decision.given")
    static let decisionNotGiven = Say("decision.not-given")
    static let decisionWithdrawn = Say("decision.withdrawn")
    static let channelTelevision = Say("channel.television")
    static let channelTelephone = Say("channel.telephone")
    static let channelPaper = Say("channel.paper")
    static let sentConsentTitle = Say("sent.consent-title")
    static let sentAgreed = Say("sent.agreed")
    static let sentRefusedConsent = Say("sent.refused-consent")
    static let sentWithdrawn = Say("sent.withdrawn")

    static let ofCare: [Say] = [
        wellRemind, wellRemindDigit, wellLost, tileAway, awayStrip, awayNotYet, awayOn, awayChoose,
        awayCount, awayUntil, awayUntilShort, awayKnown, awayPending, awayKeep, awayChange,
        awayChangeHint, awayHome, awayHomeHint, awayToday, awayTomorrow, awayWeek, awayOther,
        awayOtherDetail, awayChooseHint, awayDaysCount, awayNext, awayAsk, awayAskOne, awayMeaning,
        awayDelivery, awayAnnounce, awayAnnounceHint, noteAway, sentAwayTitle, sentAway, sentHome,
        notedSeenBy, notedNone, notedOff, notedConsent, notedConsentHint, notedLine, notedQuote,
        observedFine, observedConcern, observedContact, consentLedger, consentLedgerDetail,
        consentLedgerNone, consentAnyTime, consentGiven, consentNotGiven, consentNewText,
        consentNewTextLong, consentNever, consentPending, consentStands, consentSeenBy, consentKept,
        consentNotKept, consentKeep, consentLater, consentAgree, consentAgreeHint, consentRefuse,
        consentRefuseHint, consentWithdraw, consentWithdrawHint, consentLine, decisionGiven,
        decisionNotGiven, decisionWithdrawn, channelTelevision, channelTelephone, channelPaper,
        sentConsentTitle, sentAgreed, sentRefusedConsent, sentWithdrawn,
    ]
}
