import Foundation
import Testing
import Trials

/// Short forms of `make iofaults`, `make bytecuts` and `make clocks`.
@Suite("What fails around the programs", .serialized)
struct FaultTests {
    private func passes(_ trial: (Ground) throws -> TrialReport) throws {
        let ground = try Stage.ground(
            NSTemporaryDirectory() + "fault-" + UUID().uuidString.prefix(8))
        defer { try? FileManager.default.removeItem(atPath: ground.folder) }
        let report = try trial(ground)
        #expect(report.violations.isEmpty, "\(report.text)")
    }

    @Test("whichever call on its books fails, the office loses nothing it has acknowledged")
    func officeDisk() throws { try passes { try DiskTrial.office(every: 97, short: true, on: $0) } }

    @Test("whichever call on its books fails, the box loses no press it has confirmed")
    func boxDisk() throws { try passes { try DiskTrial.box(every: 97, short: true, on: $0) } }

    @Test("a television whose books could not be synced ends, and shows its household again")
    func television() throws { try passes { try DiskTrial.television(syncs: 3, on: $0) } }

    @Test("wherever an exchange is cut, doubled or late, it is decided once and the same")
    func bytes() throws { try passes { try ByteCutTrial.run(every: 401, on: $0) } }

    @Test("wrong clocks of boxes and a jumping clock of the office decide nothing")
    func clocks() throws { try passes { try ClockTrial.run(clocks: 3, events: 3, on: $0) } }
}
