import Database
import Domain
import Foundation
import Rehearsal
import SetTopBox
import TVFront

/// Cuts, delays and doubles at every byte of the exchanges between box, desk and office (programme R5).
public struct ByteCutTrial {
    let ground: Ground
    /// Bytes from one cut to the next.
    let every: Int
    var report: TrialReport
    var cuts = 0
    var doubled = 0
    private var delayed = 0

    private init(every: Int, on ground: Ground) {
        self.ground = ground
        self.every = every
        report = TrialReport("cuts at every \(every == 1 ? "" : "\(every)th ")byte")
    }

    /// Goes through all exchanges.
    public static func run(every: Int, on ground: Ground) throws -> TrialReport {
        var trial = ByteCutTrial(every: every, on: ground)
        try trial.boxExchanges()
        try trial.deskExchanges()
        trial.report.row("cuts", trial.cuts)
        trial.report.row("doubled", trial.doubled)
        trial.report.row("delayed", trial.delayed)
        trial.report.end()
        return trial.report
    }

    /// Cuts one exchange after each byte of its request, then of its response, then doubles and
    /// delays it. `act` goes through it once and answers what is wrong afterwards.
    mutating func sweep(
        _ name: String, _ link: CuttableLink, _ beginning: String, stride: Int = 1,
        act: () throws -> String?
    ) throws {
        var lengths: [Int] = []
        for isRequest in [true, false] {
            var after = Int.random(in: 0..<(every * stride))
            while true {
                let kind: CallFault.Kind =
                    isRequest ? .cutRequest(after: after) : .cutResponse(after: after)
                link.strike(CallFault(kind, of: beginning))
                let problem = try act()
                let place = "\(name), \(isRequest ? "request" : "response") byte \(after)"
                if let problem { report.violate("\(place): \(problem)") }
                guard let struck = link.struck else {
                    report.violate("\(place): there was no such call")
                    break
                }
                guard struck.isCut else {
                    lengths.append(isRequest ? struck.request : struck.response)
                    break
                }
                cuts += 1
                after += every * stride
            }
        }
        for _ in 0..<5 {
            link.strike(CallFault(.duplicate, of: beginning))
            if let problem = try act() { report.violate("\(name), doubled: \(problem)") }
            doubled += 1
        }
        link.strike(CallFault(.delay(400), of: beginning))
        if let problem = try act() { report.violate("\(name), delayed: \(problem)") }
        delayed += 1
        link.strike(nil)
        let step = every * stride == 1 ? "" : ", every \(every * stride)th"
        report.row(
            name, lengths.map { "\($0)" }.joined(separator: " + ") + " bytes" + step)
    }
}

// What a box asks.
extension ByteCutTrial {
    private mutating func boxExchanges() throws {
        let town = try ground.town("bytes", at: TimeOfDay(9, 0))
        defer { town.stopOffice() }
        try town.startOffice()
        let stage = try ByteCutStage(town)
        try sweep("check-in", town.link, "POST /v1/check-ins ") { try stage.checkIn() }
        try sweep("ride", town.link, "POST /v1/rides ") { try stage.ride() }
        try sweep("poll answer", town.link, "POST /v1/polls/") { try stage.answer() }
        try sweep("notice read", town.link, "POST /v1/notices/") { try stage.readNotice() }
        try sweep("view", town.link, "GET /v1/view ", stride: 8) { stage.look() }
        try sweep("alerts", town.link, "GET /v1/alerts ") { try stage.watch() }
        try sweep("pair", town.link, "POST /v1/boxes ") { try stage.pair() }
        // Last, because days pass in them, and rides are not had on every day.
        try sweep("order", town.link, "POST /v1/orders ") { try stage.place() }
        try sweep("change", town.link, "POST /v1/orders/") { try stage.change() }
        try sweep("cancel", town.link, "POST /v1/orders/") { try stage.takeBack() }
        report.violate(stage.box.acks.contradictions, at: "box")
        town.stopOffice()
        report.violate(
            try Ledger.findings(
                of: [try stage.account()], in: try SQLiteFile(path: town.store)),
            at: "after all")
        try checkPairings(stage, town)
    }

    /// Each box that was bound is in the books once.
    private mutating func checkPairings(_ stage: ByteCutStage, _ town: Town) throws {
        let rows = try SQLiteFile(path: town.store).query(
            "SELECT DISTINCT public_key AS key FROM box")
        let all = try SQLiteFile(path: town.store).query("SELECT id FROM box")
        if rows.count != all.count || all.count != stage.paired + 1 {
            report.violate(
                "\(stage.paired + 1) boxes were bound, \(all.count) are in the books with "
                    + "\(rows.count) keys")
        }
    }
}

/// A box in a town, and one way through each exchange.
final class ByteCutStage {
    let town: Town
    let box: OrderingBox
    private(set) var paired = 0
    private var rounds: Int64 = 0
    private let alerts: KeptOffice
    private let poll: PollId
    private let notice: NoticeId
    private var answered = 0
    private var remembered: [String: OrderingBox.Pressed] = [:]

    init(_ town: Town) throws {
        self.town = town
        box = try OrderingBox(3, in: town, office: town.boxAddress)
        alerts = try KeptOffice(address: town.boxAddress)
        try town.desk(
            "alert", "raise", "--level", "3", "--villages", "all", "--title", "川の水がふえています",
            "--text", "集会所へ行ってください。", "--reason", "水位", "--confirm-level", "3")
        let question = town.folder + "/poll.yaml"
        try """
        question: {ja: 秋まつりに 来ますか, en: Will you come to the festival?}
        answers:
          - {ja: はい, en: "Yes"}
          - {ja: いいえ, en: "No"}
        villages: all
        until: 2026-12-20
        """.write(toFile: question, atomically: true, encoding: .utf8)
        try town.desk("poll", "open", question)
        let words = town.folder + "/notice.yaml"
        try """
        title: {ja: 水道, en: Water}
        text:
          ja: |
            水が 出ません。
          en: Water is off.
        villages: all
        from: 2026-11-24
        until: 2026-12-20
        """.write(toFile: words, atomically: true, encoding: .utf8)
        try town.desk("notice", "post", words)
        _ = box.sync.step(poll: 5)
        let view = box.sync.content().view
        guard let poll = view?.polls?.first?.id, let notice = view?.notices?.first?.id else {
            throw RehearsalProblem("the view shows neither poll nor notice")
        }
        self.poll = poll
        self.notice = notice
    }

    /// Presses something and sees it through; what is wrong afterwards.
    private func press(_ request: Request) throws -> String? {
        try box.sync.send(request)
        box.settle()
        guard let item = box.sync.content().outbox.first, item.request == request else {
            return "the press is not in the outbox"
        }
        switch item.state {
        case .accepted: return nil
        case .waiting: return "it was not decided"
        case .tooLate, .refused: return "it ended \(item.state)"
        }
    }

    /// Now and then a day passes, so that the screen does not fill with the trial's own orders.
    private func pass() throws {
        rounds += 1
        guard rounds.isMultiple(of: 30) else { return }
        try remember()
        let days = rounds / 30
        try town.clock.set(Ground.moment(TimeOfDay(9, 0), seconds: days * 86_400))
        // Until the closes of the days in between are written, the office still offers those days.
        wait(seconds: 5, every: 5_000) {
            _ = box.sync.step(poll: 5)
            return day >= today
        }
    }

    /// Keeps what was pressed, also after the box has cleared it away.
    private func remember() throws {
        for entry in try box.pressed() { remembered[entry.key] = entry }
    }

    /// Everything that was ever pressed, and what became of it.
    func account() throws -> BoxAccount {
        try remember()
        return BoxAccount(
            household: box.household.text,
            pressed: remembered.values.sorted { $0.sequence < $1.sequence }, acks: box.acks)
    }

    private var items: [OrderItem] {
        (box.sync.content().catalogue?.products.first).map {
            [OrderItem(product: $0.number, quantity: 1)]
        } ?? []
    }
    private var day: Day {
        box.sync.content().view?.days.first { $0.isOpen }?.day ?? Ground.tuesday
    }
    private var today: Day {
        Zone.japan.day(at: town.clock.now)
    }

    func place() throws -> String? {
        try pass()
        return try press(.placeOrder(items: items, day: day))
    }
    /// An order that can still be changed; a new one if there is none.
    private func order() throws -> Order? {
        try pass()
        func open() -> Order? {
            _ = box.sync.step(poll: 5)
            return box.sync.content().view?.orders.first {
                $0.progress == .accepted && $0.day == day
            }
        }
        if let order = open() { return order }
        let problem = try press(.placeOrder(items: items, day: day))
        return problem == nil ? open() : nil
    }
    func change() throws -> String? {
        guard let order = try order() else { return "there is no order" }
        let quantity = (order.lines.first?.quantity ?? 1) % 2 + 1
        let items = items.map { OrderItem(product: $0.product, quantity: quantity) }
        return try press(.changeOrder(order.id, items: items, version: order.version))
    }
    func takeBack() throws -> String? {
        guard let order = try order() else { return "there is no order" }
        return try press(.cancelOrder(order.id))
    }
    func checkIn() throws -> String? { try press(.checkIn(.well, day: today)) }
    func ride() throws -> String? {
        let view = box.sync.content().view
        guard let view, let place = view.ridePlaces.first, let band = view.rideTerms.bands.last,
            let day = view.rideDays.last
        else { return "no ride can be asked for" }
        let problem = try press(
            .askForRide(
                RideRequest(
                    place: place.id, direction: .outward, day: day, band: band, companions: 0,
                    wheelchair: false)))
        guard problem == nil, case .accepted(let id, _)? = box.sync.content().outbox.first?.state,
            let ride = RideId(id)
        else { return problem ?? "the ride has no id" }
        return try press(.cancelRide(ride))
    }
    func answer() throws -> String? {
        answered += 1
        return try press(.answerPoll(poll, answered % 2))
    }
    func readNotice() throws -> String? { try press(.quiet(.readNotice(notice))) }
    func look() -> String? {
        let before = box.sync.content().view
        _ = box.sync.step(poll: 5)
        if box.sync.content().view == nil { return "the view is gone" }
        wait(seconds: 5, every: 1_000) {
            _ = box.sync.step(poll: 5)
            return box.sync.content().connected
        }
        let after = box.sync.content()
        guard after.connected else { return "the box does not come back" }
        return after.view?.orders == before?.orders ? nil : "the view is another"
    }
    func watch() throws -> String? {
        _ = box.sync.watch(over: alerts)
        _ = box.sync.watch(over: alerts)
        return box.sync.content().alerts.count == 1 ? nil : "the alert is not there"
    }
    func pair() throws -> String? {
        let number = 10 + paired % 40
        let code = try OrderingBox.code(for: town.households[number].id, in: town)
        let place = OrderingBox.Place(books: "\(town.folder)/pairing-\(paired).sqlite")
        let new = try OrderingBox(
            of: town.households[number].id, at: place, office: town.boxAddress,
            now: town.clock.now)
        new.sync.pair(code)
        wait(seconds: 5, every: 1_000) {
            _ = new.sync.step(poll: 5)
            return new.isBound
        }
        guard new.isBound else { return "the box was not bound" }
        paired += 1
        return nil
    }
}
