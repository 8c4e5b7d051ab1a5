/// How many people of each kind did each task, and where they lost time.
public struct PeopleTable: Sendable {
    /// One task and one kind.
    struct Cell: Sendable {
        var runs = 0
        var done = 0
        var phoned = 0
        var wrongOrders = 0
        var wrongOthers = 0
        var presses: [Int] = []
        var habits: [Habits] = []
        var seconds: [Int] = []
        var failed: [Int] = []
        var wrong: [Int] = []
        var screens: [String: (presses: Int, milliseconds: Int64, visits: Int)] = [:]
        var lastScreens: [String: Int] = [:]

        mutating func take(_ outcome: TrialOutcome, seed: Int) {
            runs += 1
            if outcome.isDone { done += 1 } else { failed.append(seed) }
            if outcome.isPhoned { phoned += 1 }
            wrongOrders += outcome.wrongOrders
            wrongOthers += outcome.wrongRides + outcome.wrongAnswers
            if outcome.wrongOrders + outcome.wrongRides + outcome.wrongAnswers > 0 {
                wrong.append(seed)
            }
            if outcome.isDone {
                presses.append(outcome.presses)
                habits.append(outcome.habits)
                seconds.append(Int(outcome.milliseconds / 1000))
            } else {
                lastScreens[outcome.lastScreen, default: 0] += 1
            }
            for (title, spent) in outcome.screens {
                screens[title, default: (0, 0, 0)].presses += spent.presses
                screens[title, default: (0, 0, 0)].milliseconds += spent.milliseconds
                screens[title, default: (0, 0, 0)].visits += 1
            }
        }
        var share: Double { runs == 0 ? 0 : Double(done) * 100 / Double(runs) }
        static func median(_ numbers: [Int]) -> Int {
            numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
        }
    }
    private struct Line: Sendable {
        let errand: String
        let kind: String
        let cell: Cell
    }
    private var lines: [Line] = []
    private var shortest: [String: TrialOutcome] = [:]
    private var own: [String: [Habits: Int]] = [:]
    private let errands: [String]
    private let kinds: [String]

    private init(_ errands: [ErrandOnTelevision], _ kinds: [Temperament]) {
        self.errands = errands.map(\.name)
        self.kinds = kinds.map(\.name)
    }

    /// Runs every task with every kind for every seed, two runs at a time.
    public static func make(
        _ trial: PeopleTrial, errands: [ErrandOnTelevision], kinds: [Temperament],
        seeds: Range<Int>
    ) async -> PeopleTable {
        var table = PeopleTable(errands, kinds)
        for errand in errands {
            table.shortest[errand.name] = trial.shortest(errand)
            for size in 0..<3 {
                for (digits, numbers) in [
                    (true, true), (true, false), (false, true), (false, false),
                ] {
                    let habits = Habits(size: size, digits: digits, numbers: numbers)
                    table.own[errand.name, default: [:]][habits] =
                        trial.shortest(errand, habits: habits)
                }
            }
        }
        let pairs = errands.flatMap { errand in kinds.map { (errand, $0) } }
        await withTaskGroup(of: (Int, Cell).self) { group in
            var next = 0
            func start() {
                guard next < pairs.count else { return }
                let (errand, kind) = pairs[next]
                let number = next
                next += 1
                group.addTask {
                    var cell = Cell()
                    for seed in seeds {
                        cell.take(trial.run(errand, as: kind, seed: seed), seed: seed)
                    }
                    return (number, cell)
                }
            }
            for _ in 0..<2 { start() }
            var cells: [Int: Cell] = [:]
            for await (number, cell) in group {
                cells[number] = cell
                start()
            }
            for (number, pair) in pairs.enumerated() {
                guard let cell = cells[number] else { continue }
                table.lines.append(Line(errand: pair.0.name, kind: pair.1.name, cell: cell))
            }
        }
        return table
    }

    private func sum(_ fits: (Line) -> Bool) -> Cell {
        var sum = Cell()
        for line in lines where fits(line) {
            let cell = line.cell
            sum.runs += cell.runs
            sum.done += cell.done
            sum.phoned += cell.phoned
            sum.wrongOrders += cell.wrongOrders
            sum.wrongOthers += cell.wrongOthers
            sum.presses += cell.presses
            sum.seconds += cell.seconds
            sum.wrong += cell.wrong
            for (title, spent) in cell.screens {
                sum.screens[title, default: (0, 0, 0)].presses += spent.presses
                sum.screens[title, default: (0, 0, 0)].milliseconds += spent.milliseconds
                sum.screens[title, default: (0, 0, 0)].visits += spent.visits
            }
            sum.lastScreens.merge(cell.lastScreens, uniquingKeysWith: +)
        }
        return sum
    }

    /// Share of runs that were done, in percent.
    public var doneShare: Double { sum { _ in true }.share }
    /// Orders that nobody wanted.
    public var wrongOrders: Int { sum { _ in true }.wrongOrders }
    /// Rides and answers that nobody wanted.
    public var wrongOthers: Int { sum { _ in true }.wrongOthers }
    /// Extra presses over the shortest way, median over all runs that were done, in percent.
    public var extraPresses: Int {
        let extras = lines.flatMap { line -> [Int] in
            let least = max(1, shortest[line.errand]?.presses ?? 1)
            return line.cell.presses.map { ($0 - least) * 100 / least }
        }
        return Cell.median(extras)
    }
    /// Extra presses over the shortest way with the same habits and the same letters, median, in percent.
    public var extraForHabits: Int {
        let extras = lines.flatMap { line -> [Int] in
            zip(line.cell.presses, line.cell.habits).map { presses, habits in
                let least = max(1, own[line.errand]?[habits] ?? 1)
                return (presses - least) * 100 / least
            }
        }
        return Cell.median(extras)
    }
    /// Whether the goals are reached: 95 % done, nothing ordered wrongly, at most 30 % more presses.
    public var isGood: Bool { doneShare >= 95 && wrongOrders == 0 && extraForHabits <= 30 }

    /// The whole table in words.
    public var text: String {
        var text: [String] = []
        text.append(
            "| task | shortest | " + kinds.joined(separator: " | ") + " | all | presses | s |")
        text.append("|---|---|" + String(repeating: "---|", count: kinds.count + 3))
        for errand in errands {
            let all = sum { $0.errand == errand }
            let least = shortest[errand]
            let shares = kinds.map { kind in rounded(sum { $0.errand == errand && $0.kind == kind })
            }
            text.append(
                "| \(errand) | \(least?.presses ?? 0)\(least?.isDone ?? false ? "" : " **not done**") | "
                    + shares.joined(separator: " | ")
                    + " | \(rounded(all)) | \(Cell.median(all.presses)) | \(Cell.median(all.seconds)) |"
            )
        }
        let shares = kinds.map { kind in rounded(sum { $0.kind == kind }) }
        text.append(
            "| **all** | | " + shares.joined(separator: " | ")
                + " | \(rounded(sum { _ in true })) | | |")
        let all = sum { _ in true }
        text.append("")
        text.append(
            "\(all.runs) runs: \(rounded(all)) % done, \(all.phoned) telephoned, \(all.wrongOrders) wrong orders, "
                + "\(all.wrongOthers) wrong rides or answers, extra presses (median): \(extraForHabits) % over the shortest way with the same habits, "
                + "\(extraPresses) % over the shortest of all")
        text.append("")
        text += stuck
        return text.joined(separator: "\n")
    }

    private func rounded(_ cell: Cell) -> String {
        let tenths = Int((cell.share * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
            + (cell.wrongOrders > 0 ? " (\(cell.wrongOrders)!)" : "")
            + (cell.wrongOthers > 0 ? " (\(cell.wrongOthers)?)" : "")
    }

    /// Where time and presses go, and the last screens of those who gave up, with seeds to look at.
    private var stuck: [String] {
        let all = sum { _ in true }
        var text = ["Most time (s and presses per visitor):"]
        for (title, spent) in all.screens.sorted(by: {
            $0.value.milliseconds > $1.value.milliseconds
        })
        .prefix(14) {
            let visits = max(1, spent.visits)
            text.append(
                "  \(title): \(spent.milliseconds / 1000 / Int64(visits)) s, "
                    + "\(spent.presses * 10 / visits / 10) presses, \(visits) visitors")
        }
        text.append("Last screen when it was not done:")
        for (title, count) in all.lastScreens.sorted(by: { $0.value > $1.value }).prefix(14) {
            text.append("  \(title): \(count)")
        }
        text.append("Runs to look at (not done; then wrong):")
        for line in lines where !line.cell.failed.isEmpty || !line.cell.wrong.isEmpty {
            text.append(
                "  --task \(line.errand) --kind \(line.kind): "
                    + line.cell.failed.prefix(6).map(String.init).joined(separator: " ") + " ; "
                    + line.cell.wrong.prefix(6).map(String.init).joined(separator: " "))
        }
        return text
    }
}
