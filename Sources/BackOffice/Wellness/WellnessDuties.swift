import Wire

extension Dispatcher {
    static let wellnessDuties: [Duty] = [
        .open(.decideConsent, Consents.decide),
        .discreet(.consents, Consents.list),
    ]
}
