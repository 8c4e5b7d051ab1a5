import Domain

/// Bars of each village's shares: colour, pattern, number and legend say the same.
struct UptakeChart {
    let figures: UptakeFigures

    private struct Kind: Sendable {
        let style: String
        let ja: String
        let en: String
        let figure: @Sendable (UptakeRow) -> Figure
        let base: @Sendable (UptakeRow) -> Int
    }
    private static let kinds = [
        Kind(
            style: "bar-a", ja: "登録した世帯（全世帯のうち）", en: "signed up, of all households",
            figure: { $0.registered }, base: { $0.households }),
        Kind(
            style: "bar-b", ja: "この月に使った世帯（全世帯のうち）", en: "used it this month, of all households",
            figure: { $0.active }, base: { $0.households }),
        Kind(
            style: "bar-c", ja: "登録した世帯（高齢者のみの世帯のうち）", en: "signed up, of elderly-only households",
            figure: { $0.registeredElderlyOnly }, base: { $0.elderlyOnlyHouseholds }),
    ]
    private static let left = 150
    private static let right = 760
    private static let top = 96
    private static let rowHeight = 76

    private var language: PageLanguage { figures.language }

    /// The end of the scale in percent: the first round number above every published share.
    private var scale: Int {
        let shares = figures.rows.flatMap { row in
            Self.kinds.compactMap { kind -> Int? in
                let base = kind.base(row)
                return base > 0 ? kind.figure(row).value.map { $0 * 100 / base + 1 } : nil
            }
        }
        let most = shares.max() ?? 0
        return [5, 10, 20, 50].first { $0 >= most } ?? 100
    }

    /// The picture, with its text for those who do not see it.
    var svg: String {
        let height = Self.top + figures.rows.count * Self.rowHeight + 34
        var parts = [definitions, legend, axis(height)]
        for (number, row) in figures.rows.enumerated() {
            parts.append(bars(row, at: Self.top + number * Self.rowHeight))
        }
        let title = language.pick("集落ごとの登録と利用の割合", "Shares signed up and active by village")
        return """
            <svg viewBox="0 0 900 \(height)" role="img" aria-labelledby="chart-title chart-text">
            <title id="chart-title">\(HTML.escaped(title))</title>
            <desc id="chart-text">\(HTML.escaped(words))</desc>
            \(parts.joined(separator: "\n"))
            </svg>

            """
    }

    /// The chart in words, village by village.
    var words: String {
        figures.rows.map { row in
            let shares = Self.kinds.map { kind in
                let figure = kind.figure(row)
                let share = figures.percent(figure, of: kind.base(row)).map { "\($0)%" }
                return language.pick(kind.ja, kind.en) + " " + (share ?? hiddenWord)
            }
            return language.name(row.name) + ": "
                + shares.joined(separator: language.pick("、", ", "))
        }.joined(separator: language.pick("。", ". "))
    }

    private var hiddenWord: String { language.pick("伏せています", "hidden") }

    private var definitions: String {
        """
        <defs>
        <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" class="ground-b"/>
        <path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" class="hatch"/></pattern>
        <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" class="ground-c"/><circle cx="4" cy="4" r="2.2" class="dot"/>
        </pattern>
        </defs>
        """
    }

    private var legend: String {
        Self.kinds.enumerated().map { number, kind in
            let y = 6 + number * 24
            return """
                <rect x="\(Self.left)" y="\(y)" width="26" height="15" class="\(kind.style)"/>
                <text x="\(Self.left + 36)" y="\(y + 13)" font-size="15">\(HTML.escaped(language.pick(kind.ja, kind.en)))</text>
                """
        }.joined(separator: "\n")
    }

    private func axis(_ height: Int) -> String {
        let bottom = height - 28
        return (0...5).map { step in
            let x = Self.left + (Self.right - Self.left) * step / 5
            return """
                <line x1="\(x)" y1="\(Self.top - 8)" x2="\(x)" y2="\(bottom)" class="\(step == 0 ? "frame" : "rule")"/>
                <text x="\(x)" y="\(bottom + 20)" font-size="14" text-anchor="middle">\(scale * step / 5)%</text>
                """
        }.joined(separator: "\n")
    }

    private func bars(_ row: UptakeRow, at y: Int) -> String {
        let isSum = row.id == "all" || row.id.hasPrefix("phase-")
        let name = HTML.escaped(language.name(row.name))
        var lines = [
            """
            <text x="\(Self.left - 12)" y="\(y + 36)" font-size="17" text-anchor="end"\(isSum ? " class=\"strong\"" : "")>\(name)</text>
            """
        ]
        for (number, kind) in Self.kinds.enumerated() {
            let figure = kind.figure(row)
            let base = kind.base(row)
            let top = y + number * 21
            let label: String
            var width = 22
            if let value = figure.value, let share = figures.percent(figure, of: base) {
                width = max(
                    value == 0 ? 0 : 2, (Self.right - Self.left) * value * 100 / (base * scale))
                label =
                    "\(share)%" + language.pick("（\(base)世帯のうち \(value)）", " (\(value) of \(base))")
                lines.append(
                    """
                    <rect x="\(Self.left)" y="\(top)" width="\(width)" height="17" class="\(kind.style)"/>
                    """)
            } else {
                label = UptakeFigures.hidden + " " + hiddenWord
                lines.append(
                    """
                    <rect x="\(Self.left)" y="\(top + 3)" width="\(width)" height="11" class="none"/>
                    """)
            }
            lines.append(
                """
                <text x="\(Self.left + width + 8)" y="\(top + 14)" font-size="14">\(HTML.escaped(label))</text>
                """)
        }
        return lines.joined(separator: "\n")
    }
}
