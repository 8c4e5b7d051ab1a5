import DataFiles
public import Domain
import Foundation
import Glibc
import Synchronization

/// A whole made-up municipality on one machine: an office of its own, operators, households, televisions, and the line between. Every part is the real program.
public final class Town: Sendable {
    /// Where its files lie.
    public let folder: String
    /// The clock that leads all its programs.
    public let clock: ClockHand
    /// Its data.
    public let municipality: Municipality
    /// What is on offer.
    public let catalogue: Catalogue
    /// Its households.
    public let households: [Household]
    /// The line between the boxes and the office.
    public let link: CuttableLink
    /// The port the office listens on.
    public let port: UInt16
    /// Where the programs are.
    public let binaries: String
    let data: String
    private let isRehearsal: Bool
    /// The store: a file in the folder, or what was given.
    public let store: String
    private let office = Mutex<RunningProgram?>(nil)

    /// Founds a town: creates the store, imports the register, makes the operator's key. The office is not started yet.
    /// The store is a file in the folder, unless another or a database is named (`postgresql://…`).
    /// An office that is no rehearsal goes by the system's clock instead of the town's.
    /// - Throws: what did not work, with what the program said.
    public init(
        binaries: String, data: String, folder: String, startingAt moment: Moment,
        rate: Double = 1, store: String? = nil, isRehearsal: Bool = true
    ) throws {
        self.isRehearsal = isRehearsal
        let store = store ?? folder + "/office.sqlite"
        self.store = store
        self.binaries = binaries
        self.data = data
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        (municipality, catalogue) = try DataFolder.load(data)
        let today = municipality.zone.day(at: moment)
        households = MadeUpVillage.households(
            of: municipality, seed: 2020,
            signUp: today.adding(days: -120)...today.adding(days: -40))
        clock = try ClockHand(path: folder + "/clock", at: moment, rate: rate)
        port = try CuttableLink.freePort()
        link = try CuttableLink(to: port)
        try HouseholdFile.write(households, to: folder + "/households.csv")
        let mark = isRehearsal ? ["--rehearsal"] : []
        try must("engawa-office", ["create", "--data", data, "--store", store] + mark)
        try must(
            "engawa-office",
            ["import-households", folder + "/households.csv", "--data", data, "--store", store])
        let made = try must(
            "engawa", ["key", "make", folder + "/operator.key", "--output", "json"])
        guard let key = Self.publicKey(in: made.output) else {
            throw RehearsalProblem("no public key in: \(made.output)")
        }
        try must(
            "engawa-office",
            [
                "add-operator", "tanaka", "--role", "operator", "--public-key", key, "--data",
                data, "--store", store,
            ])
    }

    deinit { running?.end() }

    private var running: RunningProgram? { office.withLock { $0 } }

    /// Where the office is, without the line in between.
    public var officeAddress: String { "http://127.0.0.1:\(port)" }
    /// Where the boxes call: through the line that can be cut.
    public var boxAddress: String { "http://127.0.0.1:\(link.port)" }

    /// Starts the office and waits until it answers. `fault` names a point at which it kills itself;
    /// `more` is added to what it finds around it, `options` to its command line.
    public func startOffice(
        fault: String? = nil, with more: [String: String] = [:], options: [String] = []
    ) throws {
        var environment = surroundings.merging(more) { $1 }
        if let fault { environment["ENGAWA_FAULT"] = fault }
        let program = try RunningProgram(
            binaries + "/engawa-office",
            [
                "serve", "--data", data, "--store", store, "--listen", "127.0.0.1:\(port)",
            ] + (isRehearsal ? ["--clock", clock.path] : []) + options, environment: environment,
            log: folder + "/office.log")
        office.withLock { $0 = program }
        for _ in 0..<500 {
            if Self.listens(port) { return }
            guard program.isRunning else { break }
            usleep(20_000)
        }
        throw RehearsalProblem("The office did not start: \(program.output.suffix(2000))")
    }

    /// Ends the office in order.
    public func stopOffice() {
        running?.end()
        office.withLock { $0 = nil }
    }

    /// Kills the office as a power cut would.
    public func crashOffice() {
        running?.signal(SIGKILL)
        running?.wait(seconds: 5)
        office.withLock { $0 = nil }
    }

    /// Waits until the office has ended by itself, and answers how.
    public func waitForOfficeToEnd(seconds: Double) -> Int32? { running?.wait(seconds: seconds) }

    /// Whether the office runs.
    public var officeRuns: Bool { running?.isRunning ?? false }

    /// Runs the operator's command line and answers what it said.
    @discardableResult
    public func engawa(_ words: [String], with more: [String: String] = [:]) throws -> Said {
        try runToEnd(
            binaries + "/engawa", words, environment: surroundings.merging(more) { $1 })
    }

    /// Does something to the books while the office is closed, as `renew-epoch`.
    public func office(_ words: String...) throws {
        try must("engawa-office", words + ["--data", data, "--store", store])
    }

    /// Copies the books into a folder while the office may be open.
    public func copyBooks(to folder: String) throws {
        try must("engawa-office", ["backup", "--store", store, "--to", folder])
    }

    /// Makes the books again (`--from`, `--journal`) and answers what was said.
    @discardableResult
    public func restoreBooks(_ words: [String]) throws -> String {
        let books = ["--data", data, "--store", store]
        return try must("engawa-office", ["restore"] + words + books).errors
    }

    /// The same as `engawa`, and a failure is a problem.
    @discardableResult
    public func desk(_ words: String...) throws -> String {
        try must("engawa", words).output
    }

    /// What the office has written, to the end.
    public var officeLog: String { running?.output ?? "" }

    /// What a program finds around it: nothing of the person's own.
    public var surroundings: [String: String] {
        [
            "PATH": "/usr/bin:/bin:/usr/sbin", "HOME": folder, "LANG": "C.UTF-8",
            "ENGAWA_OFFICE": officeAddress, "ENGAWA_OPERATOR": "tanaka",
            "ENGAWA_KEY": folder + "/operator.key", "ENGAWA_CLOCK": clock.path,
        ]
    }

    @discardableResult
    private func must(_ program: String, _ words: [String]) throws -> Said {
        let said = try runToEnd(binaries + "/" + program, words, environment: surroundings)
        guard said.status == 0 || said.status == 6 else {
            throw RehearsalProblem(
                "\(program) \(words.joined(separator: " ")) ended with \(said.status): "
                    + "\(said.errors)\(said.output)")
        }
        return said
    }

    private static func publicKey(in text: String) -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        let row = (object as? [String: Any]) ?? (object as? [[String: Any]])?.first
        return row?["publicKey"] as? String
    }

    /// Whether somebody listens on a port on loopback.
    static func listens(_ port: UInt16) -> Bool {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { close(probe) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
