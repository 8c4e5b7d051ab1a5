import BackOffice
import Console
import DataFiles
import Database
import Domain
import Foundation
import HTTPServer
import Records
import Synchronization

/// The open office: from the overdue closes to the last answered request.
struct Serving {
    private let given: Given
    private let terminal: Terminal

    init(_ given: Given, _ terminal: Terminal) {
        self.given = given
        self.terminal = terminal
    }

    func serve() throws {
        let (town, catalogue) = try DataFolder.load(given.option("data") ?? "")
        let address = try Self.address(
            given.option("listen") ?? "", risk: given.has("i-know-this-is-not-loopback"))
        let place = Founding.place(given)
        let store = try place.open(town.code)
        let isChanged = try StorePlace.migrate(store)
        let facts = try OfficeStore.facts(on: store, municipality: town.code)
        let keeper = try keeper(of: place, town, facts)
        let writer = try keeper.open(store, municipality: town.code, isChanged: isChanged)
        let steady = SteadyClock(wall: ProgramClock.real, elapsed: Self.sinceBoot)
        let led = try clock(isRehearsal: facts.rehearsal)
        let now = led ?? steady.now
        let terminal = terminal
        let office = try Office(
            writer: writer,
            readers: [try place.openReader(town.code), try place.openReader(town.code)],
            municipality: town, catalogue: catalogue, together: place.isServer, now: now,
            fault: try fault(isRehearsal: facts.rehearsal),
            reserve: place.path.map { DiskReserve(besides: $0) },
            steady: led == nil ? steady : nil,
            onTrouble: { terminal.say(Words(same: $0)) },
            onFatal: { sentence in
                terminal.say(Words(same: sentence))
                // Nothing may touch the store any more, not even on the way out.
                _exit(ExitCode.error.rawValue)
            })
        // The day's close stands in the log before anybody can ask for anything.
        try finish { try await office.closeOverdue() }
        let server = try HTTPServer(listening: address) { request, completion in
            let question = OfficeRequest(
                method: request.method, path: request.rawPath, query: request.rawQuery,
                headers: request.headers.map { ($0.name, $0.value) }, body: request.body)
            office.answer(question) { answer in
                completion(
                    HTTPResponse(
                        status: answer.status,
                        headers: answer.headers.map { (name: $0.0, value: $0.1) },
                        body: answer.body))
            }
        }
        announce(town, facts.rehearsal, server)
        while !Self.isToldToStop() {
            try finish { await office.tick() }
            keeper.tick(isRush: office.isBeforeClose)
            office.warn(steady.jump.map { Self.warning(jump: $0) }, about: "clock")
            office.warn(keeper.trouble, about: "copies")
        }
        server.stop()
        office.stop()
        keeper.stop()
    }

    /// Waits for work of the office. The first thread stays ours: it is the one that is told when
    /// to end, and an asynchronous `main` would give it to a library that opens it to signals.
    private func finish(_ work: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let outcome = Mutex<(any Error)?>(nil)
        Task {
            do { try await work() } catch { outcome.withLock { $0 = error } }
            done.signal()
        }
        done.wait()
        if let error = outcome.withLock({ $0 }) { throw error }
    }

    private func announce(_ town: Municipality, _ isRehearsal: Bool, _ server: HTTPServer) {
        let place = server.port > 0 ? "127.0.0.1:\(server.port)" : given.option("listen") ?? ""
        let mark = Words(ja: isRehearsal ? "［練習］" : "", en: isRehearsal ? "[rehearsal] " : "")
        terminal.say(
            mark
                + Words(
                    ja: "\(town.name.ja)の事務所をひらきました: \(place)",
                    en: "The office of \(town.name.en) is open at \(place)"))
    }

    /// Who keeps copies and the journal, as far as they were asked for.
    private func keeper(
        of place: StorePlace, _ town: Municipality, _ facts: StoreFacts
    ) throws -> Keeper {
        let journal = given.option("journal").map {
            OrderJournal(folder: $0, owner: town.code.text, epoch: facts.epoch)
        }
        let minutes = given.option("backup-every") ?? "15"
        guard let every = Int(minutes), (1...1_440).contains(every) else {
            throw UsageProblem.unreadable(
                name: "--backup-every", found: minutes,
                expected: Words(ja: "1〜1440 の分", en: "1 to 1440 minutes"))
        }
        guard case .file(let path) = place else {
            guard given.option("backup") == nil else {
                throw Sentence(
                    "--backup is for books in a file. PostgreSQL makes copies with its own tools; "
                        + "--journal works for both.")
            }
            return Keeper(
                store: nil, shelf: nil, journal: journal, elapsed: Self.sinceBoot,
                clock: ProgramClock.real)
        }
        return Keeper(
            store: path, shelf: given.option("backup").map { SnapshotShelf(folder: $0) },
            journal: journal, every: every, elapsed: Self.sinceBoot, clock: ProgramClock.real)
    }

    /// The rehearsal's clock, if one was named; nil for the system's.
    private func clock(isRehearsal: Bool) throws -> Now? {
        guard let path = given.option("clock") else { return nil }
        guard isRehearsal else {
            throw Sentence("--clock is for rehearsal books only; these are real.")
        }
        return try ProgramClock.rehearsal(path)
    }

    /// The place at which a rehearsal's office is struck down, if the environment names one.
    private func fault(isRehearsal: Bool) throws -> FaultPoint? {
        guard let text = terminal.environment["ENGAWA_FAULT"], !text.isEmpty else { return nil }
        guard isRehearsal else {
            throw Sentence("ENGAWA_FAULT is for rehearsal books only; these are real.")
        }
        guard let fault = FaultPoint(text, strike: { kill(getpid(), SIGKILL) }) else {
            throw Sentence("ENGAWA_FAULT is not like after-commit:3 or after-commit:placeOrder:3.")
        }
        return fault
    }

    /// Reads `127.0.0.1:8443`, `unix:/path`, or with the risk accepted another `HOST:PORT`.
    static func address(_ text: String, risk: Bool) throws -> ListeningAddress {
        if text.hasPrefix("unix:") { return .unixSocket(path: String(text.dropFirst(5))) }
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else {
            throw UsageProblem.unreadable(
                name: "--listen", found: text,
                expected: Words(
                    ja: "127.0.0.1:8443 または unix:/path", en: "127.0.0.1:8443 or unix:/path"))
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if ["127.0.0.1", "localhost"].contains(host) { return .loopback(port: port) }
        return .anyAddress(host: host, port: port, iKnowTheRisk: risk)
    }

    private static var endings: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        return signals
    }

    /// Lets the signals that end the program wait for `isToldToStop`. To be called on the first
    /// thread, before there is another: all others inherit it.
    static func holdSignals() {
        var signals = endings
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits a quarter of a second at most; true when somebody asked the program to end.
    private static func isToldToStop() -> Bool {
        var signals = endings
        var wait = timespec(tv_sec: 0, tv_nsec: 250_000_000)
        return sigtimedwait(&signals, nil, &wait) > 0
    }

    private static func sinceBoot() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func warning(jump: Int64) -> String {
        "The system's clock jumped by \(jump / 1_000) seconds; the office goes on by its own. "
            + "Set the clock right; if it is right now, say so: engawa clock follow."
    }
}
