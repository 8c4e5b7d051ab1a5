import DataFiles
import Domain
import Foundation
import Rehearsal
import Wire

/// A made-up municipality in a folder, with today's clock; it stays there from one try to the next.
final class TryTown {
    let folder: String
    private let binaries: String
    private let data: String
    /// The municipality itself.
    let municipality: Municipality
    private let surroundings: [String: String]
    private var office: RunningProgram?
    private(set) var port: UInt16 = 8443
    /// Whose television it is.
    private(set) var household = ""

    init(binaries: String, data: String, folder: String, environment: [String: String]) throws {
        self.binaries = binaries
        self.data = data
        self.folder = folder
        municipality = try DataFolder.load(data).0
        // A rehearsal's clock of somebody's shell would lead the office astray.
        surroundings = environment.filter { !$0.key.hasPrefix("ENGAWA_") }
    }

    deinit { close() }

    private var store: String { folder + "/office.sqlite" }
    private var founded: String { folder + "/household" }
    var box: String { folder + "/box" }

    /// Founds the municipality if it is not there yet; true if it was founded now.
    func found() throws -> Bool {
        let files = FileManager.default
        let known = (try? String(contentsOfFile: founded, encoding: .utf8)) ?? ""
        household = known.trimmingCharacters(in: .whitespacesAndNewlines)
        if !household.isEmpty, files.fileExists(atPath: store) { return false }
        for name in ["office.sqlite", "office.sqlite-wal", "office.sqlite-shm", "operator.key"] {
            unlink(folder + "/" + name)
        }
        try? files.removeItem(atPath: box)
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let town = municipality
        let today = town.zone.day(
            at: Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        let households = MadeUpVillage.households(
            of: town, seed: 2020, signUp: today.adding(days: -120)...today.adding(days: -40))
        try HouseholdFile.write(households, to: folder + "/households.csv")
        let books = ["--data", data, "--store", store]
        try must("engawa-office", ["create", "--rehearsal"] + books)
        try must("engawa-office", ["import-households", folder + "/households.csv"] + books)
        let made = try must("engawa", ["key", "make", folder + "/operator.key", "-o", "json"])
        guard
            let object = try JSONSerialization.jsonObject(with: Data(made.utf8)) as? [String: Any],
            let key = object["publicKey"] as? String
        else { throw RehearsalProblem("no public key in: \(made)") }
        try must(
            "engawa-office",
            ["add-operator", "tanaka", "--role", "operator", "--public-key", key] + books)
        guard
            let home = households.first(where: {
                $0.village == town.villages.first?.id && $0.registered != nil && $0.elderlyOnly
            })
        else { throw RehearsalProblem("nobody has signed up") }
        household = home.id.text
        try household.write(toFile: founded, atomically: true, encoding: .utf8)
        return true
    }

    /// Opens the office on the first free port from 8443 and writes the command for the operator.
    func open() throws {
        guard let free = (8443...8543).first(where: Self.isFree) else {
            throw RehearsalProblem("no port from 8443 to 8543 is free")
        }
        port = free
        let program = try RunningProgram(
            binaries + "/engawa-office",
            ["serve", "--data", data, "--store", store, "--listen", "127.0.0.1:\(port)"],
            environment: surroundings, log: folder + "/office.log")
        office = program
        for _ in 0..<500 where program.isRunning && Self.isFree(port) { usleep(20_000) }
        guard program.isRunning, !Self.isFree(port) else {
            throw RehearsalProblem("The office did not open: \(program.output.suffix(1000))")
        }
        try writeCommand()
    }

    var isOpen: Bool { office?.isRunning ?? false }

    func close() {
        office?.end()
        office = nil
    }

    /// Opens the television's window; the first time it is bound with a code.
    func switchOn() throws -> RunningProgram {
        var words = [
            "--window", "--office", "http://127.0.0.1:\(port)", "--state", box, "--data", data,
        ]
        let boxes = try desk(["box", "list"], as: [BoxRow].self)
        let isBound = boxes.contains { $0.household?.text == household && $0.revokedAt == nil }
        if !isBound || !FileManager.default.fileExists(atPath: box + "/box.key") {
            try? FileManager.default.removeItem(atPath: box)
            words += ["--pair", try desk(["box", "pair", household], as: PairingCode.self).code]
        }
        unlink(folder + "/tv.log")
        return try RunningProgram(
            binaries + "/engawa-tv", words, environment: surroundings, log: folder + "/tv.log")
    }

    /// What the operator's command line answers.
    func desk<Value: Decodable>(_ words: [String], as type: Value.Type) throws -> Value {
        let said = try runToEnd(
            folder + "/engawa", words + ["--output", "json"], environment: surroundings)
        guard said.status == 0 else {
            throw RehearsalProblem("engawa \(words.joined(separator: " ")): \(said.errors)")
        }
        return try Message.read(type, from: Array(said.output.utf8))
    }

    private func writeCommand() throws {
        func quoted(_ text: String) -> String {
            "'" + text.replacing("'", with: "'\\''") + "'"
        }
        let text = """
            #!/bin/sh
            # The operator's command for the town in this folder, as long as its office is open.
            export ENGAWA_OFFICE=http://127.0.0.1:\(port) ENGAWA_OPERATOR=tanaka
            export ENGAWA_KEY=\(quoted(folder + "/operator.key"))
            exec \(quoted(binaries + "/engawa")) "$@"

            """
        try text.write(toFile: folder + "/engawa", atomically: true, encoding: .utf8)
        chmod(folder + "/engawa", 0o755)
    }

    @discardableResult
    private func must(_ program: String, _ words: [String]) throws -> String {
        let said = try runToEnd(binaries + "/" + program, words, environment: surroundings)
        guard said.status == 0 else {
            throw RehearsalProblem("\(program) \(words.first ?? ""): \(said.errors)")
        }
        return said.output
    }

    private static func isFree(_ port: UInt16) -> Bool {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { Glibc.close(probe) }
        var yes: Int32 = 1
        setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
