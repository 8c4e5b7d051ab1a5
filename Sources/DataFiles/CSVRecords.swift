import Domain

/// The columns of a table: those it must have, those it may have, and other names by which a column may be called.
struct Columns {
    let required: [String]
    var optional: [String] = []
    var aliases: [String: String] = [:]
    var mayBeEmpty: [String] = []
}

extension CSVFile {
    /// The rows as records. Unknown, missing and doubled columns and rows of another width are reported.
    func records(_ columns: Columns, to findings: Findings) -> [Fields] {
        let known = columns.required + columns.optional
        var names: [String?] = []
        for piece in header {
            let name = columns.aliases[piece.text] ?? piece.text
            if !known.contains(name) {
                findings.report(
                    piece,
                    "There is no such column. The columns are: "
                        + known.joined(separator: ", ") + ".",
                    suggestion: nearest(
                        to: piece.text, among: known + Array(columns.aliases.keys)))
                names.append(nil)
            } else if names.contains(name) {
                findings.report(piece, "This column stands twice.")
                names.append(nil)
            } else {
                names.append(name)
            }
        }
        let start = Piece(file: file, line: 1, column: 1, text: "")
        for name in columns.required where !names.contains(name) {
            findings.reportMissing(start, "The column 「\(name)」 is missing.")
        }
        return rows.compactMap { row in
            guard let first = row.first else { return nil }
            let place = Piece(file: file, line: first.line, column: first.column, text: "")
            guard row.count == names.count else {
                findings.reportMissing(
                    place,
                    "This row has \(row.count) cells, but there are \(names.count) columns.")
                return nil
            }
            let cells = zip(names, row).compactMap { name, cell in name.map { ($0, cell) } }
            return Fields(
                row: Dictionary(cells) { first, _ in first }, place: place,
                optional: columns.mayBeEmpty, to: findings)
        }
    }
}
