import DataFiles
import Foundation
import Rehearsal
import TVFront

/// `people` lets simulated old users do the tasks on the real screens and prints how they fared.
enum PeopleCommand {
    static func run(_ words: [String]) async -> Int32 {
        do {
            let flags = try Flags(
                words, known: ["data", "seeds", "first", "task", "kind", "story", "stuck"])
            let data = flags.text("data") ?? "."
            let (municipality, catalogue) = try DataFolder.load(data)
            let screens = try ScreenSet.read(
                files: TextFolder.read(data + "/Screens", endings: ScreenSet.endings))
            let trial = PeopleTrial(
                screens: screens, municipality: municipality, catalogue: catalogue)
            let errands = ErrandOnTelevision.all.filter { errand in
                flags.text("task").map { errand.name.contains($0) } ?? true
            }
            let kinds = Temperament.all.filter { kind in
                flags.text("kind").map { kind.name.contains($0) } ?? true
            }
            guard let errand = errands.first, let kind = kinds.first else {
                throw MadeUpHousehold.Unfit(
                    description: "tasks: "
                        + ErrandOnTelevision.all.map(\.name).joined(separator: " ")
                        + "; kinds: " + Temperament.all.map(\.name).joined(separator: " "))
            }
            if flags.text("story") != nil {
                let seed = try flags.number("story", 0...1_000_000, usually: 1)
                tell(trial, errand, kind, seed)
                return 0
            }
            let seeds = try flags.number("seeds", 1...100_000, usually: 100)
            let first = try flags.number("first", 0...1_000_000, usually: 1)
            let table = await PeopleTable.make(
                trial, errands: errands, kinds: kinds, seeds: first..<(first + seeds))
            print(table.text)
            return table.isGood ? 0 : 1
        } catch {
            FileHandle.standardError.write(Data("engawa-bench people: \(error)\n".utf8))
            return 64
        }
    }

    private static func tell(
        _ trial: PeopleTrial, _ errand: ErrandOnTelevision, _ kind: Temperament, _ seed: Int
    ) {
        print("\(errand.spoken) — \(kind.name), \(seed)")
        let outcome = trial.run(errand, as: kind, seed: seed) { print($0) }
        print(
            outcome.isDone ? "できた" : "できていない", outcome.isPhoned ? "電話した" : "",
            "ちがう注文 \(outcome.wrongOrders)", "\(outcome.presses)回",
            "\(outcome.milliseconds / 1000)秒")
    }
}
