import Database
import Domain
import Foundation
import Glibc
import Rehearsal
import SetTopBox

/// Every n-th call on the store fails, once and for good, until a run meets no failure (programme R4).
///
/// Each step starts the real program with the fault lying in wait, so that opening is struck as
/// well as working; then the fault is taken away, the program is started again if it ended, and
/// whatever was pressed must come to its decision.
public struct DiskTrial {
    /// One kind of failure.
    struct Kind {
        let name: String
        let action: StoreFault.Action
        let calls: StoreFault.Calls
        var files: StoreFault.Files = .all
        var lasts = false
        /// Whether the program must end by itself once it was struck.
        var isFatal = false
        /// How many such calls a run makes, roughly: one step for every call, for every second …
        var scale = 200.0
        /// The calls from one step to the next when every n-th of a run's is to be struck.
        func stride(_ every: Int64) -> Int64 {
            max(1, Int64(Double(every) * scale / 200))
        }
    }

    static let kinds: [Kind] = [
        Kind(name: "sync fails once", action: .fail(EIO), calls: .sync, isFatal: true, scale: 10),
        Kind(
            name: "sync fails", action: .fail(EIO), calls: .sync, lasts: true, isFatal: true,
            scale: 10),
        Kind(name: "write fails once", action: .fail(EIO), calls: .write),
        Kind(name: "write fails", action: .fail(EIO), calls: .write, lasts: true),
        Kind(name: "disk full once", action: .fail(ENOSPC), calls: .write),
        Kind(name: "disk full", action: .fail(ENOSPC), calls: .write, lasts: true),
        Kind(name: "write is short once", action: .short, calls: .write),
        Kind(name: "writes are short", action: .short, calls: .write, lasts: true),
        Kind(name: "write is interrupted", action: .fail(EINTR), calls: .write),
        Kind(name: "truncation fails", action: .fail(EIO), calls: .truncate, lasts: true, scale: 2),
        Kind(name: "read fails once", action: .fail(EIO), calls: .read),
        Kind(name: "reads fail", action: .fail(EIO), calls: .read, lasts: true),
        Kind(name: "file does not open", action: .fail(EMFILE), calls: .open, scale: 5),
        Kind(name: "killed at a call", action: .kill, calls: [.write, .sync, .truncate]),
        Kind(name: "no memory once", action: .fail(ENOMEM), calls: .memory, scale: 3_200),
        Kind(name: "no memory", action: .fail(ENOMEM), calls: .memory, lasts: true, scale: 12_800),
    ]

    /// The few kinds that every run of the tests goes through.
    static let mainKinds = kinds.filter {
        ["sync fails once", "write fails", "disk full", "killed at a call", "no memory once"]
            .contains($0.name)
    }

    private let ground: Ground
    private let every: Int64
    private var report: TrialReport
    private var steps = 0
    private var struck = 0
    private var ended = 0
    private var recovery = Times()

    private init(_ name: String, every: Int64, on ground: Ground) {
        self.ground = ground
        self.every = every
        report = TrialReport("failing calls, \(name)")
    }

    /// Has the calls of the office fail; `every` 1 takes every n, 10 every tenth. `short` leaves
    /// the rarer kinds out.
    public static func office(
        every: Int, short: Bool = false, on ground: Ground
    ) throws -> TrialReport {
        var trial = DiskTrial("office", every: Int64(every), on: ground)
        for kind in short ? mainKinds : kinds { try trial.office(kind) }
        try trial.stall(milliseconds: every < 20 ? 30_000 : 3_000)
        return trial.finished()
    }

    /// Has the calls of a box fail.
    public static func box(
        every: Int, short: Bool = false, on ground: Ground
    ) throws -> TrialReport {
        var trial = DiskTrial("box", every: Int64(every), on: ground)
        for kind in short ? mainKinds : kinds { try trial.box(kind) }
        return trial.finished()
    }

    private mutating func finished() -> TrialReport {
        report.row("steps", steps)
        report.row("struck", struck)
        report.row("ended by it", ended)
        report.row("recovery", recovery.text)
        report.end()
        return report
    }

    /// Goes through n = 1, 2, 3 … until a step meets no failure. Starts at a random place below
    /// the stride, so that runs differ.
    private mutating func sweep(_ kind: Kind, _ step: (inout Self, Int64) throws -> Bool) rethrows {
        let stride = kind.stride(every)
        var nth = Int64.random(in: 1...stride)
        var most: Int64 = 0
        while try step(&self, nth) {
            most = nth
            nth += stride
        }
        report.row(kind.name, most == 0 ? "never met" : "to call \(most)")
    }
}

// The office's side.
extension DiskTrial {
    private mutating func office(_ kind: Kind) throws {
        let name = "disk-" + kind.name.replacing(" ", with: "-")
        let town = try ground.town(name, at: TimeOfDay(9, 0))
        defer {
            town.crashOffice()
            ground.clear(name)
        }
        let page = try FaultPage(store: town.store, folder: town.folder)
        try town.startOffice(with: page.environment())
        let box = try OrderingBox(3, in: town)
        town.stopOffice()
        var day: Int64 = 0
        try sweep(kind) { trial, nth in
            trial.steps += 1
            if trial.steps.isMultiple(of: 20) {
                // Old orders leave the screen, so that it does not fill with the trial's own.
                day += 1
                try town.clock.set(Ground.moment(TimeOfDay(9, 0), seconds: day * 86_400))
            }
            page.arm(
                StoreFault(kind.action, at: nth, of: kind.calls, on: kind.files, lasts: kind.lasts))
            return try trial.step(kind, nth, town, box, page)
        }
        town.stopOffice()
        let connection = try SQLiteFile(path: town.store)
        try connection.checkIntegrity()
        report.violate(
            try Ledger.findings(of: [try BoxAccount(box)], in: connection), at: kind.name)
    }

    /// One step; false if nothing failed in it.
    private mutating func step(
        _ kind: Kind, _ nth: Int64, _ town: Town, _ box: OrderingBox, _ page: FaultPage
    ) throws -> Bool {
        // It may say that it cannot open; that is an answer, too.
        try? town.startOffice(with: page.environment())
        try box.sync.send(box.wish())
        wait(seconds: kind.lasts ? 0.4 : 2, every: 5_000) {
            guard town.officeRuns else { return true }
            _ = box.sync.step(poll: 5)
            return box.waiting == 0
        }
        let isStruck = page.fired > 0
        if isStruck { struck += 1 }
        if isStruck, kind.isFatal {
            let end = town.waitForOfficeToEnd(seconds: 5)
            if end ?? 0 == 0 {
                report.violate("\(kind.name) at \(nth): the office went on (\(end ?? -999))")
            }
        }
        page.disarm()
        if isStruck, !town.officeRuns { ended += 1 }
        // What was broken is whole again: the office opens and everything is decided.
        if !town.officeRuns {
            town.crashOffice()
            let began = ContinuousClock.now
            try town.startOffice(with: page.environment())
            recovery.add(ContinuousClock.now - began)
        }
        box.settle()
        if box.waiting > 0 {
            report.violate("\(kind.name) at \(nth): a press was not decided afterwards")
        }
        town.stopOffice()
        return isStruck
    }
}

// A disk that does nothing for a while.
extension DiskTrial {
    /// A sync that takes longer than the box waits: no answer comes before it is done, and what the
    /// box asks again in the meantime gets the one decision.
    private mutating func stall(milliseconds: Int64) throws {
        let town = try ground.town("stall", at: TimeOfDay(9, 0))
        defer {
            town.stopOffice()
            ground.clear("stall")
        }
        let page = try FaultPage(store: town.store, folder: town.folder)
        try town.startOffice(with: page.environment())
        let box = try OrderingBox(3, in: town)
        page.arm(StoreFault(.delay(milliseconds), at: 1, of: .sync, on: .log))
        try box.sync.send(box.wish())
        wait(seconds: 60, every: 5_000) {
            _ = box.sync.step(poll: 5)
            return box.waiting == 0
        }
        let first = box.acks.answers.values.flatMap { $0 }.map(\.at).min() ?? 0
        if page.firedAt == 0 { report.violate("stall: no sync was held up") }
        if first < page.firedAt + milliseconds * 1_000_000 {
            report.violate("stall: an answer came before the disk had done its part")
        }
        if box.waiting > 0 { report.violate("stall: the press was not decided") }
        town.stopOffice()
        report.violate(
            try Ledger.findings(
                of: [try BoxAccount(box)], in: try SQLiteFile(path: town.store)), at: "stall")
        report.row("disk stalls", "\(milliseconds / 1_000) s: no answer before it went on")
    }
}

// The box's side.
extension DiskTrial {
    private mutating func box(_ kind: Kind) throws {
        let name = "box-disk-" + kind.name.replacing(" ", with: "-")
        let town = try ground.town(name, at: TimeOfDay(9, 0))
        try town.startOffice()
        defer {
            town.stopOffice()
            ground.clear(name)
        }
        var boxes = 0
        var accounts: [BoxAccount] = []
        var box: RunningBox?
        var page: FaultPage?
        try sweep(kind) { trial, nth in
            trial.steps += 1
            // A new box each time, so that making its books and binding it are struck as well.
            if box == nil || boxes < town.households.count {
                if let box { accounts.append(try trial.closed(box, kind)) }
                let new = try RunningBox(boxes, in: town)
                boxes += 1
                page = try FaultPage(
                    store: new.place.books, folder: town.folder, named: "box-\(boxes)")
                box = new
            }
            guard let box, let page else { return false }
            page.arm(
                StoreFault(kind.action, at: nth, of: kind.calls, on: kind.files, lasts: kind.lasts))
            try box.start(with: page.environment(), presses: 1)
            // A box that cannot keep what it hears tries for ever; its resident sees that it waits.
            _ = box.program?.wait(seconds: kind.lasts ? 2 : 8)
            let isStruck = page.fired > 0
            if isStruck { trial.struck += 1 }
            if isStruck, box.program?.status ?? 0 != 0 { trial.ended += 1 }
            // It may have been on its way out in order: the last call is the copying of the log.
            if isStruck, kind.isFatal, box.program?.status == nil {
                trial.report.violate("\(kind.name) at \(nth): the box went on")
            }
            box.kill()
            page.disarm()
            try box.start(presses: 0)
            if box.program?.wait(seconds: 20) != 0 {
                trial.report.violate(
                    "\(kind.name) at \(nth): the box did not recover: "
                        + "\(box.program?.output.suffix(200) ?? "")")
                box.kill()
            }
            let lost = try box.account().1
            trial.report.violate(lost, at: "\(kind.name) at \(nth)")
            return isStruck
        }
        if let box { accounts.append(try closed(box, kind)) }
        town.stopOffice()
        report.violate(
            try Ledger.findings(of: accounts, in: try SQLiteFile(path: town.store)), at: kind.name)
    }

    private mutating func closed(_ box: RunningBox, _ kind: Kind) throws -> BoxAccount {
        let (account, findings) = try box.account()
        report.violate(findings, at: kind.name)
        try SQLiteFile(path: box.place.books).checkIntegrity()
        return account
    }
}

// The television itself.
extension DiskTrial {
    /// Has the first syncs of the real television fail, one after the other. It must end each time,
    /// so that it is started again, and be bound and show its household in the end.
    public static func television(syncs: Int, on ground: Ground) throws -> TrialReport {
        var trial = DiskTrial("television", every: 1, on: ground)
        let town = try ground.town("television", at: TimeOfDay(9, 0))
        try town.startOffice()
        defer { town.stopOffice() }
        let state = town.folder + "/box"
        let books = OrderingBox.Place(books: state + "/box.sqlite")
        let page = try FaultPage(store: books.books, folder: town.folder)
        let code = try OrderingBox.code(for: town.households[3].id, in: town)
        var environment = town.surroundings.merging(page.environment()) { $1 }
        environment["SDL_VIDEODRIVER"] = "dummy"
        environment["SDL_AUDIODRIVER"] = "dummy"
        let words = [
            "--window", "--office", town.boxAddress, "--state", state, "--data", ground.data,
            "--clock", town.clock.path, "--poll", "200", "--pair", code,
        ]
        for nth in 1...syncs {
            page.arm(StoreFault(.fail(EIO), at: Int64(nth), of: .sync))
            let program = try RunningProgram(
                town.binaries + "/engawa-tv", words, environment: environment,
                log: town.folder + "/tv.log")
            trial.steps += 1
            wait(seconds: 20, every: 20_000) { page.fired > 0 || !program.isRunning }
            if page.fired > 0 { trial.struck += 1 }
            let end = program.wait(seconds: 3)
            if let end, end != 0 { trial.ended += 1 }
            if page.fired > 0, end ?? 0 == 0 {
                trial.report.violate("sync \(nth) failed and the television went on")
            }
            program.end()
            page.disarm()
        }
        let program = try RunningProgram(
            town.binaries + "/engawa-tv", words, environment: environment,
            log: town.folder + "/tv.log")
        let isBound = wait(seconds: 20, every: 100_000) {
            let found = try? SQLiteFile(readingOnly: books.books).query(
                "SELECT name FROM content WHERE name = 'view'")
            return found?.isEmpty == false
        }
        if !isBound { trial.report.violate("the television shows no household in the end") }
        program.end()
        return trial.finished()
    }
}
