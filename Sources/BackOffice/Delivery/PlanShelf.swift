import Domain
import Records
import Wire

/// The plans of days as the desk sees them, kept in the books.
struct PlanShelf {
    let visit: Visit

    /// The plan that counts.
    func published(_ day: Day) throws -> PlanView? {
        try view(visit.books.plans.published(of: day))
    }

    /// The newest plan, draft or not.
    func newest(_ day: Day) throws -> PlanView? { try view(visit.books.plans.newest(of: day)) }

    /// Writes a plan.
    func put(_ plan: PlanView) throws {
        try visit.books.plans.put(
            PlanRecord(
                day: plan.day, version: plan.version, status: plan.status, madeAt: plan.madeAt,
                body: String(decoding: try Message.bytes(plan), as: UTF8.self)))
    }

    /// The published plan a flight or round stands in. Their names, as in `S-21-3`, hold the day of
    /// the month, which is one day only among four weeks around today.
    func plan(naming name: String, where holds: (PlanView) -> Bool) throws -> PlanView {
        let parts = name.split(separator: "-")
        guard parts.count == 3, let number = Int(parts[1]) else { throw Refusal.notFound }
        let days = (-13...14).map { visit.today.adding(days: $0) }
        guard let day = days.first(where: { $0.day == number }), let plan = try published(day),
            holds(plan)
        else { throw Refusal.notFound }
        return plan
    }

    /// The highest number a flight or a round of the day was ever published with; 0 if there is
    /// none. Numbers are not used again, for they stand on paper in somebody's hand.
    func highestNumbers(_ day: Day) throws -> (sortie: Int, round: Int) {
        var highest = (sortie: 0, round: 0)
        for record in try visit.books.plans.allPublished(of: day) {
            guard let plan = try view(record) else { continue }
            highest.sortie = max(highest.sortie, plan.sorties.map { number($0.id.text) }.max() ?? 0)
            highest.round = max(highest.round, plan.vanRounds.map { number($0.id) }.max() ?? 0)
        }
        return highest
    }

    /// Minutes each volunteer was planned to give this month before a day.
    func minutesGiven(before day: Day) throws -> [VolunteerId: Int] {
        let people = Dictionary(
            visit.terms.municipality.volunteers.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        var given: [VolunteerId: Int] = [:]
        for back in stride(from: day.day - 1, to: 0, by: -1) {
            for load in try published(day.adding(days: -back))?.loads ?? [] {
                guard let id = load.volunteer, let person = people[id], !load.orders.isEmpty
                else { continue }
                given[id, default: 0] +=
                    person.fixedMinutes.rawValue
                    + load.orders.count * person.minutesPerOrder.rawValue
            }
        }
        return given
    }

    private func number(_ name: String) -> Int {
        name.split(separator: "-").last.flatMap { Int($0) } ?? 0
    }

    private func view(_ record: PlanRecord?) throws -> PlanView? {
        try record.map { try Message.read(PlanView.self, from: Array($0.body.utf8)) }
    }
}

/// Orders that come to a village together, by whatever carrier.
struct PlannedLoad {
    let carrier: CarrierKind
    let village: VillageId
    let volunteer: VolunteerId?
    let orders: [LoadedOrder]
    /// When the volunteer is wanted, and when the last order is handed over.
    let from: TimeOfDay
    /// Whether it has left or was weighed, so that a new plan leaves it alone.
    let isUnderWay: Bool

    /// When the last order is handed over.
    var until: TimeOfDay { orders.map(\.handOff).max() ?? from }
}

extension SortieProgress {
    /// Whether a load that was weighed or has left is in it.
    var isUnderWay: Bool { self != .planned && self != .checked }
}

extension PlanView {
    /// Everything that is carried.
    var loads: [PlannedLoad] {
        let flights = sorties.map { sortie in
            PlannedLoad(
                carrier: .drone, village: sortie.village, volunteer: sortie.volunteer,
                orders: sortie.orders, from: sortie.arrival, isUnderWay: sortie.progress.isUnderWay)
        }
        let drives = vanRounds.flatMap { round in
            round.stops.map { stop in
                PlannedLoad(
                    carrier: .van, village: stop.village, volunteer: stop.volunteer,
                    orders: stop.orders, from: stop.arrival,
                    isUnderWay: round.progress != VanRoundView.planned)
            }
        }
        let errands = walks.map { walk in
            PlannedLoad(
                carrier: .onFoot, village: walk.village, volunteer: walk.volunteer,
                orders: walk.orders, from: walk.departs, isUnderWay: false)
        }
        return flights + drives + errands
    }

    /// The same plan with some parts replaced.
    func with(
        version: Int? = nil, status: String? = nil, madeAt: Moment? = nil,
        sorties: [SortieView]? = nil, vanRounds: [VanRoundView]? = nil, walks: [WalkView]? = nil,
        held: [HeldOrder]? = nil, certificate: Certificate? = nil
    ) -> PlanView {
        PlanView(
            day: day, version: version ?? self.version, status: status ?? self.status,
            madeAt: madeAt ?? self.madeAt, sorties: sorties ?? self.sorties,
            vanRounds: vanRounds ?? self.vanRounds, walks: walks ?? self.walks,
            held: held ?? self.held, certificate: certificate ?? self.certificate)
    }

    /// The same plan after some flights lost their orders. A plan that did without them needed at
    /// most that many flights fewer, so the bound falls by their number.
    func losing(flights: Int, orders: Int) -> PlanView {
        with(
            certificate: Certificate(
                byAir: max(0, certificate.byAir - orders),
                sorties: max(0, certificate.sorties - flights),
                sortieBound: max(0, certificate.sortieBound - flights)))
    }
}

extension VanRoundView {
    static let planned = "planned"
    static let departed = "departed"
    static let returned = "returned"

    /// The same round with other stops and mass.
    func with(stops: [Stop], mass: Grams) -> VanRoundView {
        VanRoundView(
            id: id, van: van, base: base, departs: departs, returns: returns, stops: stops,
            mass: mass, progress: progress, arrived: arrived)
    }
}

extension SortieView {
    /// The same flight, given up or come back, with what does not wait for another carrier.
    func emptied(_ progress: SortieProgress, but done: [LoadedOrder] = []) -> SortieView {
        SortieView(
            id: id, drone: drone, base: base, village: village, launch: launch,
            arrival: arrival, back: back, volunteer: volunteer, orders: done, mass: 0,
            progress: progress)
    }
}
