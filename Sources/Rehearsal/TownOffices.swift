import Glibc

/// One of several offices of a town, all on the same database.
public final class TownOffice: Sendable {
    /// Its program.
    public let program: RunningProgram
    /// The port it listens on.
    public let port: UInt16
    /// Where it is reached.
    public var address: String { "http://127.0.0.1:\(port)" }

    init(_ program: RunningProgram, port: UInt16) {
        self.program = program
        self.port = port
    }

    /// Kills it as a power cut would.
    public func crash() {
        program.signal(SIGKILL)
        program.wait(seconds: 5)
    }
}

extension Town {
    /// Opens one more office on the town's books and waits until it answers.
    /// - Throws: if it does not start.
    public func openOffice(named name: String) throws -> TownOffice {
        let port = try CuttableLink.freePort()
        let program = try RunningProgram(
            binaries + "/engawa-office",
            [
                "serve", "--data", data, "--store", store, "--listen", "127.0.0.1:\(port)",
                "--clock", clock.path,
            ], environment: surroundings, log: folder + "/\(name).log")
        for _ in 0..<500 {
            if Self.listens(port) { return TownOffice(program, port: port) }
            guard program.isRunning else { break }
            usleep(20_000)
        }
        throw RehearsalProblem("The office did not start: \(program.output.suffix(2000))")
    }

    /// Runs the operator's command line at one of the offices and answers what it said; a failure
    /// is a problem.
    @discardableResult
    public func desk(at office: TownOffice, _ words: [String]) throws -> String {
        var environment = surroundings
        environment["ENGAWA_OFFICE"] = office.address
        let said = try runToEnd(binaries + "/engawa", words, environment: environment)
        guard said.status == 0 || said.status == 6 else {
            throw RehearsalProblem(
                "engawa \(words.joined(separator: " ")) ended with \(said.status): "
                    + "\(said.errors)\(said.output)")
        }
        return said.output
    }
}
