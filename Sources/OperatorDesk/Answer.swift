import Console

/// What a command found or did, ready for each form of output.
struct Answer {
    /// A part of what a person reads.
    enum Section {
        /// A line or several, as they stand.
        case lines([String])
        /// A text that is printed exactly as it is; our own words only.
        case raw(String)
        /// A table under a title.
        case table(Words, Table)
    }
    /// The value for other programs.
    private let value: any Encodable
    /// The rows for a spreadsheet, and for a person unless there are sections.
    let main: Table
    /// What a person reads instead, if the rows alone do not tell it well.
    let sections: [Section]
    /// What is said beside the data.
    let said: [Words]
    /// What the program exits with.
    let exit: ExitCode

    init(
        _ value: any Encodable, _ main: Table, sections: [Section] = [], said: [Words] = [],
        exit: ExitCode = .ok
    ) {
        self.value = value
        self.main = main
        self.sections = sections
        self.said = said
        self.exit = exit
    }

    /// A text of our own, such as a completion script.
    static func text(_ text: String) -> Answer {
        Answer(
            [text], Table([.init("text", ja: "文", en: "Text")], rows: [[text]]),
            sections: [.raw(text + (text.hasSuffix("\n") ? "" : "\n"))])
    }

    /// The whole output in one form.
    func printed(_ form: OutputForm, _ wishes: Table.Wishes, in language: Language) throws -> String
    {
        switch form {
        case .json:
            guard wishes.columns.isEmpty, wishes.sort == nil else {
                throw UsageProblem.contradiction(
                    Words(
                        ja: "--columns と --sort は table と csv だけです。",
                        en: "--columns and --sort go with table and csv only."))
            }
            return try JSONText.of(value)
        case .csv: return try main.arranged(wishes).csv(headers: wishes.headers)
        case .table:
            guard !sections.isEmpty, wishes.columns.isEmpty, wishes.sort == nil else {
                return try main.arranged(wishes).text(wishes, in: language)
            }
            return sections.map { section in
                switch section {
                case .lines(let lines):
                    lines.map { line in
                        let safe = Cells.neutralised(line)
                        return (wishes.width.map { Cells.truncated(safe, to: $0) } ?? safe) + "\n"
                    }.joined()
                case .raw(let text): text
                case .table(let title, let table):
                    title[language] + "\n" + table.text(wishes, in: language)
                }
            }.joined(separator: "\n")
        }
    }
}
