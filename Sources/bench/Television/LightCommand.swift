import DataFiles
import Dispatching
import Foundation
import Rehearsal
import Television

/// `light`: from the end of the light to the key in the program, for each remote control through a
/// real LIRC daemon, with and without the receiver's report of the dark (goal L3).
enum LightCommand {
    /// The receiver timeout that `hardware/remotes/README.md` tells the installer to set, in microseconds.
    static let remotes = [("nec", 40_000), ("aeha", 40_000), ("sony", 20_000)]

    static func run(_ words: [String]) async -> Int32 {
        await printing {
            let flags = try Flags(words, known: ["data", "presses"])
            let presses = try flags.number("presses", 1...1000, usually: 20)
            return try figures(data: flags.text("data") ?? ".", presses: presses)
        }
    }

    static func figures(data: String, presses: Int) throws -> [Figure] {
        var figures: [Figure] = []
        for (name, timeout) in remotes {
            let path = "\(data)/hardware/remotes/\(name).lircd.conf"
            let light = Infrared(try RemoteFile.load(path))
            for wait in [timeout, nil] {
                let daemon = try LIRCDaemon(remotes: [path])
                try daemon.start()
                defer { daemon.stop() }
                let late = try measure(light, daemon, timeout: wait, presses: presses)
                let spread = Spread(late)
                let receiver =
                    wait.map { "receiver timeout \($0 / 1_000) ms" }
                    ?? "the receiver reports no dark"
                let beside = "p95 \(rounded(spread.p95)), most \(rounded(spread.most)) ms"
                let how = "\(presses) taps of one frame at real lircd, udp driver, \(receiver)"
                figures.append(
                    wait == nil
                        ? Figure(
                            name: "light to key, \(name), untuned, p50",
                            value: "\(rounded(spread.median)) ms", beside: beside, how: how)
                        : .atMost(
                            "light to key, \(name), p50", spread.median, "ms", target: 45,
                            beside: beside, how: how))
            }
        }
        return figures
    }

    /// Milliseconds from the end of each tap's light to the moment the key is read.
    private static func measure(
        _ light: Infrared, _ daemon: LIRCDaemon, timeout: Int?, presses: Int
    ) throws -> [Double] {
        let remote = Remote(socket: daemon.socketPath)
        _ = remote.read()
        let waiting = Waiting(remote: remote, desk: nil, bell: try Doorbell())
        var late: [Double] = []
        for number in 0..<presses {
            let frames = try light.press(["KEY_LEFT", "KEY_RIGHT"][number % 2], frames: 1)
            let began = monotonicNanoseconds()
            // One frame is one datagram, and no key comes before it is sent.
            try daemon.shine(frames, timeout: timeout)
            var at: UInt64?
            while at == nil, monotonicNanoseconds() - began < 900_000_000 {
                guard waiting.sleep(atMost: 50).contains(.remote) else { continue }
                for case .event(let event) in remote.read() where !event.isRelease && at == nil {
                    at = event.at
                }
            }
            guard let at else { continue }
            late.append(Double(at - began) / 1e6 - Double(frames[0].end) / 1_000)
            // Longer than every release, so that each tap is a press of its own.
            usleep(350_000)
            _ = remote.read()
        }
        guard !late.isEmpty else {
            throw MadeUpHousehold.Unfit(description: "no key came through the daemon")
        }
        return late
    }
}
