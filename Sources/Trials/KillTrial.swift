public import Database
import Domain
import Foundation
public import Rehearsal
import SetTopBox

/// SIGKILL to the real programs at random moments, with orders under way (programme R2).
public enum KillTrial {
    /// After so many kills a new town is founded, so that the books stay as small as a real day's.
    static let killsPerTown = 25
    /// The longest time from the start of the program until it answers, in milliseconds.
    static let recoveryBar = 2_000.0

    /// Kills the office. Half of the kills hit at random, the others before or after a commit.
    public static func office(kills: Int, on ground: Ground) throws -> TrialReport {
        var report = TrialReport("kill -9, office")
        var recovery = Times()
        var orders = 0
        var left = kills
        while left > 0 {
            let count = min(left, killsPerTown)
            let town = try ground.town("office-\(left)", at: TimeOfDay(10, 30))
            report.violate(
                try office(kills: count, town, recovery: &recovery, orders: &orders) {
                    try SQLiteFile(path: town.store)
                }, at: "after \(kills - left) kills")
            left -= count
            ground.clear("office-\(left + count)")
        }
        report.row("kills", kills)
        report.row("presses decided", orders)
        report.row("recovery", recovery.text)
        if recovery.most > recoveryBar { report.violate("recovery took \(recovery.most) ms") }
        report.end()
        return report
    }

    /// Kills the office of one town and compares; the town's office is closed afterwards.
    public static func office(kills: Int, _ town: Town, books: () throws -> any SQLConnection)
        throws -> [String]
    {
        var recovery = Times()
        var orders = 0
        return try office(
            kills: kills, town, recovery: &recovery, orders: &orders, books: books)
    }

    private static func office(
        kills: Int, _ town: Town, recovery: inout Times, orders: inout Int,
        books: () throws -> any SQLConnection
    ) throws -> [String] {
        try town.startOffice()
        let boxes = try (0..<4).map { try OrderingBox($0 * 3, in: town) }
        let ends = boxes.map { box in Thread.startedWork { try box.goOn() } }
        var findings: [String] = []
        for number in 1...kills {
            if number == (kills + 1) / 2 {
                // From here on orders race with the close of the day.
                try town.clock.set(Ground.moment(TimeOfDay(10, 59), seconds: 58))
            }
            findings += try kill(town, number, &recovery)
        }
        try town.startOffice()
        boxes.forEach { $0.stop() }
        for end in ends { try end() }
        findings += try repeated(boxes)
        town.stopOffice()
        let accounts = try boxes.map { try BoxAccount($0) }
        orders += accounts.map(\.pressed.count).reduce(0, +)
        return findings + (try Ledger.findings(of: accounts, in: try books()))
    }

    /// Kills the office at a random moment, or has it die at a random commit, and starts it again.
    private static func kill(
        _ town: Town, _ number: Int, _ recovery: inout Times
    ) throws -> [String] {
        if !town.officeRuns {
            if number.isMultiple(of: 2) {
                let point = number.isMultiple(of: 4) ? "before-commit" : "after-commit"
                // It may be dead again before this trial sees it listen.
                try? town.startOffice(fault: "\(point):\(Int.random(in: 1...25))")
                let end = town.waitForOfficeToEnd(seconds: 20)
                return end == -SIGKILL
                    ? [] : ["an office to be killed at a commit ended \(end ?? 0)"]
            }
            try recovery.measure { try town.startOffice() }
        }
        usleep(UInt32.random(in: 30_000...700_000))
        town.crashOffice()
        return []
    }

    /// The same message again gets the same decision.
    private static func repeated(_ boxes: [OrderingBox]) throws -> [String] {
        var findings: [String] = []
        for box in boxes {
            for entry in try box.pressed().shuffled().prefix(5) {
                let first = try box.repeated(entry)
                let second = try box.repeated(entry)
                if first.status != second.status || first.body != second.body {
                    findings.append("\(entry.key) again was answered in another way")
                }
                guard let subject = entry.subject else { continue }
                if !String(decoding: first.body, as: UTF8.self).contains("\"\(subject)\"") {
                    findings.append("\(entry.key) again is not \(subject)")
                }
            }
        }
        return findings
    }

    /// Kills boxes: the same parts as the television's, as processes without a screen.
    public static func box(kills: Int, on ground: Ground) throws -> TrialReport {
        var report = TrialReport("kill -9, box")
        var recovery = Times()
        var presses = 0
        var left = kills
        while left > 0 {
            let count = min(left, killsPerTown * 4)
            let name = "boxes-\(left)"
            let town = try ground.town(name, at: TimeOfDay(9, 0))
            try town.startOffice()
            let boxes = try (0..<min(4, count)).map { try RunningBox($0 * 2, in: town) }
            for box in boxes { try box.start() }
            for number in 0..<count {
                try kill(
                    boxes[number % boxes.count], after: .random(in: 5_000...250_000), &recovery)
            }
            for box in boxes where try box.finish() != 0 {
                report.violate(
                    "a box did not come to its end: \(box.program?.output.suffix(300) ?? "")")
            }
            town.stopOffice()
            let accounts = try boxes.map { try $0.account() }
            presses += accounts.map(\.0.pressed.count).reduce(0, +)
            report.violate(accounts.flatMap(\.1), at: name)
            report.violate(
                try Ledger.findings(
                    of: accounts.map(\.0), in: try SQLiteFile(path: town.store)), at: name)
            left -= count
            ground.clear(name)
        }
        report.row("kills", kills)
        report.row("presses", presses)
        report.row("recovery", recovery.text)
        if recovery.most > recoveryBar { report.violate("recovery took \(recovery.most) ms") }
        report.end()
        return report
    }

    private static func kill(
        _ box: RunningBox, after pause: UInt32, _ recovery: inout Times
    ) throws {
        usleep(pause)
        box.kill()
        let opened = box.openings
        try recovery.measure {
            try box.start()
            try box.waitForOpening(after: opened)
        }
    }
}
