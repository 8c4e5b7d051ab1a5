import Database
import Domain
import Foundation
import Rehearsal
import SetTopBox
import TVFront
import Wire

/// Wrong clocks of boxes against events of the office's clock (programme R6).
///
/// The office keeps real books and so goes by the system's clock, which the shim sets. All boxes
/// press the same at the same true time; whatever their own clocks say, the office must decide the
/// same for all of them, and as the true time asks.
public final class ClockTrial {
    /// A box's clock: how wrong it is from the start, and by how much more from the press on.
    struct BoxClock {
        let name: String
        var error: Int64 = 0
        var jump: Int64 = 0
    }
    private static let hour: Int64 = 3_600_000
    /// Milliseconds from the trial's Tuesday to another year.
    private static func year(_ year: Int) -> Int64 { Int64(year - 2026) * 365 * 24 * hour }

    static let boxClocks: [BoxClock] = [
        BoxClock(name: "right"),
        BoxClock(name: "1970", error: year(1970)),
        BoxClock(name: "jumps on by 1 h in mid press", jump: hour),
        BoxClock(name: "3 h slow", error: -3 * hour),
        BoxClock(name: "3 h fast", error: 3 * hour),
        BoxClock(name: "2038", error: year(2038) + 60 * 24 * hour),
        BoxClock(name: "1 min slow", error: -60_000),
        BoxClock(name: "1 min fast", error: 60_000),
        BoxClock(name: "a day behind", error: -24 * hour),
        BoxClock(name: "a day ahead", error: 24 * hour),
        BoxClock(name: "jumps back by 1 h in mid press", jump: -hour),
        BoxClock(name: "falls to 1970 in mid press", jump: year(1970)),
    ]

    private let town: Town
    private let page: FaultPage
    private var boxes: [(clock: BoxClock, box: RunningBox, page: FaultPage)] = []
    private(set) var report: TrialReport
    private var presses = 0
    private var alarm = Times()
    /// How many lines the boxes' scripts have.
    private var lines = 0

    private init(_ name: String, clocks: Int, on ground: Ground) throws {
        town = try ground.town(name, at: TimeOfDay(9, 0), isRehearsal: false)
        page = try FaultPage(store: town.store, folder: town.folder)
        report = TrialReport("clocks")
        lead(to: Ground.moment(TimeOfDay(9, 0)))
        try town.startOffice(with: page.environment())
        for (number, clock) in Self.boxClocks.prefix(clocks).enumerated() {
            let box = try RunningBox(number * 2, in: town)
            let own = try FaultPage(
                store: box.place.books, folder: town.folder, named: "clock-\(number)")
            own.advance = page.advance
            own.error = clock.error
            try box.start(with: own.environment(), presses: 0)
            guard box.program?.wait(seconds: 20) == 0 else {
                throw RehearsalProblem("a box was not bound: \(box.program?.output ?? "")")
            }
            boxes.append((clock, box, own))
        }
    }

    /// Goes through all events, or the first so many, with so many boxes.
    public static func run(
        clocks: Int = 12, events: Int = 8, on ground: Ground
    ) throws -> TrialReport {
        let trial = try ClockTrial("clocks", clocks: clocks, on: ground)
        defer { trial.close() }
        for (number, event) in Event.all.prefix(events).enumerated() {
            try trial.play(event, on: Day(number: Ground.tuesday.number + event.day(number)))
        }
        trial.close()
        var ledger = Ledger(try SQLiteFile(path: trial.town.store))
        try ledger.checkLog()
        trial.report.violate(ledger.findings, at: "after all")
        trial.report.row("box clocks", clocks)
        trial.report.row("office events", min(events, Event.all.count))
        trial.report.row("presses", trial.presses)
        trial.report.row("alarm after a jump", trial.alarm.text)
        if trial.alarm.most > 5_000 {
            trial.report.violate("the alarm took \(trial.alarm.most) ms")
        }
        trial.report.end()
        return trial.report
    }

    private func close() {
        for box in boxes { box.box.kill() }
        town.stopOffice()
    }
}

// The time.
extension ClockTrial {
    private static func real() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

    /// Leads the true time of all programs on to an instant, as if it had come by itself.
    private func lead(to moment: Moment) {
        let advance = moment.milliseconds - Self.real()
        for page in [page] + boxes.map(\.page) { page.advance = advance }
    }

    /// Sets the office's clock wrong by so much, and waits for the alarm if it must come.
    private func setOffice(wrongBy error: Int64, isAlarming: Bool, _ place: String) {
        page.error = error
        guard isAlarming else { return }
        let began = ContinuousClock.now
        let line = HTTPOffice(address: town.officeAddress)
        let isTold = wait(seconds: 8, every: 50_000) {
            let answer = try? line.exchange(
                method: "GET", target: Route.health.path(), headers: [], body: [])
            return answer.map { String(decoding: $0.body, as: UTF8.self).contains("jumped") }
                ?? false
        }
        alarm.add(ContinuousClock.now - began)
        if !isTold { report.violate("\(place): no alarm after the jump") }
    }
}

// The events.
extension ClockTrial {
    /// What happens during a day, step by step.
    enum Step {
        /// The true time becomes this of the day, with seconds.
        case at(TimeOfDay, Int64)
        /// The office's clock is wrong by so many seconds from now on.
        case office(wrongBy: Int64, isAlarming: Bool)
        /// The office dies.
        case crash
        /// The office is started.
        case start
        /// All boxes press an order for a day so many days later, and it must end so.
        case press(daysLater: Int, Ending)
        /// All boxes press, and nothing is decided yet.
        case pressUnheard(daysLater: Int, Ending)
        /// What was pressed unheard is decided.
        case heard
    }
    /// How a press ends.
    enum Ending: String {
        case accepted, tooLate
    }
    /// One event of the office's clock.
    struct Event {
        let name: String
        let steps: [Step]
        /// The day it is played on, counted from the trial's Tuesday.
        var onDay: Int?
        func day(_ number: Int) -> Int { onDay ?? [0, 1, 2, 3, 7, 8, 9, 10][number % 8] }
    }
}

extension ClockTrial.Event {
    private static let close = TimeOfDay(11, 0)
    private static let late: [ClockTrial.Step] = [
        .at(close, 10), .press(daysLater: 0, .tooLate),
    ]

    static let all: [Self] = [
        Self(
            name: "set back by 5 min at 10:58",
            steps: [
                .at(TimeOfDay(10, 57), 50), .press(daysLater: 0, .accepted),
                .at(TimeOfDay(10, 58), 0), .office(wrongBy: -300, isAlarming: true),
                .press(daysLater: 0, .accepted),
            ] + late),
        Self(
            name: "set on by 10 min at 10:52",
            steps: [
                .at(TimeOfDay(10, 52), 0), .office(wrongBy: 600, isAlarming: true),
                .press(daysLater: 0, .accepted), .at(TimeOfDay(10, 59), 30),
                .press(daysLater: 0, .accepted),
            ] + late),
        Self(
            name: "restarted at 10:59:59, back at 11:00:05",
            steps: [
                .at(TimeOfDay(10, 59), 30), .press(daysLater: 0, .accepted),
                .at(TimeOfDay(10, 59), 59), .crash, .pressUnheard(daysLater: 0, .tooLate),
                .at(close, 5), .start, .heard,
            ] + late),
        Self(
            name: "set on by 15 s at 10:59:30",
            steps: [
                .at(TimeOfDay(10, 59), 30), .office(wrongBy: 15, isAlarming: true),
                .at(TimeOfDay(10, 59), 47), .press(daysLater: 0, .accepted),
            ] + late),
        Self(
            name: "led by 1.5 s at 10:59:30",
            steps: [
                .at(TimeOfDay(10, 59), 30), .office(wrongBy: 1, isAlarming: false),
                .press(daysLater: 0, .accepted),
            ] + late),
        Self(
            name: "set on by 10 min at 10:50 and right again at 10:54",
            steps: [
                .at(TimeOfDay(10, 50), 0), .office(wrongBy: 600, isAlarming: true),
                .press(daysLater: 0, .accepted), .at(TimeOfDay(10, 54), 0),
                .office(wrongBy: 0, isAlarming: false), .press(daysLater: 0, .accepted),
            ] + late),
        Self(
            name: "right",
            steps: [.at(TimeOfDay(10, 59), 30), .press(daysLater: 0, .accepted)] + late),
        Self(
            name: "the turn of the year",
            steps: [
                .at(TimeOfDay(23, 59), 30), .press(daysLater: 0, .tooLate),
                .press(daysLater: 5, .accepted), .at(TimeOfDay(24, 0), 10),
                .press(daysLater: 5, .accepted), .press(daysLater: 0, .tooLate),
            ], onDay: 37),
    ]
}

extension ClockTrial {
    private func play(_ event: Event, on day: Day) throws {
        let began = report.violations.count
        page.error = 0
        town.crashOffice()
        lead(to: Zone.japan.moment(day, TimeOfDay(9, 30)))
        try town.startOffice(with: page.environment())
        for (clock, box, own) in boxes {
            own.error = clock.error
            try box.start(with: own.environment(), presses: -1)
        }
        var unheard: Ending?
        for step in event.steps {
            switch step {
            case .at(let time, let seconds):
                lead(to: Zone.japan.moment(day, time).adding(milliseconds: seconds * 1_000))
            case .office(let seconds, let isAlarming):
                setOffice(wrongBy: seconds * 1_000, isAlarming: isAlarming, event.name)
            case .crash: town.crashOffice()
            case .start: try town.startOffice(with: page.environment())
            case .press(let later, let ending):
                try press(day.adding(days: later), event.name)
                see(ending, event.name)
            case .pressUnheard(let later, let ending):
                try press(day.adding(days: later), event.name)
                unheard = ending
            case .heard: if let unheard { see(unheard, event.name) }
            }
        }
        for (_, box, _) in boxes { box.kill() }
        report.row(event.name, began == report.violations.count ? "the same for all" : "differs")
    }

    /// Has all boxes press the same, and those clocks jump that do so in mid press.
    private func press(_ day: Day, _ place: String) throws {
        lines += 1
        for (_, box, _) in boxes { try box.tell("order \(day)") }
        for (clock, _, own) in boxes where clock.jump != 0 {
            own.error = own.error == clock.error ? clock.error + clock.jump : clock.error
        }
        presses += boxes.count
        let isSaid = wait(seconds: 10, every: 5_000) {
            boxes.allSatisfy { $0.box.noted.count { $0.what == "said" } >= lines }
        }
        if !isSaid { report.violate("\(place): a box did not take a press") }
    }

    /// Waits until all boxes have shown the decision of the latest press, and compares.
    private func see(_ ending: Ending, _ place: String) {
        for (clock, box, _) in boxes {
            guard let key = box.noted.last(where: { $0.what == "said" })?.key else {
                report.violate("\(place), box clock \(clock.name): nothing was pressed")
                continue
            }
            var shown: String?
            wait(seconds: 20, every: 20_000) {
                shown = box.noted.first { $0.what == "shown" && $0.key == key }?.rest
                return shown != nil
            }
            if shown?.hasPrefix(ending.rawValue) != true {
                report.violate(
                    "\(place), box clock \(clock.name): \(shown ?? "no decision") instead of "
                        + "\(ending.rawValue)")
            }
        }
    }
}
