import Domain
import Records

extension Residents {
    /// Fills in what each service adds to a household's view, one line a service.
    static func addParts(
        to view: inout ResidentView, of household: Household, _ visit: Visit
    ) throws {
        view.practised = try Practising.lessons(of: household.id, visit)
        view.consents = try Consents.state(of: household.id, visit)
        view.garbage = visit.terms.municipality.garbage.map {
            GarbageDay.coming(
                in: household.village, from: visit.today, rules: $0,
                holidays: visit.terms.municipality.holidays)
        }
        view.polls = try PollDesk.shown(to: household, visit)
        view.villageId = household.village
        view.notices = try NoticeDesk.shown(to: household, visit)
        view.spending = try spending(of: household, visit)
        view.habits = try habits(of: household, visit)
        view.rideHabit = try rideHabit(of: household, visit)
        view.wellness = try WellnessPart.view(of: household.id, beside: view, visit)
        view.itemWishes = try ItemWishes.shown(to: household, visit)
        view.standing = try Standings(visit).sights(of: household.id)
        view.proposals = try Proposals(visit).shown(to: household.id)
    }
}
