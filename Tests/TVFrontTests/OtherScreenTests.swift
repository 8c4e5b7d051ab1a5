import Domain
import Testing

@testable import TVFront

@Suite("Rides, wellness, pairing, words")
struct OtherScreenTests {
    @Test("a ride is asked for in a few presses, and only with its own key")
    func ride() {
        var front = Sample.front()
        for key in [Key.digit(2), .digit(1), .digit(3), .right, .right, .ok] {
            #expect(front.press(key, at: nil).isEmpty)
        }
        #expect(front.screenName == "returns" && FocusTests.says(front, "帰りは どうしますか"))
        for key in [Key.right, .ok] { #expect(front.press(key, at: nil).isEmpty) }
        #expect(front.screenName == "ride-review" && FocusTests.says(front, "スーパー"))
        #expect(FocusTests.says(front, "300円") && front.focus == "company")
        _ = front.press(.ok, at: nil)
        _ = front.press(.digit(3), at: nil)
        #expect(FocusTests.says(front, "いっしょの人 1人") && FocusTests.says(front, "車いす あり"))
        let request = RideRequest(
            place: Sample.id("shop"), direction: .outward, day: Sample.today,
            band: TimeBand(from: TimeOfDay(13, 0), to: TimeOfDay(15, 0)), companions: 1,
            wheelchair: true)
        #expect(front.press(.digit(1), at: nil) == [.send(.askForRide(request))])
    }

    @Test("bands that have passed are not offered, and none left is said")
    func passed() {
        let noon = Tour.at([.times], content: Sample.content(Sample.time(13, 0)))
        #expect(noon.page().choices.count == 4)
        var view = Sample.content(Sample.time(16, 0))
        view.view = Sample.view()
        let evening = Tour.at([.times], content: view)
        #expect(evening.page().choices.count == 3)
    }

    @Test("the promised car and time are shown; the way home is a step of its own")
    func homeward() {
        var content = Sample.content()
        content.view = ResidentViewEdit.rides([Sample.ride("r-1", .assigned)])
        var front = Tour.at([.rides, .myRides, .ride(Sample.id("r-1"))], content: content)
        #expect(FocusTests.says(front, "13時20分") && FocusTests.says(front, "くるま3号"))
        _ = front.press(.digit(2), at: nil)
        #expect(front.screenName == "times" && FocusTests.says(front, "伊那中央病院から"))
        _ = front.press(.right, at: nil)
        _ = front.press(.ok, at: nil)
        guard case .send(.askForRide(let request))? = front.press(.digit(1), at: nil).first else {
            Issue.record("no ride home")
            return
        }
        #expect(request.direction == .homeward && request.place == Sample.id("hospital"))
    }

    @Test("a ride is taken back on its own screen")
    func cancelRide() {
        var front = Tour.at([.rides, .myRides, .ride(Sample.id("r-1"))])
        _ = front.press(.down, at: nil)
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "cancel-ride" && front.focus == "keep")
        #expect(front.press(.digit(1), at: nil) == [.send(.cancelRide(Sample.id("r-1")))])
    }

    @Test("one press says how one is; the answer is shown and can be changed")
    func wellness() {
        var front = Tour.at([.wellness])
        let first = Effect.send(.checkIn(.well, day: Sample.today))
        #expect(front.press(.ok, at: nil) == [first])
        var content = Sample.content(
            outbox: [Sample.entry("c", .checkIn(.well, day: Sample.today), .waiting)])
        front.receive(content)
        #expect(FocusTests.says(front, "「元気です」 送信待ち"))
        #expect(front.press(.ok, at: nil).isEmpty, "the same answer is not sent twice")
        _ = front.press(.right, at: nil)
        _ = front.press(.right, at: nil)
        #expect(
            front.press(.ok, at: nil) == [.send(.checkIn(.callMe, day: Sample.today))])
        content.outbox = []
        content.view = Sample.view(
            checkIn: CheckIn(
                household: Sample.id("h-1"), village: Sample.id("nakao"), day: Sample.today,
                answer: .callMe, channel: .television, at: Sample.time(9, 50)))
        front.receive(content)
        #expect(FocusTests.says(front, "電話を ください") && FocusTests.says(front, "うかがいました"))
    }

    @Test("twelve digits bind the box; a code that is not taken is said and typed anew")
    func pairing() {
        var front = Front(screens: Sample.screens, settings: Settings())
        for digit in 1...9 { #expect(front.press(.digit(digit), at: nil).isEmpty) }
        _ = front.press(.back, at: nil)
        for digit in [9, 0, 1] { _ = front.press(.digit(digit), at: nil) }
        #expect(FocusTests.says(front, "1234  5678  901_"))
        #expect(front.press(.digit(2), at: nil) == [.pair("123456789012")])
        front.receive(Content(binding: .pairing))
        #expect(front.press(.digit(3), at: nil).isEmpty)
        front.receive(
            Content(binding: .unpaired(failure: Note(ja: "使えない 番号です。", en: "No."))))
        #expect(FocusTests.says(front, "使えない 番号です。") && front.typed.isEmpty)
        front.receive(Content(binding: .pairing))
        front.receive(Sample.content())
        #expect(front.screenName == "paired" && FocusTests.says(front, "204917"))
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "home")
    }

    @Test("every sentence of the screens is short")
    func short() {
        for (id, entry) in Sample.screens.strings[.ja]?.entries ?? [:] {
            for sentence in entry.forms[0].split(whereSeparator: { $0 == "。" }) {
                let filled = StringTable.fill(
                    String(sentence), ["time": "11時", "left": "26分", "phone": "", "name": "品物"])
                let shown = filled.filter { $0 != "*" && $0 != " " }
                #expect(shown.count <= 30, "\(id): \(sentence)")
            }
        }
    }

    @Test("English screens show no Japanese but the names of the keys")
    func english() {
        for (name, front) in Tour.all where front.settings.language == .en {
            for command in draw(front, measuring: SquareMeasure()) {
                guard case .text(let text, _, _, _, _, _) = command else { continue }
                let rest = text.filter { !"［］決定戻る青赤緑黄▲▼日本語›＿・".contains($0) }
                let foreign = rest.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
                if foreign, !Self.isData(text) { Issue.record("\(name): \(text)") }
            }
        }
    }

    /// What people wrote, which has no English: names, and notes of care.
    static func isData(_ text: String) -> Bool {
        ["山本", "足が いたそう", "娘さん", "となりの", "長谷川", "さくらさん"].contains { text.contains($0) }
    }
}

/// The sample view with other rides.
enum ResidentViewEdit {
    static func rides(_ rides: [Ride]) -> ResidentView {
        let view = Sample.view()
        return ResidentView(
            officeTime: view.officeTime, zone: view.zone, epoch: view.epoch,
            rehearsal: view.rehearsal, municipality: view.municipality,
            officePhone: view.officePhone, officeHours: view.officeHours,
            household: view.household, householdName: view.householdName, village: view.village,
            hall: view.hall, days: view.days, maximumOrderMass: view.maximumOrderMass,
            catalogueVersion: view.catalogueVersion, orders: view.orders, rides: rides,
            taxis: view.taxis, ridePlaces: view.ridePlaces, rideTerms: view.rideTerms,
            rideFare: view.rideFare, rideDays: view.rideDays, checkIn: view.checkIn)
    }
}
