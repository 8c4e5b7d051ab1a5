import Wire

extension Dispatcher {
    static let wellnessDuties: [Duty] = [
        .open(.decideConsent, Consents.decide),
        .discreet(.consents, Consents.list),
        .open(.announceAway, Absence.announce),
        .open(.comeHome, Absence.comeHome),
        .open(.keySign, Signs.key),
        .discreet(.observations, Observing.list),
        .open(.setWellness, WellnessPart.set),
    ]
}
