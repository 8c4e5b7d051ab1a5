public import Database
public import Domain
import Planted
public import Records
import Seal

/// Making a store and entering what is needed before the first day.
public enum OfficeStore {
    /// Brings a store to the form this program knows and writes its first page. Returns its facts.
    /// Throws `storeExists` if it has one.
    @discardableResult
    public static func create(
        on connection: any SQLConnection, municipality: MunicipalityCode, rehearsal: Bool,
        at moment: Moment
    ) throws(OfficeProblem) -> StoreFacts {
        try guarding {
            try Books.migrations.apply(to: connection, at: moment.milliseconds)
            let books = Books(connection, of: municipality, digest: sha256)
            return try connection.transaction {
                guard try books.store.facts() == nil else {
                    throw OfficeProblem.storeExists(municipality)
                }
                let facts = StoreFacts(
                    epoch: Hex.encode(try randomBytes(8)), rehearsal: rehearsal,
                    createdAt: moment)
                try books.store.create(facts)
                try books.store.nextJournalMark()
                return facts
            }
        }
    }

    /// Brings a store that was made by an earlier program to the form this one knows. True if
    /// anything had to be done.
    @discardableResult
    public static func migrate(
        _ connection: any SQLConnection, at moment: Moment
    ) throws(OfficeProblem) -> Bool {
        try guarding {
            !(try Books.migrations.apply(to: connection, at: moment.milliseconds).isEmpty)
        }
    }

    /// What the store says about itself. Throws `noStore` if it holds no such office.
    public static func facts(
        on connection: any SQLConnection, municipality: MunicipalityCode
    ) throws(OfficeProblem) -> StoreFacts {
        try guarding {
            let books = Books(connection, of: municipality, digest: sha256)
            guard let facts = try books.store.facts() else {
                throw OfficeProblem.noStore(municipality)
            }
            return facts
        }
    }

    /// Gives the store a new epoch after it was restored from a copy, and returns it. The boxes
    /// see it with their next request and offer again what they have sent; the change is audited.
    @discardableResult
    public static func renewEpoch(
        on connection: any SQLConnection, municipality: MunicipalityCode, at moment: Moment
    ) throws(OfficeProblem) -> String {
        try guarding {
            let books = Books(connection, of: municipality, digest: sha256)
            return try connection.transaction {
                try books.store.takeTurn()
                guard let facts = try books.store.facts() else {
                    throw OfficeProblem.noStore(municipality)
                }
                let fresh = Hex.encode(try randomBytes(8))
                let epoch = planted(.epochKept) ? facts.epoch : fresh
                try books.store.change(epoch: epoch)
                // An office that is open on these books still tells of the old epoch: it must end.
                try books.store.claim(writer: epoch)
                try books.store.nextJournalMark()
                try books.audit.append(
                    at: moment, who: "office", what: "renewEpoch", subject: epoch,
                    reason: "was \(facts.epoch)", status: 200)
                return epoch
            }
        }
    }

    /// Enters households, or brings their entries up to date; that it was done is audited. Returns
    /// how many are new.
    @discardableResult
    public static func enter(
        _ households: [Household], on connection: any SQLConnection,
        municipality: MunicipalityCode, at moment: Moment
    ) throws(OfficeProblem) -> Int {
        try guarding {
            let books = Books(connection, of: municipality, digest: sha256)
            return try connection.transaction {
                guard try books.store.takeTurn() else {
                    throw OfficeProblem.noStore(municipality)
                }
                var count = 0
                for household in households {
                    let before = try books.households.household(household.id)
                    if try books.households.put(household) { count += 1 }
                    if before?.registered == nil, let day = household.registered {
                        try books.log.append(
                            .householdRegistered, at: moment, day: day, household: household.id,
                            village: household.village, subject: household.id.text,
                            actor: "office")
                    }
                }
                try books.audit.append(
                    at: moment, who: "office", what: "importHouseholds",
                    subject: "\(households.count) households", reason: nil, status: 200)
                try books.store.nextJournalMark()
                return count
            }
        }
    }

    /// Enters somebody at the desk with their public key; the change is audited.
    public static func add(
        _ person: OperatorRecord, on connection: any SQLConnection,
        municipality: MunicipalityCode, at moment: Moment
    ) throws(OfficeProblem) {
        try guarding {
            _ = try PublicKey(base64: person.publicKey)
            let books = Books(connection, of: municipality, digest: sha256)
            try connection.transaction {
                guard try books.store.takeTurn() else {
                    throw OfficeProblem.noStore(municipality)
                }
                try books.operators.add(person, at: moment)
                try books.audit.append(
                    at: moment, who: "office", what: "addOperator", subject: person.id.text,
                    reason: person.role.rawValue, status: 201)
                try books.store.nextJournalMark()
            }
        }
    }

    /// Shuts somebody at the desk out; the change is audited. False if there is nobody of that name
    /// or they were out already.
    public static func remove(
        _ id: OperatorId, on connection: any SQLConnection, municipality: MunicipalityCode,
        at moment: Moment
    ) throws(OfficeProblem) -> Bool {
        try guarding {
            let books = Books(connection, of: municipality, digest: sha256)
            return try connection.transaction {
                try books.store.takeTurn()
                guard try books.operators.revoke(id, at: moment) else { return false }
                try books.audit.append(
                    at: moment, who: "office", what: "removeOperator", subject: id.text,
                    reason: nil, status: 200)
                try books.store.nextJournalMark()
                return true
            }
        }
    }

    static func guarding<T>(_ body: () throws -> T) throws(OfficeProblem) -> T {
        do {
            return try body()
        } catch let problem as OfficeProblem {
            throw problem
        } catch {
            throw .store("\(error)")
        }
    }
}
