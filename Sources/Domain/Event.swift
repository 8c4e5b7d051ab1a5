/// What can stand in the order log. The log is one sequence; everything else is folded from it.
public enum EventKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A household signed up.
    case householdRegistered = "household-registered"
    /// A box was bound to a household.
    case boxPaired = "box-paired"
    /// A box was shut out.
    case boxRevoked = "box-revoked"
    /// An order was accepted.
    case orderAccepted = "order-accepted"
    /// An order got other lines.
    case orderChanged = "order-changed"
    /// An order was taken back.
    case orderCancelled = "order-cancelled"
    /// An order came after the close; nothing was written for the day.
    case orderTooLate = "order-too-late"
    /// Ordering for the listed slots ends here: an order is on time if its sequence is below this one.
    case close
    /// Ordering for the listed slots goes on until a new time, because the office was not there before the close.
    case closeExtended = "close-extended"
    /// A shop picked an order, some lines perhaps short.
    case picked
    /// The plan of a day counts from here.
    case planPublished = "plan-published"
    /// A village gets another carrier.
    case carrierSwitched = "carrier-switched"
    /// A sortie was checked, loaded, launched, landed or came back.
    case sortieStep = "sortie-step"
    /// A van left, arrived or came back.
    case vanStep = "van-step"
    /// Somebody took an order.
    case handedOver = "handed-over"
    /// Nobody could take it; it returns tomorrow.
    case handOffFailed = "hand-off-failed"
    /// A wrong hand-over was taken back.
    case handOffUndone = "hand-off-undone"
    /// A ride was asked for.
    case rideRequested = "ride-requested"
    /// A rider is done earlier and asked to be fetched now.
    case rideHastened = "ride-hastened"
    /// A ride got a car and a time.
    case rideAssigned = "ride-assigned"
    /// A ride was taken back.
    case rideCancelled = "ride-cancelled"
    /// A ride could not be given.
    case rideRefused = "ride-refused"
    /// A ride took place.
    case rideDone = "ride-done"
    /// A household said how it is.
    case checkedIn = "checked-in"
    /// A household finished a lesson of the practice.
    case practised
    /// A household agreed to a purpose, refused it, or took it back.
    case consentDecided = "consent-decided"
    /// A household will not be at home for some days.
    case awayAnnounced = "away-announced"
    /// A household is home again.
    case cameHome = "came-home"
    /// A notice was posted.
    case noticePosted = "notice-posted"
    /// A notice was taken down.
    case noticeWithdrawn = "notice-withdrawn"
    /// A household read a notice.
    case noticeRead = "notice-read"
    /// A household said on the telephone what to do about something missing.
    case callAnswered = "call-answered"
    /// A household set itself a limit for a month, or took it back.
    case spendingLimitSet = "spending-limit-set"
    /// An alert was raised or changed.
    case alertRaised = "alert-raised"
    /// An alert was cleared.
    case alertCleared = "alert-cleared"
    /// A household answered an alert.
    case alertRead = "alert-read"
    /// A poll was opened.
    case pollOpened = "poll-opened"
    /// A poll was closed.
    case pollClosed = "poll-closed"
    /// A household answered a poll; what it answered stands in no log.
    case pollAnswered = "poll-answered"
    /// A household wishes something to be sold.
    case itemWished = "item-wished"
    /// The office answered a wish.
    case itemWishAnswered = "item-wish-answered"
    /// A household wants something again and again.
    case standingMade = "standing-made"
    /// It wants it no more.
    case standingStopped = "standing-stopped"
    /// It wants nothing on one of the dates.
    case standingSkipped = "standing-skipped"
    /// It wants it on that date after all.
    case standingResumed = "standing-resumed"
    /// A date of a standing order that could not be ordered; the household is told.
    case standingMissed = "standing-missed"
    /// Somebody asked for an order on a household's behalf; it counts as none yet.
    case proposalMade = "proposal-made"
    /// The household said yes; the order follows in the log.
    case proposalAssented = "proposal-assented"
    /// The household said no.
    case proposalDeclined = "proposal-declined"
    /// The close came before the household said yes or no.
    case proposalLate = "proposal-late"
}

/// One entry of the order log.
public struct Event: Sendable, Hashable, Codable {
    /// Its place in the log, from 1 without gaps.
    public let sequence: Int64
    /// When the office wrote it.
    public let at: Moment
    /// What happened.
    public let kind: EventKind
    /// The day it concerns, if it concerns one.
    public let day: Day?
    /// The household it concerns, if it concerns one.
    public let household: HouseholdId?
    /// The village it concerns, if it concerns one.
    public let village: VillageId?
    /// The id of what it happened to.
    public let subject: String
    /// Who did it: `box:ID`, `operator:ID` or `office`.
    public let actor: String
    /// The rest, as JSON.
    public let detail: String
    /// An entry.
    public init(
        sequence: Int64, at: Moment, kind: EventKind, day: Day?, household: HouseholdId?,
        village: VillageId?, subject: String, actor: String, detail: String
    ) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.day = day
        self.household = household
        self.village = village
        self.subject = subject
        self.actor = actor
        self.detail = detail
    }
}
