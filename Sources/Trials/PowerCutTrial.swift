import Database
import Domain
import Foundation
import Rehearsal

/// Power cuts under the real programs, on a file system of their own (programme R3).
///
/// A row counts as promised if its answer was with the box before the cut began. An answer that
/// came while the cut was going on proves nothing either way and is counted apart.
public struct PowerCutTrial {
    /// Where a cut is aimed.
    enum Site: Int, CaseIterable {
        case anywhere, freshBooks, afterCheckpoint, midCheckpoint
    }
    /// After so many cuts a new town is founded.
    static let cutsPerTown = 8

    private let ground: Ground
    private let kind: LoopMount.Kind
    /// Whether the office syncs less than it should, so that the trial must find losses.
    private let isNormal: Bool
    private var report: TrialReport
    private var promised = 0
    private var lastCut: Int64 = 0
    private var lost = 0
    private var lostKeys: Set<String> = []
    private var worst = 0
    private var straddling = 0
    private var straddlingLost = 0
    private var aimed: [Site: Int] = [:]
    private var recovery = Times()

    private init(_ name: String, _ kind: LoopMount.Kind, isNormal: Bool, on ground: Ground) {
        self.ground = ground
        self.kind = kind
        self.isNormal = isNormal
        report = TrialReport("power cut, \(name), \(kind)\(isNormal ? ", synchronous=NORMAL" : "")")
    }

    /// Cuts the power of the office so many times. With `normal` the office syncs as SQLite's
    /// NORMAL would, and it is a violation if nothing is lost.
    public static func office(
        cuts: Int, _ kind: LoopMount.Kind, normal: Bool = false, on ground: Ground
    ) throws -> TrialReport {
        var trial = PowerCutTrial("office", kind, isNormal: normal, on: ground)
        var left = cuts
        while left > 0 {
            let count = min(left, cutsPerTown)
            try trial.officeTown(cuts: count, name: "\(kind)-\(left)")
            left -= count
        }
        return trial.ended(cuts)
    }

    private mutating func ended(_ cuts: Int) -> TrialReport {
        report.row("cuts", cuts)
        let sites = Site.allCases.map { "\($0) \(aimed[$0] ?? 0)" }
        report.row("aimed at", sites.joined(separator: ", "))
        report.row("promised before a cut", promised)
        report.row("promised and lost", lost)
        if isNormal { report.row("worst cut", "\(worst) lost") }
        report.row("answered under a cut", "\(straddling), of these lost \(straddlingLost)")
        report.row("recovery", recovery.text)
        if isNormal, lost == 0 { report.violate("NORMAL lost nothing: the trial sees nothing") }
        if !isNormal, recovery.most > KillTrial.recoveryBar {
            report.violate("recovery took \(recovery.most) ms")
        }
        report.end()
        return report
    }
}

// The office's side.
extension PowerCutTrial {
    private mutating func officeTown(cuts: Int, name: String) throws {
        let mount = try LoopMount(kind, in: "\(ground.folder)/mount-\(name)")
        let store = mount.path + "/office.sqlite"
        let town = try ground.town(name, at: TimeOfDay(9, 0), store: store)
        defer {
            town.crashOffice()
            ground.clear(name)
            ground.clear("mount-\(name)")
        }
        let page = try FaultPage(store: store, folder: town.folder)
        try town.startOffice(with: page.environment())
        let boxes = try (0..<4).map { try OrderingBox($0 * 3, in: town) }
        if isNormal {
            // The binding of the boxes is safe; what they order from now on is not.
            town.stopOffice()
            try town.startOffice(with: page.environment(normal: true))
        }
        let ends = boxes.map { box in Thread.startedWork { try box.goOn() } }
        defer { boxes.forEach { $0.stop() } }
        var isMuddled = false
        for number in 0..<cuts {
            let site = isNormal ? .anywhere : Self.site(of: number)
            // There must be something to lose.
            wait(seconds: 10, every: 5_000) {
                boxes.contains { $0.acks.answers.values.contains { $0[0].at > lastCut } }
            }
            let cutAt = try cut(mount, page, site)
            if town.waitForOfficeToEnd(seconds: 15).map({ $0 == 0 }) ?? true {
                report.violate(
                    "\(name): the office went on or ended as if all were well: "
                        + "\(town.officeLog.suffix(200))"
                )
            }
            town.crashOffice()
            page.disarm()
            // What came before the new start; from then on the boxes send again what is open.
            let answers = boxes.flatMap { Array($0.acks.answers) }
            try mount.restart()
            let began = ContinuousClock.now
            try town.startOffice(with: page.environment(normal: isNormal))
            recovery.add(ContinuousClock.now - began)
            isMuddled =
                try compare(answers, store, cutAt, "\(name) cut \(number), \(site)") || isMuddled
        }
        boxes.forEach { $0.stop() }
        for end in ends { try end() }
        town.stopOffice()
        guard !isNormal, !isMuddled else { return }
        let connection = try SQLiteFile(path: store)
        try connection.checkIntegrity()
        report.violate(
            try Ledger.findings(of: boxes.map { try BoxAccount($0) }, in: connection), at: name)
    }

    private static func site(of number: Int) -> Site {
        guard number > 0 else { return .freshBooks }
        return [.anywhere, .afterCheckpoint, .midCheckpoint][number % 3]
    }

    /// Compares what was answered before the cut with what the office has after it; true if an
    /// answer under the cut was lost.
    private mutating func compare(
        _ found: [(key: String, value: [AckBook.Ack])], _ store: String, _ cutAt: Int64,
        _ place: String
    ) throws -> Bool {
        let rows = try SQLiteFile(readingOnly: store).query("SELECT key, body FROM decision")
        let kept = Dictionary(
            try rows.map { (try $0.text("key"), try $0.text("body")) }, uniquingKeysWith: { $1 })
        var lostHere = 0
        var isMuddled = false
        for (key, answers) in found {
            guard let first = answers.first, first.isYes else { continue }
            let isThere = kept[key] == String(decoding: first.body, as: UTF8.self)
            if first.at < cutAt {
                if first.at > lastCut { promised += 1 }
                if !isThere, lostKeys.insert(key).inserted { lostHere += 1 }
            } else {
                straddling += 1
                if !isThere { straddlingLost += 1 }
                isMuddled = isMuddled || !isThere
            }
        }
        lastCut = cutAt
        lost += lostHere
        worst = max(worst, lostHere)
        if lostHere > 0, !isNormal {
            report.violate("\(place): \(lostHere) promised rows are lost")
        }
        return isMuddled
    }

    /// Cuts the power at a site; answers when the cut began.
    mutating func cut(_ mount: LoopMount, _ page: FaultPage, _ site: Site) throws -> Int64 {
        switch site {
        case .freshBooks:
            usleep(20_000)
            page.arm(StoreFault(.powerCut, at: .random(in: 1...60), of: [.write, .sync]))
        case .midCheckpoint:
            usleep(.random(in: 100_000...400_000))
            page.arm(
                StoreFault(
                    .powerCut, at: .random(in: 1...12), of: [.write, .sync, .truncate], on: .store))
        case .afterCheckpoint:
            page.arm(StoreFault(.delay(0), at: 1, of: .logStart, on: .log))
            wait(seconds: 8) { page.fired > 0 }
            page.arm(StoreFault(.powerCut, at: .random(in: 1...40), of: [.write, .sync], on: .log))
        case .anywhere: usleep(.random(in: 50_000...600_000))
        }
        if site != .anywhere { wait(seconds: 8) { page.fired > 0 } }
        if page.firedAt > 0 {
            aimed[site, default: 0] += 1
            return page.firedAt
        }
        aimed[.anywhere, default: 0] += 1
        page.disarm()
        let began = nanoseconds()
        try mount.cut()
        return began
    }

}

// The box's side.
extension PowerCutTrial {
    /// Cuts the power of a box so many times.
    public static func box(
        cuts: Int, _ kind: LoopMount.Kind, on ground: Ground
    ) throws -> TrialReport {
        var trial = PowerCutTrial("box", kind, isNormal: false, on: ground)
        var left = cuts
        while left > 0 {
            let count = min(left, cutsPerTown * 2)
            try trial.boxTown(cuts: count, name: "box-\(kind)-\(left)")
            left -= count
        }
        return trial.ended(cuts)
    }

    private mutating func boxTown(cuts: Int, name: String) throws {
        let mount = try LoopMount(kind, in: "\(ground.folder)/mount-\(name)")
        let town = try ground.town(name, at: TimeOfDay(9, 0))
        try town.startOffice()
        defer {
            town.stopOffice()
            ground.clear(name)
            ground.clear("mount-\(name)")
        }
        let place = OrderingBox.Place(books: mount.path + "/box.sqlite")
        let page = try FaultPage(store: place.books, folder: town.folder)
        let box = try RunningBox(3, in: town, at: place)
        defer { box.kill() }
        for number in 0..<cuts {
            let opened = box.openings
            let isAimed = number.isMultiple(of: 2)
            if isAimed {
                // From the first call on its books, binding and all.
                let most: Int64 = number == 0 ? 200 : 80
                page.arm(
                    StoreFault(
                        .powerCut, at: .random(in: 1...most), of: [.write, .sync, .truncate]))
            }
            try box.start(with: page.environment())
            if !isAimed { try box.waitForOpening(after: opened) }
            let cutAt = try cutBox(mount, page, isAimed: isAimed)
            if box.program?.wait(seconds: 15).map({ $0 == 0 }) ?? true {
                report.violate(
                    "\(name): the box went on after the cut: "
                        + "\(box.program?.output.suffix(200) ?? "")"
                )
            }
            box.kill()
            page.disarm()
            try mount.restart()
            let (_, findings) = try box.account(saidBefore: cutAt)
            promised += box.noted.count {
                $0.what == "said" && $0.at > lastCut && $0.at < cutAt
            }
            lastCut = cutAt
            lost += findings.count
            report.violate(findings, at: "\(name) cut \(number)")
        }
        if try box.finish() != 0 {
            report.violate(
                "\(name): the box did not come to its end: \(box.program?.output.suffix(300) ?? "")"
            )
        }
        town.stopOffice()
        let (account, findings) = try box.account()
        straddlingLost += findings.count
        report.violate(
            try Ledger.findings(of: [account], in: try SQLiteFile(path: town.store)), at: name)
    }

    private mutating func cutBox(
        _ mount: LoopMount, _ page: FaultPage, isAimed: Bool
    ) throws -> Int64 {
        if isAimed {
            wait(seconds: 6) { page.fired > 0 }
        } else {
            usleep(.random(in: 10_000...500_000))
        }
        if page.firedAt > 0 {
            aimed[.freshBooks, default: 0] += 1
            return page.firedAt
        }
        aimed[.anywhere, default: 0] += 1
        page.disarm()
        let began = nanoseconds()
        try mount.cut()
        return began
    }
}
