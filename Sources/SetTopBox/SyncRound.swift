import Domain
import Planted
import Seal
import Synchronization
import TVFront
import Wire

/// One round of a box with the office, as a machine: it says what to ask, is handed what came back,
/// and in the end says how long to rest. It keeps what it learns in the box's books and waits for
/// nothing itself, so that a thread drives it in the product and a scheduler in the simulation.
public struct SyncRound: Sendable {
    /// What to send, and where to.
    public struct Question: Sendable {
        /// `GET` or `POST`.
        public let method: String
        /// The path.
        public let target: String
        /// The headers, signed.
        public let headers: [(String, String)]
        /// The body.
        public let body: [UInt8]
    }

    /// What the round wants now.
    public enum Next: Sendable {
        /// Send this and hand in what comes back with `heard`.
        case ask(Question)
        /// The round is over; begin another after so many milliseconds.
        case rest(Int)
    }

    /// What the next answer is an answer to.
    private enum Stage {
        case nothing, binding
        case deciding(OutboxEntry)
        case viewing(triesLeft: Int)
        case listing(version: String, at: Moment, triesLeft: Int)
    }

    private let sync: BoxSync
    private let poll: Int
    private var signature: BoxSignature?
    private var stage = Stage.nothing
    /// Whether the view that is fetched ends the round.
    private var isLast = false

    /// A round of a box; `poll` is the rest after a good one, in milliseconds.
    public init(of sync: BoxSync, poll: Int) {
        self.sync = sync
        self.poll = poll
    }

    /// Begins the round.
    public mutating func begin() -> Next {
        let (box, pairing, revoked, isKiosk) = sync.state.withLock {
            ($0.box, $0.pairing, $0.content.binding == .revoked, $0.content.isKiosk)
        }
        do {
            if let pairing { return try askForBinding(pairing) }
            guard let box else { return .rest(poll) }
            if revoked { return .rest(max(poll, 60_000)) }
            signature = BoxSignature(key: sync.key, box: box, isKiosk: isKiosk)
            // What the box knows of a restored office comes before what is sent to it.
            return sync.hasNewEpoch ? try askForView(isLast: false) : try goOn()
        } catch {
            return failed()
        }
    }

    /// Takes the answer to the last question, or that there was none.
    public mutating func heard(_ answer: Result<Answer, LineDown>) -> Next {
        do {
            let answer = try answer.get()
            sync.note(answer)
            switch stage {
            case .nothing: return .rest(poll)
            case .binding: return .rest(try sync.takeBinding(answer))
            case .deciding(let entry): return try decided(entry, answer)
            case .viewing(let triesLeft):
                guard let good = try checked(answer, triesLeft) else {
                    return try askForView(isLast: isLast, triesLeft: triesLeft - 1)
                }
                return try took(view: good)
            case .listing(let version, let at, let triesLeft):
                guard let good = try checked(answer, triesLeft) else {
                    return try askForCatalogue(version, at, triesLeft: triesLeft - 1)
                }
                try sync.take(catalogue: good, version: version, at: at)
                return try viewed()
            }
        } catch {
            return failed()
        }
    }

    // MARK: what is asked

    private mutating func askForBinding(_ code: String) throws -> Next {
        stage = .binding
        let body = try Message.bytes(
            PairBox(code: code, publicKey: sync.key.publicKey.base64, model: sync.model))
        return .ask(
            Question(
                method: "POST", target: Route.pair.path(),
                headers: [("content-type", "application/json")], body: body))
    }

    /// Sends what waits, the oldest first, and fetches the view when nothing does any more.
    private mutating func goOn() throws -> Next {
        guard let signature, let entry = try sync.store.nextToSend() else {
            return try askForView(isLast: true)
        }
        let spelled = try Spelled(sync.store.request(of: entry))
        let epoch = sync.state.withLock { $0.epoch }
        let fresh = planted(.newKeyEachTime) ? Hex.encode(try randomBytes(16)) : entry.item.key
        stage = .deciding(entry)
        return .ask(
            Question(
                method: "POST", target: spelled.path,
                headers: signature.write(
                    path: spelled.path, body: spelled.body, sequence: entry.sequence,
                    idempotencyKey: fresh, epoch: epoch), body: spelled.body))
    }

    private mutating func askForView(isLast: Bool, triesLeft: Int = 2) throws -> Next {
        self.isLast = isLast
        stage = .viewing(triesLeft: triesLeft)
        let isKiosk = sync.state.withLock { $0.content.isKiosk }
        return try read(isKiosk ? Route.kioskView.path() : Route.view.path())
    }

    private mutating func askForCatalogue(
        _ version: String, _ at: Moment, triesLeft: Int = 2
    ) throws -> Next {
        stage = .listing(version: version, at: at, triesLeft: triesLeft)
        return try read(Route.catalogue.path())
    }

    private func read(_ path: String) throws -> Next {
        guard let signature else { throw LineDown("nobody to sign for") }
        let (epoch, run) = sync.state.withLock { ($0.epoch, $0.run) }
        let once = Hex.encode(try randomBytes(16))
        return .ask(
            Question(
                method: "GET", target: path,
                headers: signature.read(path: path, once: once, epoch: epoch, run: run),
                body: []))
    }

    // MARK: what came back

    /// An answer to a read that can be believed; nil if the office has started anew and wants it
    /// signed once more.
    private func checked(_ answer: Answer, _ triesLeft: Int) throws -> Answer? {
        guard let problem = try sync.problem(of: answer) else { return answer }
        guard problem.code == "stale-run" else {
            throw LineDown("\(problem.status) \(problem.code)")
        }
        guard triesLeft > 1 else { throw LineDown("the office keeps starting anew") }
        return nil
    }

    private mutating func decided(_ entry: OutboxEntry, _ answer: Answer) throws -> Next {
        let isDecided = try sync.take(answer, to: entry)
        if sync.hasNewEpoch { return try askForView(isLast: false) }
        return isDecided ? try goOn() : .rest(sync.pause())
    }

    private mutating func took(view answer: Answer) throws -> Next {
        if sync.state.withLock({ $0.content.isKiosk }) {
            try sync.take(kioskView: answer)
            return try viewed()
        }
        guard let news = try sync.take(view: answer) else { return try viewed() }
        return try askForCatalogue(news.version, news.at)
    }

    private mutating func viewed() throws -> Next {
        // A view may tell of a restored office: what it has lost is offered again at once.
        guard isLast, try sync.store.nextToSend() == nil else { return try goOn() }
        sync.state.withLock {
            $0.retry.succeeded()
            $0.content.connected = true
        }
        return .rest(poll)
    }

    private func failed() -> Next {
        sync.state.withLock {
            $0.retry.failed()
            $0.content.connected = false
        }
        return .rest(min(sync.pause(), max(poll, 1000) * 12))
    }
}

// What a box does with each kind of answer.
extension BoxSync {
    /// The problem in an answer to a read, nil if it is what was asked for.
    func problem(of answer: Answer) throws -> Problem? {
        if answer.status == 200, answer.mediaType == "application/json" { return nil }
        guard let problem = try? Message.read(Problem.self, from: answer.body) else {
            throw LineDown("status \(answer.status)")
        }
        if Verdict.isShutOut(problem) { try shutOut() }
        return problem
    }

    /// Takes the answer to an entry; true if the office decided it.
    func take(_ answer: Answer, to entry: OutboxEntry) throws -> Bool {
        switch Verdict(answer, to: entry.item.request) {
        case .decided(let decision):
            let at = content().officeTime ?? entry.item.pressedAt
            try store.decide(
                entry.sequence, decision, second: Verdict.second(answer, to: entry.item.request),
                at: at)
            try reloadOutbox()
            return true
        case .again:
            state.withLock { $0.retry.failed() }
            return false
        case .shutOut:
            try shutOut()
            return false
        }
    }

    /// Keeps a view. Answers the version of the catalogue it names, if it is a new one.
    func take(view answer: Answer) throws -> (version: String, at: Moment)? {
        guard let view = try? Message.read(ResidentView.self, from: answer.body) else {
            throw LineDown("the view cannot be read")
        }
        try store.keep(.view, body: answer.body, at: view.officeTime)
        if view.epoch != state.withLock({ $0.epoch }) {
            try store.begin(epoch: view.epoch, on: view.zone.day(at: view.officeTime))
        }
        let known = state.withLock { state in
            state.content.view = view
            state.content.updatedAt = view.officeTime
            state.take(board: state.board)
            state.epoch = view.epoch
            state.heardEpoch = view.epoch
            return state.catalogueVersion
        }
        // Fourteen days keep what a restored office may ask for again.
        try store.clear(decidedBefore: view.officeTime.adding(minutes: -14 * 24 * 60))
        return known == view.catalogueVersion ? nil : (view.catalogueVersion, view.officeTime)
    }

    /// Keeps a catalogue.
    func take(catalogue answer: Answer, version: String, at moment: Moment) throws {
        guard let catalogue = try? Message.read(Catalogue.self, from: answer.body) else {
            throw LineDown("the catalogue cannot be read")
        }
        try store.keep(.catalogue, body: answer.body, at: moment)
        state.withLock {
            $0.content.catalogue = catalogue
            $0.catalogueVersion = version
        }
    }
}
