import Domain
import Records
import Services
import Wire

/// The ledger of signs of life: whatever shows that somebody is well counts, so that silence alone alarms nobody.
enum Signs {
    /// How far back a last sign is looked for.
    static let daysBack = 14

    /// What a household's entries in the log say about it being alive.
    private static let kinds: [EventKind] = [
        .checkedIn, .orderAccepted, .orderChanged, .orderCancelled, .rideRequested, .rideCancelled,
        .rideDone, .handedOver, .awayAnnounced, .cameHome,
    ]

    /// Takes a sign of pressed keys. Without consent nothing is kept.
    static func key(_ visit: Visit) throws -> Reply {
        let told = try visit.message(TellKeySign.self)
        let household = try visit.household(named: nil)
        guard try Consents.isGiven(.passiveSigns, by: household.id, visit),
            let terms = visit.terms.municipality.wellness
        else { throw Problem.noConsent }
        guard let part = DayPart(day: told.day, number: told.part),
            (visit.today.adding(days: -daysBack)...visit.today).contains(told.day)
        else {
            throw Problem.unfit(
                "bad-day", ja: "その日の しるしは もう 受け取れません。",
                en: "A sign of that day is not taken any more.")
        }
        let zone = visit.terms.municipality.zone
        try visit.books.keySigns.put(
            household.id, day: part.day, part: part.number,
            at: part.sign(arrived: visit.now, in: zone, dayBegins: terms.dayBegins))
        let kept = Consents.purpose(.passiveSigns, visit)?.keptDays ?? 0
        try visit.books.keySigns.forget(household.id, before: visit.today.adding(days: -kept))
        return try .message(told, status: 201, subject: household.id.text)
    }

    /// The last sign of each household up to a moment.
    static func last(until: Moment, _ visit: Visit) throws -> [HouseholdId: SignOfLife] {
        let from = until.adding(minutes: -daysBack * 24 * 60)
        var last: [HouseholdId: SignOfLife] = [:]
        func note(_ household: HouseholdId, _ kind: SignKind, _ at: Moment) {
            guard at >= from, at <= until, last[household].map({ $0.at < at }) ?? true else {
                return
            }
            last[household] = SignOfLife(kind: kind, at: at)
        }
        var place = try visit.books.log.place(before: from)
        while true {
            let events = try visit.books.log.outlines(of: kinds, after: place, most: 5_000)
            for event in events {
                guard let household = event.household, let kind = kind(of: event) else { continue }
                note(household, kind, event.at)
            }
            guard events.count == 5_000, let end = events.last else { break }
            place = end.sequence
        }
        let signs = try visit.books.keySigns.signs(from: from, to: until)
        for (household, own) in Dictionary(grouping: signs, by: \.household)
        where try Consents.isGiven(.passiveSigns, by: household, visit) {
            for sign in own { note(household, .key, sign.at) }
        }
        return last
    }

    private static func kind(of event: Event) -> SignKind? {
        switch event.kind {
        case .handedOver: return .handOver
        case .rideDone: return .ride
        case .checkedIn where event.actor.hasPrefix("box:"),
            .awayAnnounced where event.actor.hasPrefix("box:"),
            .cameHome where event.actor.hasPrefix("box:"):
            return .checkIn
        default:
            if event.actor.hasPrefix("box:") { return .order }
            // What the desk enters somebody has asked for on the telephone; a close is the office's own.
            return event.actor.hasPrefix("operator:") ? .phone : nil
        }
    }
}

extension Problem {
    /// Nothing is kept that was not agreed to.
    static let noConsent = Problem(
        status: 409, code: "no-consent", title: "not agreed to",
        detail: Note(
            ja: "同意が ないので 記録しません。", en: "It is not recorded, as it was not agreed to."))
}
