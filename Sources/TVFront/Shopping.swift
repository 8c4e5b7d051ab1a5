import Domain
import Services

/// Where a resident is while shopping, besides the shelves.
enum ShoppingPlace: Hashable {
    /// The first screen of shopping.
    case menu
    case habits, again, specials
    /// The ten rows of the syllabary, one row, and the products of a row or of one syllable.
    case kana, row(Int), reading(Int, vowel: Int?)
    /// The shelves of the aisle that begins with that shelf.
    case aisle(String)

    /// The screen file it is worded by.
    var screen: String {
        switch self {
        case .menu: "shopping"
        case .habits: "habits"
        case .again: "again"
        case .specials: "specials"
        case .kana: "kana"
        case .row: "kana-row"
        case .reading: "reading"
        case .aisle: "aisle"
        }
    }

    /// Whether digits are the number of a product; on the syllabary they are its keys.
    var takesNumbers: Bool {
        switch self {
        case .menu, .habits, .again, .specials, .reading, .aisle: true
        case .kana, .row: false
        }
    }
}

/// What can be done while shopping, besides putting one thing in the basket.
enum ShoppingDeed: Hashable {
    /// Put it in the basket and go on to the review.
    case putAndReview(ProductNumber)
    /// Put in everything of the last order that can be had and is not in the basket yet.
    case again
}

extension Front {
    mutating func perform(_ deed: ShoppingDeed) -> [Effect] {
        switch deed {
        case .putAndReview(let number):
            let wanted = with(number, quantity)
            if let refusal = sizeRefusal(of: wanted) {
                flash = [words(refusal.words)]
                return []
            }
            items = wanted
            stack.removeLast()
            open(.review)
            return keeping
        case .again:
            guard let lines = againLines else { return unusedKey() }
            let wanted = SameAgain.basket(items, with: lines)
            guard wanted != items else { return unusedKey() }
            if let refusal = sizeRefusal(of: wanted) {
                flash = [words(refusal.words)]
                return []
            }
            undo = (items, .hintUndoAgain)
            let count = lines.filter { $0.fate == .goes }.reduce(0) { $0 + $1.quantity }
            items = wanted
            open(.basket)
            flash = words.forms(.flashAgain, ["n": "\(count)"])
            return keeping
        }
    }

    private mutating func unusedKey() -> [Effect] {
        cue = .unused
        return []
    }

    /// What becomes of each line of the last order now; nil if there is none.
    var againLines: [SameAgain.Line]? {
        guard let last = content.view?.habits?.last, let catalogue = content.catalogue else {
            return nil
        }
        let all = last.lines.map { OrderItem(product: $0.product, quantity: $0.quantity) }
        let known = all.filter { catalogue.product($0.product) != nil }
        return SameAgain.lines(
            of: last, in: catalogue, basket: items, on: deliveredDay(of: items + known))
    }

    /// The day on which these things would come: that of the order being changed, or the first open one.
    func deliveredDay(of items: [OrderItem]) -> Day? {
        if let editing { return order(editing.order)?.day }
        return deliveryDay(for: items)?.day ?? today
    }

    /// What one costs on that day; the printed price where no day is known.
    func price(of product: Product, on day: Day?) -> Yen {
        guard let day, let catalogue = content.catalogue else { return product.price }
        return catalogue.price(of: product, on: day)
    }

    /// The day on which one more thing would come with what is in the basket.
    func deliveredDay(with product: Product) -> Day? {
        deliveredDay(of: items + [OrderItem(product: product.number, quantity: 1)])
    }

    /// The offer for a thing if it is put in the basket now.
    func special(for product: Product) -> Special? {
        guard content.catalogue?.specials?.isEmpty == false, let day = deliveredDay(with: product)
        else { return nil }
        return content.catalogue?.special(for: product.number, on: day)
    }

    /// Keeps the way home short: what was only passed through does not lie on it.
    mutating func prepareStack(for place: Place) {
        switch (top.place, place) {
        case (.number, .products):
            // A shelf chosen by its number takes the place of what was being looked through.
            while top.place.isLookedThrough { stack.removeLast() }
        case (.number, _):
            stack.removeLast()
        case (.shopping(.row(let row)), .shopping(.reading)):
            stack.removeLast()
            top.focus = "row\(row)"
        case (.shopping(.aisle(let first)), .products):
            stack.removeLast()
            if top.place == .categories { top.focus = "aisle-" + first }
        case (.shopping(.menu), _) where editing != nil && place.isBelowMenu:
            stack.removeLast()
        default: break
        }
    }
}

extension Place {
    fileprivate var isLookedThrough: Bool {
        switch self {
        case .number, .products, .product: true
        case .shopping(let place): place != .menu
        default: false
        }
    }
    fileprivate var isBelowMenu: Bool {
        switch self {
        case .categories, .shopping: true
        default: false
        }
    }
}

// Typing numbers.
extension Front {
    /// A digit on a product: how many. A second digit right after it is the number of another thing.
    mutating func press(digit: Int, onProduct number: ProductNumber) -> [Effect] {
        guard let product = product(number) else { return unusedKey() }
        if let first = counted {
            if !items.contains(where: { $0.product == number }) {
                flash = words.forms(.flashNotIn, ["name": words(product.name)])
            }
            typeNumber(first)
            typeNumber(digit)
            return []
        }
        if content.catalogue?.soldOut.contains(number) ?? false {
            typeNumber(digit)
            return []
        }
        if digit == 0 {
            guard let choice = chosen(where: { $0.digit == 0 }) else { return unusedKey() }
            return perform(choice.deed)
        }
        setQuantity(digit, of: product)
        counted = digit
        if flash.isEmpty { flash = words.forms(.flashCounted, ["n": "\(quantity)"]) }
        return []
    }

    /// Takes a digit of a product's number. After the third the product is shown.
    mutating func typeNumber(_ digit: Int) {
        if digit == 0, top.place != .number || typed.isEmpty {
            flash = words.forms(.flashNoZero)
            cue = .unused
            return
        }
        if top.place != .number {
            switch top.place {
            case .added, .product: stack.removeLast()
            default: break
            }
            stack.append(Frame(.number))
            typed = ""
            counted = nil
        }
        wrongNumber = nil
        typed += String(digit)
        let left = products(numbered: typed)
        if left.isEmpty {
            // The last digit is taken back, so that it can be typed again at once.
            wrongNumber = typed
            typed.removeLast()
        } else if typed.count == 3 {
            open(.product(left[0].number))
        }
    }

    /// The products whose number begins with these digits.
    func products(numbered digits: String) -> [Product] {
        content.catalogue?.products.filter { $0.number.description.hasPrefix(digits) } ?? []
    }

    /// The three products nearest to a number that does not exist, by number.
    func products(near digits: String) -> [Product] {
        guard let value = Int(digits + String(repeating: "0", count: max(0, 3 - digits.count)))
        else { return [] }
        let all = content.catalogue?.products ?? []
        return all.sorted {
            (abs($0.number.value - value), $0.number) < (abs($1.number.value - value), $1.number)
        }
        .prefix(3).sorted { $0.number < $1.number }
    }
}
