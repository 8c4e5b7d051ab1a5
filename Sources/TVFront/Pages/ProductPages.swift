import Domain
import Services

// One product: its tile, its page, and the number that leads to it.
extension Front {
    /// A product as it stands on a shelf; a mark says that it is cheaper or in the basket.
    func productTile(_ product: Product, marksBasket: Bool = false) -> Choice {
        let name = words(product.name)
        var tile = Choice("p\(product.number)", name, .open(.product(product.number)))
        tile.kind = .product
        tile.ruby = words.ruby(product.name)
        tile.number = "\(product.number)"
        tile.picture = product.picture
        tile.faded = content.catalogue?.soldOut.contains(product.number) ?? false
        if tile.faded {
            tile.price = words(.soldOut)
            tile.hint = words.forms(.hintSoldOut)
            return tile
        }
        tile.detail = unit(of: product)
        let price = self.price(of: product, on: deliveredDay(with: product))
        tile.price = said(price)
        if price < product.price {
            tile.mark = words(.markCheaper, ["yen": said(product.price - price)])
        }
        if marksBasket, items.contains(where: { $0.product == product.number }) {
            tile.mark = words(.inBasket)
        }
        tile.hint = words.forms(.hintProduct, ["name": name])
        return tile
    }

    func productBody(_ number: ProductNumber) -> (Body, [String])? {
        guard let catalogue = content.catalogue, let product = product(number) else { return nil }
        let title = words.forms(.productTitle, ["number": "\(number)"])
        if catalogue.soldOut.contains(number) {
            let message = Body.Message(
                lines: [
                    Body.Message.Line([words.ruby(product.name)], .large),
                    line(.soldOutLong, .body),
                ], picture: product.picture, buttons: [withoutDigit(backButton())])
            return (.message(message), title)
        }
        let inBasket = items.contains { $0.product == number }
        var message = counting(product)
        var on = button(
            "go", editing != nil ? .buttonPutChange : inBasket ? .buttonKeepGo : .buttonPutGo, 0,
            .shop(.putAndReview(number)), .hintPutGo)
        // After a digit, 0 would be part of a number.
        if counted != nil { on = withoutDigit(on) }
        message.buttons = [
            withoutDigit(
                button(
                    "put", inBasket ? .buttonKeep : .buttonPut, 0, .put(number),
                    inBasket ? .hintKeep : .hintPut)),
            on, withoutDigit(backButton(.buttonStop)),
        ]
        return (.message(message), title)
    }

    /// On screens where digits are a number of things, no other button has a digit.
    func withoutDigit(_ choice: Choice) -> Choice {
        var choice = choice
        choice.digit = nil
        choice.number = ""
        return choice
    }

    /// How many of it, what it costs, and what it is.
    func counting(_ product: Product) -> Body.Message {
        let day = deliveredDay(with: product)
        let price = self.price(of: product, on: day)
        var lines = [
            Body.Message.Line(
                [
                    words.ruby(product.name) + "  " + unit(of: product),
                    words.ruby(product.name),
                ], .body),
            line(
                .productCount, .large, ["n": "\(quantity)", "price": said(price * quantity)]),
        ]
        let special = day.flatMap { content.catalogue?.special(for: product.number, on: $0) }
        let isCheaper = price < product.price
        // With the largest letters there is room for one of the two.
        if !isCheaper || settings.textSize != .large {
            lines.append(each(product, at: price))
        }
        if isCheaper, let special {
            lines.append(
                line(
                    .productCheaper, .body,
                    ["yen": said(product.price - price), "day": date(special.to).last ?? ""]))
        } else if let note = special?.note, settings.textSize != .large {
            lines.append(Body.Message.Line([words(note)], .body))
        }
        return Body.Message(
            lines: lines, picture: product.picture, buttons: [], counts: true)
    }

    /// The price of one, its mass, and where it can be compared the price of a fixed measure.
    private func each(_ product: Product, at price: Yen) -> Body.Message.Line {
        let one = words.forms(
            product.pricedByWeight ? .productByWeight : .productEach,
            ["price": said(price), "mass": said(product.mass)])
        guard let unit = UnitPrice(of: product, at: price) else {
            return Body.Message.Line(one, .body)
        }
        let measure =
            switch unit.measure {
            case .grams100: "100g"
            case .kilogram: "1kg"
            case .millilitres100: "100ml"
            case .litre: "1L"
            }
        let measured = words(
            unit.isAbout ? .unitPriceAbout : .unitPrice,
            ["measure": measure, "price": said(unit.price)])
        return Body.Message.Line(one.map { $0 + "  " + measured } + [measured], .body)
    }

    /// What can still come after the digits typed so far; after a wrong one what is nearest.
    var numberBody: (Body, [String])? {
        guard let catalogue = content.catalogue else {
            return shelvesBody.map { ($0, self.title(.number)) }
        }
        let digits = (0..<3).map { $0 < typed.count ? String(Array(typed)[$0]) : "□" }
        let title = words.forms(.numberTitle, ["digits": digits.joined(separator: " ")])
        if let wrongNumber {
            let near = products(near: wrongNumber).map { productTile($0) }
            return (.tiles(editing == nil ? near + [wantTile] : near), title)
        }
        let products = products(numbered: typed)
        if typed.count == 2 { return (.tiles(products.map { productTile($0) }), title) }
        let tiles = catalogue.categories.compactMap { category -> Choice? in
            let own = products.filter { $0.category == category.id }
            guard let first = own.first?.number, let last = own.last?.number else { return nil }
            var tile = shelfTile(category)
            tile.detail = words(.numberRange, ["from": "\(first)", "to": "\(last)"])
            return tile
        }
        return (.tiles(tiles), title)
    }

    /// What is wanted next, or that there is no such number.
    var numberStrip: [String] {
        if let wrongNumber {
            let shown = wrongNumber + String(repeating: "□", count: 3 - wrongNumber.count)
            return words.forms(.numberWrong, ["number": shown])
        }
        return words.forms(.numberAsk, ["n": "\(3 - typed.count)"])
    }
}
