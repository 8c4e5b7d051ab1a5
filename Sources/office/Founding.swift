import BackOffice
import Console
import DataFiles
import Database
import Domain
import Foundation
import PostgreSQL
import Records

/// Where the books are.
enum StorePlace {
    case file(String)
    case server(String)

    init(_ text: String) {
        let isServer = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        self = isServer ? .server(text) : .file(text)
    }

    /// The file; nil for a server.
    var path: String? { if case .file(let path) = self { path } else { nil } }

    /// Whether several offices may be open on it.
    var isServer: Bool {
        if case .server = self { true } else { false }
    }

    /// The connection that writes the books of a municipality. Without `creating`, a file that is
    /// not there is a mistake and not an empty store.
    func open(
        _ town: MunicipalityCode, creating: Bool = false
    ) throws -> any SQLConnection {
        switch self {
        case .file(let path):
            guard creating || FileManager.default.fileExists(atPath: path) else {
                throw Sentence("There is no store at \(path). Make one with: engawa-office create")
            }
            return try SQLiteFile(path: path)
        case .server(let conninfo):
            return try PostgreSQLServer(
                conninfo: conninfo, isolation: .byTurns, municipality: town.text)
        }
    }

    /// A connection that reads the books of a municipality beside the writer.
    func openReader(_ town: MunicipalityCode) throws -> any SQLConnection {
        switch self {
        case .file(let path): try SQLiteFile(readingOnly: path)
        case .server(let conninfo):
            try PostgreSQLServer(
                conninfo: conninfo, isolation: .reading, municipality: town.text)
        }
    }

    /// Brings a store to the form this program knows, walls included. True if anything was done.
    static func migrate(_ connection: any SQLConnection) throws -> Bool {
        let isChanged = try OfficeStore.migrate(connection, at: ProgramClock.real())
        return try raiseWalls(connection) || isChanged
    }

    /// On a server, raises the second wall between municipalities where it is missing.
    @discardableResult
    static func raiseWalls(_ connection: any SQLConnection) throws -> Bool {
        guard let server = connection as? PostgreSQLServer else { return false }
        return try !server.raiseWalls(around: Books.tables.map(\.name)).isEmpty
    }
}

/// What is done before the office opens for the first time.
enum Founding {
    static func place(_ given: Given) -> StorePlace { StorePlace(given.option("store") ?? "") }

    static func create(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let isRehearsal = given.has("rehearsal")
        let now =
            isRehearsal
            ? try ProgramClock.chosen(environment: terminal.environment) : ProgramClock.real
        let connection = try place(given).open(town.code, creating: true)
        let facts = try OfficeStore.create(
            on: connection, municipality: town.code, rehearsal: isRehearsal, at: now())
        try StorePlace.raiseWalls(connection)
        terminal.say(
            Words(
                ja: "\(town.name.ja)の帳簿をつくりました（\(facts.epoch)）。",
                en: "Made the books of \(town.name.en) (\(facts.epoch))."))
    }

    static func importHouseholds(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let households = try HouseholdFile.load(
            given.operand("FILE") ?? "", villages: town.villages.map(\.id))
        let connection = try place(given).open(town.code)
        let new = try OfficeStore.enter(
            households, on: connection, municipality: town.code,
            at: try clock(given, connection, town, terminal)())
        terminal.say(
            Words(
                ja: "\(households.count)世帯を取りこみました（新しい世帯 \(new)）。",
                en: "Entered \(households.count) households, \(new) of them new."))
    }

    static func addOperator(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let words = Words(
            ja: "1〜64文字の英数字と - _ .", en: "1 to 64 letters, digits, - _ or .")
        let id: OperatorId = try given.operand("NAME", as: words) { OperatorId($0) }
        guard let role = DeskRole(rawValue: given.option("role") ?? "") else {
            throw UsageProblem.missingOption("--role")
        }
        let connection = try place(given).open(town.code)
        let person = OperatorRecord(
            id: id, role: role, publicKey: given.option("public-key") ?? "")
        try OfficeStore.add(
            person, on: connection, municipality: town.code,
            at: try clock(given, connection, town, terminal)())
        terminal.say(
            Words(
                ja: "\(id) を登録しました（\(role.rawValue)）。",
                en: "\(id) may now work as \(role.rawValue)."))
    }

    static func removeOperator(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let words = Words(
            ja: "1〜64文字の英数字と - _ .", en: "1 to 64 letters, digits, - _ or .")
        let id: OperatorId = try given.operand("NAME", as: words) { OperatorId($0) }
        let connection = try place(given).open(town.code)
        let isOut = try OfficeStore.remove(
            id, on: connection, municipality: town.code,
            at: try clock(given, connection, town, terminal)())
        guard isOut else { throw Sentence("Nobody of the name \(id) may work at this desk.") }
        terminal.say(
            Words(ja: "\(id) はもう入れません。", en: "\(id) may not work at the desk any more."))
    }

    static func renewEpoch(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let connection = try place(given).open(town.code)
        let epoch = try OfficeStore.renewEpoch(
            on: connection, municipality: town.code,
            at: try clock(given, connection, town, terminal)())
        terminal.say(Words(ja: "帳簿の新しい版: \(epoch)", en: "The books' new epoch is \(epoch)."))
    }

    /// The rehearsal's clock for rehearsal books, the system's for all others.
    private static func clock(
        _ given: Given, _ connection: any SQLConnection, _ town: Municipality,
        _ terminal: Terminal
    ) throws -> Now {
        _ = try StorePlace.migrate(connection)
        let facts = try OfficeStore.facts(on: connection, municipality: town.code)
        return facts.rehearsal
            ? try ProgramClock.chosen(environment: terminal.environment) : ProgramClock.real
    }
}
