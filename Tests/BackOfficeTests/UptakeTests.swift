import BackOffice
import Domain
import Foundation
import Records
import Rehearsal
import Testing
import Uptake
import Wire

private func twoPhases(_ town: Municipality) -> [Household] {
    let counts = [
        "kamitakizawa": 11, "hinatano": 10, "kakinoki": 7, "nakanotaira": 5, "sugishita": 4,
        "oguri": 4, "kuwadaira": 3, "mizunokuchi": 2, "okuyamada": 1,
    ]
    let all = MadeUpVillage.households(
        of: town, seed: 5, registeredPerMille: 0,
        signUp: CityForTests.monday...CityForTests.monday)
    return town.villages.flatMap { village in
        all.filter { $0.village == village.id }.enumerated().map { number, household in
            let isIn = number < counts[village.id.text] ?? 0
            let day = Day(village.phase == 1 ? "2026-08-10" : "2026-09-15")
            return Household(
                id: household.id, village: household.village, name: household.name,
                address: household.address, phone: household.phone,
                elderlyOnly: household.elderlyOnly, registered: isIn ? day : nil,
                reducedFare: household.reducedFare)
        }
    }
}

/// The city after its first two months: 33 of 600 households of the first four villages signed up
/// in August, 14 more of the others in September, and some use it.
func secondMonth(
    rehearsal: Bool = true, on engine: StoreKind = .sqlite
) async throws -> CityForTests {
    let city = try await CityForTests(
        on: engine, at: CityForTests.at(9, 0, day: UptakeTests.september(1)),
        rehearsal: rehearsal, households: twoPhases)
    // Twelve households of one village and three of another check in, and one of them orders.
    city.clock.set(CityForTests.at(9, 0, day: UptakeTests.september(7)))
    let people =
        (1...12).map { "kamitakizawa-\(UptakeTests.padded($0))" }
        + (1...3).map { "oguri-\(UptakeTests.padded($0))" }
    for name in people {
        let wish = SayHowOneIs(
            household: SmallTown.id(name), answer: .well, channel: .telephone)
        _ = try await city.desk.post(Route.checkIn.path(), wish).read(CheckIn.self, status: 201)
    }
    try await city.order("kamitakizawa-0001", day: UptakeTests.september(7))
    city.clock.set(CityForTests.at(10, 0))
    return city
}

@Suite("Uptake") struct UptakeTests {
    static func september(_ day: Int) -> Day {
        Day(year: 2026, month: 9, day: day) ?? Day(number: 0)
    }
    static func padded(_ number: Int) -> String {
        String(repeating: "0", count: 4 - String(number).count) + String(number)
    }
    static func page(_ city: CityForTests, _ query: String = "", path: String = "/uptake") async
        -> OfficeResponse
    {
        await city.office.answer(OfficeRequest(method: "GET", path: path, query: query))
    }

    @Test(
        "33 of 600 and 47 of 900 come out of the events, on both engines",
        arguments: StoreKind.allCases)
    func famousNumbers(engine: StoreKind) async throws {
        let city = try await secondMonth(on: engine)
        let august = try await city.desk.get(
            Route.uptake.path(), query: "from=2026-08-01&to=2026-08-31"
        ).read(UptakeTable.self)
        let first = try #require(august.rows.first { $0.id == "phase-1" })
        #expect(first.households == 600 && first.elderlyOnlyHouseholds == 150)
        #expect(first.registered == .shown(33))
        #expect(august.rows.last?.registered == .shown(33))
        let september = try await city.desk.get(Route.uptake.path()).read(UptakeTable.self)
        let all = try #require(september.rows.first { $0.id == "all" })
        #expect(september.from == Self.september(1) && september.to == Self.september(30))
        #expect(all.households == 900 && all.elderlyOnlyHouseholds == 300)
        #expect(all.registered == .shown(47))
        let seen = try await city.viewer.get(Route.uptake.path()).read(UptakeTable.self)
        #expect(seen == Suppression.publish(september))
        #expect(seen.rows.last?.registered == .shown(47))
        #expect(seen.rows.contains { $0.registered == .hidden })
    }

    @Test("an order counts once, and not at all when it is taken back in time")
    func once() async throws {
        let city = try await CityForTests()
        func row() async throws -> UptakeRow {
            let table = try await city.desk.get(
                Route.uptake.path(), query: "from=2026-10-01&to=2026-10-31"
            ).read(UptakeTable.self)
            return try #require(table.rows.first { $0.id == "oguri" })
        }
        #expect(try await row().orders == .shown(0))
        let order = try await city.order("oguri-1")
        try await city.order("oguri-1")
        let wish = PlaceOrder(
            household: SmallTown.id("oguri-2"), items: [SmallTown.item(101)], day: nil,
            channel: .paper)
        let request = try city.desk.write(Route.placeOrder.path(), wish)
        _ = await city.desk.send(request)
        _ = await city.desk.send(request)
        var now = try await row()
        #expect(now.orders == .shown(3) && now.active == .shown(2))
        _ = try await city.desk.post(Route.cancelOrder.path(order.id.text), Step())
        now = try await row()
        #expect(now.orders == .shown(2) && now.active == .shown(2))
        #expect(now.registered == .shown(0))
        let line = try #require(try city.look { try $0.audit.lines().first })
        #expect(line.what == "uptake" && line.subject == "2026-10-01..2026-10-31")
    }

    @Test("a viewer gets whole months that are over, and nothing finer")
    func wholeMonths() async throws {
        let city = try await secondMonth()
        for query in [
            "from=2026-09-01&to=2026-09-29", "from=2026-09-02&to=2026-09-30",
            "from=2026-10-01&to=2026-10-31", "from=2026-09-01", "from=1990-01-01&to=2026-09-30",
        ] {
            #expect(
                try await city.viewer.get(Route.uptake.path(), query: query).problem
                    == "422 not-whole-months", "\(query)")
        }
        for query in ["from=x", "from=2026-09-30&to=2026-09-01"] {
            #expect(
                try await city.viewer.get(Route.uptake.path(), query: query).problem
                    == "422 bad-day")
        }
    }

    @Test("several months tell no more than their months do")
    func severalMonths() async throws {
        let city = try await secondMonth()
        func seen(_ from: String, _ to: String) async throws -> UptakeTable {
            try await city.viewer.get(Route.uptake.path(), query: "from=\(from)&to=\(to)")
                .read(UptakeTable.self)
        }
        let august = try await seen("2026-08-01", "2026-08-31")
        let september = try await seen("2026-09-01", "2026-09-30")
        let both = try await seen("2026-08-01", "2026-09-30")
        for index in both.rows.indices {
            for figure in [\UptakeRow.orders, \UptakeRow.rides, \UptakeRow.checkIns] {
                let parts = [august, september].map { $0.rows[index][keyPath: figure].value }
                let sum = parts.compactMap { $0 }
                #expect(
                    both.rows[index][keyPath: figure].value
                        == (sum.count == 2 ? sum.reduce(0, +) : nil))
            }
            #expect(both.rows[index].registered == september.rows[index].registered)
            #expect(both.rows[index].active == .hidden)
        }
        #expect(both.rows.last?.checkIns == .shown(15))
        #expect(both.rows.contains { $0.checkIns == .hidden })
    }

    @Test("a published month stays as it was when its end was reached")
    func staysAsItWas() async throws {
        let city = try await secondMonth()
        let before = await Self.page(city).body
        let seen = try await city.viewer.get(Route.uptake.path()).read(UptakeTable.self)
        // An answer for the end of September that arrives in October.
        city.clock.set(CityForTests.at(9, 0, day: CityForTests.monday.adding(days: 2)))
        for number in 1...3 {
            let late = SayHowOneIs(
                household: SmallTown.id("kamitakizawa-\(Self.padded(number))"), answer: .well,
                day: Self.september(30), channel: .telephone)
            _ = try await city.desk.post(Route.checkIn.path(), late)
                .read(CheckIn.self, status: 201)
        }
        #expect(try await city.viewer.get(Route.uptake.path()).read(UptakeTable.self) == seen)
        #expect(await Self.page(city).body == before)
        let all = try await city.desk.get(Route.uptake.path()).read(UptakeTable.self)
        #expect(all.rows.last?.checkIns == .shown(18))
    }

    @Test("the page shows each village and no hidden figure, and says what is hidden")
    func page() async throws {
        let city = try await secondMonth()
        let response = await Self.page(city)
        #expect(response.status == 200)
        #expect(response.header("content-type") == "text/html; charset=utf-8")
        let policy = try #require(response.header("content-security-policy"))
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains("令和8年9月（2026年9月）"))
        #expect(text.contains("900世帯のうち 47世帯（5.2%）が登録しています。"))
        #expect(text.contains("れんしゅう用（本物ではありません）"))
        #expect(!text.contains("<script") && !text.contains(" style=") && !text.contains("http"))
        let seen = try await city.viewer.get(Route.uptake.path()).read(UptakeTable.self)
        let every = try await city.desk.get(Route.uptake.path()).read(UptakeTable.self)
        #expect(seen.rows.contains { $0.registered == .hidden })
        for (shown, known) in zip(seen.rows, every.rows) {
            let parts = text.components(separatedBy: "<th scope=\"row\">\(shown.name.ja)</th>")
            let cells = try #require(parts.count == 2 ? parts[1] : nil)
                .components(separatedBy: "</tr>")[0].components(separatedBy: "<td>").dropFirst()
                .map { $0.components(separatedBy: "</td>")[0] }
            #expect(cells.count == 11)
            #expect(cells[0] == "\(shown.households)")
            let column = shown.registered.value.map(String.init) ?? "〓"
            #expect(cells[1] == column)
            if shown.registered == .hidden {
                let secret = try #require(known.registered.value)
                #expect(cells[2] == "〓")
                #expect(!text.contains("\(shown.households)世帯のうち \(secret)）"))
            }
            #expect(text.contains(">\(shown.name.ja)</text>"), "a bar for each village")
        }
        #expect(text.contains("〓は、個人がわからないように伏せた数字です。"))
        let english = String(decoding: await Self.page(city, "lang=en").body, as: UTF8.self)
        #expect(english.contains("<html lang=\"en\">") && english.contains("September 2026"))
        #expect(english.contains("47 of 900 households (5.2%) have signed up."))
        #expect(english.contains("For practice (not real)"))
    }

    @Test("a real store's page says nothing about practice; a month still running has no page")
    func months() async throws {
        let city = try await secondMonth(rehearsal: false)
        let text = String(decoding: await Self.page(city).body, as: UTF8.self)
        #expect(!text.contains("れんしゅう用") && !text.contains("<p class=\"practice\">"))
        let august = String(
            decoding: await Self.page(city, "month=2026-08").body, as: UTF8.self)
        #expect(august.contains("900世帯のうち 33世帯（3.7%）が登録しています。"))
        for query in [
            "month=2026-10", "month=2027-01", "month=x", "month=1950-01", "month=2026-13",
        ] {
            let response = await Self.page(city, query)
            #expect(response.status == 404, "\(query)")
            #expect(response.header("content-type") == "text/html; charset=utf-8")
        }
        #expect(
            await city.office.answer(OfficeRequest(method: "POST", path: "/uptake")).status == 404)
    }

    @Test("the CSV opens in a spreadsheet and holds no formula and no hidden figure")
    func csv() async throws {
        let city = try await secondMonth()
        let response = await Self.page(city, path: "/uptake.csv")
        #expect(response.header("content-type") == "text/csv; charset=utf-8")
        #expect(
            response.header("content-disposition")
                == "attachment; filename=\"uptake-2026-09.csv\"")
        #expect(Array(response.body.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let text = String(decoding: response.body.dropFirst(3), as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n").dropLast()
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
        let seen = try await city.viewer.get(Route.uptake.path()).read(UptakeTable.self)
        #expect(lines.count == seen.rows.count + 1)
        for (line, row) in zip(lines.dropFirst(), seen.rows) {
            let cells = line.components(separatedBy: ",")
            #expect(cells[0] == row.id && cells[1] == row.name.ja)
            #expect(cells[6] == row.registered.value.map(String.init) ?? "〓")
            #expect(cells.last == "れんしゅう用（本物ではありません）")
        }
    }
}
