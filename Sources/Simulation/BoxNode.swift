import BackOffice
import Database
import Domain
import FaultDisk
import Seal
import SetTopBox
import TVFront

/// One television: its disk, the box's real books and sync on it, and somebody who presses keys.
final class BoxNode {
    static let file = "box.db"
    /// What was pressed and is in the books for certain.
    struct Press {
        let key: String
        let request: Request
        /// The press that made the order this one is about.
        let about: String?
    }
    /// The box itself never speaks here: the scheduler carries its questions.
    struct NoLine: OfficeTransport {
        func exchange(
            method: String, target: String, headers: [(String, String)], body: [UInt8]
        ) throws(LineDown) -> Answer { throw LineDown("no line") }
    }

    let name: String
    let number: Int
    let disk: Disk
    private let key: SigningKey
    private let town: SimulatedTown
    private let scheduler: Scheduler
    private let network: Network
    private var dice: Dice
    private let chance: SeededBytes
    var hasFaults: Bool
    private(set) var store: BoxStore?
    private(set) var sync: BoxSync?
    private var round: SyncRound?
    private var boots = 0
    private var questions = 0
    private var wakes = 0
    private(set) var presses: [Press] = []
    private(set) var problems: [String] = []
    private let tell: (String) -> Void

    init(
        _ number: Int, town: SimulatedTown, morning: Morning.Box, disk: Disk,
        scheduler: Scheduler, network: Network, dice: Dice, hasFaults: Bool,
        tell: @escaping (String) -> Void
    ) {
        self.number = number
        name = "box \(number)"
        self.town = town
        self.disk = disk
        key = morning.key
        self.scheduler = scheduler
        self.network = network
        var dice = dice
        chance = SeededBytes(dice.next())
        self.dice = dice
        self.hasFaults = hasFaults
        self.tell = tell
    }

    // MARK: life and death

    func start() {
        guard sync == nil else { return }
        boots += 1
        questions += 1
        round = nil
        if hasFaults, dice.chance(12) {
            disk.fail(.changing, nth: 1 + dice.below(70), with: .power)
        } else if hasFaults, dice.chance(5) {
            disk.fail(.write, nth: 1 + dice.below(40), with: .full, times: 1 + dice.below(10))
        }
        do {
            let (hands, start, chance) = (scheduler.hands, scheduler.now, chance)
            let file = try SQLiteFile(path: Self.file, fileSystem: disk.fileSystem)
            // The box's own wall clock may show anything.
            let wall = dice.pick([
                0, 4_102_444_800_000, start - 10_800_000, start + 10_800_000, start,
            ])
            let store = try BoxStore(file, now: Moment(milliseconds: wall ?? start))
            self.store = store
            sync = try BoxSync(
                store: store, transport: NoLine(), key: key, model: "simulated",
                elapsed: { hands.now - start }, random: { chance.share() })
            if disk.isDead { return cutPower(for: pause()) }
            // Each asks in its own time; a press wakes it sooner.
            beginRound(in: dice.number(10...(hasFaults ? 1_200_000 : 60_000)))
        } catch {
            tell("\(name) does not start")
            cutPower(for: 5_000)
        }
    }

    func cutPower(for milliseconds: Int64) {
        tell("\(name) off")
        disk.cutPower()
        store = nil
        sync = nil
        round = nil
        boots += 1
        scheduler.after(milliseconds) { [weak self] in self?.start() }
    }

    /// Ends for good.
    func close() {
        store = nil
        sync = nil
        round = nil
        boots += 1
    }

    private func pause() -> Int64 { hasFaults ? dice.number(3_000...300_000) : 100 }

    // MARK: rounds

    func beginRound(in milliseconds: Int64) {
        let boot = boots
        wakes += 1
        let wake = wakes
        scheduler.after(milliseconds) { [weak self] in
            guard let self, boot == boots, wake == wakes, round == nil, let sync else { return }
            var round = SyncRound(of: sync, poll: 21_600_000)
            let next = round.begin()
            self.round = round
            go(next)
        }
    }

    private func go(_ next: SyncRound.Next) {
        if disk.isDead { return cutPower(for: pause()) }
        switch next {
        case .rest(let milliseconds):
            round = nil
            beginRound(in: Int64(milliseconds))
        case .ask(let question):
            questions += 1
            let asked = questions
            let request = OfficeRequest(
                method: question.method, path: question.target, headers: question.headers,
                body: question.body)
            network.send(request, from: name) { [weak self] result in
                guard let self, asked == questions, var round else { return }
                let next = round.heard(result)
                self.round = round
                go(next)
            }
        }
    }

    // MARK: presses

    /// Somebody presses: something new, or something about an order they were told of.
    func press() {
        guard let sync else { return }
        let accepted = accepted(in: sync.content())
        let known = accepted.isEmpty ? nil : dice.pick(accepted)
        let request: Request
        var about: String?
        switch known {
        case let known? where dice.chance(25):
            request = .cancelOrder(known.order.id)
            about = known.key
        case let known? where dice.chance(35):
            request = .changeOrder(known.order.id, items: items(), version: known.order.version)
            about = known.key
        default:
            if dice.chance(8) {
                request = .checkIn(.well, day: town.monday)
            } else {
                request = .placeOrder(
                    items: items(), day: town.monday.adding(days: dice.chance(65) ? 0 : 1))
            }
        }
        send(request, about: about)
    }

    private func send(_ request: Request, about: String?) {
        guard let sync else { return }
        do {
            try sync.send(request)
            guard let entry = sync.content().outbox.first, entry.request == request else {
                problems.append("\(name): what was sent is not shown")
                return
            }
            presses.append(Press(key: entry.key, request: request, about: about))
            tell("\(name) presses \(entry.key.prefix(6)) \(Self.words(request))")
        } catch {
            tell("\(name) presses in vain")
        }
        if disk.isDead { return cutPower(for: pause()) }
        beginRound(in: dice.number(0...400))
    }

    /// Orders this box believes to have, with the key of the press that made each.
    private func accepted(in content: Content) -> [(key: String, order: Order)] {
        let orders = content.view?.orders ?? []
        return content.outbox.compactMap { item in
            guard case .accepted(let subject, _) = item.state, case .placeOrder = item.request,
                let order = orders.first(where: { $0.id.text == subject }),
                order.progress != .cancelled
            else { return nil }
            return (item.key, order)
        }
    }

    private func items() -> [OrderItem] {
        let numbers = SimulatedTown.products.shuffled(using: &dice).prefix(1 + dice.below(2))
        return numbers.compactMap { number in
            ProductNumber(number).map { OrderItem(product: $0, quantity: 1 + dice.below(3)) }
        }
    }

    static func words(_ request: Request) -> String {
        switch request {
        case .placeOrder(let items, let day):
            "order for \(day): "
                + items.map { "\($0.quantity)x\($0.product.value)" }.joined(separator: " ")
        case .changeOrder(let order, let items, let version):
            "change \(order) v\(version): "
                + items.map { "\($0.quantity)x\($0.product.value)" }.joined(separator: " ")
        case .cancelOrder(let order): "cancel \(order)"
        case .checkIn: "well"
        default: "something"
        }
    }
}
