import Rehearsal
import Testing

/// The bar of goal U1 on fixed seeds; `engawa-bench people --seeds 1000` is the wide measurement.
@Suite("Simulated old users reach the goal")
struct PeopleGoalTests {
    private struct Fared: Sendable {
        var runs = 0
        var done = 0
        var wrong: [String] = []
    }

    /// How these kinds fare with every task, two runs at a time.
    private func fare(_ kinds: [Temperament], seeds: Range<Int>) async throws -> Fared {
        let trial = try PeopleTests.trial()
        return await withTaskGroup(of: Fared.self) { group in
            for half in 0..<2 {
                group.addTask {
                    var fared = Fared()
                    for (index, errand) in ErrandOnTelevision.all.enumerated()
                    where index % 2 == half {
                        for kind in kinds {
                            for seed in seeds {
                                let outcome = trial.run(errand, as: kind, seed: seed)
                                fared.runs += 1
                                if outcome.isDone { fared.done += 1 }
                                if outcome.wrongOrders > 0 {
                                    fared.wrong.append("\(errand.name) \(kind.name) \(seed)")
                                }
                            }
                        }
                    }
                    return fared
                }
            }
            var sum = Fared()
            for await half in group {
                sum.runs += half.runs
                sum.done += half.done
                sum.wrong += half.wrong
            }
            return sum
        }
    }

    @Test("typical old people do 95 of 100 tasks and order nothing wrongly")
    func typical() async throws {
        let fared = try await fare([.typical], seeds: 1..<21)
        #expect(fared.wrong.isEmpty && fared.done * 100 >= fared.runs * 95, "\(fared)")
    }

    @Test("old people of all kinds together do 95 of 100 tasks and order nothing wrongly")
    func everyKind() async throws {
        let fared = try await fare(
            Temperament.all.filter { $0 != .typical }, seeds: 1..<3)
        #expect(fared.wrong.isEmpty && fared.done * 100 >= fared.runs * 95, "\(fared)")
    }
}
