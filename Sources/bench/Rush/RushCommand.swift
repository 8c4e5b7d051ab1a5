import BackOffice
import Domain
import Foundation
import Rehearsal

/// `rush` plays the last half hour before the close with many boxes against a real office in
/// another process; with `--alerts` it also measures how fast an alert reaches them.
enum RushCommand {
    static func run(_ words: [String]) async -> Int32 {
        var rest = words
        let isAlerting = rest.contains("--alerts")
        rest.removeAll { $0 == "--alerts" }
        let flags = rest
        return await printing { try await figures(flags, isAlerting: isAlerting) }
    }

    private static func figures(_ words: [String], isAlerting: Bool) async throws -> [Figure] {
        let flags = try Flags(
            words, known: ["boxes", "data", "binaries", "folder", "journal", "burst"])
        let boxes = try flags.number("boxes", 10...10_000, usually: 1_000)
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path
        let folder = (flags.text("folder") ?? NSTemporaryDirectory()) + "/engawa-rush-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let data = URL(fileURLWithPath: flags.text("data") ?? ".").standardizedFileURL.path
        let town = try RushTown(data: data, folder: folder, boxes: boxes, each: 2)
        let office = try RushOffice(
            town, binaries: flags.text("binaries") ?? own, data: data,
            journal: flags.text("journal") != "no")
        defer { office.end() }
        var figures: [Figure] = []
        if isAlerting {
            figures += try alert(AlertReach(town: town, office: office, boxes: min(boxes, 1_000)))
        }
        figures += try burst(town, office)
        figures += try close(town, office)
        figures.append(
            Figure(
                name: "office's most memory", value: "\(rounded(office.peakMemory)) MB",
                how: "VmHWM after all of it"))
        office.end()
        return figures + (try await baselines(town, data: data))
    }

    /// Everybody presses in the same second, long before the close.
    private static func burst(_ town: RushTown, _ office: RushOffice) throws -> [Figure] {
        let clock = ContinuousClock()
        var answers: [RushAnswer] = []
        let spent = clock.measure {
            answers = RushCrowd(address: office.address).press(
                town.orders.map { (Double.random(in: 0...1), $0[0]) })
        }
        let waits = Spread(answers.map(\.wait))
        let fine = answers.count { $0.status == 201 }
        return [
            Figure(
                name: "\(town.orders.count) boxes in the same second, over HTTP",
                value: "\(rounded(Double(fine) / (spent / .seconds(1)))) orders/s",
                beside: "p50 \(rounded(waits.median)), p99 \(rounded(waits.p99)), most "
                    + "\(rounded(waits.most)) ms; sent more than once: "
                    + "\(answers.count { $0.tries > 1 }), not accepted \(answers.count - fine)",
                how: "one order a box, a new connection each, from a second process on the same "
                    + "two cores")
        ]
    }

    private static func close(_ town: RushTown, _ office: RushOffice) throws -> [Figure] {
        let outcome = try CloseRush(town: town, office: office).play(town.orders.map { $0[1] })
        let zone = Zone.japan
        let due = zone.moment(zone.day(at: town.now), TimeOfDay(11, 0))
        let books = try RushBooks(store: office.store, due: due)
        let accepted = outcome.answers.compactMap(\.order)
        let missing = accepted.count { books.manifest[$0] != 1 }
        let refused = outcome.onTime.count { $0.status == 409 }
        let lost = outcome.answers.count { $0.status != 201 && $0.status != 409 }
        let wronged = books.late.count { $0 < 0 }
        let last = Spread(outcome.last.map(\.wait))
        let all = Spread(outcome.onTime.map(\.wait))
        let isLarge = town.orders.count > 1_000
        let how =
            "\(outcome.onTime.count) signed orders before the close and \(outcome.late.count) "
            + "after it; 10:30 to 10:59:50 played in 30 s, the last 10 s in 10 true seconds; "
            + "press to answer, new connections, client on the same two cores"
        return [
            .atMost(
                "last 10 s, \(outcome.last.count) boxes: acknowledgement p99", last.p99, "ms",
                target: isLarge ? 3_000 : 1_000,
                beside: "p50 \(rounded(last.median)), most \(rounded(last.most)) ms", how: how),
            .atMost(
                "all before the close: longest wait", all.most, "ms",
                target: isLarge ? 60_000 : 3_000, beside: "p99 \(rounded(all.p99)) ms", how: how),
            .atMost(
                "pressed before the close and refused", Double(refused), "orders", target: 0,
                beside: "decided late though they had arrived before eleven: \(wronged)",
                how: "the last press is 0.25 s before eleven"),
            .atMost(
                "acknowledged but not once below the close", Double(missing), "orders", target: 0,
                beside: "\(accepted.count) acknowledged, \(books.manifest.count) in the manifest "
                    + "with the burst's, \(books.closes) close; no decision for \(lost)",
                how: "the store after the close, read beside the office"),
            .atMost(
                "pressed after the close and accepted",
                Double(outcome.late.count { $0.status == 201 }), "orders", target: 0,
                beside: "\(outcome.late.count) pressed in the 2 s after it; sent more than once: "
                    + "\(outcome.answers.count { $0.tries > 1 })", how: "answers"),
        ]
    }

    private static func alert(_ reach: AlertReach) throws -> [Figure] {
        let outcome = try reach.measure()
        let times = Spread(outcome.reached)
        let waits = Spread(outcome.waits)
        return [
            .atMost(
                "alert: until \(reach.boxes) boxes had it", times.most, "s", target: 3.6,
                beside: "p50 \(rounded(times.median)), p99 \(rounded(times.p99)) s; reached "
                    + "\(outcome.reached.count); the desk was answered after "
                    + "\(rounded(outcome.desk * 1_000)) ms",
                how: "each box asks every 3 s on a line that stays open; from the desk's request"),
            Figure(
                name: "a box's question for alerts", value: "p99 \(rounded(waits.p99)) ms",
                beside: "p50 \(rounded(waits.median)), most \(rounded(waits.most)) ms, "
                    + "\(outcome.failures) of \(outcome.waits.count) failed",
                how: "GET /v1/alerts, the same run"),
        ]
    }

    /// The same orders without HTTP and without us, on the same disk in the same minute.
    private static func baselines(_ town: RushTown, data: String) async throws -> [Figure] {
        try await OrdersCommand.figures([
            "--boxes", "64", "--seconds", "3", "--data", data, "--folder", town.folder,
        ])
    }
}
