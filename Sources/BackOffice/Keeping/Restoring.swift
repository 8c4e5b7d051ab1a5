public import Database
public import Domain
import Records
import Seal

/// What a restore brought back, and what it could not.
public struct RestoreReport: Sendable {
    /// The newest entry of the order log that the copy held; nil if its log was empty.
    public let copyUntil: Moment?
    /// How many changes of the journal were done again.
    public let changes: Int
    /// The entries of the order log among them, oldest first.
    public let returned: [Event]
    /// When the last change that came back was made; nil if none came back.
    public let until: Moment?
    /// The gap list: entries of the order log that the journal tells of but that could not be done
    /// again, because something before them is missing.
    public let lost: [Event]
    /// Files of the journal that end in half a record or could not be read.
    public let damaged: [String]
    /// The store's new epoch: the boxes offer again what they have sent.
    public let epoch: String
}

extension OfficeStore {
    /// Brings a copy of a store up to date from the files of its journal, oldest first, and gives
    /// it a new epoch; the change is audited.
    ///
    /// The copy is made into the form this program knows only after that, because the journal was
    /// written for the form it had. Throws `OfficeProblem`; the copy must not be used then.
    public static func restore(
        _ connection: any SQLConnection, journal files: [String],
        municipality: MunicipalityCode, at moment: Moment
    ) throws(OfficeProblem) -> RestoreReport {
        let facts = try facts(on: connection, municipality: municipality)
        return try guarding {
            let books = Books(connection, of: municipality, digest: sha256)
            let last = try books.log.last()
            let newest = try books.log.events(after: max(0, last - 1), most: 1).last
            let replay = JournalReplay(
                files, owner: municipality.text, epoch: facts.epoch,
                after: try books.store.journalMark())
            try replay.apply(to: connection) { (_) throws(SQLError) in
                try books.store.nextJournalMark()
            }
            try migrate(connection, at: moment)
            let epoch = try renewEpoch(on: connection, municipality: municipality, at: moment)
            let lost = events(of: replay.beyond)
            _ = try connection.transaction {
                try books.audit.append(
                    at: moment, who: "office", what: "restore", subject: epoch,
                    reason: "\(replay.batches.count) changes again, \(lost.count) entries lost",
                    status: 200)
            }
            return RestoreReport(
                copyUntil: newest?.at, changes: replay.batches.count,
                returned: events(of: replay.batches),
                until: replay.batches.last.map { Moment(milliseconds: $0.at) }, lost: lost,
                damaged: replay.torn + replay.unreadable, epoch: epoch)
        }
    }

    private static func events(of batches: [JournalBatch]) -> [Event] {
        batches.flatMap(\.entries).compactMap { OrderLog.event(madeBy: $0) }
    }
}
