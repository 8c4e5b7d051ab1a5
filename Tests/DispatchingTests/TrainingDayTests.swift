import Dispatching
import Foundation
import Rehearsal
import Testing

/// The training days, where the folder with them stands beside the checkout.
private enum TrainingDays {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/bench/drone-day")

    static let files: [URL] = {
        let all = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        return (all ?? [])
            .filter {
                $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix("events")
            }
            .sorted { $0.path < $1.path }
    }()
}

@Suite("The training days")
struct TrainingDayTests {
    @Test(
        "are planned lawfully, with everybody served and the fewest flights, at the first go",
        .enabled(if: !TrainingDays.files.isEmpty, "The folder of training days is not here."))
    func firstPlan() throws {
        for file in TrainingDays.files {
            let day = try DroneDayFile.problem(from: Data(contentsOf: file))
            // The largest days are measured by engawa-bench: an unoptimised build is slow.
            if day.parcels.count > 1000 { continue }
            let plan = DayPlanner(effort: .first).plan(day)
            #expect(PlanCheck.violations(of: plan, in: day) == [])
            #expect(plan.certificate.servedByAir == day.parcels.count)
            #expect(plan.certificate.gap == 0)
        }
    }
}
