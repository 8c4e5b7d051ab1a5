import Database
import Domain
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Synchronization
import Testing

/// The two engines on which every book is checked.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgresql
    var testDescription: String { rawValue }
}

/// One server for all tests of this process.
private let server = Result { try PostgreSQLForTests() }

/// A digest good enough to see that something changed; the real one lives behind the books' door.
let plainDigest: Books.Digest = { bytes in
    var sum: UInt64 = 14_695_981_039_346_656_037
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
    return (0..<8).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) }
}

/// A fresh store with the books of one municipality, within a transaction that is never kept.
struct OpenBooks {
    let connection: any SQLConnection
    let books: Books

    init(_ engine: Engine) throws {
        let name = "t_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        switch engine {
        case .sqlite: connection = try SQLiteFile(path: ":memory:")
        case .postgresql:
            connection = try PostgreSQLServer(conninfo: server.get().database(name))
        }
        try Books.migrations.apply(to: connection, at: 1)
        books = try Self.books("20209", connection)
        try connection.begin()
    }

    static func books(_ code: String, _ connection: any SQLConnection) throws -> Books {
        Books(
            connection, of: try #require(MunicipalityCode(code)), digest: plainDigest)
    }
}

/// A connection that remembers what it was told.
final class Listener: SQLConnection {
    private let inner: any SQLConnection
    private let heard = Mutex<[String]>([])
    init(_ inner: any SQLConnection) { self.inner = inner }
    var statements: [String] { heard.withLock { $0 } }
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        heard.withLock { $0.append(sql) }
        return try inner.execute(sql, values)
    }
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        heard.withLock { $0.append(sql) }
        return try inner.query(sql, values)
    }
    func begin() throws(SQLError) { try inner.begin() }
    func commit() throws(SQLError) { try inner.commit() }
    func rollback() throws(SQLError) { try inner.rollback() }
    func savepoint(_ name: String) throws(SQLError) { try inner.savepoint(name) }
    func release(_ name: String) throws(SQLError) { try inner.release(name) }
    func rollback(to name: String) throws(SQLError) { try inner.rollback(to: name) }
    var isInTransaction: Bool { inner.isInTransaction }
}

func id<Kind>(_ text: String) throws -> Identifier<Kind> { try #require(Identifier(text)) }

/// Made-up entries.
enum Sample {
    static let day = Day("2026-09-21") ?? Day(number: 0)
    static let moment = Moment(milliseconds: 1_789_000_000_000)

    static func name(_ text: String) -> Name { Name(ja: text, kana: text, en: text) }

    static func household(_ text: String, name: String = "山田", phone: String = "0265-1") throws
        -> Household
    {
        Household(
            id: try id(text), village: try id("nakao"),
            name: Name(ja: name, kana: "やまだ", en: "Yamada"), address: "1番地", phone: phone,
            elderlyOnly: true, registered: day, reducedFare: false)
    }

    static func line() throws -> OrderLine {
        OrderLine(
            Product(
                number: try #require(ProductNumber(102)), name: name("豆腐"), category: "food",
                unit: "1丁", price: 90, taxPercent: 8, mass: 400, volume: 500,
                temperature: .chilled, shop: try id("coop"), picture: "🍚", weekdays: [.monday],
                maximumPerOrder: 5, pricedByWeight: false), quantity: 2)
    }

    static func order(_ books: Books, household: String = "h-1", on day: Day = day) throws -> Order
    {
        let number = try books.orders.nextNumber(on: day)
        return Order(
            id: number.id, receipt: number.receipt, household: try id(household),
            village: try id("nakao"), day: day, channel: .television, lines: [try line()],
            progress: .accepted, placedAt: moment)
    }

    static func ride(_ books: Books) throws -> Ride {
        Ride(
            id: try books.rides.nextId(on: day), household: try id("h-1"),
            village: try id("nakao"),
            request: RideRequest(
                place: try id("clinic"), direction: .homeward, day: day,
                band: TimeBand(from: TimeOfDay(9, 0), to: TimeOfDay(11, 0)), companions: 1,
                wheelchair: true), channel: .telephone, progress: .requested, fare: 500,
            placedAt: moment)
    }
}
