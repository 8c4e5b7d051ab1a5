import Foundation
import Rehearsal

/// `drill` loses the office's disk and brings the books back, with the real programs.
enum DrillCommand {
    static func run(_ words: [String]) async -> Int32 {
        do {
            let flags = try Flags(words, known: ["binaries", "data", "boxes"])
            let count = try flags.number("boxes", 1...30, usually: 9)
            let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                .deletingLastPathComponent().path
            let folder = NSTemporaryDirectory() + "engawa-drill-\(getpid())"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let data = URL(fileURLWithPath: flags.text("data") ?? ".").standardizedFileURL.path
            let drill = try Drill(
                binaries: flags.text("binaries") ?? own, data: data, folder: folder, boxes: count)
            defer { drill.town.stopOffice() }
            let outcomes = try drill.play { Wish.say($0) }
            let isFine = outcomes.allSatisfy { $0.missing == 0 && $0.doubled == 0 }
            // A whole journal brings everything back, and nobody has to speak for it.
            let isWhole = outcomes.first.map {
                $0.backAtOnce == $0.accepted && $0.telephone.back == $0.telephone.of
            }
            guard isFine, isWhole == true else {
                Wish.complain("engawa-bench drill: orders are missing or doubled")
                return 1
            }
            Wish.say("0 accepted orders missing, 0 doubled.")
            return 0
        } catch {
            Wish.complain("engawa-bench drill: \(error)")
            return 1
        }
    }
}
