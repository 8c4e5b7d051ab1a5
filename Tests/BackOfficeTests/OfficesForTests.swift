import BackOffice
import Database
import Domain
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Seal
import Synchronization
import Testing
import Wire

/// Several offices that are open on one PostgreSQL database.
final class OfficesForTests: Sendable {
    let conninfo: String
    let clock: StoppedClock
    let boss: SigningKey
    let offices: [Office]
    let fatal = OfficeForTests.FatalNote()
    let town: Municipality

    /// `role` is what the offices sign on as; `wrapping` may put something around their writers.
    init(
        _ count: Int = 2, at moment: Moment = OfficeForTests.at(9, 0),
        isolation: Isolation = .byTurns, in database: String? = nil, code: String = "20209",
        role: String? = nil, server: PostgreSQLForTests? = nil,
        wrapping: (Int, any SQLConnection) -> any SQLConnection = { $1 }
    ) throws {
        let name = "o_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        let server = try server ?? serverForTests.get()
        let owner = try database ?? server.database(name)
        conninfo =
            role.map { owner.replacingOccurrences(of: "user=postgres", with: "user=\($0)") }
            ?? owner
        clock = StoppedClock(moment)
        boss = try SigningKey.generate()
        town = SmallTown.town(code)
        do {
            let connection = try PostgreSQLServer(conninfo: owner)
            try OfficeStore.create(
                on: connection, municipality: town.code, rehearsal: true, at: moment)
            try connection.raiseWalls(around: Books.tables.map(\.name))
            if let role { try Self.admit(role, connection) }
            try OfficeStore.enter(
                (1...8).map { SmallTown.household($0) }, on: connection, municipality: town.code,
                at: moment)
            try OfficeStore.add(
                OperatorRecord(
                    id: SmallTown.id("boss"), role: .operator, publicKey: boss.publicKey.base64),
                on: connection, municipality: town.code, at: moment)
        }
        var offices: [Office] = []
        for number in 0..<count {
            let writer = try PostgreSQLServer(
                conninfo: conninfo, isolation: isolation, municipality: town.code.text)
            let reader = try PostgreSQLServer(
                conninfo: conninfo, isolation: .reading, municipality: town.code.text)
            offices.append(
                try Office(
                    writer: wrapping(number, LintedConnection(writer)),
                    readers: [LintedConnection(reader)], municipality: town,
                    catalogue: SmallTown.catalogue, together: true, now: clock.now,
                    onFatal: { [fatal] in fatal.write($0) }))
        }
        self.offices = offices
    }

    deinit { for office in offices { office.stop() } }

    /// Makes the role of the offices, as docs/operations.md says.
    static func admit(_ role: String, _ owner: any SQLConnection) throws {
        if try owner.first("SELECT rolname FROM pg_roles WHERE rolname = ?", [.text(role)]) == nil {
            try owner.execute("CREATE ROLE \(role) LOGIN")
        }
        try owner.execute(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \(role)")
    }

    /// The operator, at an office.
    func desk(_ office: Int) -> Caller {
        Caller("operator:boss", boss, office: offices[office])
    }

    /// A box that was bound at the first office and talks to the one the line leads to.
    func box(_ household: Int, line: @escaping @Sendable () -> Office) async throws -> Caller {
        let id: HouseholdId = SmallTown.id("h-\(household)")
        let code = try await desk(0).post(Route.openPairing.path(), OpenPairing(household: id))
            .read(PairingCode.self, status: 201).code
        let key = try SigningKey.generate()
        let answer = try await offices[0].answer(
            OfficeRequest(
                method: "POST", path: Route.pair.path(),
                body: Message.bytes(
                    PairBox(code: code, publicKey: key.publicKey.base64, model: "test"))))
        return Caller("box:\(try answer.read(Paired.self, status: 201).box)", key, line: line)
    }

    func box(_ household: Int, at office: Int) async throws -> Caller {
        let bench = offices[office]
        return try await box(household) { bench }
    }

    /// Looks into the books as their owner does, who sees every municipality.
    func look<T>(_ body: (Books) throws -> T) throws -> T {
        let owner = conninfo.replacingOccurrences(of: "user=engawa_office", with: "user=postgres")
        let connection = try PostgreSQLServer(conninfo: owner)
        return try body(Books(connection, of: town.code, digest: sha256))
    }

    /// Checks that the log is one sequence without gaps, that it and the orders tell the same, and
    /// that every order somebody was told of is there once.
    func check(told: [OrderId]) throws {
        try look { books in
            let log = try books.log.events(after: 0, most: 100_000)
            #expect(log.map(\.sequence) == Array(1...Int64(log.count)))
            let accepted = log.filter { $0.kind == .orderAccepted }.map(\.subject)
            let orders = try books.orders.orders(on: OfficeForTests.monday)
            #expect(accepted.sorted() == orders.map(\.id.text).sorted())
            #expect(Set(told).count == told.count)
            #expect(told.map(\.text).sorted() == accepted.sorted())
            #expect(Set(orders.map(\.receipt)).count == orders.count)
            #expect(try books.audit.firstBreak() == nil)
        }
    }
}

extension Caller {
    /// Orders under a key until the office has decided: what a box does with its outbox.
    func orderUntilDecided(
        _ items: OrderItem..., day: Day = OfficeForTests.monday
    ) async throws -> OfficeResponse {
        let key = try Self.newKey()
        let number = nextNumber
        let wish = PlaceOrder(items: items, day: day, channel: .television)
        for _ in 0..<200 {
            let answer = try await post(Route.placeOrder.path(), wish, key: key, sequence: number)
            guard answer.status == 503 else { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw RehearsalProblem("no decision in ten seconds")
    }
}
