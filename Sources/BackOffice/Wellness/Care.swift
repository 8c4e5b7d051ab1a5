import Domain
import Records
import Services
import Wire

/// What the operator's list of a day says about each home beside its answer.
struct Care {
    private let day: Day
    private let zone: Zone
    private let until: Moment
    private let hours: Int
    private let away: [HouseholdId: [Away]]
    private let signs: [HouseholdId: SignOfLife]
    private let settings: [HouseholdId: WellnessSetting]
    private let rides: [HouseholdId: [RideRequest]]

    /// Gathers what is known of a day, up to now or to the day's end.
    init(on day: Day, _ visit: Visit) throws {
        self.day = day
        zone = visit.terms.municipality.zone
        let end = zone.moment(day.adding(days: 1), TimeOfDay(0, 0)).adding(milliseconds: -1)
        until = min(visit.now, end)
        hours = visit.terms.municipality.wellness?.silenceHours ?? WellnessTerms().silenceHours
        away = try visit.books.aways.aways(from: day.adding(days: -Signs.daysBack), to: day)
        signs = try Signs.last(until: until, visit)
        settings = try visit.books.wellnessSettings.all()
        let booked = try visit.books.rides.rides(on: day).filter {
            $0.progress != .cancelled && $0.progress != .refused
        }
        rides = Dictionary(grouping: booked, by: \.household).mapValues { $0.map(\.request) }
    }

    /// Fills in a home's line. `pairedAt` is when its television was set up.
    func fill(_ row: inout CheckInRow, pairedAt: Moment?) {
        let id = row.household
        row.away = away[id]?.first { $0.covers(day) }
        row.lastSign = signs[id]
        row.rides = rides[id]
        let own = settings[id]?.silenceHours ?? hours
        row.silenceHours = own
        let since = [signs[id]?.at, pairedAt].compactMap { $0 }.max()
        row.isSilent = Silence(hours: own, since: since, away: away[id] ?? [])
            .isTooLong(at: until, in: zone)
    }
}
