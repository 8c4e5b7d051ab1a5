import Domain
import Records
import Wire

/// What a household agreed to, and what follows from it.
enum Consents {
    /// What the television and the desk know of a household's consents; nil where nothing is asked.
    static func state(of household: HouseholdId, _ visit: Visit) throws -> ConsentState? {
        guard let purposes = visit.terms.municipality.wellness?.purposes, !purposes.isEmpty else {
            return nil
        }
        return ConsentState(
            purposes: purposes, entries: try visit.books.consents.entries(of: household))
    }

    /// Whether a household agrees to a purpose at this moment, in the words that hold now.
    static func isGiven(
        _ purpose: ConsentId, by household: HouseholdId, _ visit: Visit
    ) throws -> Bool {
        guard let known = self.purpose(purpose, visit),
            let last = try visit.books.consents.last(purpose, of: household)
        else { return false }
        return ConsentState(purposes: [known], entries: [last]).isGiven(purpose)
    }

    /// The purpose with that id, if this municipality asks for it.
    static func purpose(_ id: ConsentId, _ visit: Visit) -> ConsentPurpose? {
        visit.terms.municipality.wellness?.purposes.first { $0.id == id }
    }

    /// Writes a decision into the ledger. To agree one must have read the words that hold now; to
    /// refuse or take back is always possible.
    static func decide(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(DecideConsent.self)
        let household = try visit.household(named: wish.household)
        let reason = visit.signer.isDesk ? try visit.reason(wish.reason) : nil
        guard let purpose = purpose(wish.purpose, visit) else { throw Refusal.notFound }
        guard let version = wish.version ?? (visit.signer.isDesk ? purpose.version : nil) else {
            throw Problem.badMessage("a box names the version")
        }
        guard wish.decision != .given || version == purpose.version else {
            throw Refusal.changedMeanwhile
        }
        let entry = try visit.books.consents.append(
            wish.decision, to: purpose.id, version: version, household: household.id,
            channel: visit.channel(wish.channel), actor: visit.actor, reason: reason,
            at: visit.now)
        if wish.decision != .given { try forget(purpose.id, of: household.id, visit) }
        try visit.books.log.append(
            .consentDecided, at: visit.now, household: household.id,
            village: household.village, subject: household.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(entry), as: UTF8.self))
        return try .message(entry, status: 201, subject: household.id.text, reason: reason)
    }

    // What was kept by a consent goes with it.
    private static func forget(
        _ purpose: ConsentId, of household: HouseholdId, _ visit: Visit
    ) throws {
        switch purpose {
        case .passiveSigns: try visit.books.keySigns.forget(household)
        case .observations:
            try visit.books.observations.forget(household, before: visit.now.adding(minutes: 1))
        default: break
        }
    }

    /// A household's consents for the desk.
    static func list(_ visit: Visit) throws -> Reply {
        let household = try visit.household(named: visit.id("household"))
        let state = try state(of: household.id, visit) ?? ConsentState(purposes: [], entries: [])
        return try .message(state, subject: household.id.text)
    }
}
