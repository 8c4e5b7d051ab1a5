public import Database
public import Domain
import Records
import Seal
import Synchronization
import Wire

/// The office: it answers requests, closes slots and keeps the books.
///
/// One of it per store, or on a database server several that take turns (`together`): then nothing
/// that must last or be known to all is kept in memory.
///
/// Writes go through one writer in the order in which they arrive; reads go beside it. Nothing is
/// answered before what it rests on is durable.
public final class Office: Sendable {
    let writer: GroupCommit
    let readers: ReadDesk
    let terms: Terms
    let now: Now
    let run: Run
    /// Names this office in the store; another one that claims the store fences this one off.
    let token: String
    /// Whether other offices may be open on the same store.
    let together: Bool
    let fault: FaultPoint?
    /// Space for what must be written when the disk is full.
    let reserve: DiskReserve?
    let onFatal: @Sendable (String) -> Void
    /// Keys of signers, to check signatures without asking the store. Keys of an id seldom change.
    let keys = Mutex<[String: PublicKey]>([:])
    /// When boxes were last heard from, not yet written.
    let seen = Mutex<[BoxId: Moment]>([:])
    let alertMemory: AlertMemory
    /// Before this moment no slot has to be closed.
    let nextDue = Mutex(Moment(milliseconds: .min))
    let lastHousekeeping = Mutex(Moment(milliseconds: .min))
    let trouble = Mutex<String?>(nil)
    private let lastTrouble = Mutex("")
    let onTrouble: @Sendable (String) -> Void
    /// Published tables, so that the page costs one count a month and day.
    let figures = Mutex<[Month: KeptFigures]>([:])
    private let warnings = Mutex<[String: String]>([:])

    /// Opens the office on a store that was made and migrated.
    ///
    /// The writer's connection and those of the readers (one thread each) belong to the office
    /// from now on. `together` lets other offices be open on the same store, and is for a database
    /// server; otherwise this office takes the store over. `onFatal` is told one sentence when the
    /// store must not be used any more: the program should end with an error. `steady` is the
    /// clock behind `now` if it can refuse to follow the system's; `reserve` is given up when the
    /// disk is full. `onTrouble` is told one sentence, for the operator's log, when something
    /// failed that did not fail just before. With `isByHand` no threads are started and everything
    /// waits for `turn`. Throws `OfficeProblem`.
    public init(
        writer connection: any SQLConnection, readers: [any SQLConnection],
        municipality: Municipality, catalogue: Catalogue, together: Bool = false,
        now: @escaping Now, fault: FaultPoint? = nil, reserve: DiskReserve? = nil,
        steady: SteadyClock? = nil, isByHand: Bool = false,
        onTrouble: @escaping @Sendable (String) -> Void = { _ in },
        onFatal: @escaping @Sendable (String) -> Void
    ) throws(OfficeProblem) {
        let code = municipality.code
        let books = Books(connection, of: code, digest: sha256)
        do {
            token = Hex.encode(try randomBytes(16))
            let token = token
            let opened = now()
            let facts = try connection.transaction {
                if together {
                    try books.store.takeTurn()
                } else {
                    try books.store.claim(writer: token)
                }
                try books.life.begin(at: opened, besideOthers: together)
                return try books.store.facts()
            }
            guard let facts else { throw OfficeProblem.noStore(code) }
            terms = Terms(
                municipality: municipality, catalogue: catalogue, facts: facts, steady: steady)
            run = try Run(commonTo: together ? facts.epoch : nil, now: now)
        } catch let problem as OfficeProblem {
            throw problem
        } catch {
            throw .store("\(error)")
        }
        self.now = now
        self.together = together
        alertMemory = AlertMemory(together: together)
        self.fault = fault
        self.reserve = reserve
        self.onTrouble = onTrouble
        let isTold = Mutex(false)
        let tellOnce: @Sendable (String) -> Void = { sentence in
            let isFirst = isTold.withLock { told in
                defer { told = true }
                return !told
            }
            if isFirst { onFatal(sentence) }
        }
        self.onFatal = tellOnce
        self.readers = ReadDesk(
            readers.map { Books($0, of: code, digest: sha256) }, isByHand: isByHand)
        var onFault: (@Sendable (String) -> Void)?
        if let fault { onFault = { fault.reach($0) } }
        let turn = together ? Self.turn(of: token, at: terms, now) : nil
        writer = GroupCommit(
            connection: connection, turn: turn, isByHand: isByHand, onFault: onFault,
            onFatal: { tellOnce("\($0)") })
    }

    /// The epoch of the store.
    public var epoch: String { terms.facts.epoch }

    /// Whether everything in the store is made up.
    public var isRehearsal: Bool { terms.facts.rehearsal }

    /// Whether a close is less than two minutes away: no time for what can wait.
    public var isBeforeClose: Bool {
        (0...120_000).contains(nextDue.withLock { $0 }.milliseconds &- now().milliseconds)
    }

    /// Commits what waits and closes the desk. Blocks until the last request is answered.
    public func stop() {
        readers.stop()
        writer.stop()
    }

    /// The books over the writer's connection. Throws `Fenced` if another office has taken over.
    func books(over connection: any SQLConnection) throws -> Books {
        let books = Books(connection, of: terms.municipality.code, digest: sha256)
        // Where offices take turns, the turn has shown that this one may write.
        guard try together || books.store.isWriter(token) else { throw Fenced() }
        return books
    }

    /// Looks at what failed. Another office at the store, or a store that cannot be trusted any
    /// more, is the end of this one; the rest is told to whoever asks how the office is.
    func note(_ error: any Error) {
        if error is Fenced { onFatal("Another office has opened this store; this one must end.") }
        if let error = error as? SQLError, error.isFatal { onFatal("\(error)") }
        if case SQLError.full = error { reserve?.give() }
        let isNews = lastTrouble.withLock { last in
            defer { last = "\(error)" }
            return last != "\(error)"
        }
        if isNews { onTrouble("\(error)") }
        trouble.withLock { $0 = Self.sentence(for: error) }
    }

    /// What anybody may know of it: the statement and the names in an error are the operator's.
    private static func sentence(for error: any Error) -> String {
        switch error {
        case SQLError.full, SQLError.busy: "\(error)"
        default: "The books failed a moment ago; the office's log says how."
        }
    }

    /// Says one sentence about what is wrong around the office with a thing such as its clock, or
    /// nil when it is right again.
    public func warn(_ sentence: String?, about thing: String) {
        warnings.withLock { $0[thing] = sentence }
    }

    /// How the office is: "ok", or what is wrong.
    var state: String {
        let around = warnings.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
        let all = around + [trouble.withLock { $0 }].compactMap { $0 }
        return all.isEmpty ? "ok" : all.joined(separator: " ")
    }
}

/// Why the office cannot open or go on.
public enum OfficeProblem: Error, Sendable, CustomStringConvertible {
    /// The store has no page for this municipality.
    case noStore(MunicipalityCode)
    /// There is a store already.
    case storeExists(MunicipalityCode)
    /// The journal holds changes that the store lacks: somebody put an older copy in its place.
    case olderThanJournal(missing: Int64)
    /// The store failed; the sentence says how.
    case store(String)

    /// One plain sentence for the operator.
    public var description: String {
        switch self {
        case .noStore(let code):
            "The store holds no office of municipality \(code). Make one with: create"
        case .storeExists(let code): "The store already holds an office of municipality \(code)."
        case .olderThanJournal(let missing):
            "The journal holds \(missing) changes that these books lack. Bring them back with: "
                + "engawa-office restore. To go on without them: engawa-office renew-epoch."
        case .store(let sentence): sentence
        }
    }
}
