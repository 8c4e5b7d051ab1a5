import BackOffice
import Database
import Domain
import FaultDisk
import Seal
import SetTopBox
import TVFront
import Wire

/// How a simulated day went.
public struct Outcome: Sendable {
    /// The seed it came from.
    public let seed: UInt64
    /// Everything that happened and was answered, in one number.
    public let hash: UInt64
    /// What the checker found, one sentence each; empty if all is well.
    public let violations: [String]
    /// How many things happened, and how many orders stood in the books in the end.
    public let happened: Int, orders: Int
    /// How often the office was started, and how often it was restored from a backup.
    public let starts: Int, restores: Int
    /// What happened, line by line, if it was asked for.
    public let lines: [String]
}

/// One Monday in the town, from a quarter to eleven to the afternoon, with two closes: office,
/// twenty boxes, the desk, the driver and the volunteers, over a bad line and on disks that fail.
/// Everything follows from the seed.
public final class SimulatedDay {
    /// Something that the office answered to a write.
    struct Said {
        let fields: SignedFields
        let path: String
        let status: Int
        let body: [UInt8]
        /// The epoch of the store that answered.
        let epoch: String
    }
    /// More than this never happens on a day that comes to rest.
    static let mostHappenings = 30_000

    let seed: UInt64
    let morning: Morning
    var town: SimulatedTown { morning.town }
    private var dice: Dice
    let scheduler: Scheduler
    let network: Network
    let office: OfficeNode
    let boxes: [BoxNode]
    let desk: DeskNode
    private(set) var said: [Said] = []
    private let record: Record
    private var backup: Disk?
    private var starts = 0

    /// The story, shared by all who have something to tell.
    private final class Record {
        let hands: Hands
        let midnight: Int64
        var story: Story
        init(_ hands: Hands, midnight: Int64, isKept: Bool) {
            self.hands = hands
            self.midnight = midnight
            story = Story(isKept: isKept)
        }
        func tell(_ line: String) {
            let past = hands.now - midnight
            story.fold(withUnsafeBytes(of: past) { Array($0) })
            story.fold(line.utf8)
            guard story.isKept else { return }
            let seconds = past / 1_000
            func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
            story.keep(
                "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
                    + ".\(String(1_000 + past % 1_000).dropFirst()) \(line)")
        }
    }

    /// Lives through the day of a seed and has it checked.
    public static func run(
        seed: UInt64, from morning: Morning, isTold: Bool = false
    ) -> Outcome {
        let source = SeededBytes(seed ^ 0x5EED)
        return Chance.from({ source.bytes($0) }) {
            do {
                return try SimulatedDay(seed: seed, morning: morning, isTold: isTold).live()
            } catch {
                return Outcome(
                    seed: seed, hash: 0, violations: ["the day did not begin: \(error)"],
                    happened: 0, orders: 0, starts: 0, restores: 0, lines: [])
            }
        }
    }

    private init(seed: UInt64, morning: Morning, isTold: Bool) throws {
        self.seed = seed
        self.morning = morning
        let town = morning.town
        var dice = Dice(seed)
        let hands = Hands(town.at(10, 44))
        let record = Record(hands, midnight: town.at(0, 0), isKept: isTold)
        self.record = record
        let tell: (String) -> Void = { record.tell($0) }
        scheduler = Scheduler(hands)
        network = Network(
            scheduler, dice: Dice(dice.next()), weather: dice.pick(Weather.all) ?? .fine,
            closes: [town.at(11, 0), town.at(15, 0)], tell: tell)
        let hasFaults = dice.chance(85)
        let disk = try Disk(seed: dice.next())
        disk.copy(morning.office)
        office = OfficeNode(
            town, disk: disk, scheduler: scheduler, network: network, dice: Dice(dice.next()),
            hasFaults: hasFaults, tell: tell)
        var boxes: [BoxNode] = []
        for (index, box) in morning.boxes.enumerated() {
            let disk = try Disk(seed: dice.next())
            disk.copy(box.disk)
            boxes.append(
                BoxNode(
                    index + 1, town: town, morning: box, disk: disk, scheduler: scheduler,
                    network: network, dice: Dice(dice.next()), hasFaults: hasFaults, tell: tell))
        }
        self.boxes = boxes
        desk = DeskNode(
            town, morning, scheduler: scheduler, network: network, dice: Dice(dice.next()),
            tell: tell)
        self.dice = dice
        office.onAnswer = { [unowned self] id, response in note(id, response) }
        office.onStart = { [unowned self] in starts += 1 }
    }

    // MARK: the day

    private func live() -> Outcome {
        office.start()
        for box in boxes { box.start() }
        schedulePresses()
        scheduleDesk()
        if office.hasFaults { scheduleAccidents() }
        for hour in [town.at(11, 0), town.at(15, 0)] {
            for late in [0, 1, 700, 60_000, 300_000] as [Int64] {
                scheduler.at(hour + late) { [unowned self] in office.tick() }
            }
        }
        scheduler.at(town.at(15, 20)) { [unowned self] in heal() }
        scheduler.at(town.at(15, 50)) { [unowned self] in office.tick() }
        let hasRest = scheduler.run(until: town.at(16, 0), most: Self.mostHappenings)
        var violations = hasRest ? [] : ["the day never comes to rest"]
        violations += boxes.flatMap(\.problems)
        let shown = boxes.map { box in box.sync?.content().outbox }
        scheduler.clear()
        office.close()
        var orders = 0
        do {
            var checker = try Checker(self, shown: shown)
            try checker.check()
            violations += checker.violations
            orders = checker.orderCount
            record.story.fold(checker.digest)
        } catch {
            violations.append("the books cannot be read in the end: \(error)")
        }
        for box in boxes { box.close() }
        return Outcome(
            seed: seed, hash: record.story.hash, violations: violations,
            happened: scheduler.happened, orders: orders, starts: starts,
            restores: office.restores, lines: record.story.lines)
    }

    private func schedulePresses() {
        for box in boxes {
            for _ in 0..<(dice.chance(25) ? 0 : 1 + dice.below(2)) {
                let isMorning = dice.chance(75)
                let close = isMorning ? town.at(11, 0) : town.at(15, 0)
                let before: Int64 =
                    switch dice.below(4) {
                    case 0: dice.number(0...3_000)
                    case 1: dice.number(-60_000...60_000)
                    default: dice.number(0...840_000)
                    }
                scheduler.at(close - before) { box.press() }
                // Old hands press twice.
                if dice.chance(15) { scheduler.at(close - before + 900) { box.press() } }
            }
        }
    }

    private func scheduleDesk() {
        for _ in 0..<(2 + dice.below(5)) {
            let close = dice.chance(70) ? town.at(11, 0) : town.at(15, 0)
            scheduler.at(close - dice.number(-30_000...800_000)) { [unowned self] in
                desk.telephone()
            }
        }
        if dice.chance(10) {
            scheduler.at(town.at(10, 50) + dice.number(0...500_000)) { [unowned self] in
                desk.closeEarly()
            }
        }
        if dice.chance(35) {
            for minute in [5, 25] {
                scheduler.at(town.at(11, minute) + dice.number(0...60_000)) { [unowned self] in
                    desk.bringTheDay()
                }
            }
        }
    }

    // MARK: accidents

    private func scheduleAccidents() {
        for _ in 0..<dice.below(4) {
            let how = dice.pick([OfficeNode.End.killed, .powerCut, .powerCut, .stopped]) ?? .killed
            let pause = dice.chance(70) ? dice.number(200...20_000) : dice.number(20_000...600_000)
            scheduler.at(someMoment()) { [unowned self] in
                if office.office != nil { office.end(how, for: pause) }
            }
        }
        if dice.chance(25) {
            // Down over the close: back a few seconds after it.
            let close = dice.chance(70) ? town.at(11, 0) : town.at(15, 0)
            let before = dice.number(1...20_000)
            scheduler.at(close - before) { [unowned self] in
                if office.office != nil { office.end(.powerCut, for: before + 5_000) }
            }
        }
        if dice.chance(30) { scheduleRestore() }
        for _ in 0..<dice.below(6) {
            guard let box = dice.pick(boxes) else { continue }
            let pause = dice.number(2_000...400_000)
            scheduler.at(someMoment()) { if box.sync != nil { box.cutPower(for: pause) } }
        }
        for _ in 0..<dice.below(5) {
            let name = dice.chance(15) ? "desk" : "box \(1 + dice.below(boxes.count))"
            let length = dice.number(5_000...900_000)
            scheduler.at(someMoment()) { [unowned self] in
                network.cutOff[name] = scheduler.now + length
            }
        }
        if dice.chance(25) {
            let errors: [Int64] = [-300_000, 600_000, 3_000, -3_600_000, 10_800_000]
            let error = dice.pick(errors) ?? 0
            let start = someMoment()
            let length = dice.number(30_000...900_000)
            scheduler.at(start) { [unowned self] in setOfficeClock(error) }
            scheduler.at(start + length) { [unowned self] in setOfficeClock(0) }
        }
    }

    private func scheduleRestore() {
        let copied = someMoment()
        let restored = max(copied + 1_000, someMoment())
        scheduler.at(copied) { [unowned self] in
            guard backup == nil, office.office != nil, let disk = try? Disk(seed: 7) else {
                return
            }
            record.tell("backup")
            disk.copy(office.disk)
            backup = disk
        }
        scheduler.at(restored) { [unowned self] in
            guard let backup, office.office != nil else { return }
            office.restore(backup)
        }
    }

    private func setOfficeClock(_ error: Int64) {
        record.tell("office clock wrong by \(error) ms")
        scheduler.hands.setOfficeError(error)
    }

    /// Mostly around the closes, where it matters.
    private func someMoment() -> Int64 {
        let close = dice.chance(70) ? town.at(11, 0) : town.at(15, 0)
        return close + dice.number(-840_000...300_000)
    }

    /// The storm is over: the line is good, the disks hold, everybody is switched on.
    private func heal() {
        record.tell("all is well from here")
        setOfficeClock(0)
        network.weather = .fine
        network.cutOff = [:]
        office.hasFaults = false
        if office.office != nil { office.end(.stopped, for: 100) }
        for (index, box) in boxes.enumerated() {
            box.hasFaults = false
            box.disk.mend()
            if dice.chance(50) {
                if box.sync != nil { box.cutPower(for: 100) }
            } else {
                box.beginRound(in: Int64(1_000 + 50 * index))
            }
        }
    }

    private func note(_ id: Int, _ response: OfficeResponse) {
        if network.request(id)?.path == Route.catalogue.path() {
            // What is sold out is a set, and is written in whatever order the set has.
            record.story.fold(withUnsafeBytes(of: response.body.count) { Array($0) })
        } else {
            record.story.fold(response.body)
        }
        guard let request = network.request(id), request.method == "POST",
            let fields = SignedFields(headers: request.headers)
        else { return }
        let epoch = response.headers.first { $0.0 == SignedFields.Header.epoch }?.1 ?? ""
        said.append(
            Said(
                fields: fields, path: request.path, status: response.status,
                body: response.body, epoch: epoch))
    }

    /// Everything that was told, for a checker's own question.
    var attempts: [DeskNode.Attempt] { desk.attempts }
}
