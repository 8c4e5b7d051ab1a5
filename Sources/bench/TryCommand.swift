import Console
import Foundation
import Rehearsal

/// `try` opens a made-up municipality for a newcomer: an office, a television in a window, and the
/// operator's commands, until the window is closed.
enum TryCommand {
    static func run(_ words: [String]) async -> Int32 {
        let environment = ProcessInfo.processInfo.environment
        let language = Language(environment: environment)
        do {
            var wish = try Wish(words, options: ["--binaries", "--data", "--run"])
            guard Screen.isThere(environment) else {
                Wish.say(
                    Words(
                        ja: "画面がないので、かわりに 一日のリハーサルを はじめます（2〜3分）。",
                        en:
                            "There is no display here, so a day is rehearsed instead (2 to 3 minutes)."
                    )[
                        language])
                wish["--pictures"] = "rehearsal"
                return RehearseCommand.play(wish, in: language)
            }
            return try live(wish, environment, language)
        } catch let problem as Wish.Wrong {
            Wish.complain("engawa-bench try: \(problem)")
            return 64
        } catch {
            Wish.complain("engawa-bench try: \(error)")
            return 1
        }
    }

    private static func live(
        _ wish: Wish, _ environment: [String: String], _ language: Language
    ) throws -> Int32 {
        Interruption.watch()
        let town = try TryTown(
            binaries: wish.binaries, data: wish.data, folder: wish["--run"] ?? "run",
            environment: environment)
        let isNew = try town.found()
        try town.open()
        let set = try town.switchOn()
        TryWords(town: town, isNew: isNew).say(in: language)
        while set.isRunning, town.isOpen, !Interruption.isAsked { usleep(200_000) }
        let ended = set.isRunning ? nil : set.status
        set.end()
        let stillOpen = town.isOpen
        town.close()
        if Interruption.isAsked || [0, -SIGINT, -SIGTERM].contains(ended) {
            Wish.say(
                Words(
                    ja: "おわりました。もう一度 make run で、同じ町の つづきから。",
                    en: "Closed. Another make run goes on with the same town.")[language])
            return 0
        }
        guard let ended else {
            Wish.complain(
                stillOpen ? "" : "The office ended by itself: see \(town.folder)/office.log")
            return 1
        }
        Wish.complain(
            "The television ended (\(ended)): \(set.output.suffix(500))\n"
                + "Without a window: make rehearse")
        return 1
    }
}

/// Whether a window can be opened here.
enum Screen {
    static func isThere(_ environment: [String: String]) -> Bool {
        if let name = environment["WAYLAND_DISPLAY"], !name.isEmpty {
            let folder = environment["XDG_RUNTIME_DIR"] ?? ""
            let path = name.hasPrefix("/") ? name : folder + "/" + name
            if FileManager.default.fileExists(atPath: path) { return true }
        }
        guard let name = environment["DISPLAY"], !name.isEmpty else { return false }
        // A display of another machine or behind ssh is believed; the television says if it fails.
        guard name.hasPrefix(":") else { return true }
        let number = name.dropFirst().prefix { $0.isNumber }
        return FileManager.default.fileExists(atPath: "/tmp/.X11-unix/X\(number)")
    }
}
