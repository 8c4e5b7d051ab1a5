import Domain
import Records
import Wire

/// Days on which nobody is at home.
enum Absence {
    /// How many days late a message of a box that was off is still taken.
    static let lateDays = 7

    /// Announces days away; what was announced for the same days before ends.
    static func announce(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(AnnounceAway.self)
        let household = try visit.household(named: wish.household)
        let reason = visit.signer.isDesk ? try visit.reason(wish.reason) : nil
        let earliest = visit.today.adding(days: -lateDays)
        let latest = visit.today.adding(days: Away.mostDays)
        guard wish.from >= earliest, wish.from <= latest, wish.until >= wish.from,
            wish.until < wish.from.adding(days: Away.mostDays)
        else {
            throw Problem.unfit(
                "bad-day", ja: "おでかけは きょうから 60日までです。お電話ください。",
                en: "Days away begin within 60 days and last at most 60. Please call us.")
        }
        let away = Away(from: wish.from, until: wish.until)
        try visit.books.aways.put(away, of: household.id)
        try log(.awayAnnounced, away, household, visit)
        return try .message(away, status: 201, subject: household.id.text, reason: reason)
    }

    /// Ends the days away: somebody is home from that day on.
    static func comeHome(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(ComeHome.self)
        let household = try visit.household(named: wish.household)
        let reason = visit.signer.isDesk ? try visit.reason(wish.reason) : nil
        let day = min(
            visit.today, max(visit.today.adding(days: -lateDays), wish.day ?? visit.today))
        if try visit.books.aways.end(of: household.id, on: day) {
            try log(.cameHome, Away(from: day, until: day), household, visit)
        }
        return try .message(
            ComeHome(household: household.id, day: day, channel: visit.channel(wish.channel)),
            subject: household.id.text, reason: reason)
    }

    private static func log(
        _ kind: EventKind, _ away: Away, _ household: Household, _ visit: Visit
    ) throws {
        try visit.books.log.append(
            kind, at: visit.now, day: away.from, household: household.id,
            village: household.village, subject: household.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(away), as: UTF8.self))
    }
}
