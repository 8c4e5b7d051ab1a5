// What is said: deliveries. The texts themselves are in `Screens/Strings`.
extension Say {
    static let deliveriesNone = Say("deliveries.none")
    static let deliveriesNoneDetail = Say("deliveries.none.detail")
    static let orderTitle = Say("order.title")
    static let receipt = Say("receipt")
    static let shortCount = Say("short.count")
    static let shortLine = Say("short.line")
    static let changePending = Say("change.pending")
    static let handedTo = Say("handed-to")
    static let buttonChangeOrder = Say("button.change-order")
    static let hintChangeOrder = Say("hint.change-order")
    static let buttonCancel = Say("button.cancel")
    static let hintCancel = Say("hint.cancel")
    static let cancelAsk = Say("cancel.ask")
    static let cancelAskTotal = Say("cancel.ask-total")
    static let buttonKeepOrder = Say("button.keep-order")
    static let hintKeepOrder = Say("hint.keep-order")
    static let buttonCancelNow = Say("button.cancel-now")
    static let hintCancelNow = Say("hint.cancel-now")

    static let ofDeliveries: [Say] = [
        deliveriesNone, deliveriesNoneDetail, orderTitle, receipt, shortCount, shortLine,
        changePending, handedTo, buttonChangeOrder, hintChangeOrder, buttonCancel, hintCancel,
        cancelAsk, cancelAskTotal, buttonKeepOrder, hintKeepOrder, buttonCancelNow, hintCancelNow,
    ]
}
