/// Words by which somebody knows what kind of screen it is, in the languages of the screens.
enum Landmark {
    /// The last check before something is sent.
    static let check = ["よろしい", "Isthisright"]
    /// The check where something was asked for already.
    static let already = ["もう注文して", "もうたのんで", "Alreadyordered", "Alreadyaskedfor"]
    /// Something was put in the basket.
    static let added = ["入れました", "Inyourbasket"]
    /// The basket itself.
    static let basket = ["かご", "Basket"]
    static let emptyBasket = ["かごはから", "basketisempty"]
    /// Something left the basket or became less.
    static let takenOut = ["出しました", "へらしました", "Takenout"]
    /// The first screen.
    static let home = ["えんがわ", "Engawa"]
    /// The list goes on.
    static let turns = ["つぎへ", "1ページへ", "Next", "Page1"]
    /// A way back from a thing that is not wanted.
    static let leaves = ["やめる", "もどる", "Donotadd", "Back"]
    /// Numbers can be typed here.
    static let number = ["番号", "number"]
    static let shopping = ["買い物", "Shopping"]
    /// It is on its way.
    static let waiting = ["送信待ち", "おまち", "送っています", "Waitingtobesent", "beingsent"]
    /// It will be sent by itself.
    static let willSend = ["つながったら送ります", "senditonceconnected"]
    /// The office has it.
    static let accepted = ["受け付けました", "Wehaveit", "もう注文", "Wehaveyourorder"]
    /// An alert that waits to be read.
    static let readIt = ["読みました", "Ihavereadit"]
    static let alert = ["警戒", "警報", "Alertlevel", "alert"]
    /// A price.
    static let money = ["円", "¥"]
}

extension String {
    /// Whether it has one of these words.
    func says(_ words: [String]) -> Bool { words.contains { contains($0) } }
}
