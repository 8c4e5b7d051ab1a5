public import Database
public import Domain
import Planted
import Seal
import Synchronization
import Wire

/// Why the box could not keep something. The screen then says so; nothing was promised.
public enum BoxStoreError: Error, Sendable {
    /// The store did not take it.
    case store(SQLError)
    /// What is stored cannot be read.
    case unreadable(String)
}

/// The box's own books: the outbox, the last known content, the basket and the settings.
///
/// A request is committed here before the screen says anything, and an acceptance is committed here before the screen shows it.
public final class BoxStore: Sendable {
    private let connection: any SQLConnection
    private let turn = Mutex(())
    private let onFatal: @Sendable (SQLError) -> Void

    /// Opens the books on a connection and brings their form up to date. `now` is for the record only.
    ///
    /// `onFatal` is told when the books cannot be trusted any more, as after a sync that failed: the
    /// program should end at once and open them anew.
    public init(
        _ connection: any SQLConnection, now: Moment,
        onFatal: @escaping @Sendable (SQLError) -> Void = { _ in }
    ) throws(BoxStoreError) {
        self.connection = connection
        self.onFatal = onFatal
        do {
            try Migrations([Self.m0001, Self.m0002_offering_again, Self.m0003_second_id]).apply(
                to: connection, at: now.milliseconds)
            if planted(.waitingDropped) {
                try connection.execute("DELETE FROM outbox WHERE decided_at IS NULL")
            }
        } catch {
            throw .store(error)
        }
    }

    private static let m0001 = Migration(
        name: "m0001_box",
        sql: """
            CREATE TABLE setting (name text NOT NULL PRIMARY KEY, value text NOT NULL);
            CREATE TABLE outbox (
                sequence bigint NOT NULL PRIMARY KEY, idempotency_key text NOT NULL UNIQUE,
                request text NOT NULL, state text NOT NULL, pressed_at bigint NOT NULL,
                decided_at bigint, seen bigint NOT NULL
            );
            CREATE TABLE content (
                name text NOT NULL PRIMARY KEY, body text NOT NULL, fetched_at bigint NOT NULL
            )
            """)

    /// Runs the body with the connection to itself.
    @discardableResult
    func work<T>(_ body: (any SQLConnection) throws -> T) throws(BoxStoreError) -> T {
        do {
            return try turn.withLock { _ in try body(connection) }
        } catch let error as SQLError {
            if error.isFatal { onFatal(error) }
            throw .store(error)
        } catch let error as BoxStoreError {
            throw error
        } catch {
            throw .unreadable("\(error)")
        }
    }

    // MARK: settings

    /// A value kept under a name, nil if none is.
    public func value(_ name: Setting) throws(BoxStoreError) -> String? {
        try work {
            try $0.first("SELECT value FROM setting WHERE name = ?", [.text(name.rawValue)])?.text(
                "value")
        }
    }

    /// Keeps a value under a name.
    public func keep(_ value: String, as name: Setting) throws(BoxStoreError) {
        try work { try Self.put(value, name, $0) }
    }

    /// The names of kept values.
    public enum Setting: String, Sendable {
        case box, household, epoch, checkDigits = "check-digits", revoked, settings, basket,
            told, place
    }

    static func put(_ value: String, _ name: Setting, _ connection: any SQLConnection) throws {
        try connection.execute(
            """
            INSERT INTO setting (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, [.text(name.rawValue), .text(value)])
    }

    /// Takes a new binding, whole or not at all. In another household, or as a kiosk, nothing may be left of the
    /// one before: neither what it saw nor what it still wanted. In the same household the epoch
    /// stays, so that a restored office is noticed. Returns whether it is another.
    func bind(_ paired: Paired) throws(BoxStoreError) -> Bool {
        try work { connection in
            try connection.transaction {
                let before = try connection.first(
                    "SELECT value FROM setting WHERE name = ?", [.text(Setting.household.rawValue)])
                let home = paired.home
                let isOther = try before.map { try $0.text("value") != home }
                if isOther == true {
                    for table in ["outbox", "content", "offered_again", "moved_id", "second_id"] {
                        try connection.execute("DELETE FROM \(table)")
                    }
                    try connection.execute(
                        "DELETE FROM setting WHERE name = ?", [.text(Setting.basket.rawValue)])
                }
                try Self.put(paired.box.text, .box, connection)
                try Self.put(home, .household, connection)
                try Self.put(paired.place?.text ?? "", .place, connection)
                if isOther != false { try Self.put(paired.epoch, .epoch, connection) }
                try Self.put(paired.checkDigits, .checkDigits, connection)
                try connection.execute(
                    "DELETE FROM setting WHERE name = ?", [.text(Setting.revoked.rawValue)])
                return isOther ?? false
            }
        }
    }

    // MARK: content

    /// What is kept for a time without network.
    public enum Page: String, Sendable {
        case view, catalogue, alerts, kiosk
    }

    /// The last page the office gave, and when.
    public func page(_ page: Page) throws(BoxStoreError) -> (body: [UInt8], at: Moment)? {
        try work { connection in
            guard
                let row = try connection.first(
                    "SELECT body, fetched_at FROM content WHERE name = ?", [.text(page.rawValue)])
            else { return nil }
            return (
                Array(try row.text("body").utf8),
                Moment(milliseconds: try row.int64("fetched_at"))
            )
        }
    }

    /// Keeps a page.
    public func keep(_ page: Page, body: [UInt8], at moment: Moment) throws(BoxStoreError) {
        try work { connection in
            try connection.execute(
                """
                INSERT INTO content (name, body, fetched_at) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE
                SET body = excluded.body, fetched_at = excluded.fetched_at
                """,
                [
                    .text(page.rawValue), .text(String(decoding: body, as: UTF8.self)),
                    .integer(moment.milliseconds),
                ])
        }
    }
}
