// What is said: frame. The texts themselves are in `Screens/Strings`.
extension Say {
    static let keyBlue = Say("key.blue")
    static let keyRed = Say("key.red")
    static let keyGreen = Say("key.green")
    static let keyYellow = Say("key.yellow")
    static let rehearsal = Say("rehearsal")
    static let bandChoose = Say("band.choose")
    static let bandBack = Say("band.back")
    static let bandBoth = Say("band.both")
    static let bandArrows = Say("band.arrows")
    static let bandCount = Say("band.count")
    static let bandPress = Say("band.press")
    static let bandPlain = Say("band.plain")
    static let bandPlainBack = Say("band.plain-back")
    static let bandHelp = Say("band.help")
    static let extraHome = Say("extra.home")
    static let extraNumbers = Say("extra.numbers")
    static let extraDigits = Say("extra.digits")
    static let backHome = Say("back.home")
    static let backShelves = Say("back.shelves")
    static let backShelf = Say("back.shelf")
    static let backBasket = Say("back.basket")
    static let backDeliveries = Say("back.deliveries")
    static let backBefore = Say("back.before")
    static let backRides = Say("back.rides")
    static let backMyRides = Say("back.my-rides")
    static let backUnchanged = Say("back.unchanged")
    static let backDigit = Say("back.digit")

    static let ofFrame: [Say] = [
        keyBlue, keyRed, keyGreen, keyYellow, rehearsal, bandChoose, bandBack, bandBoth,
        bandArrows, bandCount, bandPress, bandPlain, bandPlainBack, bandHelp, extraHome,
        extraNumbers, extraDigits, backHome, backShelves, backShelf, backBasket, backDeliveries,
        backBefore, backRides, backMyRides, backUnchanged, backDigit,
    ]
}
