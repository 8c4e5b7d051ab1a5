// What is said: home. The texts themselves are in `Screens/Strings`.
extension Say {
    static let homeWho = Say("home.who")
    static let tileBasket = Say("tile.basket")
    static let tileEvening = Say("tile.evening")
    static let tileRides = Say("tile.rides")
    static let tileAnswered = Say("tile.answered")
    static let tileNotYet = Say("tile.not-yet")
    static let sheetNext = Say("sheet.next")
    static let sheetFirst = Say("sheet.first")
    static let sheetShort = Say("sheet.short")
    static let sheetNumber = Say("sheet.number")
    static let hintSheetNext = Say("hint.sheet-next")
    static let hintSheetFirst = Say("hint.sheet-first")
    static let hintOpen = Say("hint.open")
    static let hintChoose = Say("hint.choose")
    static let hintChoosePlace = Say("hint.choose-place")
    static let hintBack = Say("hint.back")
    static let hintLook = Say("hint.look")

    static let ofHome: [Say] = [
        homeWho, tileBasket, tileEvening, tileRides, tileAnswered, tileNotYet, sheetNext,
        sheetFirst, sheetShort, sheetNumber, hintSheetNext, hintSheetFirst, hintOpen, hintChoose,
        hintChoosePlace, hintBack, hintLook,
    ]
}
