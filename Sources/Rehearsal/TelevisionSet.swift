import DataFiles
import Foundation
import Glibc

/// One household's television in a rehearsal: the real program under a real X server, led by a real LIRC daemon that is fed with the light of a real remote control.
public final class TelevisionSet {
    /// The daemon that hears the remote control.
    public let daemon: LIRCDaemon
    private let town: Town
    private let display: Display
    private let remote: Infrared
    private let state: String
    private let name: String
    private var program: RunningProgram?

    /// A television with a remote control of `hardware/remotes`. It is not switched on yet.
    public init(
        in town: Town, named name: String, display: Display, remote file: String
    ) throws {
        self.town = town
        self.name = name
        self.display = display
        let path = town.data + "/hardware/remotes/" + file
        remote = Infrared(try RemoteFile.load(path))
        daemon = try LIRCDaemon(remotes: [path])
        try daemon.start()
        state = town.folder + "/box-" + name
    }

    deinit { program?.end() }

    /// Where its pictures are left.
    public var pictures: String { state + "-pictures" }

    /// The words of every screen it passed through since it was switched on, as its pictures show them.
    public var passed: [[String]] {
        let text = (try? String(contentsOfFile: state + ".trace", encoding: .utf8)) ?? ""
        var passed: [[String]] = []
        for line in text.split(separator: "\n") {
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let texts = object?["texts"] as? [String], texts != passed.last else { continue }
            passed.append(texts)
        }
        return passed
    }

    /// Switches it on. With a code it binds itself first.
    public func switchOn(code: String? = nil) throws {
        var words = [
            "--window", "--office", town.boxAddress, "--state", state, "--data", town.data,
            "--lirc", daemon.socketPath, "--clock", town.clock.path, "--poll", "500",
            "--pictures", pictures, "--trace", state + ".trace",
        ]
        if let code { words += ["--pair", code] }
        var environment = town.surroundings
        environment["DISPLAY"] = display.name
        environment["SDL_VIDEODRIVER"] = "x11"
        environment["SDL_AUDIODRIVER"] = "dummy"
        program = try RunningProgram(
            town.binaries + "/engawa-tv", words, environment: environment, log: state + ".log")
    }

    /// Pulls the plug.
    public func cutPower() {
        program?.signal(SIGKILL)
        program?.wait(seconds: 5)
        program = nil
    }

    /// Presses keys on the remote control one after the other, as a calm hand does.
    public func press(_ keys: String...) throws { try press(keys) }

    /// Presses keys on the remote control one after the other, as a calm hand does.
    public func press(_ keys: [String]) throws {
        for key in keys {
            // Longer than every lockout and the quiet half second after a new screen, so that each press counts.
            usleep(650_000)
            try daemon.shine(remote.press(key, frames: 2), timeout: 100_000)
            usleep(100_000)
        }
    }

    /// What is on the screen: its name and its words, in the order they are painted.
    public var screen: (name: String, texts: [String]) {
        guard let text = try? String(contentsOfFile: state + ".trace", encoding: .utf8) else {
            return ("", [])
        }
        for line in text.split(separator: "\n").reversed() {
            guard
                let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
                    as? [String: Any], let name = object["screen"] as? String,
                let texts = object["texts"] as? [String]
            else { continue }
            return (name, texts)
        }
        return ("", [])
    }

    /// All words on the screen as one line without spaces.
    public var words: String { screen.texts.joined().filter { $0 != " " && $0 != "　" } }

    /// Waits until the words are on the screen.
    /// - Throws: what is there instead, after so many seconds.
    public func see(_ words: String, within seconds: Double = 20) throws {
        let wanted = words.filter { $0 != " " }
        for _ in 0..<Int(seconds * 10) {
            if self.words.contains(wanted) { return }
            if program?.isRunning != true { break }
            usleep(100_000)
        }
        let log = (try? String(contentsOfFile: state + ".log", encoding: .utf8)) ?? ""
        throw RehearsalProblem(
            "\(name): 「\(words)」 is not on the screen \(screen.name): \(screen.texts) \(log.suffix(800))"
        )
    }
}
