/// Every statement about a table of a municipality names the municipality, so that many can live
/// in one store. The tests hold every statement of the house to it.
package enum TenantSQL {
    /// What is wrong with a statement; `tables` are those whose rows belong to a municipality.
    ///
    /// An insert names the column `muni`. Anywhere else, each table that is read, changed or joined
    /// needs a condition of its own: `muni = ?`, or `a.muni = b.muni` in a join, never beside an OR.
    package static func faults(in sql: String, tables: Set<String>) -> [String] {
        let words = SQLWord.words(of: sql)
        let named = Self.named(in: words, among: tables)
        guard !named.isEmpty else { return [] }
        var faults: [String] = []
        var conditions = bindings(in: words)
        if let inserted = insertion(by: words), tables.contains(inserted.table) {
            conditions += 1
            if !inserted.columns.contains("muni") {
                faults.append("a row of \(inserted.table) is written without its municipality")
            }
        }
        if conditions < named.count {
            faults.append(
                "\(named.joined(separator: ", ")): \(conditions) conditions on the municipality "
                    + "for \(named.count) tables")
        }
        return faults
    }

    /// The tables a statement reads or changes, as often as it names them.
    private static func named(in words: [SQLWord], among tables: Set<String>) -> [String] {
        words.indices.dropFirst().compactMap { index in
            let isPlace = ["from", "join", "update", "into", ","].contains(words[index - 1].text)
            guard isPlace, tables.contains(words[index].text) else { return nil }
            // A comma separates columns more often than tables: only between FROM and WHERE.
            if words[index - 1].text == "," {
                let before = words[..<index].last {
                    ["from", "where", "select", "set", "by", "(", "on"].contains($0.text)
                }
                guard before?.text == "from" else { return nil }
            }
            return words[index].text
        }
    }

    private static func insertion(
        by words: [SQLWord]
    ) -> (table: String, columns: [String])? {
        let texts = words.map(\.text)
        guard texts.prefix(2) == ["insert", "into"], texts.count > 4, texts[3] == "(" else {
            return nil
        }
        return (texts[2], Array(texts[4...].prefix { $0 != ")" }))
    }

    /// How many conditions bind a table to the municipality.
    private static func bindings(in words: [SQLWord]) -> Int {
        words.indices.count { index in
            guard isMuni(words[index].text), index > 0, index + 2 < words.count,
                ["where", "and", "on", "("].contains(words[index - 1].text),
                words[index + 1].text == "=",
                words[index + 2].text == "?" || words[index + 2].text.hasSuffix(".muni")
            else { return false }
            return !isBesideOr(index, in: words)
        }
    }

    private static func isMuni(_ word: String) -> Bool { word == "muni" || word.hasSuffix(".muni") }

    /// Whether an OR stands in the same brackets, before the clause ends.
    private static func isBesideOr(_ index: Int, in words: [SQLWord]) -> Bool {
        let depth = words[index].depth
        let ends: Set<String> = ["where", "order", "group", "returning", "limit", "union"]
        func reaches(_ path: some Sequence<SQLWord>) -> Bool {
            for word in path {
                if word.depth < depth || (word.depth == depth && ends.contains(word.text)) {
                    return false
                }
                if word.depth == depth, word.text == "or" { return true }
            }
            return false
        }
        return reaches(words[(index + 1)...]) || reaches(words[..<index].reversed())
    }
}
