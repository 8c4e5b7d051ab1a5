import Domain
import Records
import Seal
import Wire

extension PairingDesk {
    /// Makes a box the kiosk of the place its code was opened for.
    func bind(
        _ key: PublicKey, to place: RidePlaceId, code: String, model: String, used: BoxId?
    ) throws -> Reply {
        guard terms.municipality.ridePlace(place) != nil else {
            return .problem(Self.wrongCode)
        }
        if let used {
            guard let kiosk = try books.kiosks.kiosk(used), kiosk.publicKey == key.base64 else {
                return .problem(Self.wrongCode)
            }
            return try paired(kiosk)
        }
        let kiosk = KioskRecord(
            id: try books.kiosks.nextId(), place: place, publicKey: key.base64,
            model: model, checkDigits: checkDigits(publicKey: key, nonce: Array(code.utf8)),
            pairedAt: now)
        try shutOut(publicKey: key.base64)
        try books.kiosks.add(kiosk)
        guard try books.pairings.use(code: code, for: kiosk.id) else {
            return .problem(Self.wrongCode)
        }
        try books.audit.append(
            at: now, who: "kiosk:\(kiosk.id)", what: "pair", subject: kiosk.place.text,
            reason: nil, status: 201)
        return try paired(kiosk)
    }

    /// Whatever this box was before ends here: it can be a household's or a kiosk, never both.
    private func shutOut(publicKey: String) throws {
        for box in try books.boxes.boxes(publicKey: publicKey)
        where try books.boxes.revoke(box.id, at: now) {
            try books.log.append(
                .boxRevoked, at: now, household: box.household, subject: box.id.text,
                actor: "office")
        }
        try shutOutKiosks(publicKey: publicKey)
    }

    /// Ends what a box was as a kiosk.
    func shutOutKiosks(publicKey: String) throws {
        for kiosk in try books.kiosks.kiosks(publicKey: publicKey) {
            _ = try books.kiosks.revoke(kiosk.id, at: now)
        }
    }

    private func paired(_ kiosk: KioskRecord) throws -> Reply {
        try .message(
            Paired(
                box: kiosk.id, place: kiosk.place, epoch: terms.facts.epoch,
                checkDigits: kiosk.checkDigits), status: 201)
    }
}

extension Desk {
    /// Opens a code of twelve digits for a kiosk at a place.
    static func openKioskPairing(_ place: RidePlaceId, _ visit: Visit) throws -> Reply {
        guard visit.terms.municipality.ridePlace(place) != nil else { throw Refusal.noSuchPlace }
        let code = try randomDigits(12)
        let expires = visit.now.adding(minutes: codeMinutes)
        try visit.books.pairings.open(
            code: code, for: .place(place), by: visit.actor, expires: expires)
        return try .message(
            PairingCode(code: code, household: nil, place: place, expires: expires), status: 201,
            subject: place.text)
    }

    static func row(_ kiosk: KioskRecord) -> BoxRow {
        var row = BoxRow(
            id: kiosk.id, household: nil, model: kiosk.model, checkDigits: kiosk.checkDigits,
            pairedAt: kiosk.pairedAt, lastSeen: kiosk.lastSeen, revokedAt: kiosk.revokedAt,
            lastSequence: kiosk.lastSequence)
        row.place = kiosk.place
        return row
    }

    /// Shuts a kiosk out; nil if there is no kiosk of that id.
    static func revokeKiosk(_ id: BoxId, reason: String, _ visit: Visit) throws -> Reply? {
        _ = try visit.books.kiosks.revoke(id, at: visit.now)
        guard let kiosk = try visit.books.kiosks.kiosk(id) else { return nil }
        return try .message(row(kiosk), subject: id.text, reason: reason)
    }
}
