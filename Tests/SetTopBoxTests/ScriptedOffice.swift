import Domain
import SetTopBox
import Synchronization
import Wire

/// A line whose other end does what the test says: it decides orders by key as the office does, and can lose what is sent or what is answered.
final class ScriptedOffice: OfficeTransport {
    struct State {
        /// Requests that arrived, oldest first.
        var arrived: [(method: String, target: String, fields: SignedFields?)] = []
        var decisions: [String: Answer] = [:]
        var orders: [Order] = []
        var cutRequests = 0
        var cutAnswers = 0
        var portalPages = 0
        var closed = false
        var revoked = false
        var run = "run-1"
        var epoch = "epoch-1"
        var household = "H-1"
        /// Orders of other households, which take numbers, too.
        var others = 0
        var time: Int64 = 1_795_220_000_000
    }
    private let state = Mutex(State())

    func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
    var arrived: [(method: String, target: String, fields: SignedFields?)] {
        state.withLock { $0.arrived }
    }
    var orders: [Order] { state.withLock { $0.orders } }

    /// Sets the office back to a copy of its first orders, as after a restore.
    func restore(keeping count: Int, others: Int) {
        state.withLock { state in
            let kept = Array(state.orders.prefix(count))
            state.decisions = state.decisions.filter { _, answer in
                let order = try? Message.read(Order.self, from: answer.body)
                return kept.contains { $0.id == order?.id && order?.progress == .accepted }
            }
            state.orders = kept.map { order in
                var order = order
                order.progress = .accepted
                return order
            }
            state.others = others
            state.epoch += "-again"
        }
    }

    func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer {
        let answer: Answer? = state.withLock { state in
            if state.cutRequests > 0 {
                state.cutRequests -= 1
                return nil
            }
            let fields = SignedFields(headers: headers)
            state.arrived.append((method, target, fields))
            let answer = Self.answer(&state, method, target, fields, body)
            if state.cutAnswers > 0 {
                state.cutAnswers -= 1
                return nil
            }
            if state.portalPages > 0 {
                state.portalPages -= 1
                return Answer(
                    status: 200, headers: ["content-type": "text/html"], body: Array("<p>".utf8))
            }
            return answer
        }
        guard let answer else { throw LineDown("cut") }
        return answer
    }

    private static func answer(
        _ state: inout State, _ method: String, _ target: String, _ fields: SignedFields?,
        _ body: [UInt8]
    ) -> Answer {
        let headers = [
            "engawa-time": String(state.time), "engawa-run": state.run, "engawa-epoch": state.epoch,
        ]
        func reply<Body: Encodable>(
            _ status: Int, _ body: Body, _ type: String = "application/json"
        ) -> Answer {
            Answer(
                status: status, headers: headers.merging(["content-type": type]) { $1 },
                body: (try? Message.bytes(body)) ?? [])
        }
        func problem(_ status: Int, _ code: String) -> Answer {
            let words = Note(ja: "言葉", en: "words")
            let problem = Problem(status: status, code: code, title: code, detail: words)
            return reply(status, problem, Problem.mediaType)
        }
        if target == "/v1/boxes" {
            let paired = Paired(
                box: sample("B-1"), household: sample(state.household),
                householdName: sampleName, epoch: state.epoch, checkDigits: "123456")
            return reply(201, paired)
        }
        guard let fields else { return problem(401, "unsigned") }
        if state.revoked { return problem(403, "revoked") }
        if method == "GET" {
            guard fields.run == state.run else { return problem(401, "stale-run") }
            return target == "/v1/catalogue"
                ? reply(200, Catalogue(version: "1", categories: [], products: []))
                : reply(200, sampleView(state.time, state.orders, state.epoch))
        }
        if let stored = state.decisions[fields.key] { return stored }
        let decision: Answer
        if state.closed {
            decision = reply(409, Problem(.closed(next: Day("2026-11-24"))), Problem.mediaType)
        } else if target == "/v1/orders",
            let placed = try? Message.read(PlaceOrder.self, from: body), let day = placed.day
        {
            let count = state.orders.count + state.others + 1
            let order = Order(
                id: sample("O-\(count)"), receipt: ReceiptNumber(day: day, count: count),
                household: sample("H-1"), village: sample("V-1"), day: day, channel: .television,
                lines: [], progress: .accepted, placedAt: Moment(milliseconds: state.time))
            state.orders.append(order)
            decision = reply(201, order)
        } else if target.hasSuffix("/cancel") {
            let id = target.split(separator: "/").dropLast().last.map(String.init)
            guard fields.epoch == state.epoch else { return problem(401, "stale-epoch") }
            if let place = state.orders.firstIndex(where: { $0.id.text == id }) {
                state.orders[place].progress = .cancelled
                decision = reply(200, state.orders[place])
            } else {
                decision = problem(404, "not-found")
            }
        } else {
            let checkIn = CheckIn(
                household: sample("H-1"), village: sample("V-1"), day: Day(number: 1),
                answer: .well, channel: .television, at: Moment(milliseconds: state.time))
            decision = reply(201, checkIn)
        }
        state.decisions[fields.key] = decision
        return decision
    }
}

let sampleName = Name(ja: "山本", kana: "やまもと", en: "Yamamoto")

func sample<Kind>(_ text: String) -> Identifier<Kind> { Identifier(text).unsafelyUnwrapped }

func sampleView(
    _ time: Int64, _ orders: [Order], _ epoch: String = "epoch-1"
) -> ResidentView {
    let now = Moment(milliseconds: time)
    let day = Zone.japan.day(at: now)
    let window = DeliveryDay.Window(
        shop: sample("S-1"), closes: Zone.japan.moment(day, TimeOfDay(11, 0)), closed: false)
    return ResidentView(
        officeTime: now, zone: .japan, epoch: epoch, rehearsal: false,
        municipality: sampleName, officePhone: "000-000-0000", officeHours: sampleName,
        household: sample("H-1"), householdName: sampleName, village: sampleName,
        hall: sampleName, days: [DeliveryDay(day: day, windows: [window])],
        maximumOrderMass: 20_000, catalogueVersion: "1", orders: orders, rides: [], taxis: [],
        ridePlaces: [],
        rideTerms: RideTerms(
            weekdays: [], bands: [], fare: 500, reducedFare: 250, televisionFare: 300,
            maximumCompanions: 3), rideFare: 300, rideDays: [], checkIn: nil)
}
