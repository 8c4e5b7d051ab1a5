import Domain

/// The table for a spreadsheet: a byte order mark, so that Japanese opens rightly, CRLF, and nothing
/// that a spreadsheet would take for a formula.
struct UptakeCSV {
    let figures: UptakeFigures

    var text: String {
        let language = figures.language
        var lines = [
            [
                "id", language.pick("集落", "village"), language.pick("期", "phase"),
                language.pick("はじめ", "from"), language.pick("終わり", "to"),
                language.pick("全世帯", "households"), language.pick("登録", "registered"),
                language.pick("登録%", "registered %"), language.pick("使った世帯", "active"),
                language.pick("使った世帯%", "active %"),
                language.pick("高齢者のみの世帯", "elderly-only households"),
                language.pick("高齢者のみの登録", "elderly-only registered"),
                language.pick("高齢者のみの登録%", "elderly-only registered %"),
                language.pick("注文", "orders"), language.pick("のりもの", "rides"),
                language.pick("元気です", "check-ins"), language.pick("備考", "remarks"),
            ]
        ]
        for row in figures.rows {
            func share(_ figure: Figure, _ base: Int) -> String {
                figures.percent(figure, of: base) ?? UptakeFigures.hidden
            }
            lines.append([
                row.id, language.name(row.name), row.phase == 0 ? "" : "\(row.phase)",
                figures.table.from.description, figures.table.to.description, "\(row.households)",
                figures.text(row.registered), share(row.registered, row.households),
                figures.text(row.active), share(row.active, row.households),
                "\(row.elderlyOnlyHouseholds)", figures.text(row.registeredElderlyOnly),
                share(row.registeredElderlyOnly, row.elderlyOnlyHouseholds),
                figures.text(row.orders), figures.text(row.rides), figures.text(row.checkIns),
                figures.practice ?? "",
            ])
        }
        return "\u{FEFF}"
            + lines.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// One cell: quoted where needed; a sign that would begin a formula gets an apostrophe.
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return text
        }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
