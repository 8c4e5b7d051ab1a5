import Console
import Foundation
import Rehearsal
import Trials

/// `faults NAME` puts the real programs through a trial and prints one table; the exit code is 1 if anything was lost, doubled or otherwise not as it must be.
enum FaultsCommand {
    private static let trials: [String: @Sendable (Flags, Ground) throws -> [TrialReport]] = [
        "kill": kill, "powercut": powerCut, "io": failingCalls,
        "clocks": { flags, ground in [try ClockTrial.run(on: ground)] },
        "bytes": { flags, ground in
            let every = try flags.number("every", 1...1_000, usually: 1)
            return [try ByteCutTrial.run(every: every, on: ground)]
        },
    ]

    static func run(_ words: [String]) async -> Int32 {
        if words.first == "box" { return BoxProgram.run(Array(words.dropFirst())) }
        guard let name = words.first, let trial = trials[name] else {
            let names = trials.keys.sorted().joined(separator: " | ")
            Wish.complain("engawa-bench faults \(names) …")
            return 64
        }
        let folder = NSTemporaryDirectory() + "engawa-faults-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let flags = try Flags(
                Array(words.dropFirst()),
                known: ["binaries", "data", "kills", "cuts", "every", "seed", "only"])
            let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().path
            let ground = try Ground(
                binaries: flags.text("binaries") ?? here,
                data: URL(fileURLWithPath: flags.text("data") ?? ".").standardizedFileURL.path,
                folder: folder)
            let reports = try trial(flags, ground)
            for report in reports { Wish.say(report.text) }
            return reports.allSatisfy(\.violations.isEmpty) ? 0 : 1
        } catch {
            Wish.complain("engawa-bench faults \(name): \(error)")
            return error is Flags.Wrong ? 64 : 1
        }
    }

    private static func kill(_ flags: Flags, _ ground: Ground) throws -> [TrialReport] {
        let kills = try flags.number("kills", 1...100_000, usually: 500)
        let only = flags.text("only")
        var reports: [TrialReport] = []
        if only != "box" { reports.append(try KillTrial.office(kills: kills, on: ground)) }
        if only != "office" { reports.append(try KillTrial.box(kills: kills, on: ground)) }
        return reports
    }

    private static func powerCut(_ flags: Flags, _ ground: Ground) throws -> [TrialReport] {
        let cuts = try flags.number("cuts", 1...100_000, usually: 200)
        let only = flags.text("only")
        var reports: [TrialReport] = []
        for kind in LoopMount.Kind.allCases {
            if let obstacle = LoopMount.obstacle(kind) {
                Wish.say("\(kind) was left out: \(obstacle)")
                continue
            }
            if only != "box" {
                reports.append(try PowerCutTrial.office(cuts: cuts, kind, on: ground))
                reports.append(
                    try PowerCutTrial.office(
                        cuts: max(3, cuts / 10), kind, normal: true, on: ground))
            }
            if only != "office" {
                reports.append(try PowerCutTrial.box(cuts: cuts, kind, on: ground))
            }
        }
        return reports
    }

    private static func failingCalls(_ flags: Flags, _ ground: Ground) throws -> [TrialReport] {
        let every = try flags.number("every", 1...1_000, usually: 1)
        let only = flags.text("only")
        var reports: [TrialReport] = []
        if only != "box" { reports.append(try DiskTrial.office(every: every, on: ground)) }
        if only != "office" { reports.append(try DiskTrial.box(every: every, on: ground)) }
        if only == nil { reports.append(try DiskTrial.television(syncs: 12, on: ground)) }
        return reports
    }
}
