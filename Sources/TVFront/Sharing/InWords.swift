public import Domain

// The screen in words: one function for the ear, the telephone and the simulated user.
extension Front {
    /// What is on the screen now, in words, each text in its full form.
    public var inWords: ScreenInWords {
        let page = page()
        let shown = spots(of: page)
        return ScreenInWords(
            screen: screenName, mark: Self.plain(markWords.first ?? ""),
            title: Self.plain(
                ([page.title.first] + [page.subtitle.first]).compactMap { $0 }
                    .joined(separator: "　")),
            strip: Self.plain(page.strip.first ?? ""), lines: lines(of: page),
            choices: shown.map { spot in
                let row = row(of: spot.choice.id, in: page)
                return ScreenInWords.Choice(
                    number: spot.choice.number, label: Self.plain(row?.label ?? spot.choice.label),
                    detail: Self.plain(
                        [row?.middle ?? spot.choice.detail, spot.choice.mark]
                            .filter { !$0.isEmpty }.joined(separator: " ")),
                    price: Self.plain(row?.right ?? spot.choice.price),
                    focused: spot.choice.id == focus, faded: spot.choice.faded)
            },
            band: [Self.plain(bandWords(page)), keyWords.joined(separator: "  ")],
            language: settings.language.rawValue, textSize: "\(settings.textSize)")
    }

    private func lines(of page: Page) -> [String] {
        let lines: [String]
        switch page.body {
        case .tiles: lines = []
        case .message(let message): lines = message.lines.compactMap(\.forms.first)
        case .ledger(let ledger):
            let rows = shownRows(ledger).filter { $0.choice == nil }
                .map { [$0.label, $0.middle, $0.right].filter { !$0.isEmpty } }
                .map { $0.joined(separator: " ") }
            let foot = ledger.foot.map { [($0.left.first ?? "") + " " + $0.right] } ?? []
            lines = ledger.note + rows + foot
        }
        return lines.map(Self.plain)
    }

    private func row(of id: String, in page: Page) -> Row? {
        guard case .ledger(let ledger) = page.body else { return nil }
        return ledger.rows.first { $0.choice?.id == id }
    }

    private func bandWords(_ page: Page) -> String {
        if let pointed { return pointerWords(pointed).first ?? "" }
        return Pen.bandForms(self, page).first ?? ""
    }

    /// The colour keys as the band names them.
    private var keyWords: [String] {
        [
            "青 " + (blueWords.first ?? ""), "赤 " + (redWords.first ?? ""),
            canSpeak ? "緑 " + words(.keyGreen) : "", "黄 " + words(.keyYellow),
        ].filter { !$0.isEmpty }
    }

    private static func plain(_ text: String) -> String { text.filter { $0 != "*" } }
}
