import Database

/// One table of the books, as the steps of the schema make it.
public struct TableShape: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// The columns of its key, the municipality first.
    public let key: [String]
}

extension Books {
    /// All tables of the books and their keys, in the order in which they are made. The list of
    /// applied steps is not among them: it belongs to the whole database.
    public static let tables: [TableShape] = migrations.steps.flatMap { step in
        SQLText.statements(in: step.sql).compactMap { statement in
            var words = statement.split(whereSeparator: { " \n(".contains($0) })
            guard words.count > 3, words.prefix(2) == ["CREATE", "TABLE"],
                let mark = statement.firstRange(of: "PRIMARY KEY (")
            else { return nil }
            words.removeFirst(2)
            let key = statement[mark.upperBound...].prefix { $0 != ")" }
            return TableShape(
                name: String(words[0]),
                key: key.split(whereSeparator: { ", \n".contains($0) }).map(String.init))
        }
    }
}
