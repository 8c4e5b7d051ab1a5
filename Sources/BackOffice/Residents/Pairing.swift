import Database
import Domain
import Records
import Seal
import Wire

extension Office {
    /// Binds a box to a household, or to a place as a kiosk. Not signed: the code protects it.
    func pair(
        _ request: OfficeRequest, arrived: Moment, reply: @escaping @Sendable (Reply) -> Void
    ) {
        guard let message = try? Message.read(PairBox.self, from: request.body),
            let key = try? PublicKey(base64: message.publicKey),
            (1...80).contains(message.model.count),
            !message.model.unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control
            })
        else { return reply(.problem(.badMessage("not a PairBox"))) }
        let code = message.code.filter { $0 != " " && $0 != "-" }
        guard code.utf8.count == 12, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return reply(.problem(PairingDesk.wrongCode))
        }
        let terms = terms
        writer.submit { connection in
            let desk = PairingDesk(
                books: try self.books(over: connection), terms: terms, now: arrived)
            self.fault?.pass(Route.pair.name)
            return try desk.bind(code: code, key: key, model: message.model)
        } completion: { result in
            switch result {
            case .success(let answer): reply(answer)
            case .failure(let error): reply(self.failure(error))
            }
        }
    }
}

/// Binding boxes to households.
struct PairingDesk {
    /// Whoever guesses learns nothing: expired, burnt, used and wrong are one answer.
    static let wrongCode = Problem.unfit(
        "wrong-code", ja: "番号が ちがうか、時間が すぎました。電話で たしかめてください。",
        en: "The number is wrong or too old. Please check it on the telephone.")

    let books: Books
    let terms: Terms
    let now: Moment

    /// Binds the box with that key. The same code and key again get the same answer.
    func bind(code: String, key: PublicKey, model: String) throws -> Reply {
        guard let pairing = try books.pairings.find(code: code, at: now) else {
            if try books.pairings.countWrongTry(at: now) > 0 {
                try books.audit.append(
                    at: now, who: "office", what: "pair", subject: "pairings",
                    reason: "five wrong tries burnt the open codes", status: 422)
            }
            return .problem(Self.wrongCode)
        }
        switch pairing.holder {
        case .place(let place):
            return try bind(key, to: place, code: code, model: model, used: pairing.box)
        case .household(let id):
            return try bind(key, to: id, code: code, model: model, used: pairing.box)
        }
    }

    private func bind(
        _ key: PublicKey, to id: HouseholdId, code: String, model: String, used: BoxId?
    ) throws -> Reply {
        guard let household = try books.households.household(id) else {
            return .problem(Self.wrongCode)
        }
        if let used {
            guard let box = try books.boxes.box(used), box.publicKey == key.base64 else {
                return .problem(Self.wrongCode)
            }
            return try paired(box, household)
        }
        let box = BoxRecord(
            id: try books.boxes.nextId(), household: household.id, publicKey: key.base64,
            model: model,
            checkDigits: checkDigits(publicKey: key, nonce: Array(code.utf8)), pairedAt: now,
            earlier: try books.boxes.boxes(of: household.id)
                .filter { $0.publicKey == key.base64 }.map(\.id))
        try shutOutEarlier(than: box)
        try books.boxes.add(box)
        guard try books.pairings.use(code: code, for: box.id) else {
            return .problem(Self.wrongCode)
        }
        try log(.boxPaired, box, household)
        try register(household)
        return try paired(box, household)
    }

    /// The household's earlier boxes, and the same box at an earlier household, end here.
    private func shutOutEarlier(than box: BoxRecord) throws {
        let others =
            try books.boxes.boxes(of: box.household) + books.boxes.boxes(publicKey: box.publicKey)
        for other in others where try books.boxes.revoke(other.id, at: now) {
            try books.log.append(
                .boxRevoked, at: now, household: other.household, subject: other.id.text,
                actor: "office")
        }
        try shutOutKiosks(publicKey: box.publicKey)
    }

    /// A household whose first box is bound has signed up.
    private func register(_ household: Household) throws {
        guard household.registered == nil else { return }
        let today = terms.municipality.zone.day(at: now)
        _ = try books.households.put(
            Household(
                id: household.id, village: household.village, name: household.name,
                address: household.address, phone: household.phone,
                elderlyOnly: household.elderlyOnly, registered: today,
                reducedFare: household.reducedFare))
        try books.log.append(
            .householdRegistered, at: now, day: today, household: household.id,
            village: household.village, subject: household.id.text, actor: "office")
    }

    private func log(_ kind: EventKind, _ box: BoxRecord, _ household: Household) throws {
        try books.log.append(
            kind, at: now, household: household.id, village: household.village,
            subject: box.id.text, actor: "box:\(box.id)")
    }

    private func paired(_ box: BoxRecord, _ household: Household) throws -> Reply {
        try .message(
            Paired(
                box: box.id, household: household.id, householdName: household.name,
                epoch: terms.facts.epoch, checkDigits: box.checkDigits), status: 201)
    }
}
