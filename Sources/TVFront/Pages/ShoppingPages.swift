import Domain

// Choosing things: shelves, a shelf, a product, a typed number.
extension Front {
    var shelvesBody: Body? {
        guard let catalogue = content.catalogue else {
            return .message(
                Body.Message(
                    lines: [line(.noCatalogue, .large), callUs], buttons: [backButton()]))
        }
        var tiles: [Choice] = []
        for category in catalogue.categories
        where catalogue.products.contains(where: { $0.category == category.id }) {
            tiles.append(shelfTile(category))
        }
        if editing == nil { tiles.append(wantTile) }
        return .tiles(tiles)
    }

    func shelfTile(_ category: Domain.Category) -> Choice {
        let name = words(category.name)
        var tile = Choice("shelf-" + category.id, name, .open(.products(category.id)))
        tile.picture = category.picture
        tile.ruby = words.ruby(category.name)
        tile.hint = words.forms(.hintOpen, ["name": name])
        return tile
    }

    func shelfBody(_ id: String) -> (Body, [String])? {
        guard let catalogue = content.catalogue,
            let category = catalogue.categories.first(where: { $0.id == id })
        else { return nil }
        let tiles = catalogue.products.filter { $0.category == id }.map { productTile($0) }
        guard !tiles.isEmpty else { return nil }
        return (.tiles(tiles), words.forms(.shelfTitle, ["name": words(category.name)]))
    }

    func addedBody(_ number: ProductNumber) -> (Body, [String])? {
        guard let product = product(number) else { return nil }
        let sums = sums(of: items)
        let message = Body.Message(
            lines: [
                line(
                    .addedText, .large,
                    [
                        "name": words(product.name),
                        "n": "\(items.first { $0.product == number }?.quantity ?? 0)",
                    ]),
                line(
                    .addedTotal, .large, ["n": "\(sums.count)", "price": said(sums.price)]),
            ], picture: product.picture,
            buttons: [
                button(
                    "more", .buttonMore, 1,
                    stack.contains { $0.place == .basket } ? .open(.shopping(.menu)) : .back,
                    .hintMore
                ),
                button(
                    "review", editing == nil ? .buttonToReview : .buttonToChange, 0,
                    .open(.review), .hintToReview),
                button("basket", .buttonBasket, 3, .open(.basket), .hintBasket),
            ])
        return (.message(message), title(.added(number)))
    }

    func lineBody(_ number: ProductNumber) -> (Body, [String])? {
        guard items.contains(where: { $0.product == number }), let product = product(number)
        else { return nil }
        var message = counting(product)
        // With the largest letters there is room for three lines; the price of one is known by now.
        if settings.textSize == .large { message.lines.removeLast() }
        message.lines.append(wishLine(number))
        message.buttons = [
            button("keep", .buttonKeep, 0, .keepLine(number), .hintKeep),
            button("remove", .buttonRemove, 0, .removeLine(number), .hintRemove),
            button("wish", .buttonWish, 0, .open(.wish(.line(number))), .hintWish),
        ].map(withoutDigit)
        return (.message(message), title(.line(number)))
    }
}
