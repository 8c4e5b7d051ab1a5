import Domain

// Tiles: one size a screen, in three, two or one column.
extension Pen {
    mutating func tiles(
        _ spots: [Spot], all: [Choice], in body: Box, focus: String, sheets: Sheets,
        cue: Front.Cue
    ) {
        let gap = 36
        let width = (body.width - (sheets.columns - 1) * gap) / sheets.columns
        let height = (body.height - (sheets.rows - 1) * gap) / sheets.rows
        let face = Face(sheets, scale)
        let sizes = labelSizes(all, width: width, height: height, face)
        for spot in spots {
            let box = Box(
                x: body.x + spot.column * (width + gap), y: body.y + spot.row * (height + gap),
                width: width, height: height)
            let isFocused = spot.choice.id == focus
            tile(box, spot.choice.faded ? .washiOff : .washi, focused: isFocused, cue: cue)
            if scale.textSize == .large, !sheets.isClose {
                strip(spot.choice, box, focused: isFocused)
                continue
            }
            number(spot.choice, box, focused: isFocused)
            if spot.choice.kind == .product {
                productCard(spot.choice, box)
            } else {
                card(spot.choice, box, sizes: sizes, face)
            }
        }
    }

    // One label size for all tiles of a screen: the largest at which every label takes two lines.
    private func labelSizes(
        _ all: [Choice], width: Int, height: Int, _ face: Face
    ) -> [Int] {
        let room = width - face.textStart - 16
        let sizes = [72, 64, 56, 48].map { scale($0) }
        let chosen = sizes.first { size in
            all.filter { $0.kind == .plain }.allSatisfy { choice in
                let detail = choice.detail.isEmpty ? 0 : scale(44) * 6 / 5
                let broken = lines(choice.label, room, size, .bold)
                let isOrphaned = broken.count > 1 && broken.contains { $0.count < 2 }
                return !isOrphaned && broken.count <= 2
                    && broken.count * size * 118 / 100 + detail <= height - 24
                    && broken.allSatisfy { self.width($0, size, .bold) <= room }
            }
        }
        return chosen.map { [$0] + down(from: 48) } ?? down(from: 48)
    }

    /// Where picture and words stand on a tile.
    private struct Face {
        let side: Int
        let pictureStart: Int
        let textStart: Int
        /// How much lower than the middle the picture stands, out of the number's way.
        let sink: Int

        init(_ sheets: Sheets, _ scale: Scale) {
            switch (sheets.isClose, scale.textSize) {
            case (true, .medium): (side, pictureStart, textStart, sink) = (116, 22, 154, 28)
            case (true, .large): (side, pictureStart, textStart, sink) = (124, 104, 244, 0)
            default:
                (side, pictureStart, textStart, sink) = (
                    scale(132), scale(44), scale(190), scale(10)
                )
            }
        }
    }

    /// The number at the top left, on the lamp's colour if it has the focus.
    mutating func number(_ choice: Choice, _ box: Box, focused: Bool) {
        let size = scale(48)
        let wide = max(scale(40), width(choice.number, size, .bold))
        tab(
            Box(x: box.x, y: box.y, width: wide + 44, height: scale(56) + 16),
            number: choice.number, focused: focused)
        guard !choice.number.isEmpty else { return }
        text(
            choice.number, x: box.x + 24, y: box.y + 10, height: scale(56), size: size, .bold,
            choice.faded || focused ? .sumi : .bark)
    }

    private mutating func card(
        _ choice: Choice, _ box: Box, sizes: [Int], _ face: Face
    ) {
        let side = face.side
        if let name = choice.picture {
            picture(
                name,
                Box(
                    x: box.x + face.pictureStart,
                    y: box.y + (box.height - side) / 2 + face.sink,
                    width: side, height: side))
        }
        let x = box.x + face.textStart
        let room = box.width - face.textStart - 16
        let detailSize = scale(44)
        let details =
            choice.detail.isEmpty ? [] : lines(choice.detail, room, detailSize, .regular)
        let detailHeight = details.count * detailSize * 6 / 5
        let label = setting(
            choice.shown, width: room, height: box.height - 20 - detailHeight, sizes: sizes,
            .bold, most: 3)
        var y =
            box.y + (box.height - label.total - detailHeight) / 2
        for line in label.lines {
            text(line, x: x, y: y, height: label.height(line), size: label.size, .bold, .sumi)
            y += label.height(line)
        }
        for line in details {
            text(
                line, x: x, y: y, height: detailSize * 6 / 5, size: detailSize, .regular,
                choice.faded ? .sumi : .soot)
            y += detailSize * 6 / 5
        }
    }

    private mutating func productCard(_ choice: Choice, _ box: Box) {
        let side = scale(132)
        if let name = choice.picture {
            picture(
                name,
                Box(
                    x: box.x + 28, y: box.y + max(scale(66), (box.height - side) / 2 + scale(16)),
                    width: side, height: side), faded: choice.faded)
        }
        let x = box.x + scale(190)
        let room = box.width - scale(190) - 16
        let priceSize = choice.faded ? scale(48) : scale(64)
        let prices = lines(choice.price, room, priceSize, .bold)
        let priceHeight = prices.count * priceSize * 112 / 100
        let unitSize = scale(44)
        let unitHeight = unitSize * 112 / 100
        // A reading never takes the place of how much there is in it.
        let kept = choice.ruby == nil || choice.detail.isEmpty ? 0 : unitHeight
        let name = setting(
            choice.shown, width: room, height: box.height - 20 - priceHeight - kept,
            sizes: down(from: 56), .bold, most: 2)
        var y = box.y + 10
        for line in name.lines {
            text(line, x: x, y: y, height: name.height(line), size: name.size, .bold, .sumi)
            y += name.height(line)
        }
        let priceTop = box.y + box.height - 10 - priceHeight
        var bottom = priceTop
        for (index, line) in prices.enumerated() {
            text(
                line, x: x, y: priceTop + index * priceHeight / prices.count,
                height: priceHeight / prices.count, size: priceSize, .bold, .sumi)
        }
        if !choice.mark.isEmpty {
            let mark = width(choice.mark, unitSize, .bold)
            if bottom - y >= unitHeight, mark <= room {
                bottom -= unitHeight
                text(
                    choice.mark, x: x, y: bottom, height: unitHeight, size: unitSize, .bold, .sumi)
            }
        }
        guard !choice.detail.isEmpty else { return }
        let unit = width(choice.detail, unitSize, .regular)
        if bottom - y >= unitHeight, unit <= room {
            bottom -= unitHeight
            text(
                choice.detail, x: x, y: bottom, height: unitHeight, size: unitSize, .regular,
                choice.faded ? .sumi : .soot)
        } else if width(choice.price, priceSize, .bold) + 24 + unit <= room {
            textRight(
                choice.detail, right: x + room, y: priceTop, height: priceHeight, size: unitSize,
                .regular, choice.faded ? .sumi : .soot)
        }
    }

    /// A tile over the whole width, for the largest letters.
    private mutating func strip(_ choice: Choice, _ box: Box, focused: Bool) {
        let size48 = scale(48)
        let wide = max(scale(40), width(choice.number, size48, .bold))
        var x = box.x + 24
        tab(
            Box(
                x: box.x, y: box.y, width: choice.number.isEmpty ? 22 : wide + 40,
                height: box.height), number: "-", focused: focused)
        if !choice.number.isEmpty {
            text(
                choice.number, x: x, y: box.y, height: box.height, size: size48, .bold,
                choice.faded || focused ? .sumi : .bark)
            x += wide + 24
        }
        if let name = choice.picture {
            let side = min(scale(90), box.height - 16)
            picture(
                name, Box(x: x, y: box.y + (box.height - side) / 2, width: side, height: side),
                faded: choice.faded)
            x += side + 28
        }
        var right = box.x + box.width - 28
        if !choice.price.isEmpty {
            let size = choice.faded ? scale(48) : scale(64)
            textRight(
                choice.price, right: right, y: box.y, height: box.height, size: size, .bold, .sumi)
            right -= width(choice.price, size, .bold) + 36
        }
        let isProduct = choice.kind == .product
        let size = scale(isProduct ? 56 : 72)
        let unit =
            max(
                width(choice.detail, scale(44), .regular), width(choice.mark, scale(44), .bold))
            + 36
        func fits(_ room: Int) -> Bool {
            let set = setting(
                choice.label, width: room, height: box.height - 8,
                sizes: [size, scale(56), scale(50), scale(44)], .bold, most: 2)
            return set.lines.count <= 2 && set.size >= scale(44)
                && set.total <= box.height
                && set.lines.allSatisfy { width($0, set.size, .bold) <= room }
        }
        let note = choice.mark.isEmpty ? choice.detail : choice.mark
        if !note.isEmpty, fits(right - x - unit) || !isProduct {
            textRight(
                note, right: right, y: box.y, height: box.height, size: scale(44),
                choice.mark.isEmpty ? .regular : .bold,
                choice.mark.isEmpty && !choice.faded ? .soot : .sumi)
            right -= unit
        }
        let label = setting(
            choice.shown, width: right - x, height: box.height - 8,
            sizes: [size] + down(from: 56), .bold, most: 2)
        var y = box.y + (box.height - label.total) / 2
        for line in label.lines {
            text(line, x: x, y: y, height: label.height(line), size: label.size, .bold, .sumi)
            y += label.height(line)
        }
    }
}
