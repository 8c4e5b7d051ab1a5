import Database
import Domain
import Foundation
import Records
import Testing

/// Holds every statement of the house to the common part of SQL: those in the source here, those
/// that the books and the office really send in `TenancyTests` and in the office's own tests.
@Suite("The statements of the house") struct HouseSQLTests {
    static let tables = Set(Books.tables.map(\.name))

    @Test("every table is known with its key, and the municipality is first in it")
    func shapes() throws {
        #expect(Books.tables.count > 30)
        #expect(Set(Books.tables.map(\.name)).count == Books.tables.count)
        for table in Books.tables { #expect(table.key.first == "muni", "\(table.name)") }
    }

    @Test("every step of the schema only adds, in the common part of SQL")
    func steps() {
        for step in Books.migrations.steps {
            #expect(PortableSQL.faults(inStep: step.sql) == [], "\(step.name)")
        }
    }

    @Test("every statement in the source is in the common part and names its municipality")
    func source() throws {
        let found = try Self.statements()
        #expect(found.count > 150)
        for (place, sql) in found {
            #expect(PortableSQL.faults(in: sql) == [], "\(place): \(sql)")
            // A head such as "SELECT * FROM box " is followed by a WHERE of its own.
            guard !sql.hasSuffix(" "), sql != "INSERT INTO event" else { continue }
            if sql.hasPrefix("WHERE ") {
                #expect(sql.contains("muni = ?"), "\(place): \(sql)")
            } else {
                #expect(TenantSQL.faults(in: sql, tables: Self.tables) == [], "\(place): \(sql)")
            }
        }
    }

    @Test("the scan of the source sees a planted statement, in one line and in several")
    func planted() {
        let source = #"""
            let a = try first("SELECT n FROM stock WHERE id = ?", [])
            let b = """
                DELETE FROM stock
                WHERE id = \(name)
                """
            let c = "SELECTED words are no statement"
            """#
        let found = Self.literals(in: source).filter(Self.isSQL)
        #expect(found == ["SELECT n FROM stock WHERE id = ?", "DELETE FROM stock\nWHERE id = ?"])
        for sql in found { #expect(!TenantSQL.faults(in: sql, tables: ["stock"]).isEmpty) }
    }

    /// The statements in the source, with their files. The doors of the two engines speak to their
    /// own engine and are not among them, nor is the box's own store.
    static func statements() throws -> [(String, String)] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var found: [(String, String)] = []
        for room in ["Records", "BackOffice", "office", "Services", "Dispatching", "Uptake"] {
            let folder = root.appendingPathComponent("Sources/" + room)
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in try #require(files) where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                for sql in literals(in: text) where isSQL(sql) {
                    // Steps of the schema have their own rule.
                    if sql.hasPrefix("CREATE ") || sql.hasPrefix("ALTER ") { continue }
                    found.append((file.lastPathComponent, sql))
                }
            }
        }
        return found
    }

    static func isSQL(_ text: String) -> Bool {
        [
            "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH ", "WHERE ", "CREATE ", "ALTER ",
            "DROP ", "REPLACE ", "PRAGMA ", "LISTEN ", "NOTIFY ", "LOCK ",
        ].contains { text.hasPrefix($0) }
    }

    /// The string literals of a source text; an interpolation stands in them as a `?`.
    static func literals(in source: String) -> [String] {
        let bytes = Array(source.utf8)
        let quote = UInt8(ascii: "\"")
        let slash = UInt8(ascii: "\\")
        var found: [String] = []
        var place = 0
        func has(_ mark: [UInt8], at place: Int) -> Bool {
            bytes[place...].starts(with: mark)
        }
        while place < bytes.count {
            guard bytes[place] == quote else {
                place += 1
                continue
            }
            let isBlock = has([quote, quote, quote], at: place)
            let mark = [UInt8](repeating: quote, count: isBlock ? 3 : 1)
            place += mark.count
            var text: [UInt8] = []
            while place < bytes.count, !has(mark, at: place) {
                if bytes[place] == slash, has([slash, UInt8(ascii: "(")], at: place) {
                    place += 2
                    var depth = 1
                    while depth > 0, place < bytes.count {
                        if bytes[place] == UInt8(ascii: "(") { depth += 1 }
                        if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
                        place += 1
                    }
                    text.append(UInt8(ascii: "?"))
                } else {
                    let length = bytes[place] == slash ? 2 : 1
                    text += bytes[place..<min(bytes.count, place + length)]
                    place += length
                }
            }
            place += mark.count
            let lines = String(decoding: text, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)
                .map { isBlock ? String($0.drop { $0 == " " }) : String($0) }
            let whole = lines.joined(separator: "\n")
            found.append(isBlock ? whole.trimmingCharacters(in: .newlines) : whole)
        }
        return found
    }
}
