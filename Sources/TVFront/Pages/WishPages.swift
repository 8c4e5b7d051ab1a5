import Domain

/// For what a wish is being chosen.
enum WishPlace: Hashable {
    case line(ProductNumber)
    /// For everything that has no wish of its own.
    case usual
}

/// Choosing what to do when the shop has none.
struct WishDeed: Hashable {
    let place: WishPlace
    let wish: SubstituteWish
}

// What to do when the shop has none.
extension Front {
    /// The wish that counts for an item.
    func wish(of item: OrderItem) -> SubstituteWish {
        item.wish ?? settings.usualWish ?? .leaveOut
    }

    /// The items with the wishes that count, as the office is told; nothing where nothing was ever said.
    func spelledOut(_ items: [OrderItem]) -> [OrderItem] {
        items.map {
            OrderItem(
                product: $0.product, quantity: $0.quantity, wish: $0.wish ?? settings.usualWish)
        }
    }

    /// Whether these things are what is in the basket, whatever is wished of them.
    func isBasket(_ items: [OrderItem]) -> Bool {
        items.count == basket.count
            && zip(items, basket).allSatisfy {
                $0.product == $1.product && $0.quantity == $1.quantity
            }
    }

    func short(_ wish: SubstituteWish?) -> String {
        switch wish ?? .leaveOut {
        case .similar: words(.wishSimilar)
        case .leaveOut: words(.wishLeaveOut)
        case .callMe: words(.wishCallMe)
        }
    }

    /// A mark after the name of a thing whose wish is not the ordinary one.
    func wishMark(_ item: OrderItem) -> String {
        switch wish(of: item) {
        case .similar: " " + words(.markSimilar)
        case .callMe: " " + words(.markCallMe)
        case .leaveOut: ""
        }
    }

    /// What will be done for the line shown now.
    func wishLine(_ number: ProductNumber) -> Body.Message.Line {
        let item = items.first { $0.product == number }
        return line(.wishNow, .body, ["wish": short(item.map(wish))])
    }

    func wishBody(_ place: WishPlace) -> (Body, [String])? {
        let now: SubstituteWish
        switch place {
        case .usual: now = settings.usualWish ?? .leaveOut
        case .line(let number):
            guard let item = items.first(where: { $0.product == number }) else { return nil }
            now = wish(of: item)
        }
        let details: [SubstituteWish: (Say, Say, String)] = [
            .similar: (.wishSimilarDetail, .hintSimilar, "🔁"),
            .leaveOut: (.wishLeaveOutDetail, .hintLeaveOut, "🚫"),
            .callMe: (.wishCallMeDetail, .hintCallMeFirst, "☎️"),
        ]
        let tiles = SubstituteWish.allCases.map { wish -> Choice in
            var tile = Choice(
                "wish-" + wish.rawValue, short(wish), .wish(WishDeed(place: place, wish: wish)))
            if let (detail, hint, picture) = details[wish] {
                tile.detail = words(wish == now ? .wishChosen : detail)
                tile.hint = words.forms(hint)
                tile.picture = picture
            }
            return tile
        }
        var title = words.forms(.wishUsualTitle)
        if case .line(let number) = place, let product = product(number) {
            title = words.forms(.wishTitle, ["name": words(product.name)])
        }
        return (.tiles(numbered(tiles)), title)
    }

    mutating func choose(_ deed: WishDeed) -> [Effect] {
        switch deed.place {
        case .usual:
            settings.usualWish = deed.wish
            flash = words.forms(.flashUsualWish, ["wish": short(deed.wish)])
            stack.removeLast()
            return [.keepSettings(settings)]
        case .line(let number):
            guard let index = items.firstIndex(where: { $0.product == number }) else { return [] }
            items[index].wish = deed.wish
            stack.removeLast()
            return editing == nil ? [.keepBasket(basket)] : []
        }
    }
}

extension Order {
    /// What was ordered, as it would be ordered again.
    var items: [OrderItem] {
        lines.map { OrderItem(product: $0.product, quantity: $0.quantity, wish: $0.wish) }
    }
}
