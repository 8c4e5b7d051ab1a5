// What is said: buying as a habit, numbers, names, offers. The texts themselves are in `Screens/Strings`.
extension Say {
    static let numberTitle = Say("number.title")
    static let numberRange = Say("number.range")
    static let inBasket = Say("in-basket")
    static let inBasketShort = Say("in-basket.short")
    static let soldOutShort = Say("sold-out.short")
    static let goneShort = Say("gone.short")
    static let notThatDayShort = Say("not-that-day.short")
    static let markCheaper = Say("mark.cheaper")
    static let productCheaper = Say("product.cheaper")
    static let unitPrice = Say("unit-price")
    static let unitPriceAbout = Say("unit-price.about")
    static let buttonPutGo = Say("button.put-go")
    static let buttonKeepGo = Say("button.keep-go")
    static let buttonPutChange = Say("button.put-change")
    static let hintPutGo = Say("hint.put-go")
    static let flashCounted = Say("flash.counted")
    static let flashNotIn = Say("flash.not-in")
    static let flashNoZero = Say("flash.no-zero")
    static let flashAgain = Say("flash.again")
    static let hintUndoAgain = Say("hint.undo-again")
    static let habitsNone = Say("habits.none")
    static let specialsNone = Say("specials.none")
    static let againNone = Say("again.none")
    static let againWhen = Say("again.when")
    static let againAll = Say("again.all")
    static let againTotal = Say("again.total")
    static let againPrice = Say("again.price")
    static let buttonSame = Say("button.same")
    static let hintSame = Say("hint.same")
    static let tileNothing = Say("tile.nothing")
    static let tileKinds = Say("tile.kinds")
    static let hintRow = Say("hint.row")
    static let hintSyllable = Say("hint.syllable")
    static let rowTitle = Say("row.title")
    static let syllableTitle = Say("syllable.title")
    static let readingNone = Say("reading.none")
    static let backShopping = Say("back.shopping")
    static let backKana = Say("back.kana")

    static let ofBuying: [Say] = [
        numberTitle, numberRange, inBasket, inBasketShort, soldOutShort, goneShort,
        notThatDayShort, markCheaper, productCheaper, unitPrice, unitPriceAbout, buttonPutGo,
        buttonKeepGo, buttonPutChange, hintPutGo, flashCounted, flashNotIn, flashNoZero,
        flashAgain, hintUndoAgain, habitsNone, specialsNone, againNone, againWhen, againAll,
        againTotal, againPrice, buttonSame, hintSame, tileNothing, tileKinds, hintRow,
        hintSyllable, rowTitle, syllableTitle, readingNone, backShopping, backKana,
    ]
}
