import Domain

// Where the focus may go: the grid of what is shown, and nothing else.
extension Front {
    /// What is shown of a page, each choice with its column and row.
    func spots(of page: Page) -> [Spot] {
        switch page.body {
        case .tiles(let all):
            let sheets = sheets(for: all)
            return sheet(of: all).enumerated().map { index, choice in
                Spot(choice: choice, column: index % sheets.columns, row: index / sheets.columns)
            }
        case .ledger(let ledger):
            let rows = shownRows(ledger)
            let left = rows.enumerated().compactMap { index, row in
                row.choice.map { Spot(choice: $0, column: 0, row: index) }
            }
            let right = shownButtons(ledger).enumerated().map {
                Spot(choice: $1, column: 1, row: $0)
            }
            return left + right
        case .message(let message):
            return message.buttons.enumerated().map { Spot(choice: $1, column: $0, row: 0) }
        }
    }

    /// The tiles of the sheet shown now, with the tile that turns the sheet.
    func sheet(of all: [Choice]) -> [Choice] {
        let sheets = sheets(for: all)
        let split = sheets.split(all.count, capacity: sheets.tiles, turnTakesOne: true)
        guard split.sheets > 1 else { return all }
        let number = min(top.first / split.each, split.sheets - 1)
        let start = number * split.each
        return Array(all[start..<min(all.count, start + split.each)])
            + [turn(sheet: number, of: split.sheets)]
    }

    /// The rows of the sheet shown now.
    func shownRows(_ ledger: Body.Ledger) -> [Row] {
        let split = sheets.split(
            ledger.rows.count, capacity: sheets.ledgerRows, turnTakesOne: false)
        let start = min(top.first / split.each, split.sheets - 1) * split.each
        return Array(ledger.rows[start..<min(ledger.rows.count, start + split.each)])
    }

    /// The buttons beside the rows; one more turns the sheet where there are several.
    func shownButtons(_ ledger: Body.Ledger) -> [Choice] {
        let split = sheets.split(
            ledger.rows.count, capacity: sheets.ledgerRows, turnTakesOne: false)
        guard split.sheets > 1 else { return ledger.buttons }
        let number = min(top.first / split.each, split.sheets - 1)
        var button = turn(sheet: number, of: split.sheets)
        button.detail = words(.sheetShort, ["n": "\(number + 1)", "all": "\(split.sheets)"])
        return ledger.buttons + [button]
    }

    private func turn(sheet number: Int, of count: Int) -> Choice {
        let last = number == count - 1
        var choice = Choice("next", words(last ? .sheetFirst : .sheetNext), .nextPage)
        choice.detail = words(.sheetNumber, ["n": "\(number + 1)", "all": "\(count)"])
        choice.picture = last ? "◀" : "▶"
        choice.hint = words.forms(last ? .hintSheetFirst : .hintSheetNext)
        return choice
    }

    /// Shows the next sheet, after the last one the first. The focus stays on the turning tile.
    mutating func turnSheet() {
        let page = page()
        switch page.body {
        case .tiles(let all):
            let sheets = sheets(for: all)
            let split = sheets.split(all.count, capacity: sheets.tiles, turnTakesOne: true)
            let number = (top.first / split.each + 1) % split.sheets
            top.first = number * split.each
        case .ledger(let ledger):
            let split = sheets.split(
                ledger.rows.count, capacity: sheets.ledgerRows, turnTakesOne: false)
            top.first = (top.first / split.each + 1) % split.sheets * split.each
        case .message: return
        }
    }

    /// Moves the focus one step; at the end of a row nothing moves and the edge shows it.
    mutating func move(_ key: Key) {
        let page = page()
        if case .message(let message) = page.body, message.counts, key == .up || key == .down {
            count(by: key == .up ? 1 : -1)
            return
        }
        if case .message(let message) = page.body, message.turns, key == .up || key == .down {
            turnNotice(by: key == .up ? -1 : 1)
            return
        }
        if top.place == .fitting(.edges) {
            moveMarks(key)
            return
        }
        let shown = spots(of: page)
        guard let here = shown.first(where: { $0.choice.id == top.focus }) else { return }
        guard let next = neighbour(of: here, key, in: shown, page) else {
            if !turnSheet(page, key, from: here) { cue = .edge(key) }
            return
        }
        top.columns[here.column] = here.choice.id
        top.focus = next.choice.id
    }

    /// ▼ past the last row of tiles shows the next sheet, ▲ past the first the one before, in the
    /// same column. False if there is none, or nothing in that column.
    private mutating func turnSheet(_ page: Page, _ key: Key, from here: Spot) -> Bool {
        guard case .tiles(let all) = page.body, key == .up || key == .down else { return false }
        // What is shown, so that ▼ in the last row of a single sheet does not lead to its first.
        let sheets = sheets(for: all)
        let split = sheets.split(all.count, capacity: sheets.tiles, turnTakesOne: true)
        let number = min(top.first / split.each, split.sheets - 1) + (key == .down ? 1 : -1)
        guard (0..<split.sheets).contains(number) else { return false }
        var turned = self
        turned.top.first = number * split.each
        let row = key == .down ? 0 : sheets.rows - 1
        guard
            let next = turned.spots(of: page).first(where: {
                $0.column == here.column && $0.row == row
            })
        else { return false }
        top.first = number * split.each
        top.focus = next.choice.id
        return true
    }

    private func neighbour(of here: Spot, _ key: Key, in shown: [Spot], _ page: Page) -> Spot? {
        func at(_ column: Int, _ row: Int) -> Spot? {
            shown.first { $0.column == column && $0.row == row }
        }
        switch key {
        case .up: return at(here.column, here.row - 1)
        case .down: return at(here.column, here.row + 1)
        case .left, .right:
            let column = here.column + (key == .left ? -1 : 1)
            // The two sides of a ledger do not share rows, so each side remembers where it was.
            guard case .ledger = page.body else { return at(column, here.row) }
            let side = shown.filter { $0.column == column }
            if let remembered = top.columns[column],
                let spot = side.first(where: { $0.choice.id == remembered })
            {
                return spot
            }
            return side.first { $0.choice.kind != .commit } ?? side.first
        default: return nil
        }
    }
}
