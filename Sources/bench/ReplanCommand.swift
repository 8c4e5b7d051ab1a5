import Dispatching
import Foundation
import Rehearsal

/// `replan DAY PLAN EVENTS EVENT [MILLISECONDS]` prints the plan repaired after one event of a
/// script, and one JSON line about it on standard error.
enum ReplanCommand {
    static func run(_ words: [String]) async -> Int32 {
        do {
            guard words.count == 4 || words.count == 5 else {
                throw DroneEventsFile.Wrong(
                    description: "name a day file, a plan, an event script and an event's id")
            }
            let limit = words.count == 5 ? Int(words[4]) : nil
            func read(_ place: Int) throws -> Data {
                try Data(contentsOf: URL(fileURLWithPath: words[place]))
            }
            let day = try DroneDayFile.problem(from: read(0))
            let plan = try DroneEventsFile.plan(from: read(1), of: day)
            let notice = try DroneEventsFile.event(words[3], from: read(2))
            let clock = ContinuousClock()
            let processor = Foundation.clock()
            let start = clock.now
            let repaired = DayRepair(milliseconds: limit).repair(plan, of: day, after: notice)
            let spent = clock.now - start
            // Ticks of a millionth of a second (POSIX).
            let cpu = Double(Foundation.clock() - processor) / 1000
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let rows = ReplanFile(repaired.plan)
            print(String(decoding: try encoder.encode(rows), as: UTF8.self))
            let line = ReplanLine(
                repaired, event: words[3], spent: spent, cpu: cpu, parcels: day.parcels)
            FileHandle.standardError.write(try encoder.encode(line) + Data("\n".utf8))
            return 0
        } catch {
            FileHandle.standardError.write(Data("engawa-bench: \(error)\n".utf8))
            return 1
        }
    }
}

/// A plan as the planner bench reads it.
private struct ReplanFile: Encodable {
    struct Row: Encodable {
        let drone: String
        let village: String
        let launch: Int
        let volunteer: String
        let orders: [String]
    }
    let sorties: [Row]

    init(_ plan: DayPlan) {
        sorties = plan.sorties.map {
            Row(
                drone: $0.drone, village: $0.village, launch: $0.launch, volunteer: $0.volunteer,
                orders: $0.handOffs.map(\.parcel))
        }
    }
}

/// What a repair is worth, in one line.
private struct ReplanLine: Encodable {
    let event: String
    /// Milliseconds of the repair, from plan and notice to the new plan.
    let ms: Double
    /// The same in time of the processor, which other programs on it do not lengthen.
    let cpuMs: Double
    /// Parcels the event hits, that no plan could still fly, and that have no flight now.
    let hit: Int
    let doomed: Int
    let lost: Int
    let lostUrgent: Int
    /// Parcels whose hand-off moves by more than ten minutes, and those not hit among them.
    let moved: Int
    let movedUntouched: Int
    let unattended: Int
    /// Neighbours allowed to move: 0, 2, 5, 10, or -1 for all.
    let neighbours: Int
    let sorties: Int
    let bound: Int
    let gap: Int

    init(
        _ repaired: RepairedDay, event: String, spent: Duration, cpu: Double,
        parcels: [DayProblem.Parcel]
    ) {
        self.event = event
        ms = (spent / .milliseconds(1) * 100).rounded() / 100
        cpuMs = (cpu * 100).rounded() / 100
        hit = repaired.hit.count
        doomed = repaired.doomed.count
        lost = repaired.lost.count
        let gone = Set(repaired.lost)
        lostUrgent = parcels.filter { $0.urgent && gone.contains($0.id) }.count
        moved = repaired.moved.count
        movedUntouched = repaired.movedUntouched.count
        unattended = repaired.unattended.count
        neighbours = repaired.neighbours == Int.max ? -1 : repaired.neighbours
        sorties = repaired.plan.certificate.sorties
        bound = repaired.plan.certificate.lowerBound
        gap = repaired.plan.certificate.gap
    }
}
