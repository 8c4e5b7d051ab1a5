import Domain
import Records
import Seal
import Wire

extension Desk {
    /// Minutes a pairing code lives.
    static let codeMinutes = 10

    /// Opens a code of twelve digits for a household or a kiosk.
    static func openPairing(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(OpenPairing.self)
        if let place = wish.place {
            guard wish.household == nil else {
                throw Problem.badMessage("either a household or a place")
            }
            return try openKioskPairing(place, visit)
        }
        let household = try visit.household(named: wish.household)
        let code = try randomDigits(12)
        let expires = visit.now.adding(minutes: codeMinutes)
        try visit.books.pairings.open(
            code: code, for: .household(household.id), by: visit.actor, expires: expires)
        return try .message(
            PairingCode(code: code, household: household.id, expires: expires), status: 201,
            subject: household.id.text)
    }

    /// The boxes, then the kiosks.
    static func boxes(_ visit: Visit) throws -> Reply {
        let kiosks = try visit.books.kiosks.all().map { row($0) }
        return try .message(
            Listing(items: try visit.books.boxes.all().map { row($0) } + kiosks))
    }

    /// Shuts a box out, from the next request on. Answer: 200 with the `BoxRow`.
    static func revokeBox(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        let reason = try visit.reason(step.reason)
        let id: BoxId = try visit.id("box")
        if let kiosk = try revokeKiosk(id, reason: reason, visit) { return kiosk }
        guard let box = try visit.books.boxes.box(id) else { throw Refusal.notFound }
        if try visit.books.boxes.revoke(id, at: visit.now) {
            try visit.books.log.append(
                .boxRevoked, at: visit.now, household: box.household, subject: id.text,
                actor: visit.actor)
        }
        guard let after = try visit.books.boxes.box(id) else { throw Refusal.notFound }
        return try .message(row(after), subject: id.text, reason: reason)
    }
}
