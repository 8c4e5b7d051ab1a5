import Foundation
import Testing
import Trials

/// Needs root and loop devices; `make powercut` is the long form.
@Suite("A power cut", .serialized, .enabled(if: LoopMount.obstacle(.ext4) == nil))
struct PowerCutTests {
    private func ground() throws -> Ground {
        try Stage.ground(NSTemporaryDirectory() + "cut-" + UUID().uuidString.prefix(8))
    }
    private func clear(_ ground: Ground) {
        try? FileManager.default.removeItem(atPath: ground.folder)
    }

    @Test("no order that was acknowledged before the power failed is lost at the office")
    func office() throws {
        let ground = try ground()
        defer { clear(ground) }
        let report = try PowerCutTrial.office(cuts: 4, .ext4, on: ground)
        #expect(report.violations.isEmpty, "\(report.text)")
    }

    @Test("an office that syncs less loses acknowledged orders, so this trial would notice")
    func normal() throws {
        let ground = try ground()
        defer { clear(ground) }
        let report = try PowerCutTrial.office(cuts: 2, .ext4, normal: true, on: ground)
        #expect(report.violations.isEmpty, "\(report.text)")
    }

    @Test("no press of which the screen said that it waits is lost at the box")
    func box() throws {
        let ground = try ground()
        defer { clear(ground) }
        let report = try PowerCutTrial.box(cuts: 4, .ext4, on: ground)
        #expect(report.violations.isEmpty, "\(report.text)")
    }
}
