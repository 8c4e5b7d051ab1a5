import DataFiles
import Rehearsal
import TVFront
import Testing

@Suite("Simulated old users before the real screens")
struct PeopleTests {
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    private func trial() throws -> PeopleTrial {
        let (municipality, catalogue) = try DataFolder.load(Self.root)
        return PeopleTrial(
            screens: try ScreenSet.read(
                files: TextFolder.read(Self.root + "/Screens", endings: ScreenSet.endings)),
            municipality: municipality, catalogue: catalogue)
    }

    @Test("a person who makes no mistake does every task by reading alone")
    func perfect() throws {
        let trial = try trial()
        for errand in ErrandOnTelevision.all {
            let outcome = trial.shortest(errand)
            #expect(outcome.isDone, "\(errand.name)")
            #expect(outcome.wrongOrders + outcome.wrongRides + outcome.wrongAnswers == 0)
        }
    }

    @Test("the same seed gives the same run")
    func deterministic() throws {
        let trial = try trial()
        let errand = ErrandOnTelevision.all[0]
        var first: [String] = []
        var second: [String] = []
        _ = trial.run(errand, as: .trembling, seed: 7) { first.append($0) }
        _ = trial.run(errand, as: .trembling, seed: 7) { second.append($0) }
        #expect(first == second && first.count > 10)
    }

    @Test("a person sees titles, cards, the ring and the band in the painted picture")
    func glance() throws {
        let trial = try trial()
        var seen: [String] = []
        _ = trial.run(ErrandOnTelevision.all[0], as: .perfect, seed: 1) { seen.append($0) }
        #expect(seen.contains { $0.hasPrefix("【えんがわ") && $0.contains("◎1:買い物") })
        #expect(seen.contains { $0.contains("これでよろしいですか") && $0.contains("・") })
        #expect(seen.contains { $0.contains("［決定］") })
    }

    @Test("of typical and robust people nine in ten tasks are done, and nothing is ordered wrongly")
    func mostly() throws {
        let trial = try trial()
        var done = 0
        var runs = 0
        for errand in ErrandOnTelevision.all {
            for kind in [Temperament.robust, .typical] {
                let outcome = trial.run(errand, as: kind, seed: 1)
                runs += 1
                if outcome.isDone { done += 1 }
                #expect(outcome.wrongOrders == 0, "\(errand.name), \(kind.name)")
            }
        }
        #expect(done * 10 >= runs * 9, "\(done) of \(runs)")
    }
}
