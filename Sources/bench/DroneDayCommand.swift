import Dispatching
import Foundation
import Rehearsal

/// `drone-day FILE` prints a plan of a drone day; `plan-time FILE` measures the planner on it.
enum DroneDayCommand {
    /// Prints `{"sorties":[…]}` for a day file.
    static func run(_ words: [String]) async -> Int32 {
        do {
            let order = try Order(words)
            let plan = DayPlanner(effort: order.effort, seed: order.seed).plan(order.day)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print(String(decoding: try encoder.encode(PlanFile(plan)), as: UTF8.self))
            return 0
        } catch {
            return fail(error)
        }
    }

    /// Prints milliseconds (least and median of the runs) and the operator's figures.
    static func time(_ words: [String]) async -> Int32 {
        do {
            let order = try Order(words)
            let planner = DayPlanner(effort: order.effort, seed: order.seed)
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
    var effort = Effort.normal
    var seed: UInt64 = 1
    var runs = 5

    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    init(_ words: [String], effort: Effort = .normal) throws {
        guard let file = words.first else {
            throw Wrong(
                description: "name a day file, then --effort, --seed or --runs if you like")
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        day = try DroneDayFile.problem(from: data)
        self.effort = effort
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
                self.effort = known
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
