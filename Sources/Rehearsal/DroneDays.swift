public import Dispatching
import Domain

/// Made-up delivery days for tests and measurements. The same seed and kind give the same day.
public enum DroneDays {
    /// What is out of the ordinary about a day.
    public enum Kind: String, Sendable, CaseIterable {
        /// Enough of everything.
        case calm
        /// Drones must be home by the early afternoon.
        case earlyDusk
        /// Corridors closed for parts of the day, some for all of it.
        case windy
        /// Few volunteers with short shifts.
        case shortHanded
        /// Many parcels too heavy or too large to fly.
        case bulky
        /// Chilled and frozen goods, and drones that keep only some classes.
        case cold
        /// Drones of different kinds.
        case mixedFleet
        /// Every village switched to the van.
        case vansOnly
        /// No van on duty.
        case noVans
        /// Everything scarce at once, with odd figures at the edges.
        case harsh
    }

    /// A day of a kind with that many parcels.
    public static func day(_ kind: Kind, parcels: Int, seed: UInt64) -> DayProblem {
        var maker = DayMaker(kind: kind, dice: Dice(seed: seed &* 0x1_0001 &+ 77))
        return maker.make(parcels)
    }
}

private struct DayMaker {
    let kind: DroneDays.Kind
    var dice: Dice

    mutating func make(_ count: Int) -> DayProblem {
        let open = 600 + 5 * dice.below(14)
        let dusk = (kind == .earlyDusk ? 790 : 960) + 5 * dice.below(16)
        let bases = (0..<dice.within(1...3)).map { number in
            DayProblem.Base(id: "base-\(number)", launchGap: dice.below(4))
        }
        // A pad takes some dozens of flights a day: a large day has many villages.
        let places =
            count > 600
            ? dice.within(11...max(11, count / 40))
            : dice.within(2...max(2, min(11, 3 + count / 12)))
        let villages = (0..<places).map { village($0, bases.count, open, dusk) }
        let drones = fleet(bases.count, flights: max(2, count / 3))
        let volunteers = villages.flatMap { neighbours($0.id, places, count / places, dusk) }
        let vans = kind == .noVans ? [] : vans(bases.count)
        let parcels = (0..<count).map { parcel($0, places, open) }
        return DayProblem(
            firstLaunch: open, homeBy: dusk, handOffBy: dusk + 20 + dice.below(60), bases: bases,
            villages: villages, drones: drones, vans: vans, roads: roads(bases.count, places),
            volunteers: volunteers, parcels: parcels)
    }

    private mutating func village(
        _ number: Int, _ bases: Int, _ open: Int, _ dusk: Int
    ) -> DayProblem.Village {
        var corridors: [DayProblem.Corridor] = []
        for base in 0..<bases where base == number % bases || dice.chance(300) {
            let out = dice.within(4...26)
            var closed: [Span] = []
            if kind == .windy || kind == .harsh {
                for _ in 0..<dice.below(3) {
                    let from = dice.within(open...dusk)
                    closed.append(Span(from: from, to: from + dice.within(5...150)))
                }
                if dice.chance(80) { closed.append(Span(from: 0, to: 1440)) }
            }
            corridors.append(
                .init(
                    base: "base-\(base)", out: out, back: max(1, out + dice.within(-2...3)),
                    closed: closed))
        }
        if kind == .harsh, dice.chance(120) { corridors = [] }
        let switched = kind == .vansOnly || (kind == .harsh && dice.chance(100))
        return .init(
            id: "village-\(number)", padMinutes: dice.within(1...6), corridors: corridors,
            switchedToVan: switched ? "風が強いため" : nil)
    }

    private mutating func fleet(_ bases: Int, flights: Int) -> [DayProblem.Drone] {
        let scarce = kind == .harsh || kind == .shortHanded
        let count = max(1, flights / (scarce ? 9 : 5))
        return (0..<count).map { number in
            let odd = kind == .mixedFleet || kind == .harsh
            let payload = odd ? [2000, 3500, 5000, 9000][dice.below(4)] : 5000
            var keeps = Set(TemperatureClass.allCases)
            if kind == .cold, number % 3 == 1 { keeps.remove(.frozen) }
            if kind == .cold, number % 3 == 2 { keeps = [.ambient] }
            return .init(
                id: "drone-\(number)", base: "base-\(number % bases)", payload: .init(payload),
                volume: dice.chance(700) ? .init(payload * 4 + 2000) : nil,
                turnaround: odd ? dice.within(3...15) : 9, free: 600 + dice.below(90), keeps: keeps)
        }
    }

    private mutating func neighbours(
        _ village: String, _ places: Int, _ share: Int, _ dusk: Int
    ) -> [DayProblem.Volunteer] {
        let scarce = kind == .shortHanded || kind == .harsh
        let count = max(scarce ? 0 : 2, share / (scarce ? 16 : 9) + dice.below(2))
        return (0..<count).map { number in
            let from = 600 + 10 * dice.below(24)
            let length = scarce ? dice.within(30...150) : dice.within(150...380)
            var serves = [village]
            if dice.chance(250) { serves.append("village-\(dice.below(places))") }
            let walks = village == "village-0" && dice.chance(500)
            return .init(
                id: "\(village)-neighbour-\(number)", villages: serves,
                window: Span(from: from, to: min(dusk + 40, from + length)),
                perOrder: dice.within(2...8), fixed: dice.below(7),
                maxOrders: dice.within(scarce ? 0...12 : 10...45),
                minutesGivenThisMonth: 10 * dice.below(60),
                onFoot: walks
                    ? .init(base: "base-0", minutes: dice.within(2...20), carries: 8000) : nil)
        }
    }

    private mutating func vans(_ bases: Int) -> [DayProblem.Van] {
        (0..<dice.within(1...2)).map { number in
            .init(
                id: "van-\(number)", base: "base-\(dice.below(bases))",
                payload: kind == .harsh ? 60_000 : 350_000,
                volume: kind == .harsh ? 200_000 : 2_000_000, free: 600 + dice.below(120),
                shiftEnd: 960 + dice.below(120), maxStops: dice.within(2...9),
                unload: dice.within(2...8),
                crewHandsOver: dice.chance(350) ? dice.within(2...6) : nil)
        }
    }

    private mutating func roads(_ bases: Int, _ places: Int) -> [DayProblem.Road] {
        var result: [DayProblem.Road] = []
        for place in 0..<places {
            for base in 0..<bases where dice.chance(kind == .harsh ? 700 : 950) {
                result.append(
                    .init(
                        from: "base-\(base)", to: "village-\(place)",
                        minutes: dice.within(12...55)))
            }
            for other in 0..<place where dice.chance(600) {
                result.append(
                    .init(
                        from: "village-\(other)", to: "village-\(place)",
                        minutes: dice.within(6...35)))
            }
        }
        return result
    }

    private mutating func parcel(
        _ number: Int, _ places: Int, _ open: Int
    ) -> DayProblem.Parcel {
        let bulky = dice.chance(kind == .bulky ? 350 : kind == .harsh ? 150 : 15)
        let light = dice.chance(500)
        let mass =
            bulky
            ? dice.within(4000...24_000)
            : light ? dice.within(150...1300) : dice.within(900...4600)
        let volume = mass * dice.within(1...4) + (dice.chance(30) ? 25_000 : 0)
        var keeping = TemperatureClass.ambient
        let cold = kind == .cold ? 450 : kind == .vansOnly ? 200 : 120
        if dice.chance(cold) { keeping = dice.chance(300) ? .frozen : .chilled }
        let late = dice.chance(kind == .harsh ? 150 : 20)
        let unknown = kind == .harsh && dice.chance(10)
        return .init(
            id: "parcel-\(number)",
            village: unknown ? "nowhere" : "village-\(dice.below(dice.within(1...places)))",
            mass: .init(mass), volume: .init(volume), keeping: keeping,
            ready: late ? dice.within(800...1000) : open - 20 + 5 * dice.below(12),
            urgent: dice.chance(130), groundOnly: dice.chance(25) ? "ガラス" : nil,
            promisedBy: dice.chance(100) ? dice.within(760...980) : nil)
    }
}
