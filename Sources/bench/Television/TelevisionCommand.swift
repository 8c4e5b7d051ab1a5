import Foundation
import TVFront
import Television

/// `tv` measures the screens of the television and, if it was built, the program itself.
enum TelevisionCommand {
    static func run(_ words: [String]) async -> Int32 {
        await printing { try figures(words) }
    }

    static func figures(_ words: [String]) throws -> [Figure] {
        let flags = try Flags(
            words, known: ["data", "driver", "binaries", "moves", "presses", "starts", "idle"])
        let data = flags.text("data") ?? "."
        let driver = flags.text("driver") ?? "dummy"
        guard ["dummy", "x11"].contains(driver) else {
            throw Flags.Wrong(description: "--driver is dummy or x11")
        }
        let moves = try flags.number("moves", 30...100_000, usually: 1000)
        let presses = try flags.number("presses", 60...1_000_000, usually: 10_000)
        let starts = try flags.number("starts", 1...1000, usually: 20)
        let idle = try flags.number("idle", 1...600, usually: 10)
        let stage = try Stage(data: data, driver: driver, display: nil)
        var figures = try Machine.onOneCore {
            Moves(stage, moves: moves).figures(driver) + (try rest(stage, driver, idle))
        }
        figures += try Walk.figures(
            data: data, driver: driver, display: stage.displayName, presses: presses)
        guard let binaries = flags.text("binaries") else { return figures }
        let folder = NSTemporaryDirectory() + "/engawa-bench-tv-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let real = RealTelevision(
            program: binaries + "/engawa-tv", data: data, driver: driver,
            display: stage.displayName, folder: folder)
        try real.furnish(stage.household)
        return figures + (try real.figures(starts: starts, idle: idle))
    }

    /// The screens alone at rest: the program's own waiting, without network and remote.
    private static func rest(_ stage: Stage, _ driver: String, _ seconds: Int) throws -> [Figure] {
        var evening = Evening(stage.screens, stage.content, .small)
        evening.press(.blue)
        let desk = Desk(stage.glass)
        let waiting = Waiting(remote: nil, desk: desk, bell: try Doorbell())
        let clock = ContinuousClock()
        stage.show(evening.front)
        // Whatever the window still has to say is heard before the count begins.
        let settled = clock.now.advanced(by: .milliseconds(500))
        while clock.now < settled {
            if waiting.sleep(atMost: 100).contains(.desk) { _ = desk.read() }
            stage.show(evening.front)
        }
        let end = clock.now.advanced(by: .seconds(seconds))
        let presents = stage.glass.tally.presents
        let before = Machine.effort()
        while clock.now < end {
            let left = Int((end - clock.now) / .milliseconds(1)) + 1
            if waiting.sleep(atMost: left).contains(.desk) { _ = desk.read() }
            stage.show(evening.front)
        }
        let after = Machine.effort()
        let how = "\(driver), screens and window alone, \(seconds) s without input"
        let spent = (after.milliseconds - before.milliseconds) * 60 / Double(seconds)
        let wakeUps = (after.wakeUps - before.wakeUps) / Double(seconds)
        return [
            .atMost(
                "pictures at rest, screens alone",
                Double(stage.glass.tally.presents - presents), "pictures", target: 0,
                beside: driver == "dummy"
                    ? ""
                    : "processor \(rounded(spent)) ms a minute, \(rounded(wakeUps)) wake-ups a second",
                how: how)
        ]
    }
}
