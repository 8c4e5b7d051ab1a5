import Wire

extension Dispatcher {
    static let trustDuties: [Duty] = [
        .discreet(.calls, Desk.calls),
        .open(.answerCall, Desk.answerCall),
        .open(.setSpendingLimit, Residents.setSpendingLimit),
        .open(.askForItem, ItemWishes.ask),
        .discreet(.itemWishes, ItemWishes.list),
        .open(.answerItemWish, ItemWishes.answer),
    ]
}
