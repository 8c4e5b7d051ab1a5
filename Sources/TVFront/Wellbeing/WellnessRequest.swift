public import Domain

/// What a resident asks of the office about being well, being away, and consent.
public enum WellnessRequest: Sendable, Hashable, Codable {
    /// Decide about a purpose, having read that version of its words.
    case decide(ConsentId, version: Int, ConsentDecision)
    /// Announce days away.
    case away(Away)
    /// Say that one is home again, from that day on.
    case home(Day)
    /// Tell that a key was pressed in that part of a day. Only ever sent with consent.
    case sign(day: Day, part: Int)
}

extension Request {
    /// Whether nobody asked for it by a key that says so, so that no screen speaks of it.
    var isSilent: Bool {
        if case .wellness(.sign) = self { return true }
        return false
    }
}

/// Screens about being away, what was noted, and consent.
enum WellPlace: Hashable {
    case away, awayTimes, awayDays
    case awayReview(Away)
    case noted
    case consents, consentLedger
    case consent(ConsentId)

    /// The screen file it is worded by.
    var screen: String {
        switch self {
        case .away: "away"
        case .awayTimes: "away-times"
        case .awayDays: "away-days"
        case .awayReview: "away-review"
        case .noted: "noted"
        case .consents: "consents"
        case .consentLedger: "consent-ledger"
        case .consent: "consent"
        }
    }

    /// Whether 決定 can commit something here.
    var commits: Bool {
        switch self {
        case .away, .awayReview, .consent: true
        default: false
        }
    }
}

/// What choosing does on these screens.
enum WellDeed: Hashable {
    case announce(Away)
    case home
    case decide(ConsentId, Int, ConsentDecision)
}
