import BackOffice
import Database
import Domain
import FaultDisk
import Synchronization

/// The office's machine: its disk, its clock and the program on it, which may die at any step.
final class OfficeNode {
    static let file = "office.db"

    /// What the running program has to say; muted when its machine dies.
    final class Voice: Sendable {
        private struct State {
            var replies: [(id: Int, response: OfficeResponse)] = []
            var isMuted = false
            var fatal: String?
            var problem: String?
        }
        private let state = Mutex(State())
        func say(_ id: Int, _ response: OfficeResponse) {
            state.withLock { if !$0.isMuted { $0.replies.append((id, response)) } }
        }
        func mute() { state.withLock { $0.isMuted = true } }
        func end(_ sentence: String) { state.withLock { $0.fatal = $0.fatal ?? sentence } }
        func note(_ problem: String?) { state.withLock { $0.problem = problem } }
        var fatal: String? { state.withLock { $0.fatal } }
        var problem: String? { state.withLock { $0.problem } }
        func takeReplies() -> [(id: Int, response: OfficeResponse)] {
            state.withLock { state in
                defer { state.replies = [] }
                return state.replies
            }
        }
    }

    enum End: String { case killed, powerCut = "power cut", stopped }

    let disk: Disk
    private let town: SimulatedTown
    private let scheduler: Scheduler
    private let network: Network
    private var dice: Dice
    private(set) var office: Office?
    private var voice = Voice()
    private var boots = 0
    private var isTurnDue = false
    /// Whether the machine may still have accidents.
    var hasFaults: Bool
    /// Hears every answer that leaves.
    var onAnswer: ((Int, OfficeResponse) -> Void)?
    /// Is told whenever the program starts.
    var onStart: (() -> Void)?
    private let tell: (String) -> Void
    private(set) var restores = 0

    init(
        _ town: SimulatedTown, disk: Disk, scheduler: Scheduler, network: Network, dice: Dice,
        hasFaults: Bool, tell: @escaping (String) -> Void
    ) {
        self.town = town
        self.disk = disk
        self.scheduler = scheduler
        self.network = network
        self.dice = dice
        self.hasFaults = hasFaults
        self.tell = tell
        network.door = { [weak self] id, request in self?.receive(id, request) ?? false }
    }

    // MARK: life and death

    func start() {
        guard office == nil else { return }
        boots += 1
        onStart?()
        voice = Voice()
        let (voice, disk, hands) = (voice, disk, scheduler.hands)
        armDisk()
        do {
            let start = scheduler.now
            let clock = SteadyClock(
                wall: { Moment(milliseconds: hands.officeWall) },
                elapsed: { hands.now - start })
            let writer = try SQLiteFile(path: Self.file, fileSystem: disk.fileSystem)
            let reader = try SQLiteFile(
                path: Self.file, fileSystem: disk.fileSystem, readingOnly: true)
            let office = try Office(
                writer: writer, readers: [reader], municipality: town.municipality,
                catalogue: town.catalogue, now: clock.now, fault: faultPoint(), isByHand: true,
                onFatal: { voice.end($0) })
            // As the program does: what is overdue is closed before anybody is let in.
            voice.note("the close was not answered")
            office.closeOverdue { voice.note($0.map { "\($0)" }) }
            while office.turn() {}
            self.office = office
            if disk.isDead { return end(.powerCut, for: pause()) }
            if voice.fatal != nil || voice.problem != nil { return end(.killed, for: pause()) }
            tell("office up (\(boots)), epoch \(office.epoch.prefix(4))")
        } catch {
            tell("office does not start")
            office = nil
            if disk.isDead { disk.cutPower() } else { disk.kill() }
            scheduler.after(5_000) { [weak self] in self?.start() }
        }
    }

    /// The program ends in some way and starts again after a while.
    func end(_ how: End, for milliseconds: Int64) {
        letGo(how)
        scheduler.after(milliseconds) { [weak self] in self?.start() }
    }

    private func letGo(_ how: End) {
        tell("office \(how.rawValue)")
        voice.mute()
        switch how {
        case .killed: disk.kill()
        case .powerCut: disk.cutPower()
        case .stopped: disk.mend()
        }
        if let office {
            while office.turn() {}
            office.stop()
        }
        office = nil
        // Connections of an orderly stop have been closed by now; nothing may hold locks.
        if how == .stopped { disk.kill() }
    }

    /// Puts the books of a backup in the place of these, as the restore command does.
    func restore(_ backup: Disk) {
        letGo(.stopped)
        disk.copy(backup)
        do {
            let file = try SQLiteFile(path: Self.file, fileSystem: disk.fileSystem)
            try OfficeStore.renewEpoch(
                on: file, municipality: town.municipality.code,
                at: Moment(milliseconds: scheduler.hands.officeWall))
            restores += 1
            tell("office restored")
        } catch {
            tell("restore failed")
        }
        start()
    }

    /// Ends for good, with everything written.
    func close() { letGo(.stopped) }

    private func pause() -> Int64 { hasFaults ? dice.number(500...120_000) : 500 }

    // MARK: accidents

    private func armDisk() {
        guard hasFaults else { return }
        switch dice.below(100) {
        case 0..<22:
            disk.fail(.changing, nth: 1 + dice.below(dice.chance(50) ? 60 : 900), with: .power)
        case 22..<28: disk.fail(.sync, nth: 1 + dice.below(120), with: .ioError)
        case 28..<33: disk.fail(.write, nth: 1 + dice.below(400), with: .ioError)
        case 33..<36: disk.fail(.read, nth: 1 + dice.below(300), with: .ioError)
        case 36..<46:
            disk.fail(
                .write, nth: 1 + dice.below(400), with: .full, times: 1 + dice.below(60))
        default: break
        }
    }

    private func faultPoint() -> FaultPoint? {
        guard hasFaults, dice.chance(15) else { return nil }
        let place = dice.chance(50) ? "before-commit" : "after-commit"
        let route = dice.pick(["placeOrder", "changeOrder", "cancelOrder"]) ?? "placeOrder"
        let disk = disk
        return FaultPoint("\(place):\(route):\(1 + dice.below(12))") { disk.endPower() }
    }

    // MARK: work

    private func receive(_ id: Int, _ request: OfficeRequest) -> Bool {
        guard let office else { return false }
        let (voice, disk) = (voice, disk)
        office.answer(request) { if !disk.isDead { voice.say(id, $0) } }
        takeTurn(in: dice.number(0...12))
        return true
    }

    func tick() {
        guard let office else { return }
        office.tick {}
        takeTurn(in: 0)
    }

    private func takeTurn(in milliseconds: Int64) {
        guard !isTurnDue else { return }
        isTurnDue = true
        scheduler.after(milliseconds) { [weak self] in self?.turn() }
    }

    private func turn() {
        isTurnDue = false
        guard let office else { return }
        let hasMore = office.turn()
        for (id, response) in voice.takeReplies() {
            onAnswer?(id, response)
            network.answer(id, response)
        }
        if disk.isDead { return end(.powerCut, for: pause()) }
        if voice.fatal != nil { return end(.killed, for: pause()) }
        if hasMore { takeTurn(in: 1) }
    }
}
