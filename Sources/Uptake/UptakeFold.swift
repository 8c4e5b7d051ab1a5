public import Domain

/// What uptake needs to know of a household: where it lives and whether only old people do.
public struct Counted: Sendable, Hashable {
    /// The household.
    public let id: HouseholdId
    /// Its village.
    public let village: VillageId
    /// Whether only old people live there.
    public let elderlyOnly: Bool
    /// A household to be counted.
    public init(id: HouseholdId, village: VillageId, elderlyOnly: Bool) {
        self.id = id
        self.village = village
        self.elderlyOnly = elderlyOnly
    }
}

/// Folds the order log into uptake. People are counted, not sign-ups: active is who used something in the period.
public struct UptakeFold: Sendable {
    private struct Tally {
        var registered: Set<HouseholdId> = []
        var registeredElderlyOnly: Set<HouseholdId> = []
        var active: Set<HouseholdId> = []
        var orders = 0
        var rides = 0
        var checkIns = 0
    }
    private struct Use {
        let household: HouseholdId
        let kind: EventKind
        let day: Day
    }

    private let zone: Zone
    private let households: [HouseholdId: Counted]
    private var registeredOn: [HouseholdId: Day] = [:]
    private var uses: [String: Use] = [:]

    /// An empty fold over a register.
    public init(households: [Counted], zone: Zone) {
        self.zone = zone
        self.households = Dictionary(households.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Takes one entry of the log. Entries of households that are not in the register are passed over.
    public mutating func add(_ event: Event) {
        guard let id = event.household, households[id] != nil else { return }
        let day = zone.day(at: event.at)
        switch event.kind {
        case .householdRegistered:
            let since = event.day ?? day
            registeredOn[id] = min(registeredOn[id] ?? since, since)
        case .boxPaired:
            registeredOn[id] = min(registeredOn[id] ?? day, day)
        case .orderAccepted, .rideRequested:
            uses[event.subject] = Use(household: id, kind: event.kind, day: day)
        case .orderCancelled, .rideCancelled:
            uses[event.subject] = nil
        case .checkedIn:
            let of = event.day ?? day
            uses["check-in \(id) \(of)"] = Use(household: id, kind: event.kind, day: of)
        default: break
        }
    }

    /// The table of a period with every figure shown: for the operator's own eyes. Publish only what `Suppression` leaves.
    public func table(of villages: [Village], from: Day, to: Day) -> UptakeTable {
        var tallies: [VillageId: Tally] = [:]
        for (id, day) in registeredOn where day <= to {
            guard let counted = households[id] else { continue }
            tallies[counted.village, default: Tally()].registered.insert(id)
            if counted.elderlyOnly {
                tallies[counted.village, default: Tally()].registeredElderlyOnly.insert(id)
            }
        }
        for use in uses.values where (from...max(from, to)).contains(use.day) {
            guard let village = households[use.household]?.village else { continue }
            tallies[village, default: Tally()].active.insert(use.household)
            switch use.kind {
            case .orderAccepted: tallies[village, default: Tally()].orders += 1
            case .rideRequested: tallies[village, default: Tally()].rides += 1
            default: tallies[village, default: Tally()].checkIns += 1
            }
        }
        var rows = villages.map {
            row($0.id.text, $0.name, $0.phase, [$0], tallies)
        }
        for phase in Set(villages.map(\.phase)).sorted() {
            rows.append(
                row(
                    "phase-\(phase)",
                    Name(ja: "第\(phase)期", kana: "だい\(phase)き", en: "Phase \(phase)"), phase,
                    villages.filter { $0.phase == phase }, tallies))
        }
        rows.append(
            row("all", Name(ja: "全体", kana: "ぜんたい", en: "All"), 0, villages, tallies))
        return UptakeTable(from: from, to: to, rows: rows)
    }

    private func row(
        _ id: String, _ name: Name, _ phase: Int, _ villages: [Village],
        _ tallies: [VillageId: Tally]
    ) -> UptakeRow {
        let own = villages.compactMap { tallies[$0.id] }
        func sum(_ count: (Tally) -> Int) -> Figure { .shown(own.map(count).reduce(0, +)) }
        return UptakeRow(
            id: id, name: name, phase: phase,
            households: villages.map(\.households).reduce(0, +),
            elderlyOnlyHouseholds: villages.map(\.elderlyOnlyHouseholds).reduce(0, +),
            registered: sum { $0.registered.count },
            registeredElderlyOnly: sum { $0.registeredElderlyOnly.count },
            active: sum { $0.active.count }, orders: sum { $0.orders }, rides: sum { $0.rides },
            checkIns: sum { $0.checkIns })
    }
}
