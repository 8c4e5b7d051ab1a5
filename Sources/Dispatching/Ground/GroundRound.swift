import Domain

/// Carries on foot and by van what does not fly. Volunteers keep what the flights booked.
struct GroundRound {
    let problem: DayProblem
    let day: DayTables
    let table: Timetable
    let drive: DriveTimes
    var walks: [Walk] = []
    var rounds: [VanRound] = []
    /// Parcels that stay, and why.
    var held: [(number: Int, reason: Reason)] = []
    /// Minutes each volunteer gives on the ground.
    var given: [(volunteer: Int, minutes: Int)] = []
    /// Parcels of each village that wait for a van, most pressing first.
    var waiting: [[Int]] = []
    /// Rounds booked so far, the last one last.
    var drafts: [RoundDraft] = []

    init(problem: DayProblem, day: DayTables, table: Timetable) {
        self.problem = problem
        self.day = day
        self.table = table
        drive = DriveTimes(problem)
    }

    /// Finds a carrier for each parcel, or the reason why it stays.
    mutating func serve(_ parcels: [Int]) {
        waiting = Array(repeating: [], count: day.pads.count)
        for number in parcels.sorted(by: { pressing($0) < pressing($1) }) {
            if day.items[number].village < 0 {
                held.append((number, .unknownVillage))
            } else {
                waiting[day.items[number].village].append(number)
            }
        }
        walkAll()
        driveAll()
        for village in waiting.indices {
            for number in waiting[village] { held.append((number, whyHeld(number))) }
        }
        held.sort { $0.number < $1.number }
    }

    func pressing(_ number: Int) -> (Int, Int, Int) {
        (day.items[number].urgent ? 0 : 1, day.items[number].ready, number)
    }

    /// Takes parcels from the waiting lists.
    mutating func take(_ numbers: [Int], from village: Int) {
        let gone = Set(numbers)
        waiting[village].removeAll { gone.contains($0) }
    }

    private mutating func walkAll() {
        for (volunteer, person) in problem.volunteers.enumerated() {
            guard let walk = person.onFoot else { continue }
            for village in day.hands[volunteer].villages {
                while let errand = nextErrand(volunteer, walk, village) {
                    take(errand.numbers, from: village)
                    var errand = errand.walk
                    errand.id = "F\(walks.count + 1)"
                    walks.append(errand)
                }
            }
        }
        walks.sort { ($0.departs, $0.volunteer, $0.id) < ($1.departs, $1.volunteer, $1.id) }
        for place in walks.indices { walks[place].id = "F\(place + 1)" }
    }

    /// The earliest errand of a volunteer for one village, with what is packed by then.
    private mutating func nextErrand(
        _ volunteer: Int, _ walk: DayProblem.Volunteer.Walk, _ village: Int
    ) -> (walk: Walk, numbers: [Int])? {
        let hand = day.hands[volunteer]
        let far = min(DayTables.dayMinutes, max(0, walk.minutes))
        let light = waiting[village].filter { day.items[$0].mass <= walk.carries.rawValue }
        guard let soonest = light.map({ day.items[$0].ready }).min() else { return nil }
        let free = table.volunteers + volunteer * day.words
        var from = max(0, soonest - far)
        while let start = Bits.first(free, day.words, from: from) {
            let end = Bits.firstMissing(free, day.words, from: start)
            var numbers: [Int] = []
            var mass = 0
            for number in light where day.items[number].ready <= start + far {
                let minutes = 2 * far + hand.fixed + (numbers.count + 1) * hand.perOrder
                if start + minutes > end || numbers.count >= table.left[volunteer] { break }
                if mass + day.items[number].mass > walk.carries.rawValue { continue }
                mass += day.items[number].mass
                numbers.append(number)
            }
            if !numbers.isEmpty {
                let minutes = 2 * far + hand.fixed + numbers.count * hand.perOrder
                table.meet(volunteer, start, start + minutes, numbers.count, 1)
                given.append((volunteer, minutes))
                let departs = start + far + day.origin
                let handOffs = numbers.enumerated().map { rank, number in
                    HandOff(
                        parcel: problem.parcels[number].id,
                        minute: departs + far + hand.fixed + (rank + 1) * hand.perOrder)
                }
                return (
                    Walk(
                        id: "", volunteer: problem.volunteers[volunteer].id, base: walk.base,
                        village: problem.villages[village].id, departs: departs,
                        handOffs: handOffs), numbers
                )
            }
            from = start + 1
        }
        return nil
    }

    private func whyHeld(_ number: Int) -> Reason {
        let item = day.items[number]
        let parcel = problem.parcels[number]
        let reachable = problem.vans.indices.filter {
            drive.minutes(van: $0, village: item.village) != nil
        }
        if reachable.isEmpty { return .noVan }
        let keeping = reachable.map { problem.vans[$0] }.filter {
            $0.keeps.contains(parcel.keeping)
        }
        if keeping.isEmpty { return .noBoxKeeps(parcel.keeping) }
        let fitting = keeping.filter {
            $0.payload >= parcel.mass && $0.volume >= parcel.volume
        }
        if fitting.isEmpty { return .vanFull }
        let crew = fitting.contains { $0.crewHandsOver != nil }
        if !crew, day.mostOrders[item.village] == 0 { return .noVolunteer }
        let inTime = reachable.contains { van in
            let far = drive.minutes(van: van, village: item.village) ?? 0
            return max(problem.vans[van].free, parcel.ready) + 2 * far + problem.vans[van].unload
                <= problem.vans[van].shiftEnd
        }
        if !inTime { return .notReadyInTime(ready: parcel.ready) }
        let anybody = day.handsOf[item.village].contains { volunteer in
            let hand = day.hands[volunteer]
            return table.left[volunteer] > 0
                && Bits.first(
                    table.volunteers + volunteer * day.words, day.words, from: item.ready) != nil
                && hand.to > item.ready
        }
        return crew || anybody ? .vanNotInTime : .noVolunteer
    }
}

/// Shortest drives between bases and villages.
struct DriveTimes {
    private let minutes: [[Int]]
    private let bases: Int
    private let vanBase: [Int?]
    private static let never = 1 << 30

    init(_ problem: DayProblem) {
        let names = problem.bases.map(\.id) + problem.villages.map(\.id)
        let places = DayTables.index(names)
        bases = problem.bases.count
        vanBase = problem.vans.map { van in problem.bases.firstIndex { $0.id == van.base } }
        var table = Array(
            repeating: Array(repeating: Self.never, count: names.count), count: names.count)
        for place in names.indices { table[place][place] = 0 }
        for road in problem.roads {
            guard let a = places[road.from], let b = places[road.to] else { continue }
            let far = min(DayTables.dayMinutes, max(0, road.minutes))
            table[a][b] = min(table[a][b], far)
            table[b][a] = min(table[b][a], far)
        }
        if !problem.vans.isEmpty {
            for via in names.indices {
                for a in names.indices where table[a][via] < Self.never {
                    for b in names.indices {
                        table[a][b] = min(table[a][b], table[a][via] + table[via][b])
                    }
                }
            }
        }
        minutes = table
    }

    /// Minutes from a van's base to a village; nil if it cannot be driven.
    func minutes(van: Int, village: Int) -> Int? {
        guard let base = vanBase[van] else { return nil }
        let far = minutes[base][bases + village]
        return far < Self.never ? far : nil
    }

    /// Minutes between two villages; nil if it cannot be driven.
    func minutes(from: Int, to: Int) -> Int? {
        let far = minutes[bases + from][bases + to]
        return far < Self.never ? far : nil
    }
}
