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
        let count = items.reduce(0) { $0 + $1.quantity }
        if count > 0 {
            var tile = Choice("basket", words(.basketTile), .open(.basket))
            tile.detail = words(.tileBasket, ["n": "\(count)"])
            tile.picture = "🧺"
            tile.hint = words.forms(.hintBasket)
            tiles.append(tile)
        }
        for category in catalogue.categories
        where catalogue.products.contains(where: { $0.category == category.id }) {
            let name = words(category.name)
            var tile = Choice("shelf-" + category.id, name, .open(.products(category.id)))
            tile.picture = category.picture
            tile.hint = words.forms(.hintOpen, ["name": name])
            tiles.append(tile)
        }
        return .tiles(tiles)
    }

    func shelfBody(_ id: String) -> (Body, [String])? {
        guard let catalogue = content.catalogue,
            let category = catalogue.categories.first(where: { $0.id == id })
        else { return nil }
        let tiles = catalogue.products.filter { $0.category == id }.map(productTile)
        guard !tiles.isEmpty else { return nil }
        return (.tiles(tiles), words.forms(.shelfTitle, ["name": words(category.name)]))
    }

    private func productTile(_ product: Product) -> Choice {
        let name = words(product.name)
        var tile = Choice("p\(product.number)", name, .open(.product(product.number)))
        tile.kind = .product
        tile.number = "\(product.number)"
        tile.picture = product.picture
        tile.detail = unit(of: product)
        tile.price = said(product.price)
        tile.faded = content.catalogue?.soldOut.contains(product.number) ?? false
        if tile.faded {
            tile.detail = ""
            tile.price = words(.soldOut)
            tile.hint = words.forms(.hintSoldOut)
        } else {
            tile.hint = words.forms(.hintProduct, ["name": name])
        }
        return tile
    }

    var numberMessage: Body.Message {
        let shown = (0..<3).map { $0 < typed.count ? String(Array(typed)[$0]) : "＿" }
        var lines = [Body.Message.Line([shown.joined(separator: " ")], .huge)]
        if let wrongNumber {
            lines.append(line(.numberWrong, .large, ["number": wrongNumber]))
            lines.append(line(.numberAgain, .body))
        } else {
            lines.append(line(.numberAsk, .large, ["n": "\(3 - typed.count)"]))
        }
        return Body.Message(
            lines: lines,
            buttons: [button("delete", .buttonDelete, 0, .deleteDigit, .hintDelete)]
                .map { choice in
                    var choice = choice
                    choice.digit = nil
                    choice.number = ""
                    return choice
                })
    }

    func productBody(_ number: ProductNumber) -> (Body, [String])? {
        guard let catalogue = content.catalogue, let product = product(number) else { return nil }
        if catalogue.soldOut.contains(number) {
            let message = Body.Message(
                lines: [
                    Body.Message.Line([words(product.name)], .large),
                    line(.soldOutLong, .body),
                ], picture: product.picture, buttons: [backButton()])
            return (.message(message), words.forms(.productTitle, ["number": "\(number)"]))
        }
        let inBasket = items.contains { $0.product == number }
        var message = counting(product)
        message.buttons = [
            button(
                "put", inBasket ? .buttonKeep : .buttonPut, 0, .put(number),
                inBasket ? .hintKeep : .hintPut),
            backButton(.buttonStop),
        ].map(withoutDigit)
        return (.message(message), words.forms(.productTitle, ["number": "\(number)"]))
    }

    /// On screens where digits are a number of things, no button has a digit.
    private func withoutDigit(_ choice: Choice) -> Choice {
        var choice = choice
        choice.digit = nil
        choice.number = ""
        return choice
    }

    private func counting(_ product: Product) -> Body.Message {
        Body.Message(
            lines: [
                Body.Message.Line(
                    [words(product.name) + "  " + unit(of: product), words(product.name)], .body),
                line(
                    .productCount, .large,
                    ["n": "\(quantity)", "price": said(product.price * quantity)]),
                line(
                    product.pricedByWeight ? .productByWeight : .productEach, .body,
                    ["price": said(product.price), "mass": said(product.mass)]),
            ], picture: product.picture, buttons: [], counts: true)
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
                    stack.contains { $0.place == .basket } ? .open(.categories) : .back, .hintMore
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
