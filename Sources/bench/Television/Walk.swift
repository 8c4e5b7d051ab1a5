import Dispatching
import Domain
import Foundation
import Rehearsal
import TVFront

/// A random walk over all screens, in a process of its own so that its memory is the screens' own.
enum Walk {
    /// `tv-walk` walks and prints what it found, one number a line.
    static func run(_ words: [String]) async -> Int32 {
        do {
            let flags = try Flags(words, known: ["data", "driver", "display", "presses"])
            let presses = try flags.number("presses", 60...1_000_000, usually: 10_000)
            let stage = try Stage(
                data: flags.text("data") ?? ".", driver: flags.text("driver") ?? "dummy",
                display: flags.text("display"))
            var seen: Set<String> = []
            walk(stage, presses / 2, seed: 1, &seen)
            let half = Machine.memory().now
            walk(stage, presses - presses / 2, seed: 2, &seen)
            let memory = Machine.memory()
            walk(stage, presses, seed: 3, &seen)
            let later = Machine.memory()
            print(
                half, memory.now, memory.own, later.now, seen.count,
                stage.screens.names.count)
            let missed = Set(stage.screens.names).subtracting(seen).sorted()
            print(missed.joined(separator: ","))
            return 0
        } catch {
            FileHandle.standardError.write(Data("engawa-bench: \(error)\n".utf8))
            return 1
        }
    }

    private static func walk(
        _ stage: Stage, _ presses: Int, seed: UInt64, _ seen: inout Set<String>
    ) {
        let sizes = Settings.TextSize.allCases
        for size in sizes {
            var evening = Evening(stage.screens, stage.content, size)
            var dice = Dice(seed: seed)
            for step in 0..<presses / sizes.count {
                happen(step, &evening, &dice)
                evening.press(key(&dice))
                stage.show(evening.front)
                seen.insert(evening.front.screenName)
            }
        }
    }

    /// What does not come from the remote: decisions, and now and then another binding.
    private static func happen(_ step: Int, _ evening: inout Evening, _ dice: inout Dice) {
        if step % 20 == 19 { evening.decide(&dice) }
        switch step % 800 {
        case 700: evening.bind(.revoked)
        case 710: evening.bind(.unpaired(failure: nil))
        case 740: evening.bind(.pairing)
        case 745: evening.bind(.paired(checkDigits: "204917"))
        default: break
        }
    }

    private static func key(_ dice: inout Dice) -> Key {
        switch dice.below(100) {
        case 0..<55: [Key.up, .down, .left, .right][dice.below(4)]
        case 55..<78: .ok
        case 78..<84: .back
        case 84..<96: .digit(dice.below(10))
        default: [Key.blue, .red, .yellow, .green][dice.below(4)]
        }
    }

    /// Walks in a process of its own.
    static func figures(
        data: String, driver: String, display: String?, presses: Int
    ) throws -> [Figure] {
        var words = ["tv-walk", "--data", data, "--driver", driver, "--presses", "\(presses)"]
        if let display { words += ["--display", display] }
        let said = try runToEnd(
            "/proc/self/exe", words, environment: ["PATH": "/usr/bin:/bin"], seconds: 600)
        let lines = said.output.split(separator: "\n", omittingEmptySubsequences: false)
        let numbers = (lines.first ?? "").split(separator: " ").compactMap { Double($0) }
        guard said.status == 0, numbers.count == 6 else {
            throw MadeUpHousehold.Unfit(description: "the walk failed: \(said.errors)")
        }
        let missed = lines.count > 1 && !lines[1].isEmpty ? "; not reached: \(lines[1])" : ""
        let how =
            "\(driver), \(presses) random presses, three sizes of letters, \(Int(numbers[4])) of"
            + " \(Int(numbers[5])) screens\(missed)"
        return [
            .atMost(
                "resident memory after the walk", numbers[1], "MB", target: 60,
                beside: "\(rounded(numbers[2])) MB of it its own, the rest libraries of the"
                    + " whole house; +\(rounded(numbers[1] - numbers[0])) MB in the second half",
                how: how),
            .atMost(
                "growth over as many presses again", numbers[3] - numbers[1], "MB", target: 1,
                how: "\(driver), the next \(presses) presses, when every cache is full"),
        ]
    }
}
