import Dispatching
import Foundation
import Rehearsal

/// `drone-day FILE` prints a plan of a drone day; `plan-time FILE` measures the planner on it.
enum DroneDayCommand {
    /// Prints `{"sorties":[…]}` for a day file, and one line about it on standard error.
    static func run(_ words: [String]) async -> Int32 {
        do {
            let order = try Order(words)
            let planner = DayPlanner(budget: order.budget, seed: order.seed)
            let clock = ContinuousClock()
            let start = clock.now
            var first = Duration.zero
            let plan = planner.plan(order.day) { first = clock.now - start }
            let spent = clock.now - start
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print(String(decoding: try encoder.encode(PlanFile(plan)), as: UTF8.self))
            let line = PlanLine(plan, seed: order.seed, first: first, spent: spent)
            FileHandle.standardError.write(try encoder.encode(line) + Data("\n".utf8))
            return 0
        } catch {
            return fail(error)
        }
    }

    /// Prints milliseconds (least and median of the runs) and the operator's figures.
    static func time(_ words: [String]) async -> Int32 {
        do {
            let order = try Order(words)
            let planner = DayPlanner(budget: order.budget, seed: order.seed)
            let clock = ContinuousClock()
            var times: [Double] = []
            var plan = planner.plan(order.day)
            for _ in 0..<order.runs {
                let spent = clock.measure { plan = planner.plan(order.day) }
                times.append(spent / .milliseconds(1))
            }
            times.sort()
            let figures = plan.certificate
            let handOffs = plan.sorties.flatMap(\.handOffs).map(\.minute)
            let mean = handOffs.isEmpty ? 0 : Double(handOffs.reduce(0, +)) / Double(handOffs.count)
            print(
                "least \(rounded(times[0])) ms, median \(rounded(times[times.count / 2])) ms,",
                "not by air \(figures.eligible - figures.servedByAir),",
                "sorties \(figures.sorties), bound \(figures.lowerBound),",
                "mean hand-off \(rounded(mean))")
            return 0
        } catch {
            return fail(error)
        }
    }

    private static func rounded(_ value: Double) -> String {
        String(format: "%.2f", value)
    }

    private static func fail(_ error: any Error) -> Int32 {
        FileHandle.standardError.write(Data("engawa-bench: \(error)\n".utf8))
        return 1
    }
}

/// What was asked on the command line.
private struct Order {
    var day: DayProblem
    var budget = Effort.normal.budget
    var seed: UInt64 = 1
    var runs = 5

    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    init(_ words: [String]) throws {
        guard let file = words.first else {
            throw Wrong(
                description:
                    "name a day file, then --budget, --effort, --seed or --runs if you like")
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        day = try DroneDayFile.problem(from: data)
        var rest = words.dropFirst()
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else {
                throw Wrong(description: "\(option) needs a value")
            }
            switch option {
            case "--effort":
                guard let known = Effort(rawValue: value) else {
                    let all = Effort.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Wrong(description: "--effort is one of \(all)")
                }
                budget = known.budget
            case "--budget":
                guard let seconds = Double(value), (0...3600).contains(seconds) else {
                    throw Wrong(description: "--budget is 0 to 3600 seconds")
                }
                budget = Budget(milliseconds: Int(seconds * 1000))
            case "--seed":
                guard let number = UInt64(value) else {
                    throw Wrong(description: "--seed is a whole number")
                }
                seed = number
            case "--runs":
                guard let number = Int(value), (1...1000).contains(number) else {
                    throw Wrong(description: "--runs is 1 to 1000")
                }
                runs = number
            default: throw Wrong(description: "\(option) is no option here")
            }
        }
    }
}

/// A plan as the planner bench reads it.
private struct PlanFile: Encodable {
    struct Sortie: Encodable {
        let drone: String
        let village: String
        let launch: Int
        let volunteer: String
        let orders: [String]
    }
    let sorties: [Sortie]

    init(_ plan: DayPlan) {
        sorties = plan.sorties.map {
            Sortie(
                drone: $0.drone, village: $0.village, launch: $0.launch, volunteer: $0.volunteer,
                orders: $0.handOffs.map(\.parcel))
        }
    }
}

/// What a plan is worth, in one line.
private struct PlanLine: Encodable {
    let seed: UInt64
    /// Milliseconds until the first whole plan stood, and of the whole planning.
    let firstPlanMs: Double
    let ms: Double
    let sorties: Int
    let bound: Int
    let gap: Int
    let unserved: Int
    /// Parcels that no plan can carry by air, proven.
    let unservedBound: Int
    let meanHandoff: Double

    init(_ plan: DayPlan, seed: UInt64, first: Duration, spent: Duration) {
        self.seed = seed
        firstPlanMs = Self.rounded(first / .milliseconds(1))
        ms = Self.rounded(spent / .milliseconds(1))
        sorties = plan.certificate.sorties
        bound = plan.certificate.lowerBound
        gap = plan.certificate.gap
        unserved = plan.answers.count - plan.certificate.servedByAir
        unservedBound = plan.answers.count - plan.certificate.mostByAir
        let minutes = plan.sorties.flatMap(\.handOffs).map(\.minute)
        meanHandoff =
            minutes.isEmpty ? 0 : Self.rounded(Double(minutes.reduce(0, +)) / Double(minutes.count))
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
