import Domain
import Records
import Wire

/// Giving something in place of what the shop did not have: only if the household wants that, and
/// never at a higher price.
struct Substituting {
    /// Most units given in place of one line.
    static let most = 20

    let visit: Visit
    /// How heavy and how cold the order was before.
    private let mass: Grams
    private let keeping: TemperatureClass

    /// Begins with an order as it was before.
    init(_ order: Order, _ visit: Visit) {
        self.visit = visit
        mass = order.mass
        keeping = DayWork.keeping(order)
    }

    /// Gives a product in place of what is missing of a line.
    func give(_ instead: Instead, in order: inout Order) throws {
        guard let index = order.lines.firstIndex(where: { $0.product == instead.product }) else {
            throw Refusal.noSuchProduct(instead.product)
        }
        var line = order.lines[index]
        guard line.missing > 0 else {
            throw Problem.unfit(
                "nothing-missing", ja: "その品は足りています。代わりは要りません。",
                en: "Nothing of that item is missing, so nothing is given in its place.")
        }
        if let words = instead.assent { line.assent = try Self.said(words) }
        guard line.wish == .similar || instead.assent != nil else {
            throw Problem.unfit(
                "not-wished",
                ja: "この品に代わりの希望はありません。電話で聞いて、返事を書いてください。",
                en: "They did not ask for something similar. Please call them and record "
                    + "what they said.")
        }
        guard (1...Self.most).contains(instead.quantity) else {
            throw Refusal.tooMany(instead.with, limit: Self.most)
        }
        guard let product = visit.terms.catalogue.product(instead.with),
            product.number != line.product, product.shop == line.shop
        else {
            throw Problem.unfit(
                "bad-substitute", ja: "代わりの品は、同じ店のほかの品番にしてください。",
                en: "Please give another item of the same shop.")
        }
        let isNew = line.substitute?.product != product.number
        line.substitute = Substitute(product, quantity: instead.quantity, for: line)
        order.lines[index] = line
        // What is counted is taken from the shelf; a wrong count does not stop the picker.
        if isNew {
            _ = try visit.books.stock.take(
                instead.quantity, of: product.number, shop: product.shop)
        }
        try check(order)
    }

    /// Refuses an order that got too heavy, or too heavy or cold for the carrier it has.
    func check(_ order: Order) throws {
        let limit = visit.terms.municipality.maximumOrderMass
        guard order.mass <= max(limit, mass) else {
            throw Refusal.tooHeavy(total: order.mass, limit: limit)
        }
        guard order.carrier != nil else { return }
        guard order.mass <= mass, DayWork.keeping(order) <= keeping else {
            throw Problem.unfit(
                "does-not-fit-plan", ja: "代わりの品は、計画した運び方より重いか、より冷やす品です。軽い品にするか、計画をつくり直してください。",
                en: "That item is heavier or colder than what was planned. Please give another, "
                    + "or make the plan again.")
        }
    }

    /// What somebody said on the telephone: 1 to 200 characters.
    static func said(_ words: String) throws -> String {
        guard !words.allSatisfy(\.isWhitespace), words.count <= 200 else {
            throw Problem.unfit(
                "words-missing", ja: "電話での返事を書いてください（200字まで）。",
                en: "Please write what they said, in at most 200 characters.")
        }
        return words
    }
}

extension Desk {
    /// Households that want to be asked about something missing, until they have answered.
    static func calls(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let orders = try visit.books.orders.orders(on: day)
            .filter { $0.progress != .cancelled && $0.progress != .handedOver }
        let rows = try rows(orders, visit).flatMap { row in
            row.order.lines.filter(\.waitsForCall).map { line in
                CallRow(
                    order: row.order.id, receipt: row.order.receipt,
                    householdName: row.householdName, phone: row.phone, product: line.product,
                    name: line.name, missing: line.missing)
            }
        }
        return try .message(Listing(items: rows), subject: day.description)
    }

    /// Records what a household said on the telephone about something missing.
    static func answerCall(_ visit: Visit) throws -> Reply {
        let answer = try visit.message(CallAnswer.self)
        var order = try Residents.order(visit)
        guard order.progress == .preparing else { throw Refusal.tooFarAlong }
        let words = try Substituting.said(answer.words)
        guard
            let index = order.lines.firstIndex(where: {
                $0.product == answer.product && $0.missing > 0
            })
        else { throw Refusal.noSuchProduct(answer.product) }
        let delivery = order.deliveryNote
        let substituting = Substituting(order, visit)
        order.lines[index].assent = words
        order.lines[index].substitute = nil
        if let number = answer.with {
            let instead = Instead(
                product: answer.product, with: number,
                quantity: answer.quantity ?? order.lines[index].missing, assent: words)
            try substituting.give(instead, in: &order)
        }
        order.note = DeliveryWords.joined(order.lines.difference, delivery)
        guard try visit.books.orders.update(&order) else { throw Refusal.changedMeanwhile }
        try Residents.log(
            .callAnswered, order, OrderDetail(version: order.version, reason: words), visit)
        return try .message(order, subject: order.id.text)
    }
}
