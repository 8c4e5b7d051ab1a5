import Foundation
import Glibc
import Testing

@testable import Rehearsal

@Suite("A running program")
struct RunningProgramTests {
    private let log = NSTemporaryDirectory() + "running-\(UUID().uuidString).log"

    private func shell(_ words: String) throws -> RunningProgram {
        try RunningProgram(
            "/bin/sh", ["-c", words], environment: ["PATH": "/usr/bin:/bin"], log: log)
    }

    @Test("tells how it ended at every look, and its place among the processes is free by then")
    func ends() throws {
        defer { unlink(log) }
        let program = try shell("echo 夕方までに; exit 3")
        #expect(program.wait(seconds: 20) == 3)
        #expect(program.status == 3 && !program.isRunning)
        #expect(program.output == "夕方までに\n")
        #expect(kill(program.processId, 0) == -1 && errno == ESRCH)
    }

    @Test("that is killed ends with minus the signal")
    func killed() throws {
        defer { unlink(log) }
        let program = try shell("exec sleep 100")
        #expect(program.isRunning)
        program.signal(SIGKILL)
        #expect(program.wait(seconds: 20) == -SIGKILL)
    }

    @Test("that hears no request to end is killed")
    func deaf() throws {
        defer { unlink(log) }
        let program = try shell("trap '' TERM; echo ready; while :; do sleep 0.1; done")
        for _ in 0..<1000 where program.output.isEmpty { usleep(10_000) }
        program.end()
        #expect(program.status == -SIGKILL)
    }
}
