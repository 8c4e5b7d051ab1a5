import Domain
import Foundation
import Rehearsal
import SetTopBox

/// The real `engawa-office` as a process of its own, on a store of the measurement.
final class RushOffice: Sendable {
    let address: String
    let clock: ClockHand
    let store: String
    private let program: RunningProgram

    init(_ town: RushTown, binaries: String, data: String, journal: Bool) throws {
        store = try town.copy("rush")
        clock = try ClockHand(path: town.folder + "/clock", at: town.now, rate: 1)
        let port = try CuttableLink.freePort()
        address = "http://127.0.0.1:\(port)"
        var words = [
            "serve", "--data", data, "--store", store, "--listen", "127.0.0.1:\(port)", "--clock",
            clock.path,
        ]
        if journal {
            words += ["--journal", town.folder + "/journal", "--backup", town.folder + "/copies"]
        }
        program = try RunningProgram(
            binaries + "/engawa-office", words, environment: ["LANG": "C.UTF-8"],
            log: town.folder + "/office.log")
        let line = HTTPOffice(address: address)
        for _ in 0..<500 {
            let answer = try? line.exchange(
                method: "GET", target: "/v1/health", headers: [], body: [])
            if answer?.status == 200 { return }
            guard program.isRunning else { break }
            usleep(20_000)
        }
        throw RehearsalProblem("the office did not start: \(program.output.suffix(1_000))")
    }

    /// The most memory it has had, in megabytes.
    var peakMemory: Double {
        let path = "/proc/\(program.processId)/status"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
            .map { $0 / 1_024 } ?? 0
    }

    func end() { program.end() }
}
