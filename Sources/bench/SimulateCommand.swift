import Foundation
import Simulation

/// `simulate` lives through many seeded days of the whole town in this process and checks each:
/// `--seeds N --from S --threads N`, `--story SEED` tells one of them, `--replay SEED` gives its
/// hash. In a build with `-DPLANTED`, `--mutants yes` or `--bug NAME` looks for planted bugs.
enum SimulateCommand {
    static func run(_ words: [String]) async -> Int32 {
        do {
            let flags = try Flags(
                words,
                known: ["seeds", "from", "threads", "story", "replay", "mutants", "bug"])
            var options: [String: Int] = [:]
            for name in ["seeds", "from", "threads", "story", "replay"] {
                guard flags.text(name) != nil else { continue }
                options[name] = try flags.number(name, 1...100_000_000, usually: 1)
            }
            if flags.text("mutants") != nil { options["mutants"] = 1 }
            return try SimulationWords.run(options, bug: flags.text("bug")) {
                FileHandle.standardOutput.write(Data(($0 + "\n").utf8))
            }
        } catch {
            FileHandle.standardError.write(Data("engawa-bench simulate: \(error)\n".utf8))
            return 64
        }
    }
}
