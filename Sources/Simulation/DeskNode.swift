import BackOffice
import Domain
import SetTopBox
import Wire

/// The people around the office: the operator at the telephone, who plans the day, the driver and
/// the volunteers, whose steps reach the office twice and from two hands.
final class DeskNode {
    /// What somebody at the desk sent.
    struct Attempt {
        let key: String
        let route: String
        let items: [OrderItem]
        let household: HouseholdId?
        let isDry: Bool
        /// The version a change was made against.
        var version: Int?
    }

    private let town: SimulatedTown
    private let scheduler: Scheduler
    private let network: Network
    private var dice: Dice
    private var hand: DeskHand
    private(set) var attempts: [Attempt] = []
    /// Orders of the telephone, as last heard of.
    private var orders: [Order] = []
    private let tell: (String) -> Void

    init(
        _ town: SimulatedTown, _ morning: Morning, scheduler: Scheduler, network: Network,
        dice: Dice, tell: @escaping (String) -> Void
    ) {
        self.town = town
        hand = DeskHand(key: morning.boss, epoch: morning.epoch)
        self.scheduler = scheduler
        self.network = network
        self.dice = dice
        self.tell = tell
    }

    // MARK: the telephone

    func telephone() {
        let known = dice.pick(orders)
        switch known {
        case let order? where dice.chance(30):
            write("cancelOrder", Route.cancelOrder.path(order.id.text), Step(reason: "電話で"))
        case let order? where dice.chance(40):
            let items = items()
            write(
                "changeOrder", Route.changeOrder.path(order.id.text),
                ChangeOrder(items: items, version: order.version), items: items,
                version: order.version)
        default: order()
        }
    }

    private func order() {
        let number = 1 + dice.below(SimulatedTown.households)
        guard let household = try? town.household(number) else { return }
        let items = items()
        let day = dice.chance(60) ? town.monday.adding(days: dice.below(2)) : nil
        write(
            "placeOrder", Route.placeOrder.path(),
            PlaceOrder(household: household.id, items: items, day: day, channel: .telephone),
            items: items, household: household.id, isDry: dice.chance(20)
        ) { [weak self] answer in
            guard answer.status == 201,
                let order = try? Message.read(Order.self, from: answer.body)
            else { return }
            self?.orders.append(order)
        }
    }

    /// A shop telephones: it has no more, its day is closed now.
    func closeEarly() {
        let village = dice.chance(50) ? dice.pick(town.villages) : nil
        write(
            "closeDay", Route.closeDay.path(town.monday.adding(days: dice.below(2)).description),
            CloseDay(
                shop: dice.chance(50) ? town.coop : town.bakery, village: village, reason: "早じまい"))
    }

    private func items() -> [OrderItem] {
        let numbers = SimulatedTown.products.shuffled(using: &dice).prefix(1 + dice.below(2))
        return numbers.compactMap { number in
            ProductNumber(number).map { OrderItem(product: $0, quantity: 1 + dice.below(3)) }
        }
    }

    // MARK: bringing

    /// Plans the day and makes the plan count, then sends the van; each step once or twice.
    func bringTheDay() {
        let day = town.monday.description
        write("makePlan", Route.makePlan.path(day), MakePlan(wind: [])) { [weak self] made in
            guard made.status == 201 else { return }
            self?.write("publishPlan", Route.publishPlan.path(day), Step()) { [weak self] answer in
                guard answer.status == 200,
                    let plan = try? Message.read(PlanView.self, from: answer.body)
                else { return }
                for round in plan.vanRounds { self?.drive(round) }
            }
        }
    }

    private func drive(_ round: VanRoundView) {
        twice("vanStep", Route.vanStep.path(round.id, "depart"), Step()) { [weak self] in
            guard let self else { return }
            for stop in round.stops {
                twice(
                    "vanStep", Route.vanStep.path(round.id, "arrive-\(stop.village.text)"), Step()
                ) { [weak self] in
                    for loaded in stop.orders { self?.handOver(loaded.order) }
                }
            }
        }
    }

    /// Two neighbours stand at the hall and both say that they gave it.
    private func handOver(_ order: OrderId) {
        twice(
            "handOffStep", Route.handOffStep.path(order.text, "done"),
            HandOffStep(to: "本人", note: nil)
        ) {}
    }

    /// Sends a step, often from two hands at once; `then` follows whoever is answered first.
    private func twice<Body: Encodable>(
        _ route: String, _ path: String, _ body: Body, then: @escaping () -> Void
    ) {
        var isDone = false
        for _ in 0..<(dice.chance(60) ? 2 : 1) {
            let delay = dice.number(0...2_000)
            scheduler.after(delay) { [weak self] in
                self?.write(route, path, body) { answer in
                    guard answer.status == 200, !isDone else { return }
                    isDone = true
                    then()
                }
            }
        }
    }

    // MARK: sending

    private func write<Body: Encodable>(
        _ route: String, _ path: String, _ body: Body, items: [OrderItem] = [],
        household: HouseholdId? = nil, isDry: Bool = false, version: Int? = nil,
        then: @escaping (Answer) -> Void = { _ in }
    ) {
        guard let bytes = try? Message.bytes(body) else { return }
        let key = DeskHand.newKey()
        attempts.append(
            Attempt(
                key: key, route: route, items: items, household: household, isDry: isDry,
                version: version))
        tell("desk \(route) \(path)\(isDry ? " dry" : "") \(key.prefix(6))")
        let request = hand.write(path, bytes, query: isDry ? "dry-run=1" : "", once: key)
        send(request, triesLeft: 3, then)
    }

    /// Sends the same bytes up to three times. After that nobody knows, and that is said.
    private func send(_ request: OfficeRequest, triesLeft: Int, _ then: @escaping (Answer) -> Void)
    {
        guard triesLeft > 0 else { return }
        network.send(request, from: "desk") { [weak self] result in
            guard let self else { return }
            if case .success(let answer) = result, answer.status < 500,
                answer.mediaType != "text/html"
            {
                if let epoch = answer.headers[SignedFields.Header.epoch] { hand.epoch = epoch }
                return then(answer)
            }
            let pause = dice.number(300...4_000)
            scheduler.after(pause) { [weak self] in
                self?.send(request, triesLeft: triesLeft - 1, then)
            }
        }
    }
}
