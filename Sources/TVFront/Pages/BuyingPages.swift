import Domain
import Services

// Buying as a habit: the first screen of shopping, what is bought always, the same as last time, offers.
extension Front {
    func shoppingBody(_ place: ShoppingPlace) -> (Body, [String])? {
        let title = title(.shopping(place))
        switch place {
        case .menu: return (.tiles(fileTiles("shopping")), title)
        case .habits:
            let tiles = usualProducts.map { productTile($0, marksBasket: true) }
            return (tiles.isEmpty ? nothingYet(.habitsNone) : .tiles(tiles), title)
        case .again: return (againBody, title)
        case .specials:
            let tiles = specialProducts.map { productTile($0) }
            return (tiles.isEmpty ? nothingYet(.specialsNone) : .tiles(tiles), title)
        case .kana: return (.tiles(rowTiles), title)
        case .row(let row): return rowBody(row)
        case .reading(let row, let vowel): return readingBody(row, vowel)
        case .aisle(let first): return aisleBody(first)
        }
    }

    private func nothingYet(_ say: Say) -> Body {
        .message(
            Body.Message(lines: [line(say, .large)], buttons: [withoutDigit(backButton())]))
    }

    private var usualProducts: [Product] {
        (content.view?.habits?.usual ?? []).compactMap(product)
    }

    /// What is on offer for the day it would come, in the order of the file, each once.
    private var specialProducts: [Product] {
        var seen: Set<ProductNumber> = []
        return (content.catalogue?.specials ?? []).compactMap { offer in
            guard let product = product(offer.product), special(for: product) == offer,
                seen.insert(offer.product).inserted
            else { return nil }
            return product
        }
    }

    /// Whether there is nothing behind a tile of the shopping screen.
    func isEmpty(_ action: Action) -> Bool {
        switch action {
        case .habits: usualProducts.isEmpty
        case .again: content.view?.habits?.last == nil
        case .specials: specialProducts.isEmpty
        default: false
        }
    }

    /// What stands under a tile of the shopping screen.
    func shoppingDetail(of action: Action) -> String? {
        guard !isEmpty(action) else { return words(.tileNothing) }
        switch action {
        case .habits: return words(.tileKinds, ["n": "\(usualProducts.count)"])
        case .again: return content.view?.habits?.last.map { shortly($0.day) }
        case .specials: return words(.tileKinds, ["n": "\(specialProducts.count)"])
        default: return nil
        }
    }

    private var againBody: Body {
        guard let last = content.view?.habits?.last, let lines = againLines else {
            return nothingYet(.againNone)
        }
        var note = [words(.againWhen, ["day": date(last.day).last ?? ""])]
        let going = lines.filter { $0.fate == .goes }
        var buttons: [Choice] = []
        if !going.isEmpty {
            buttons.append(
                button("again", .buttonSame, 0, .shop(.again), .hintSame))
        } else {
            note = [words(.againAll)]
            buttons.append(button("basket", .buttonBasket, 0, .open(.basket), .hintBasket))
        }
        buttons.append(withoutDigit(backButton()))
        let count = going.reduce(0) { $0 + $1.quantity }
        let price = going.reduce(Yen(0)) { $0 + $1.price * $1.quantity }
        return .ledger(
            Body.Ledger(
                rows: lines.flatMap(againRows),
                foot: (words.forms(.againTotal, ["n": "\(count)"]), said(price)), note: note,
                buttons: buttons))
    }

    private func short(_ forms: [String]) -> String {
        (settings.textSize == .small ? forms.first : forms.last) ?? ""
    }

    private func againRows(_ line: SameAgain.Line) -> [Row] {
        var row = Row(picture: line.line.picture, label: words(line.line.name))
        row.ruby = words.ruby(line.line.name)
        switch line.fate {
        case .goes:
            row.middle = words(.timesCount, ["n": "\(line.quantity)"])
            row.right = said(line.price * line.quantity)
            guard line.price != line.line.price else { break }
            let change = words.forms(
                .againPrice, ["now": said(line.price), "then": said(line.line.price)])
            return [row, Row(label: short(change))]
        case .inBasket: row.right = short(words.forms(.inBasketShort))
        case .soldOut: row.right = short(words.forms(.soldOutShort))
        case .gone: row.right = short(words.forms(.goneShort))
        case .notThatDay: row.right = short(words.forms(.notThatDayShort))
        }
        return [row]
    }
}

// Looking for a name by its first syllable.
extension Front {
    /// A syllable in the letters of the language of the screen.
    private func said(_ syllable: Character) -> String {
        settings.language == .en ? KanaSearch.letters[syllable] ?? "" : String(syllable)
    }

    private func count(_ row: Int, _ vowel: Int? = nil) -> Int {
        content.catalogue.map { KanaSearch.products(of: $0, row: row, vowel: vowel).count } ?? 0
    }

    private var rowTiles: [Choice] {
        KanaSearch.rows.enumerated().map { row, syllables in
            let count = count(row)
            // A row that fits on a screen needs no second question.
            let place: ShoppingPlace = count > 8 ? .row(row) : .reading(row, vowel: nil)
            var tile = Choice("row\(row)", said(syllables[0]), .open(.shopping(place)))
            tile.detail = syllables.map { said($0) }.joined(separator: " ")
            tile.digit = (row + 1) % 10
            tile.number = "\((row + 1) % 10)"
            tile.faded = count == 0
            tile.hint = words.forms(.hintRow, ["kana": said(syllables[0])])
            return tile
        }
    }

    private func rowBody(_ row: Int) -> (Body, [String])? {
        guard KanaSearch.rows.indices.contains(row) else { return nil }
        let tiles = KanaSearch.rows[row].enumerated().map { vowel, syllable -> Choice in
            let count = count(row, vowel)
            var tile = Choice(
                "vowel\(vowel)", said(syllable),
                .open(.shopping(.reading(row, vowel: vowel))))
            tile.detail = count == 0 ? words(.tileNothing) : words(.tileKinds, ["n": "\(count)"])
            tile.digit = vowel + 1
            tile.number = "\(vowel + 1)"
            tile.faded = count == 0
            tile.hint = words.forms(.hintSyllable, ["kana": said(syllable)])
            return tile
        }
        return (
            .tiles(tiles), words.forms(.rowTitle, ["kana": said(KanaSearch.rows[row][0])])
        )
    }

    private func readingBody(_ row: Int, _ vowel: Int?) -> (Body, [String])? {
        guard KanaSearch.rows.indices.contains(row), let catalogue = content.catalogue else {
            return nil
        }
        let syllables = KanaSearch.rows[row]
        let first = vowel.map { syllables.indices.contains($0) ? syllables[$0] : syllables[0] }
        let title = words.forms(
            vowel == nil ? .rowTitle : .syllableTitle, ["kana": said(first ?? syllables[0])])
        let products = KanaSearch.products(of: catalogue, row: row, vowel: vowel)
        guard !products.isEmpty else { return (nothingYet(.readingNone), title) }
        return (.tiles(products.map { productTile($0) }), title)
    }
}
