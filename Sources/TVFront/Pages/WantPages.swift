import Domain

/// The pages about what one would like to be sold.
enum WantPlace: Hashable {
    case shelves, mine
    case items(String)
    case one(ItemWishId)

    var screen: String {
        switch self {
        case .shelves: "want"
        case .mine: "wants"
        case .items: "want-items"
        case .one: "want-answer"
        }
    }
}

/// Asking for something to be sold; without an item the office telephones.
struct WantDeed: Hashable {
    let category: String
    let item: WantedId?
}

// 次に ほしい もの: what is not sold yet.
extension Front {
    /// The last tile of the shelves: what is not there.
    var wantTile: Choice {
        var tile = Choice("want", words(.wantTile), .open(.want(.shelves)))
        // With the largest letters a short tile lets four stand on a screen.
        let isShort = settings.textSize == .large
        tile.detail =
            answeredWish == nil
            ? (isShort ? "" : words(.wantTileDetail)) : words(.wantAnswered)
        tile.picture = "💡"
        tile.hint = words.forms(.hintWant)
        return tile
    }

    /// The mark of a wish's answer, to be told once.
    func mark(of wish: ItemWish) -> String? {
        wish.answer.map { "\(wish.id) \($0.at.milliseconds)" }
    }

    /// A wish whose answer was not read yet.
    var answeredWish: ItemWish? {
        content.view?.itemWishes?.first { mark(of: $0).map { !told.contains($0) } ?? false }
    }

    func wantBody(_ place: WantPlace) -> (Body, [String])? {
        switch place {
        case .shelves: (.tiles(wantShelves), title(.want(place)))
        case .mine: (.tiles(wishTiles), title(.want(place)))
        case .items(let shelf): wantItems(shelf)
        case .one(let id): wantAnswer(id)
        }
    }

    private var wantShelves: [Choice] {
        var tiles: [Choice] = []
        if let wishes = content.view?.itemWishes, !wishes.isEmpty {
            var tile = Choice("mine", words(.wantMine), .open(.want(.mine)))
            tile.detail = words(answeredWish == nil ? .wantWaiting : .wantAnswered)
            tile.picture = "📝"
            tile.hint = words.forms(.hintLook)
            tiles.append(tile)
        }
        for category in content.catalogue?.categories ?? [] {
            let name = words(category.name)
            var tile = Choice("want-" + category.id, name, .open(.want(.items(category.id))))
            tile.picture = category.picture
            tile.hint = words.forms(.hintOpen, ["name": name])
            tiles.append(tile)
        }
        return numbered(tiles)
    }

    private func wantItems(_ shelf: String) -> (Body, [String])? {
        guard let catalogue = content.catalogue,
            let category = catalogue.categories.first(where: { $0.id == shelf })
        else { return nil }
        var call = Choice(
            "call", words(.wantCall), .want(WantDeed(category: shelf, item: nil)))
        call.detail = words(.wantCallDetail)
        call.picture = "☎️"
        call.hint = words.forms(.hintWantCall)
        let items = (catalogue.wanted ?? []).filter { $0.category == shelf }
            .map { item -> Choice in
                let name = words(item.name)
                var tile = Choice(
                    "want-\(item.id)", name, .want(WantDeed(category: shelf, item: item.id)))
                tile.picture = item.picture
                tile.hint = words.forms(.hintWantItem, ["name": name])
                return tile
            }
        return (
            .tiles(numbered([call] + items)),
            words.forms(.wantItemsTitle, ["name": words(category.name)])
        )
    }

    private var wishTiles: [Choice] {
        let tiles = (content.view?.itemWishes ?? []).map { wish -> Choice in
            var tile = Choice("w-\(wish.id)", words(wish.name), .open(.want(.one(wish.id))))
            tile.picture = wish.picture
            tile.detail = words(
                wish.answer != nil
                    ? .wantAnswered : wish.item == nil ? .wantCallWaiting : .wantWaiting)
            tile.hint = words.forms(.hintLook)
            return tile
        }
        guard tiles.isEmpty else { return numbered(tiles) }
        var none = Choice("none", words(.wantNone), .open(.want(.shelves)))
        none.picture = "💡"
        none.hint = words.forms(.hintWant)
        return numbered([none])
    }

    private func wantAnswer(_ id: ItemWishId) -> (Body, [String])? {
        guard let wish = content.view?.itemWishes?.first(where: { $0.id == id }) else { return nil }
        var lines = [Body.Message.Line([words(wish.name)], .large)]
        var buttons = [backButton()]
        if let answer = wish.answer {
            lines.append(Body.Message.Line([words(answer.words)], .body))
            if let number = answer.product, product(number) != nil {
                lines.append(line(.wantNumber, .large, ["number": "\(number)"]))
                buttons.append(
                    button("see", .buttonSeeItem, 2, .open(.product(number)), .hintSeeItem))
            }
        } else {
            lines.append(line(wish.item == nil ? .wantWillCall : .wantWillAnswer, .body))
        }
        return (
            .message(Body.Message(lines: lines, picture: wish.picture, buttons: buttons)),
            title(.want(.one(id)))
        )
    }
}
