public import Domain
public import Seal
import Synchronization
public import TVFront
import Wire

/// Keeps the box and the office in step: sends the outbox in its order, fetches the view and the catalogue, and tells the front what is known.
///
/// `step` does one round and says how long to wait; a thread of the program calls it. Nothing here reads a clock or draws a random number of its own.
public final class BoxSync: Sendable {
    let store: BoxStore
    private let transport: any OfficeTransport
    let key: SigningKey
    let model: String
    /// Monotonic milliseconds; in a rehearsal the rehearsal's.
    private let elapsed: @Sendable () -> Int64
    private let random: @Sendable () -> Double
    let state: Mutex<State>

    struct State {
        var content = Content()
        var time = OfficeTime()
        var retry = Retry()
        var run = ""
        var epoch = ""
        /// The epoch in the office's latest answer.
        var heardEpoch = ""
        var box: String?
        var pairing: String?
        var catalogueVersion: String?
        /// The board of alerts as the office sent it last.
        var board: [UInt8] = []
    }

    /// A box with its books, key and line. Loads the last known content.
    public init(
        store: BoxStore, transport: any OfficeTransport, key: SigningKey, model: String,
        elapsed: @escaping @Sendable () -> Int64, random: @escaping @Sendable () -> Double
    ) throws(BoxStoreError) {
        self.store = store
        self.transport = transport
        self.key = key
        self.model = model
        self.elapsed = elapsed
        self.random = random
        var state = State()
        state.box = try store.value(.box)
        state.epoch = try store.value(.epoch) ?? ""
        state.content.isKiosk = try store.value(.place).map { !$0.isEmpty } ?? false
        if let page = try store.page(.kiosk) {
            state.content.kiosk = try? Message.read(KioskView.self, from: page.body)
            state.content.updatedAt = page.at
        }
        if state.box != nil {
            let digits = try store.value(.checkDigits) ?? ""
            state.content.binding =
                try store.value(.revoked) == nil ? .paired(checkDigits: digits) : .revoked
        }
        if let page = try store.page(.view) {
            state.content.view = try? Message.read(ResidentView.self, from: page.body)
            state.content.updatedAt = page.at
        }
        if let page = try store.page(.catalogue) {
            state.content.catalogue = try? Message.read(Catalogue.self, from: page.body)
            state.catalogueVersion = state.content.catalogue?.version
        }
        if let page = try store.page(.alerts) { state.take(board: page.body) }
        state.content.outbox = try store.entries().map(\.item)
        self.state = Mutex(state)
    }

    /// What the front shows now.
    public func content() -> Content {
        let elapsed = elapsed()
        return state.withLock { state in
            var content = state.content
            content.officeTime = state.time.now(elapsed: elapsed).map(Moment.init(milliseconds:))
            return content
        }
    }

    /// Commits a request into the outbox. The next `content` holds it. If this throws, nothing was asked.
    public func send(_ request: Request) throws(BoxStoreError) {
        let now = content().officeTime ?? Moment(milliseconds: 0)
        let entry = try store.enqueue(request, at: now)
        // It is committed, so it must show even if the books cannot be read just now.
        state.withLock { $0.content.outbox.insert(entry.item, at: 0) }
    }

    /// Marks a decision as seen.
    public func markSeen(_ key: String) throws(BoxStoreError) {
        try store.markSeen(key)
        try reloadOutbox()
    }

    /// Asks to be bound to the household or place a code was opened for; `step` sends it.
    public func pair(_ code: String) {
        state.withLock {
            $0.pairing = code
            $0.content.binding = .pairing
        }
    }

    func reloadOutbox() throws(BoxStoreError) {
        let items = try store.entries().map(\.item)
        state.withLock { $0.content.outbox = items }
    }

    // MARK: one round

    /// Does one round and returns how many milliseconds to wait before the next, at most `poll`.
    public func step(poll: Int) -> Int {
        var round = SyncRound(of: self, poll: poll)
        var next = round.begin()
        while true {
            switch next {
            case .rest(let milliseconds): return milliseconds
            case .ask(let question):
                do {
                    next = round.heard(
                        .success(
                            try transport.exchange(
                                method: question.method, target: question.target,
                                headers: question.headers, body: question.body)))
                } catch {
                    next = round.heard(.failure(error))
                }
            }
        }
    }

    var hasNewEpoch: Bool {
        state.withLock { !$0.heardEpoch.isEmpty && $0.heardEpoch != $0.epoch }
    }

    /// How long until a failed try is repeated.
    func pause() -> Int {
        let elapsed = elapsed()
        let share = random()
        return state.withLock { state in
            let now = state.time.now(elapsed: elapsed)
            let near =
                state.content.view?.days.contains { day in
                    guard let closes = day.closes, let now else { return false }
                    return (0...900_000).contains(closes.milliseconds - now)
                } ?? false
            return state.retry.pause(share: share, closeIsNear: near)
        }
    }

    func shutOut() throws {
        try store.keep("1", as: .revoked)
        state.withLock { $0.content.binding = .revoked }
    }

    /// Shows the office what the screen says, or with nil that it is no longer shown. Answers what
    /// somebody there points to. Throws if the office did not take it.
    public func show(_ screen: ScreenInWords?, until: Moment) throws -> ScreenPointer? {
        guard let box = state.withLock({ $0.box }) else { return nil }
        let answer = try fetch(
            Route.showScreen.path(), BoxSignature(key: key, box: box), method: "POST",
            body: try Message.bytes(ShowScreen(screen: screen, until: until)))
        return try Message.read(ScreenShown.self, from: answer.body).pointer
    }

    /// A signed read, repeated once if the office has started anew since the last.
    func fetch(
        _ path: String, _ signature: BoxSignature, method: String = "GET", body: [UInt8] = []
    ) throws -> Answer {
        for _ in 0..<2 {
            let (epoch, run) = state.withLock { ($0.epoch, $0.run) }
            let once = Hex.encode(try randomBytes(16))
            let answer = try ask(
                method, path, body,
                signature.read(
                    path: path, once: once, epoch: epoch, run: run, method: method, body: body))
            if answer.status == 200, answer.mediaType == "application/json" { return answer }
            guard let problem = try? Message.read(Problem.self, from: answer.body) else {
                throw LineDown("status \(answer.status)")
            }
            if problem.code == "stale-run" { continue }
            if Verdict.isShutOut(problem) { try shutOut() }
            throw LineDown("\(problem.status) \(problem.code)")
        }
        throw LineDown("the office keeps starting anew")
    }

    private func ask(
        _ method: String, _ target: String, _ body: [UInt8], _ headers: [(String, String)]
    ) throws -> Answer {
        let answer = try transport.exchange(
            method: method, target: target, headers: headers, body: body)
        note(answer)
        return answer
    }

    /// Notes what every answer tells: the office's time, its run and the epoch of its store.
    func note(_ answer: Answer) {
        let elapsed = elapsed()
        state.withLock { state in
            if let text = answer.headers[SignedFields.Header.time], let time = Int64(text) {
                state.time.heard(time, elapsed: elapsed)
            }
            if let run = answer.headers[SignedFields.Header.run] { state.run = run }
            if let epoch = answer.headers[SignedFields.Header.epoch] { state.heardEpoch = epoch }
        }
    }

    /// Takes the answer to a code; returns how long to wait.
    func takeBinding(_ answer: Answer) throws -> Int {
        if answer.status == 201, let paired = try? Message.read(Paired.self, from: answer.body) {
            let isOtherHome = try store.bind(paired)
            let outbox = try store.entries().map(\.item)
            let epoch = try store.value(.epoch) ?? ""
            state.withLock { state in
                if isOtherHome {
                    state.content = Content()
                    state.board = []
                    state.catalogueVersion = nil
                }
                state.content.outbox = outbox
                state.content.isKiosk = paired.place != nil
                state.box = paired.box.text
                state.epoch = epoch
                state.pairing = nil
                state.content.binding = .paired(checkDigits: paired.checkDigits)
            }
            return 0
        }
        // The office may have bound this box already, so anything but its own no is asked again.
        guard (400..<500).contains(answer.status), answer.mediaType == Problem.mediaType,
            let problem = try? Message.read(Problem.self, from: answer.body)
        else { throw LineDown("no answer to a code: status \(answer.status)") }
        state.withLock { state in
            state.pairing = nil
            state.content.binding = .unpaired(
                failure: Note(ja: problem.detail, en: problem.detailEn))
        }
        return 1000
    }
}
