import Domain
import Database
import Foundation
import Glibc
import Rehearsal
import SetTopBox
import Television
import Wire

/// The installed program itself: how soon it shows something, what it holds, what it does at rest.
struct RealTelevision {
    let program: String
    let data: String
    let driver: String
    let display: String?
    let folder: String

    private var trace: String { folder + "/trace" }

    /// A box that is bound and has seen its office before, as on any evening.
    func furnish(_ household: MadeUpHousehold) throws {
        let state = folder + "/box"
        try FileManager.default.createDirectory(
            atPath: state, withIntermediateDirectories: true)
        let store = try BoxStore(SQLiteFile(path: state + "/box.sqlite"), now: household.now)
        try store.keep("box-1", as: .box)
        try store.keep("bench", as: .epoch)
        try store.keep("204917", as: .checkDigits)
        try store.keep(
            .view, body: try Message.bytes(household.view()), at: household.now)
        try store.keep(
            .catalogue, body: try Message.bytes(household.catalogue), at: household.now)
    }

    private func start() throws -> RunningProgram {
        try? FileManager.default.removeItem(atPath: trace)
        var environment = ["PATH": "/usr/bin:/bin", "SDL_VIDEODRIVER": driver, "HOME": folder]
        if let display { environment["DISPLAY"] = display }
        return try RunningProgram(
            program,
            [
                "--office", "http://127.0.0.1:9", "--state", folder + "/box", "--data", data,
                "--trace", trace,
            ] + (driver == "dummy" ? ["--window"] : []), environment: environment,
            log: folder + "/log")
    }

    /// The pictures submitted so far, in monotonic nanoseconds.
    private var pictures: [UInt64] {
        let text = (try? String(contentsOfFile: trace, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let fields = object as? [String: Any], fields["screen"] != nil else {
                return nil
            }
            return (fields["submitted"] as? NSNumber)?.uint64Value
        }
    }

    private func firstPicture(of program: RunningProgram) throws -> UInt64 {
        for _ in 0..<2000 {
            if let first = pictures.first { return first }
            guard program.isRunning else { break }
            usleep(5_000)
        }
        let log = program.output.suffix(300)
        throw MadeUpHousehold.Unfit(description: "engawa-tv showed nothing: \(log)")
    }

    func figures(starts: Int, idle: Int) throws -> [Figure] {
        var times: [Double] = []
        var efforts: [Double] = []
        // The first start only warms the page cache.
        for number in 0...starts {
            let begun = monotonicNanoseconds()
            let running = try start()
            let shown = try firstPicture(of: running)
            let effort = Machine.effort(of: "\(running.processId)").milliseconds
            running.end()
            if number > 0 { efforts.append(effort) }
            if number > 0 { times.append(Double(shown - begun) / 1e6) }
        }
        let start = Spread(times)
        let running = try self.start()
        defer { running.end() }
        _ = try firstPicture(of: running)
        sleep(2)
        let process = "\(running.processId)"
        let memory = Machine.memory(of: process)
        let before = (Machine.effort(of: process), pictures.count)
        sleep(UInt32(idle))
        let after = (Machine.effort(of: process), pictures.count)
        guard running.isRunning else {
            throw MadeUpHousehold.Unfit(description: "engawa-tv ended: \(running.output)")
        }
        let spent = after.0.milliseconds - before.0.milliseconds
        let wakeUps = (after.0.wakeUps - before.0.wakeUps) / Double(idle)
        let rest = "\(driver), engawa-tv, \(idle) s without input, no office to be reached"
        let figures: [Figure] = [
            .atMost(
                "start to first picture, p95", start.p95, "ms", target: 150,
                beside: "p50 \(rounded(start.median)), most \(rounded(start.most)) ms;"
                    + " \(rounded(Spread(efforts).median)) ms of it processor time, p50",
                how: "\(driver), engawa-tv, \(starts) starts of a bound box, files in memory"),
            .atMost(
                "resident memory after the start", memory.now, "MB", target: 60,
                beside:
                    "\(rounded(memory.own)) MB of it its own, the rest libraries and the screen",
                how: "\(driver), engawa-tv"),
            .atMost(
                "pictures at rest", Double(after.1 - before.1), "pictures", target: 0,
                how: rest + "; at the full minute the clock is one"),
        ]
        // The dummy display has no connection to wait on, so SDL is asked 50 times a second there.
        guard driver != "dummy" else { return figures }
        return figures + [
            .atMost(
                "processor time at rest", spent * 60 / Double(idle), "ms a minute", target: 5,
                how: rest + ", all threads"),
            .atMost(
                "wake-ups at rest", wakeUps, "a second", target: 2, how: rest + ", all threads"),
        ]
    }
}
