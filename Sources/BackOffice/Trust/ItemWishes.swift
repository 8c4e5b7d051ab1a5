import Domain
import Records
import Wire

/// Wishes for things that are not sold yet.
enum ItemWishes {
    /// How many days wishes are shown.
    static let daysShown = 90
    /// Most wishes of one household that wait for an answer.
    static let mostWaiting = 10

    private static func since(_ visit: Visit) -> Moment {
        visit.now.adding(minutes: -daysShown * 24 * 60)
    }

    /// A household's wishes, newest first.
    static func shown(to household: Household, _ visit: Visit) throws -> [ItemWish] {
        try visit.books.itemWishes.wishes(of: household.id, since: since(visit))
    }

    /// Takes a wish. The same one again, while it waits, is the same wish.
    static func ask(_ visit: Visit) throws -> Reply {
        let message = try visit.message(AskForItem.self)
        let household = try visit.household(named: message.household)
        let catalogue = visit.terms.catalogue
        guard let shelf = catalogue.categories.first(where: { $0.id == message.category }) else {
            throw Refusal.notFound
        }
        let thing = message.item.flatMap { id in
            (catalogue.wanted ?? []).first { $0.id == id && $0.category == shelf.id }
        }
        guard message.item == nil || thing != nil else { throw Refusal.notFound }
        let waiting = try shown(to: household, visit).filter { $0.answer == nil }
        if let same = waiting.first(where: {
            $0.category == shelf.id && $0.item == message.item
        }) {
            return try .message(same, status: 201, subject: same.id.text)
        }
        guard waiting.count < mostWaiting else {
            throw Problem.unfit(
                "too-many-wishes", ja: "たくさん お聞きしました。お返事を おまちください。",
                en: "We have many wishes of yours already. Please wait for our answer.")
        }
        let wish = ItemWish(
            id: try visit.books.itemWishes.nextId(), household: household.id,
            category: shelf.id, item: thing?.id, name: thing?.name ?? shelf.name,
            picture: thing?.picture ?? shelf.picture, at: visit.now)
        try log(.itemWished, wish, household, visit)
        try visit.books.itemWishes.put(wish)
        return try .message(wish, status: 201, subject: wish.id.text)
    }

    /// The wishes of all households, those that wait first.
    static func list(_ visit: Visit) throws -> Reply {
        let names = try Desk.names(visit)
        let rows = try visit.books.itemWishes.wishes(since: since(visit)).compactMap { wish in
            names[wish.household].map {
                ItemWishRow(wish: wish, householdName: $0.name, phone: $0.phone)
            }
        }
        return try .message(Listing(items: rows), subject: "item-wishes")
    }

    /// Answers a wish: it is sold now under a number, or it is not and why.
    static func answer(_ visit: Visit) throws -> Reply {
        let message = try visit.message(AnswerItemWish.self)
        guard var wish = try visit.books.itemWishes.wish(visit.id("wish")),
            let household = try visit.books.households.household(wish.household)
        else { throw Refusal.notFound }
        let words: Note
        if let given = message.words {
            guard (1...100).contains(given.ja.count), (1...100).contains(given.en.count) else {
                throw Problem.unfit(
                    "words-missing", ja: "返事は日本語と英語で、それぞれ100字までです。",
                    en: "An answer is 1 to 100 characters in Japanese and in English.")
            }
            words = given
        } else {
            guard message.product != nil else {
                throw Problem.unfit(
                    "words-missing", ja: "入らないときは、わけを書いてください。",
                    en: "If it will not be sold, please say why.")
            }
            words = Note(ja: "入りました。", en: "We have it now.")
        }
        if let number = message.product, visit.terms.catalogue.product(number) == nil {
            throw Refusal.noSuchProduct(number)
        }
        wish.answer = .init(product: message.product, words: words, at: visit.now)
        try log(.itemWishAnswered, wish, household, visit)
        try visit.books.itemWishes.put(wish)
        return try .message(wish, subject: wish.id.text)
    }

    private static func log(
        _ kind: EventKind, _ wish: ItemWish, _ household: Household, _ visit: Visit
    ) throws {
        try visit.books.log.append(
            kind, at: visit.now, day: visit.today, household: household.id,
            village: household.village, subject: wish.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(wish), as: UTF8.self))
    }
}
