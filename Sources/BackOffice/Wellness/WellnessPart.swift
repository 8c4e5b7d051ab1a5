import Domain
import Records
import Wire

/// What a household's television knows of its wellness, and what is set for it.
enum WellnessPart {
    /// The part of the view; nil where the municipality has set nothing.
    static func view(
        of household: HouseholdId, beside view: ResidentView, _ visit: Visit
    ) throws -> WellnessView? {
        guard let terms = visit.terms.municipality.wellness else { return nil }
        let own = try visit.books.wellnessSettings.setting(of: household)
        let remindAt = own?.reminds == false ? nil : own?.remindAt ?? terms.remindAt
        return WellnessView(
            remindAt: remindAt, dayBegins: terms.dayBegins,
            firstSignToday: try firstSign(of: household, view, terms, visit),
            away: try visit.books.aways.aways(of: household, since: visit.today),
            notes: try Observing.notes(of: household, visit))
    }

    private static func firstSign(
        of household: HouseholdId, _ view: ResidentView, _ terms: WellnessTerms, _ visit: Visit
    ) throws -> Moment? {
        let begins = visit.terms.municipality.zone.moment(visit.today, terms.dayBegins)
        var signs = view.orders.flatMap { [$0.placedAt, $0.handedOverAt].compactMap { $0 } }
        signs += view.rides.map(\.placedAt)
        if let checkIn = view.checkIn { signs.append(checkIn.at) }
        if let consents = view.consents, consents.isGiven(.passiveSigns) {
            signs += try visit.books.keySigns.signs(
                of: household, from: begins, to: visit.now
            ).map(\.at)
        }
        return signs.filter { $0 >= begins && $0 <= visit.now }.min()
    }

    /// Sets what a household has of its own.
    static func set(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(SetWellness.self)
        let household = try visit.household(named: visit.id("household"))
        let reason = try visit.reason(wish.reason)
        guard wish.setting.silenceHours.map({ (12...96).contains($0) }) ?? true else {
            throw Problem.unfit(
                "bad-hours", ja: "しずかな時間は12〜96時間で書いてください。",
                en: "Please give 12 to 96 hours of silence.")
        }
        try visit.books.wellnessSettings.put(wish.setting, of: household.id)
        return try .message(wish.setting, subject: household.id.text, reason: reason)
    }
}
