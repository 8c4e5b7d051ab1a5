import Foundation
import Rehearsal
import Testing

@Suite("The drill: the office's disk is lost", .serialized)
struct DrillTests {
    @Test(
        "from a copy and the journal no accepted order is missing and none is doubled, also when the journal lost its end or is gone"
    )
    func short() throws {
        let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path
        let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let said = try runToEnd(
            programs + "/engawa-bench", ["drill", "--boxes", "3", "--data", data],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"], seconds: 180)
        #expect(said.status == 0, "\(said.output)\(said.errors)")
        #expect(said.output.contains("0 accepted orders missing, 0 doubled."))
    }
}
