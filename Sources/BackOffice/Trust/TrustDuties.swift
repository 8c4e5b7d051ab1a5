import Wire

extension Dispatcher {
    static let trustDuties: [Duty] = [
        .discreet(.calls, Desk.calls),
        .open(.answerCall, Desk.answerCall),
        .open(.setSpendingLimit, Residents.setSpendingLimit),
    ]
}
