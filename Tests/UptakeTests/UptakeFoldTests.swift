import Domain
import Testing
import Uptake

@Suite("Uptake per village")
struct UptakeFoldTests {
    /// Nine villages as published: 600 households in the first four, 300 in the other five.
    let villages: [Village] = (1...9).map { number in
        let hall = Hall(
            name: Name(ja: "集会所", kana: "しゅうかいじょ", en: "Hall"),
            location: Point(latitude: 0, longitude: 0), landingPad: true, padMinutes: 3,
            vanMinutes: [:])
        return Village(
            id: Identifier("V\(number)").unsafelyUnwrapped,
            name: Name(ja: "村\(number)", kana: "むら", en: "Village \(number)"),
            phase: number <= 4 ? 1 : 2, households: number <= 4 ? 150 : 60,
            elderlyOnlyHouseholds: number <= 4 ? 37 : 30, hall: hall)
    }
    let first = Day("2020-08-05").unsafelyUnwrapped

    func id<Kind>(_ text: String) -> Identifier<Kind> { Identifier(text).unsafelyUnwrapped }

    /// A register and a log in which `users` households spread over the villages sign up, order, ride and check in.
    func fold(users: [VillageId: Int]) -> UptakeFold {
        var register: [Counted] = []
        var events: [Event] = []
        for village in villages {
            for number in 0..<village.households {
                let household: HouseholdId = id("\(village.id)-\(number)")
                register.append(
                    Counted(
                        id: household, village: village.id,
                        elderlyOnly: number < village.elderlyOnlyHouseholds))
                guard number < users[village.id] ?? 0 else { continue }
                func entry(_ kind: EventKind, _ subject: String) -> Event {
                    Event(
                        sequence: Int64(events.count + 1),
                        at: Zone.japan.moment(first.adding(days: number % 20), TimeOfDay(9, 0)),
                        kind: kind, day: nil, household: household, village: village.id,
                        subject: subject, actor: "office", detail: "{}")
                }
                events.append(entry(.householdRegistered, household.text))
                events.append(entry(.orderAccepted, "O-\(household)-1"))
                events.append(entry(.orderAccepted, "O-\(household)-2"))
                events.append(entry(.orderCancelled, "O-\(household)-2"))
                events.append(entry(.rideRequested, "R-\(household)"))
                events.append(entry(.checkedIn, household.text))
                events.append(entry(.checkedIn, household.text))
            }
        }
        var fold = UptakeFold(households: register, zone: .japan)
        events.forEach { fold.add($0) }
        return fold
    }

    @Test("33 of 600 households in August 2020 come out of a log in which 33 use it")
    func august() throws {
        let table = fold(users: [id("V1"): 12, id("V2"): 11, id("V3"): 10])
            .table(of: villages, from: first, to: first.adding(days: 26))
        let phase = try #require(table.rows.first { $0.id == "phase-1" })
        #expect(phase.registered == .shown(33))
        #expect(phase.households == 600)
        #expect(phase.active == .shown(33))
        #expect(phase.orders == .shown(33))
        #expect(phase.rides == .shown(33))
        #expect(phase.checkIns == .shown(33))
    }

    @Test("47 of 900 households in October 2020 come out, with the elderly-only denominator of 298")
    func october() throws {
        let users: [VillageId: Int] = [
            id("V1"): 12, id("V2"): 11, id("V3"): 10, id("V6"): 6, id("V8"): 8,
        ]
        let table = fold(users: users).table(of: villages, from: first, to: first.adding(days: 80))
        let all = try #require(table.rows.last)
        #expect(all.registered == .shown(47))
        #expect(all.households == 900)
        #expect(all.registeredElderlyOnly == .shown(47))
        #expect(all.elderlyOnlyHouseholds == 4 * 37 + 5 * 30)
    }

    @Test("somebody who signed up but did nothing in the period is registered and not active")
    func lapsed() throws {
        let table = fold(users: [id("V1"): 5])
            .table(of: villages, from: first.adding(days: 60), to: first.adding(days: 90))
        let row = try #require(table.rows.first)
        #expect(row.registered == .shown(5))
        #expect(row.active == .shown(0))
    }
}

@Suite("Small cells")
struct SuppressionTests {
    private func name(_ text: String) -> Name { Name(ja: text, kana: text, en: text) }

    private func row(_ id: String, _ phase: Int, _ base: Int, _ value: Int) -> UptakeRow {
        UptakeRow(
            id: id, name: name(id), phase: phase, households: base, elderlyOnlyHouseholds: base,
            registered: .shown(value), registeredElderlyOnly: .shown(value), active: .shown(value),
            orders: .shown(value), rides: .shown(value), checkIns: .shown(value))
    }

    private func table(_ values: [(phase: Int, base: Int, value: Int)]) -> UptakeTable {
        var rows = values.enumerated().map { row("V\($0)", $1.phase, $1.base, $1.value) }
        for phase in [1, 2] {
            let own = values.filter { $0.phase == phase }
            rows.append(
                row(
                    "phase-\(phase)", phase, own.map(\.base).reduce(0, +),
                    own.map(\.value).reduce(0, +)))
        }
        rows.append(
            row("all", 0, values.map(\.base).reduce(0, +), values.map(\.value).reduce(0, +)))
        let day = Day("2026-10-01").unsafelyUnwrapped
        return UptakeTable(from: day, to: day.adding(days: 30), rows: rows)
    }

    @Test("a figure below 10 is hidden, and so is a neighbour that would give it back")
    func complementary() {
        let published = Suppression.publish(
            table([(1, 150, 40), (1, 150, 3), (1, 150, 12), (2, 100, 20), (2, 100, 30)]))
        #expect(published.rows[1].registered == .hidden)
        #expect(published.rows[2].registered == .hidden)
        #expect(published.rows[0].registered == .shown(40))
        #expect(published.rows.last?.registered == .shown(105))
    }

    @Test("a zero among 30 or more households is shown, a zero among fewer is not")
    func zero() {
        let published = Suppression.publish(
            table([(1, 150, 0), (1, 150, 40), (1, 150, 20), (2, 20, 0), (2, 100, 30), (2, 99, 40)]))
        #expect(published.rows[0].registered == .shown(0))
        #expect(published.rows[3].registered == .hidden)
    }

    /// What an attacker can know of each hidden village from the sums: the range of values that fit everything shown.
    private func ranges(_ original: UptakeTable, _ published: UptakeTable) -> [ClosedRange<Int>] {
        let rows = published.rows
        let leaves = rows.indices.filter { rows[$0].id.hasPrefix("V") }
        var sums: [(members: [Int], total: Int)] = []
        for row in rows where !row.id.hasPrefix("V") {
            guard let total = row.orders.value else { continue }
            sums.append((leaves.filter { row.phase == 0 || rows[$0].phase == row.phase }, total))
        }
        // Differences of nested sums are sums too: the whole less a shown phase.
        if let whole = sums.last, whole.members.count == leaves.count {
            for part in sums.dropLast() {
                sums.append(
                    (whole.members.filter { !part.members.contains($0) }, whole.total - part.total))
            }
        }
        return leaves.filter { rows[$0].orders == .hidden }.map { leaf in
            var upper = Int.max
            var lower = 0
            for sum in sums where sum.members.contains(leaf) {
                let shown = sum.members.compactMap { rows[$0].orders.value }.reduce(0, +)
                let secrets = sum.members.filter { rows[$0].orders == .hidden }
                upper = min(upper, sum.total - shown)
                if secrets.count == 1 { lower = max(lower, sum.total - shown) }
            }
            return lower...max(lower, upper)
        }
    }

    @Test(
        "no published sums pin a hidden village within a range narrower than 10", arguments: 0..<400
    )
    func attacker(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let villages = (0..<9).map { index in
            (phase: index < 4 ? 1 : 2, base: 3 + next(200), value: next(3) == 0 ? 0 : next(40))
        }
        let original = table(villages.map { ($0.phase, $0.base, min($0.value, $0.base)) })
        let published = Suppression.publish(original)
        for range in ranges(original, published) {
            #expect(range.upperBound == Int.max || range.upperBound - range.lowerBound >= 10)
        }
    }

    @Test("the shortest published period is a whole month")
    func months() {
        let day = Day("2026-11-21").unsafelyUnwrapped
        let month = Suppression.lastWholeMonth(before: day)
        #expect(month.from == Day("2026-10-01"))
        #expect(month.to == Day("2026-10-31"))
        #expect(Suppression.isWholeMonths(from: month.from, to: month.to))
        #expect(!Suppression.isWholeMonths(from: month.from, to: day))
    }
}
