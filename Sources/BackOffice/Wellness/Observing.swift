import Domain
import Records
import Wire

/// What whoever hands over notes about how somebody is.
enum Observing {
    /// Keeps what was seen at a hand-over. Refuses without consent, so that nobody believes it was kept.
    static func keep(_ step: HandOffStep, at order: Order, _ visit: Visit) throws {
        guard let observed = step.observed else { return }
        guard let purpose = Consents.purpose(.observations, visit),
            try Consents.isGiven(.observations, by: order.household, visit)
        else {
            throw Problem(
                status: 409, code: "no-consent", title: "not agreed to",
                detail: Note(
                    ja: "この世帯は「見守りの記録」に同意していません。--observed なしで記録し、気になるときは電話で伝えてください。",
                    en: "This household has not agreed to notes of care. Record it without "
                        + "--observed, and call if you are worried."))
        }
        let note = step.note ?? ""
        guard note.count <= Observation.mostCharacters else {
            throw Problem.unfit(
                "note-too-long", ja: "見守りのひとことは60字までです。",
                en: "A note of care has at most 60 characters.")
        }
        let plan = try PlanShelf(visit: visit).published(visit.today)
        let volunteer = plan?.loads.first { $0.orders.contains { $0.order == order.id } }?.volunteer
        let name = visit.terms.municipality.volunteers.first { $0.id == volunteer }?.name
        try visit.books.observations.put(
            Observation(
                at: visit.now, observed: observed, note: note,
                by: name ?? Name(ja: "役場", kana: "やくば", en: "Town office")),
            about: order.id, of: order.household)
        try visit.books.observations.forget(
            order.household, before: since(purpose, visit))
    }

    /// Notes before this moment are not shown any more.
    static func since(_ purpose: ConsentPurpose, _ visit: Visit) -> Moment {
        visit.now.adding(minutes: -purpose.keptDays * 24 * 60)
    }

    /// What may be read about a household now, by itself or by the desk.
    static func notes(of household: HouseholdId, _ visit: Visit) throws -> [Observation] {
        guard let purpose = Consents.purpose(.observations, visit),
            try Consents.isGiven(.observations, by: household, visit)
        else { return [] }
        return try visit.books.observations.notes(of: household, since: since(purpose, visit))
    }

    /// What was noted about a household, for the desk. Looking is audited.
    static func list(_ visit: Visit) throws -> Reply {
        let household = try visit.household(named: visit.id("household"))
        return try .message(
            Listing(items: try notes(of: household.id, visit)), subject: household.id.text)
    }
}
