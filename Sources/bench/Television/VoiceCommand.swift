import DataFiles
import Domain
import Foundation
import TVFront
import Television

/// `voice`: how long after 緑 the first word is heard, made anew and kept, and how long after a key it is quiet (goal A9).
enum VoiceCommand {
    static func run(_ words: [String]) async -> Int32 {
        await printing {
            let flags = try Flags(words, known: ["data", "rounds", "ready"])
            setenv("SDL_AUDIODRIVER", "dummy", 0)
            return try figures(
                data: flags.text("data") ?? ".", ready: flags.text("ready"),
                rounds: try flags.number("rounds", 1...100, usually: 20))
        }
    }

    struct NoVoice: Error, CustomStringConvertible {
        let description = "there is no Japanese voice here; run docs/voice-setup first"
    }

    static func figures(data: String, ready: String?, rounds: Int) throws -> [Figure] {
        let engines = VoiceEngine.found()
        guard engines[.ja] != nil else { throw NoVoice() }
        let folder = FileManager.default.temporaryDirectory.path + "/engawa-voice-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let speaker = Speaker { print($0) }
        let voice = Voice(engines: engines, speaker: speaker, folder: folder, ready: ready)
        defer { voice.end() }
        let how = "\(rounds) rounds, SDL's \(String(cString: getenv("SDL_AUDIODRIVER"))) driver"
        let texts = (1...rounds).map { "\(200 + $0)番" }
        var cold: [Double] = []
        var kept: [Double] = []
        var cuts: [Double] = []
        for isKept in [false, true] {
            for text in texts {
                let began = monotonicNanoseconds()
                voice.say(Speech(parts: [text, "かごに入れます"], language: .ja))
                guard let heard = wait(for: { speaker.heardAt }) else { continue }
                if isKept {
                    kept.append(Double(heard - began) / 1e6)
                } else {
                    cold.append(Double(heard - began) / 1e6)
                }
                usleep(60_000)
                let pressed = monotonicNanoseconds()
                voice.hush()
                if let quiet = wait(for: { speaker.quietAt }) {
                    cuts.append(Double(quiet - pressed) / 1e6)
                }
                // Longer than the device stays open, so that its opening is counted too.
                usleep(900_000)
            }
        }
        func beside(_ spread: Spread) -> String {
            "p95 \(rounded(spread.p95)), most \(rounded(spread.most)) ms"
        }
        let (start, hit, cut) = (Spread(cold), Spread(kept), Spread(cuts))
        return [
            Figure(
                name: "緑 to the first word, made anew, p50", value: "\(rounded(start.median)) ms",
                beside: beside(start), how: how),
            .atMost(
                "緑 to the first word, kept, p95", hit.p95, "ms", target: 200,
                beside: "p50 \(rounded(hit.median)), most \(rounded(hit.most)) ms", how: how),
            .atMost(
                "key to quiet, most", cut.most, "ms", target: 50, beside: beside(cut), how: how),
        ] + (try repertoire(data, engines))
    }

    /// How much there is to be made ready.
    private static func repertoire(
        _ data: String, _ engines: [TVFront.Settings.Language: VoiceEngine]
    ) throws -> [Figure] {
        let screens = try ScreenSet.read(
            files: TextFolder.read(data + "/Screens", endings: ScreenSet.endings))
        let catalogue = try DataFolder.load(data).catalogue
        return engines.keys.sorted { $0.rawValue < $1.rawValue }.map { language in
            var front = Front(screens: screens, settings: TVFront.Settings(language: language))
            front.voices = [language]
            front.receive(Content(binding: .paired(checkDigits: ""), catalogue: catalogue))
            let began = monotonicNanoseconds()
            let parts = front.repertoire.flatMap(\.parts)
            let took = Double(monotonicNanoseconds() - began) / 1e6
            return Figure(
                name: "texts known beforehand, \(language.rawValue)", value: "\(parts.count)",
                beside: "\(rounded(Double(parts.reduce(0) { $0 + $1.count }))) characters",
                how:
                    "the repertoire of a household's screens and catalogue, listed in \(rounded(took)) ms"
            )
        }
    }

    private static func wait(for moment: () -> UInt64?) -> UInt64? {
        for _ in 0..<20_000 {
            if let moment = moment() { return moment }
            usleep(500)
        }
        return nil
    }
}
