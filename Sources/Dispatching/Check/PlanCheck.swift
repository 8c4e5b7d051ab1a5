import Domain

/// A rule that a plan breaks.
public enum Violation: Sendable, Hashable, Codable {
    /// A parcel has no answer, or an answer no carrier bears out.
    case answer(parcel: String)
    /// A parcel is on more than one carrier, or on one and held.
    case twice(parcel: String)
    /// Something names what the day does not have.
    case unknown(String)
    /// A sortie, round or errand carries nothing, or a stop of a round.
    case empty(String)
    /// A parcel does not belong where it is carried, leaves before it is packed, or may not fly.
    case parcel(String, on: String)
    /// Mass, volume or class is against the limits of the carrier.
    case load(String)
    /// Minutes do not follow from corridor, pad, road or hand-off times.
    case minutes(String)
    /// Outside daylight, shift or the hours of hand-off.
    case hours(String)
    /// In the air while the corridor is closed.
    case closed(String)
    /// A drone, van, pad, launch or volunteer is used twice at once.
    case overlap(String, String)
    /// A volunteer does not serve the village or takes too many parcels.
    case volunteer(String)
    /// A figure of the certificate or the objective is not what the plan shows.
    case figure(String)
}

/// Judges a plan from the day alone. Shares no code with the planner.
public enum PlanCheck {
    /// Every rule the plan breaks; empty for a lawful plan.
    public static func violations(of plan: DayPlan, in day: DayProblem) -> [Violation] {
        var check = Checking(day: day, plan: plan)
        for sortie in plan.sorties { check.fly(sortie) }
        for round in plan.vanRounds { check.drive(round) }
        for walk in plan.walks { check.walk(walk) }
        check.compareUse()
        check.compareAnswers()
        check.compareFigures()
        return check.found
    }
}

struct Checking {
    /// One use of something that can be used once at a time.
    struct Use {
        var name: String
        var from: Int
        var to: Int
        var by: String
    }
    let day: DayProblem
    let plan: DayPlan
    var found: [Violation] = []
    var uses: [Use] = []
    var carried: [String: (carrier: Carrier, minute: Int)] = [:]
    var taken: [String: Int] = [:]
    let villages: [String: DayProblem.Village]
    let drones: [String: DayProblem.Drone]
    let vans: [String: DayProblem.Van]
    let volunteers: [String: DayProblem.Volunteer]
    let parcels: [String: DayProblem.Parcel]
    let gaps: [String: Int]

    init(day: DayProblem, plan: DayPlan) {
        self.day = day
        self.plan = plan
        func table<Row>(_ rows: [Row], _ id: KeyPath<Row, String>) -> [String: Row] {
            Dictionary(
                rows.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
        }
        villages = table(day.villages, \.id)
        drones = table(day.drones, \.id)
        vans = table(day.vans, \.id)
        volunteers = table(day.volunteers, \.id)
        parcels = table(day.parcels, \.id)
        gaps = Dictionary(
            day.bases.map { ($0.id, $0.launchGap) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func demand(_ holds: Bool, _ otherwise: @autoclosure () -> Violation) {
        if !holds { found.append(otherwise()) }
    }

    mutating func fly(_ sortie: Sortie) {
        guard let drone = drones[sortie.drone], let village = villages[sortie.village],
            let helper = volunteers[sortie.volunteer],
            let corridor = village.corridors.first(where: { $0.base == drone.base })
        else { return found.append(.unknown(sortie.id)) }
        demand(sortie.base == drone.base, .unknown(sortie.id))
        demand(!sortie.handOffs.isEmpty, .empty(sortie.id))
        demand(village.switchedToVan == nil, .parcel(village.id, on: sortie.id))
        let onPad = sortie.launch + corridor.out
        let home = onPad + village.padMinutes + corridor.back
        demand(sortie.arrival == onPad && sortie.back == home, .minutes(sortie.id))
        demand(
            sortie.launch >= day.firstLaunch && sortie.launch >= drone.free && home <= day.homeBy,
            .hours(sortie.id))
        for gate in corridor.closed where gate.from < gate.to {
            demand(home <= gate.from || sortie.launch >= gate.to, .closed(sortie.id))
        }
        for gate in village.padBlocked ?? [] where gate.from < gate.to {
            demand(
                onPad + village.padMinutes <= gate.from || onPad >= gate.to, .closed(sortie.id))
        }
        let load = sortie.handOffs.compactMap { parcels[$0.parcel] }
        let mass = load.reduce(0) { $0 + $1.mass.rawValue }
        let volume = load.reduce(0) { $0 + $1.volume.rawValue }
        demand(
            mass <= drone.payload.rawValue && volume <= drone.volume?.rawValue ?? Int.max
                && Set(load.map(\.keeping)).count <= 1
                && load.allSatisfy { drone.keeps.contains($0.keeping) }, .load(sortie.id))
        for parcel in load {
            demand(
                parcel.village == village.id && parcel.ready <= sortie.launch
                    && parcel.groundOnly == nil, .parcel(parcel.id, on: sortie.id))
        }
        handOver(
            sortie.handOffs, by: helper, in: village.id, meets: sortie.arrival,
            begins: onPad + village.padMinutes, sortie.id, .drone(sortie: sortie.id))
        uses.append(
            Use(
                name: "drone \(drone.id)", from: sortie.launch, to: home + drone.turnaround,
                by: sortie.id))
        uses.append(
            Use(
                name: "pad \(village.id)", from: onPad, to: onPad + village.padMinutes,
                by: sortie.id))
        uses.append(
            Use(
                name: "launch \(drone.base)", from: sortie.launch,
                to: sortie.launch + (gaps[drone.base] ?? 0), by: sortie.id))
    }

    /// A volunteer's share: place, shift, pace, count.
    mutating func handOver(
        _ handOffs: [HandOff], by helper: DayProblem.Volunteer, in village: String, meets: Int,
        begins: Int, _ name: String, _ carrier: Carrier
    ) {
        demand(helper.villages.contains(village), .volunteer(name))
        var clock = begins + helper.fixed
        for handOff in handOffs {
            clock += helper.perOrder
            demand(handOff.minute == clock, .minutes(name))
            note(handOff, carrier)
        }
        demand(
            meets >= helper.window.from && clock <= helper.window.to && clock <= day.handOffBy,
            .hours(name))
        taken[helper.id, default: 0] += handOffs.count
        uses.append(Use(name: "volunteer \(helper.id)", from: meets, to: clock, by: name))
    }

    mutating func note(_ handOff: HandOff, _ carrier: Carrier) {
        demand(parcels[handOff.parcel] != nil, .unknown(handOff.parcel))
        demand(carried[handOff.parcel] == nil, .twice(parcel: handOff.parcel))
        carried[handOff.parcel] = (carrier, handOff.minute)
    }

    mutating func walk(_ walk: Walk) {
        guard let helper = volunteers[walk.volunteer], let onFoot = helper.onFoot else {
            return found.append(.unknown(walk.id))
        }
        demand(onFoot.base == walk.base, .unknown(walk.id))
        demand(!walk.handOffs.isEmpty, .empty(walk.id))
        let load = walk.handOffs.compactMap { parcels[$0.parcel] }
        demand(
            load.reduce(0) { $0 + $1.mass.rawValue } <= onFoot.carries.rawValue, .load(walk.id))
        for parcel in load {
            demand(
                parcel.village == walk.village && parcel.ready <= walk.departs,
                .parcel(parcel.id, on: walk.id))
        }
        handOver(
            walk.handOffs, by: helper, in: walk.village, meets: walk.departs - onFoot.minutes,
            begins: walk.departs + onFoot.minutes, walk.id, .onFoot(walk: walk.id))
    }

    mutating func compareUse() {
        uses.sort { ($0.name, $0.from, $0.to, $0.by) < ($1.name, $1.from, $1.to, $1.by) }
        for (one, next) in zip(uses, uses.dropFirst())
        where one.name == next.name && one.to > next.from {
            found.append(.overlap(one.by, next.by))
        }
        for helper in day.volunteers {
            demand(
                taken[helper.id, default: 0] <= max(0, helper.maxOrders), .volunteer(helper.id))
        }
    }

    mutating func compareAnswers() {
        for id in parcels.keys.sorted() {
            switch plan.answers[id] {
            case .carried(let carrier, let minute, let reason):
                demand(
                    carried[id].map { $0.carrier == carrier && $0.minute == minute } ?? false,
                    .answer(parcel: id))
                if case .drone = carrier {
                    demand(reason == nil, .answer(parcel: id))
                } else {
                    demand(reason != nil, .answer(parcel: id))
                }
            case .held: demand(carried[id] == nil, .twice(parcel: id))
            case nil: found.append(.answer(parcel: id))
            }
        }
        demand(plan.answers.count == parcels.count, .figure("answers"))
    }

    mutating func compareFigures() {
        let flown = plan.sorties.reduce(0) { $0 + $1.handOffs.count }
        demand(plan.certificate.sorties == plan.sorties.count, .figure("sorties"))
        demand(plan.objective.sorties == plan.sorties.count, .figure("sorties"))
        demand(plan.certificate.servedByAir == flown, .figure("served by air"))
        demand(plan.certificate.lowerBound <= plan.sorties.count, .figure("bound"))
        let out = plan.vanRounds.reduce(0) { $0 + $1.returns - $1.departs }
        demand(plan.objective.vanMinutes == out, .figure("van minutes"))
        let missing = parcels.values.filter { $0.urgent && carried[$0.id] == nil }.count
        demand(plan.objective.urgentUnserved == missing, .figure("urgent unserved"))
        let sum = carried.reduce(0) {
            let urgent = parcels[$1.key]?.urgent ?? false
            return $0 + $1.value.minute * (urgent ? Objective.urgentWeight : 1)
        }
        demand(plan.objective.handOffSum == sum, .figure("hand-off sum"))
    }
}
