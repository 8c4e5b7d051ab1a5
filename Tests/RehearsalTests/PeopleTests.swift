import DataFiles
import Rehearsal
import TVFront
import Testing

@Suite("Simulated old users before the real screens")
struct PeopleTests {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    static func trial() throws -> PeopleTrial {
        let (municipality, catalogue) = try DataFolder.load(root)
        return PeopleTrial(
            screens: try ScreenSet.read(
                files: TextFolder.read(root + "/Screens", endings: ScreenSet.endings)),
            municipality: municipality, catalogue: catalogue)
    }

    @Test("a person who makes no mistake does every task by reading alone")
    func perfect() throws {
        let trial = try Self.trial()
        for errand in ErrandOnTelevision.all {
            let outcome = trial.shortest(errand)
            #expect(outcome.isDone, "\(errand.name)")
            #expect(outcome.wrongOrders + outcome.wrongRides + outcome.wrongAnswers == 0)
        }
    }

    @Test("the same seed gives the same run")
    func deterministic() throws {
        let trial = try Self.trial()
        let errand = ErrandOnTelevision.all[0]
        var first: [String] = []
        var second: [String] = []
        _ = trial.run(errand, as: .trembling, seed: 7) { first.append($0) }
        _ = trial.run(errand, as: .trembling, seed: 7) { second.append($0) }
        #expect(first == second && first.count > 10)
    }

    @Test("a person sees titles, cards, the ring and the band in the painted picture")
    func glance() throws {
        let trial = try Self.trial()
        var seen: [String] = []
        _ = trial.run(ErrandOnTelevision.all[0], as: .perfect, seed: 1) { seen.append($0) }
        #expect(seen.contains { $0.hasPrefix("【えんがわ") && $0.contains("◎1:買い物") })
        #expect(seen.contains { $0.contains("これでよろしいですか") && $0.contains("・") })
        #expect(seen.contains { $0.contains("［決定］") })
    }
}
