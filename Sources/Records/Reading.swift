import Database
import Domain
import Foundation

extension SQLRow {
    func moment(_ name: String) throws(SQLError) -> Moment {
        Moment(milliseconds: try int64(name))
    }

    func optionalMoment(_ name: String) throws(SQLError) -> Moment? {
        try optionalInt64(name).map { Moment(milliseconds: $0) }
    }

    func day(_ name: String) throws(SQLError) -> Day {
        guard let day = Day(try text(name)) else { throw .column(name: name, wanted: "a date") }
        return day
    }

    func optionalDay(_ name: String) throws(SQLError) -> Day? {
        guard try optionalText(name) != nil else { return nil }
        return try day(name)
    }

    func time(_ name: String) throws(SQLError) -> TimeOfDay {
        TimeOfDay(minute: try int(name))
    }

    func id<Kind>(_ name: String) throws(SQLError) -> Identifier<Kind> {
        guard let id = Identifier<Kind>(try text(name)) else {
            throw .column(name: name, wanted: "an id")
        }
        return id
    }

    func optionalId<Kind>(_ name: String) throws(SQLError) -> Identifier<Kind>? {
        guard try optionalText(name) != nil else { return nil }
        return try id(name)
    }

    func word<Word: RawRepresentable>(
        _ name: String
    ) throws(SQLError) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try text(name)) else {
            throw .column(name: name, wanted: "one of the known words")
        }
        return word
    }

    func optionalWord<Word: RawRepresentable>(
        _ name: String
    ) throws(SQLError) -> Word? where Word.RawValue == String {
        guard try optionalText(name) != nil else { return nil }
        return try word(name)
    }

    func json<Value: Decodable>(_ name: String) throws(SQLError) -> Value {
        let text = try text(name)
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw .column(name: name, wanted: "JSON of \(Value.self)")
        }
    }
}

extension SQLValue {
    static func moment(_ moment: Moment) -> SQLValue { .integer(moment.milliseconds) }
    static func optional(_ moment: Moment?) -> SQLValue { .optional(moment?.milliseconds) }
    static func day(_ day: Day) -> SQLValue { .text(day.description) }
    static func optional(_ day: Day?) -> SQLValue { .optional(day?.description) }
    static func id<Kind>(_ id: Identifier<Kind>) -> SQLValue { .text(id.text) }
    static func optional<Kind>(_ id: Identifier<Kind>?) -> SQLValue { .optional(id?.text) }

    static func json<Value: Encodable>(_ value: Value) throws(SQLError) -> SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return .text(String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch {
            throw .column(name: "json", wanted: "JSON of \(Value.self)")
        }
    }
}

extension Sequence {
    /// `map` that keeps the type of what it throws.
    func each<Result>(
        _ body: (Element) throws(SQLError) -> Result
    ) throws(SQLError) -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try body(element)) }
        return results
    }
}
