// What is said: wishes for when the shop has none, changes of orders, money. The texts themselves
// are in `Screens/Strings`.
extension Say {
    static let wishTitle = Say("wish.title")
    static let wishUsualTitle = Say("wish.usual-title")
    static let wishSimilar = Say("wish.similar")
    static let wishSimilarDetail = Say("wish.similar.detail")
    static let wishLeaveOut = Say("wish.leave-out")
    static let wishLeaveOutDetail = Say("wish.leave-out.detail")
    static let wishCallMe = Say("wish.call-me")
    static let wishCallMeDetail = Say("wish.call-me.detail")
    static let wishChosen = Say("wish.chosen")
    static let wishNow = Say("wish.now")
    static let markSimilar = Say("mark.similar")
    static let markCallMe = Say("mark.call-me")
    static let buttonWish = Say("button.wish")
    static let hintWish = Say("hint.wish")
    static let hintSimilar = Say("hint.similar")
    static let hintLeaveOut = Say("hint.leave-out")
    static let hintCallMeFirst = Say("hint.call-me-first")
    static let flashUsualWish = Say("flash.usual-wish")
    static let shortNone = Say("short.none")
    static let shortInstead = Say("short.instead")
    static let shortSame = Say("short.same")
    static let shortLess = Say("short.less")
    static let shortCall = Say("short.call")
    static let orderHeld = Say("order.held")
    static let orderLate = Say("order.late")
    static let stripNews = Say("strip.news")
    static let stripNewsFirst = Say("strip.news-first")
    static let stripNewsShort = Say("strip.news-short")
    static let againOrder = Say("again.order")
    static let againRide = Say("again.ride")
    static let hintAgain = Say("hint.again")
    static let sentLimitTitle = Say("sent.limit-title")
    static let sentLimit = Say("sent.limit")
    static let sentNoLimit = Say("sent.no-limit")
    static let limitPassed = Say("limit.passed")
    static let limitAsk = Say("limit.ask")
    static let limitAmount = Say("limit.amount")
    static let limitOnlyWarns = Say("limit.only-warns")
    static let buttonLimit = Say("button.limit")
    static let hintLimit = Say("hint.limit")
    static let buttonKeepLimit = Say("button.keep-limit")
    static let hintKeepLimit = Say("hint.keep-limit")
    static let buttonDropLimit = Say("button.drop-limit")
    static let hintDropLimit = Say("hint.drop-limit")
    static let moneyUnknown = Say("money.unknown")
    static let moneyTile = Say("money.tile")
    static let moneyGoods = Say("money.goods")
    static let moneyFee = Say("money.fee")
    static let moneyRides = Say("money.rides")
    static let moneyLast = Say("money.last")
    static let moneyLimit = Say("money.limit")
    static let moneyNoLimit = Say("money.no-limit")
    static let moneyTotal = Say("money.total")
    static let wantTile = Say("want.tile")
    static let wantTileDetail = Say("want.tile.detail")
    static let hintWant = Say("hint.want")
    static let wantMine = Say("want.mine")
    static let wantWaiting = Say("want.waiting")
    static let wantAnswered = Say("want.answered")
    static let wantCallWaiting = Say("want.call-waiting")
    static let wantNone = Say("want.none")
    static let wantCall = Say("want.call")
    static let wantCallDetail = Say("want.call.detail")
    static let hintWantCall = Say("hint.want-call")
    static let hintWantItem = Say("hint.want-item")
    static let wantItemsTitle = Say("want.items-title")
    static let wantNumber = Say("want.number")
    static let wantWillCall = Say("want.will-call")
    static let wantWillAnswer = Say("want.will-answer")
    static let buttonSeeItem = Say("button.see-item")
    static let hintSeeItem = Say("hint.see-item")
    static let sentWishTitle = Say("sent.wish-title")
    static let stripWish = Say("strip.wish")

    static let ofTrust: [Say] = [
        wishTitle, wishUsualTitle, wishSimilar, wishSimilarDetail, wishLeaveOut,
        wishLeaveOutDetail, wishCallMe, wishCallMeDetail, wishChosen, wishNow, markSimilar,
        markCallMe, buttonWish, hintWish, hintSimilar, hintLeaveOut, hintCallMeFirst,
        flashUsualWish, shortNone, shortInstead, shortSame, shortLess, shortCall, orderHeld,
        orderLate, stripNews, stripNewsFirst, stripNewsShort, againOrder, againRide, hintAgain,
        sentLimitTitle, sentLimit, sentNoLimit, limitPassed, limitAsk, limitAmount,
        limitOnlyWarns, buttonLimit, hintLimit, buttonKeepLimit, hintKeepLimit, buttonDropLimit,
        hintDropLimit, moneyUnknown, moneyTile, moneyGoods, moneyFee, moneyRides, moneyLast,
        moneyLimit, moneyNoLimit, moneyTotal, wantTile, wantTileDetail, hintWant, wantMine,
        wantWaiting, wantAnswered, wantCallWaiting, wantNone, wantCall, wantCallDetail,
        hintWantCall, hintWantItem, wantItemsTitle, wantNumber, wantWillCall, wantWillAnswer,
        buttonSeeItem, hintSeeItem, sentWishTitle, stripWish,
    ]
}
