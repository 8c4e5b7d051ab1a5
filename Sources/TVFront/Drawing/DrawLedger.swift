import Domain

// A ledger: rows at the left, what to do with them at the right.
extension Pen {
    private static let gap = 36
    /// Between how many and how much, so that ×1 198円 is not read as one number.
    private static let countGap = 64

    mutating func ledger(_ ledger: Body.Ledger, _ front: Front, in body: Box) {
        let rightWidth =
            switch scale.textSize {
            case .small: 612
            case .medium: 660
            case .large: 752
            }
        let left = Box(
            x: body.x, y: body.y, width: body.width - rightWidth - Self.gap, height: body.height)
        let right = Box(
            x: left.x + left.width + Self.gap, y: body.y, width: rightWidth, height: body.height)
        let buttons = front.shownButtons(ledger)
        let many = max(3, buttons.count)
        let height = min(164, (body.height - (many - 1) * Self.gap) / many)
        let free = right.height - buttons.count * (height + Self.gap)
        let noteLeft = !note(ledger.note, in: right, free: free)
        rows(ledger, front, in: left, withNote: noteLeft)
        let top = right.y + right.height - buttons.count * (height + Self.gap) + Self.gap
        for (index, choice) in buttons.enumerated() {
            button(
                choice,
                Box(
                    x: right.x, y: top + index * (height + Self.gap), width: right.width,
                    height: height), front)
        }
    }

    /// Draws the note above the buttons; false if there is no room for it there.
    private mutating func note(_ note: [String], in right: Box, free: Int) -> Bool {
        guard !note.isEmpty else { return true }
        let size = scale(48)
        let lineHeight = size * 118 / 100
        let all = note.flatMap { lines($0, right.width - 56, size, .regular) }
        let height = all.count * lineHeight + 24
        guard height <= free else { return false }
        let box = Box(x: right.x, y: right.y, width: right.width, height: height)
        fill(box, .dusk, radius: 22)
        for (index, line) in all.enumerated() {
            text(
                line, x: box.x + 28, y: box.y + 12 + index * lineHeight, height: lineHeight,
                size: size, .regular, .rice, stressed: .lampWords)
        }
        return true
    }

    private mutating func rows(
        _ ledger: Body.Ledger, _ front: Front, in box: Box, withNote: Bool
    ) {
        let shown = front.shownRows(ledger)
        let canChoose = shown.contains { $0.choice != nil }
        let footHeight = ledger.foot == nil ? 0 : scale(84)
        if !canChoose { fill(box, .washi, radius: 22) }
        var y = box.y + (canChoose ? 0 : 14)
        if withNote {
            let size = scale(48)
            for line in ledger.note.flatMap({ lines($0, box.width - 80, size, .regular) }) {
                text(
                    line, x: box.x + 40, y: y, height: size * 118 / 100, size: size, .bold,
                    canChoose ? .rice : .sumi)
                y += size * 118 / 100
            }
        }
        let gap = canChoose ? 30 : 0
        let capacity = max(1, front.sheets.ledgerRows)
        let bottom = box.y + box.height - footHeight - (canChoose ? 14 : 8)
        let height = (bottom - y - (capacity - 1) * gap) / capacity
        let figures = ledger.rows.map { width($0.right, scale(48), .bold) }.max() ?? 0
        for (index, row) in shown.enumerated() {
            let area = Box(
                x: box.x, y: y + index * (height + gap), width: box.width, height: height)
            if let choice = row.choice {
                let isFocused = choice.id == front.focus
                tile(area, .washi, focused: isFocused, cue: front.cue)
                tab(
                    Box(x: area.x, y: area.y, width: 24, height: area.height), number: "-",
                    focused: isFocused)
            } else {
                let rule = Box(
                    x: box.x + 40, y: area.y + height - 3, width: box.width - 80, height: 3)
                fill(rule, .rule)
            }
            // A row that is only read lies on the dark ground when others can be chosen.
            let onNight = canChoose && row.choice == nil
            self.row(row, area, figures: figures, onNight ? .rice : .sumi)
        }
        if let foot = ledger.foot {
            self.foot(
                foot, y: box.y + box.height - footHeight, height: footHeight, box,
                canChoose ? .rice : .sumi)
        }
    }

    private mutating func foot(
        _ foot: (left: [String], right: String), y: Int, height: Int, _ box: Box,
        _ ink: Theme.Name
    ) {
        let room = box.width - 80
        let right = width(foot.right, scale(64), .bold)
        let sizes = [64, 60, 56, 52].map { scale($0) } + down(from: 48)
        var size = Self.floor
        var left = foot.left.last ?? ""
        search: for form in foot.left {
            for wanted in sizes.prefix(form == left ? sizes.count : 2)
            where width(form, wanted, .bold) + 40 + min(right, width(foot.right, wanted, .bold))
                <= room
            {
                (left, size) = (form, wanted)
                break search
            }
        }
        text(left, x: box.x + 40, y: y, height: height, size: size, .bold, ink)
        textRight(
            foot.right, right: box.x + box.width - 40, y: y, height: height, size: size, .bold, ink)
    }

    private mutating func row(
        _ row: Row, _ box: Box, figures widest: Int, _ ink: Theme.Name
    ) {
        let size = scale(48)
        let left = box.x + 40
        let right = box.x + box.width - 40
        var x = left
        if let name = row.picture {
            let side = min(scale(68), box.height - 8)
            picture(
                name, Box(x: x, y: box.y + (box.height - side) / 2, width: side, height: side))
            x += side + scale(24)
        }
        let middleWidth = row.middle.isEmpty ? 0 : width(row.middle, size, .bold)
        let figures = row.right.isEmpty ? 0 : widest
        var gap = Self.countGap
        var room =
            right - x - (figures > 0 ? figures + 24 : 0)
            - (middleWidth > 0 ? middleWidth + gap : 0)
        let full = setting(
            row.shown, width: room, height: box.height - 6, sizes: [size], .regular, most: 2)
        let fits =
            full.total <= box.height
            && full.lines.count <= 2
            && full.lines.allSatisfy { width($0, full.size, .regular) <= room }
        let isTall = box.height >= 2 * size
        let stacked = figures > 0 && isTall && (!fits || full.lines.count > 1)
        if stacked {
            let half = (box.height - 6) / 2
            let label = setting(
                row.shown, width: right - x, height: half, sizes: down(from: 48), .regular,
                most: 1)
            text(
                label.lines[0], x: x, y: box.y + 3, height: half, size: label.size, .regular, ink)
            textRight(
                row.right, right: right, y: box.y + half, height: half,
                size: sizeFitting(row.right, right - left), .bold, ink)
            textRight(
                row.middle, right: right - figures - Self.countGap, y: box.y + half, height: half,
                size: size,
                .bold, ink)
            return
        }
        if !fits, middleWidth > 0 {
            room += gap - 24
            gap = 24
        }
        let label = setting(
            row.shown, width: room, height: box.height - 6, sizes: down(from: 48), .regular)
        var y = box.y + (box.height - label.total) / 2
        for line in label.lines {
            text(line, x: x, y: y, height: label.height(line), size: label.size, .regular, ink)
            y += label.height(line)
        }
        if !row.right.isEmpty {
            textRight(
                row.right, right: right, y: box.y, height: box.height,
                size: sizeFitting(row.right, right - left), .bold, ink)
        }
        if !row.middle.isEmpty {
            textRight(
                row.middle, right: right - figures - gap, y: box.y, height: box.height,
                size: size,
                .bold, ink)
        }
    }

    /// The largest size at which one line of bold words has room; only a cut set needs less than the usual.
    private func sizeFitting(_ words: String, _ room: Int) -> Int {
        down(from: 48).first { width(words, $0, .bold) <= room } ?? Self.floor
    }

    /// A button: its digit at the top left, its words in the middle.
    mutating func button(_ choice: Choice, _ box: Box, _ front: Front) {
        let isFocused = choice.id == front.focus
        tile(box, choice.kind == .commit ? .leaf : .washi, focused: isFocused, cue: front.cue)
        var start = box.x + (choice.number.isEmpty ? 30 : 20)
        let wide = max(scale(28), width(choice.number, scale(48), .bold))
        // Without a number its words may fill the button, so a bar at its left is lit instead.
        let corner = Box(
            x: box.x, y: box.y, width: wide + 40, height: min(box.height, scale(52) + 12))
        let bar = Box(x: box.x, y: box.y, width: 22, height: box.height)
        tab(choice.number.isEmpty ? bar : corner, number: "-", focused: isFocused)
        if !choice.number.isEmpty {
            text(
                choice.number, x: box.x + 24, y: box.y + 6, height: scale(52), size: scale(48),
                .bold, isFocused ? .sumi : .bark)
            start += wide + 28
        }
        if choice.deed == .nextPage {
            let side = min(scale(64), box.height - 40)
            picture(
                choice.picture ?? "▶",
                Box(x: start + 8, y: box.y + (box.height - side) / 2, width: side, height: side))
            start += side + 16
        }
        let words =
            choice.deed == .nextPage ? choice.label + " " + choice.detail : choice.label
        let room = box.x + box.width - 20 - start
        let set = setting(
            words, width: room, height: box.height - 8,
            sizes: [60, 56, 52, 48, 44].map { scale($0) } + down(from: 44), .bold, most: 2)
        var y = box.y + (box.height - set.total) / 2
        for line in set.lines {
            let wide = width(line, set.size, .bold)
            let centred = box.x + (box.width - wide) / 2
            text(
                line, x: max(start, centred), y: y, height: set.height(line), size: set.size, .bold,
                .sumi)
            y += set.height(line)
        }
    }
}
