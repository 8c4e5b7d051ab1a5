import Domain

// Choosing things: shelves, a shelf, a product, a typed number.
extension Front {
    var shelvesBody: Body? {
        guard let catalogue = content.catalogue else {
            return .message(
                Body.Message(
                    lines: [line(.noCatalogue, .large), callUs], buttons: [backButton()]))
        }
        let aisles = aisles(of: catalogue)
        // One aisle alone would be a screen with one thing to choose.
        var tiles =
            aisles.count > 1 ? aisles.map(aisleTile) : aisles.flatMap(\.shelves).map(shelfTile)
        if editing == nil { tiles.append(wantTile) }
        return .tiles(tiles)
    }

    private struct Aisle {
        let name: Name
        var shelves: [Domain.Category]
    }

    /// The shelves that hold something, by aisle. Shelves before the first aisle are an aisle of their own, named after the first of them.
    private func aisles(of catalogue: Catalogue) -> [Aisle] {
        let used = Set(catalogue.products.map(\.category))
        var aisles: [Aisle] = []
        var name: Name?
        for category in catalogue.categories {
            let begins = category.aisle != nil
            if let aisle = category.aisle { name = aisle }
            guard used.contains(category.id) else { continue }
            if begins || aisles.isEmpty || aisles.last?.name != name ?? aisles.last?.name {
                aisles.append(Aisle(name: name ?? category.name, shelves: [category]))
            } else {
                aisles[aisles.count - 1].shelves.append(category)
            }
        }
        return aisles
    }

    private func aisleTile(_ aisle: Aisle) -> Choice {
        let first = aisle.shelves[0]
        guard aisle.shelves.count > 1 else { return shelfTile(first) }
        let name = words(aisle.name)
        var tile = Choice("aisle-" + first.id, name, .open(.shopping(.aisle(first.id))))
        tile.picture = first.picture
        tile.ruby = words.ruby(aisle.name)
        tile.hint = words.forms(.hintOpen, ["name": name])
        return tile
    }

    func aisleBody(_ first: String) -> (Body, [String])? {
        guard let catalogue = content.catalogue,
            let aisle = aisles(of: catalogue).first(where: { $0.shelves[0].id == first })
        else { return nil }
        return (
            .tiles(aisle.shelves.map(shelfTile)),
            words.forms(.shelfTitle, ["name": words(aisle.name)])
        )
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
