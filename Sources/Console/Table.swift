/// Rows under headings, for a terminal or a spreadsheet. Cells are kept as they are and made
/// harmless where they are written.
public struct Table: Sendable, Hashable {
    /// One column.
    public struct Column: Sendable, Hashable {
        /// The name used by `--columns`, `--sort` and as the CSV heading; it never changes.
        public let key: String
        /// The heading a person reads.
        public let title: Words
        /// Whether it holds numbers, which stand at the right.
        public let isNumber: Bool
        /// A column.
        public init(_ key: String, ja: String, en: String, isNumber: Bool = false) {
            self.key = key
            title = Words(ja: ja, en: en)
            self.isNumber = isNumber
        }
    }
    /// What the person asked for about the rows.
    public struct Wishes: Sendable, Hashable {
        /// Keys of the columns to show, in order; empty for all.
        public var columns: [String] = []
        /// The key to sort by, with a leading `-` for the largest first; nil keeps the order.
        public var sort: String?
        /// Whether to print the headings.
        public var headers = true
        /// Cells of a line; nil for as long as it gets.
        public var width: Int?
        /// Whether headings may be set off with an escape sequence.
        public var emphasis = false
        /// All columns, unsorted, with headings, any length.
        public init() {}
    }

    /// The columns.
    public let columns: [Column]
    /// The rows; each has as many cells as there are columns.
    public private(set) var rows: [[String]]

    /// A table; rows that are too short are filled, rows that are too long cut.
    public init(_ columns: [Column], rows: [[String]] = []) {
        self.columns = columns
        self.rows = rows.map { row in
            columns.indices.map { $0 < row.count ? row[$0] : "" }
        }
    }

    /// The table with only the wished columns and in the wished order.
    /// - Throws: `UsageProblem.notAChoice` for a column there is none of.
    public func arranged(_ wishes: Wishes) throws(UsageProblem) -> Table {
        var table = self
        if let sort = wishes.sort {
            let descending = sort.hasPrefix("-")
            let column = try index(descending ? String(sort.dropFirst()) : sort, "--sort")
            // Rows that compare equal keep their order, so the sort must be stable.
            table.rows = rows.enumerated().sorted { left, right in
                let (a, b) = (left.element[column], right.element[column])
                if Self.precedes(a, b) { return !descending }
                if Self.precedes(b, a) { return descending }
                return left.offset < right.offset
            }.map(\.element)
        }
        guard !wishes.columns.isEmpty else { return table }
        var chosen: [Int] = []
        for key in wishes.columns { chosen.append(try index(key, "--columns")) }
        return Table(
            chosen.map { columns[$0] }, rows: table.rows.map { row in chosen.map { row[$0] } })
    }

    private func index(_ key: String, _ option: String) throws(UsageProblem) -> Int {
        guard let found = columns.firstIndex(where: { $0.key == key }) else {
            throw .notAChoice(name: option, found: key, choices: columns.map(\.key))
        }
        return found
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        if let a = Double(left), let b = Double(right) { return a < b }
        return left < right
    }

    /// The lines of the table, each ended by a line feed; nothing for no rows and no headings.
    public func text(_ wishes: Wishes, in language: Language) -> String {
        let titles = columns.map { Cells.neutralised($0.title[language]) }
        let cells = rows.map { $0.map(Cells.neutralised) }
        let all = wishes.headers ? [titles] + cells : cells
        var widths = columns.indices.map { column in
            all.map { Cells.width($0[column]) }.max() ?? 0
        }
        if let width = wishes.width { Self.shrink(&widths, to: width) }
        return all.enumerated().map { number, row in
            var line = zip(row, zip(widths, columns)).map { cell, shape in
                Cells.padded(
                    Cells.truncated(cell, to: shape.0), to: shape.0, right: shape.1.isNumber)
            }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            if let width = wishes.width { line = Cells.truncated(line, to: width) }
            let isHeading = wishes.headers && number == 0
            return isHeading && wishes.emphasis ? "\u{1B}[1m\(line)\u{1B}[0m\n" : line + "\n"
        }.joined()
    }

    /// Takes cells from the widest column until the line fits; no column falls below six cells.
    private static func shrink(_ widths: inout [Int], to width: Int) {
        var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
        while excess > 0 {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
                widths[widest] > 6
            else { return }
            widths[widest] -= 1
            excess -= 1
        }
    }
}
