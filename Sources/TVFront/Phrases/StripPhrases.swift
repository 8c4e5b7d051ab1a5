// What is said: strip. The texts themselves are in `Screens/Strings`.
extension Say {
    static let stripRemoteLost = Say("strip.remote-lost")
    static let stripRemoteLostPhone = Say("strip.remote-lost-phone")
    static let stripOffline = Say("strip.offline")
    static let stripOfflineBasket = Say("strip.offline-basket")
    static let stripUnknownTime = Say("strip.unknown-time")
    static let stripOpen = Say("strip.open")
    static let stripSoon = Say("strip.soon")
    static let stripClosed = Say("strip.closed")
    static let stripNextDay = Say("strip.next-day")
    static let stripNoDay = Say("strip.no-day")
    static let stripNotOrdered = Say("strip.not-ordered")
    static let stripNotOrderedSoon = Say("strip.not-ordered-soon")
    static let stripNotOrderedNext = Say("strip.not-ordered-next")
    static let stripNotOrderedOffline = Say("strip.not-ordered-offline")
    static let stripNotOrderedYet = Say("strip.not-ordered-yet")
    static let stripNotChanged = Say("strip.not-changed")
    static let stripNotCancelled = Say("strip.not-cancelled")
    static let stripBasketWaits = Say("strip.basket-waits")
    static let stripBasketWaitsNext = Say("strip.basket-waits-next")
    static let stripNotAsked = Say("strip.not-asked")
    static let stripBasket = Say("strip.basket")
    static let stripBasketLeft = Say("strip.basket-left")
    static let stripRides = Say("strip.rides")
    static let stripRidesHome = Say("strip.rides-home")
    static let orderAccepted = Say("order.accepted")
    static let orderPreparing = Say("order.preparing")
    static let orderOnTheWay = Say("order.on-the-way")
    static let orderAtHall = Say("order.at-hall")
    static let orderHandedOver = Say("order.handed-over")
    static let orderNotDelivered = Say("order.not-delivered")
    static let orderCancelled = Say("order.cancelled")
    static let decisionRideAccepted = Say("decision.ride-accepted")
    static let decisionRideLost = Say("decision.ride-lost")
    static let decisionCancelled = Say("decision.cancelled")
    static let decisionOrderAccepted = Say("decision.order-accepted")
    static let decisionTooLate = Say("decision.too-late")
    static let decisionRefused = Say("decision.refused")
    static let flashChangedMeanwhile = Say("flash.changed-meanwhile")
    static let flashMost = Say("flash.most")
    static let flashRemoved = Say("flash.removed")
    static let flashNotKept = Say("flash.not-kept")

    static let ofStrip: [Say] = [
        stripRemoteLost, stripRemoteLostPhone, stripOffline, stripOfflineBasket, stripUnknownTime,
        stripOpen, stripSoon, stripClosed, stripNextDay, stripNoDay, stripNotOrdered,
        stripNotOrderedSoon, stripNotOrderedNext, stripNotOrderedOffline, stripNotOrderedYet,
        stripNotChanged, stripNotCancelled, stripBasketWaits, stripBasketWaitsNext, stripNotAsked,
        stripBasket, stripBasketLeft, stripRides, stripRidesHome, orderAccepted, orderPreparing,
        orderOnTheWay, orderAtHall, orderHandedOver, orderNotDelivered, orderCancelled,
        decisionRideAccepted, decisionRideLost, decisionCancelled, decisionOrderAccepted,
        decisionTooLate, decisionRefused, flashChangedMeanwhile, flashMost, flashRemoved,
        flashNotKept,
    ]
}
