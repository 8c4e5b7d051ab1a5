import CMicroHTTPD
import Synchronization

/// The part of the server that the library's callbacks see.
final class Engine: Sendable {
    typealias Handler =
        @Sendable (HTTPRequest, @escaping @Sendable (HTTPResponse) -> Void) -> Void

    let limits: Limits
    private let handler: Handler
    private let tickets = Atomic<UInt64>(0)
    private let stopping = Atomic<Bool>(false)
    private let lines = Mutex<[ObjectIdentifier: Line]>([:])
    private let inHand = Mutex<[ObjectIdentifier: (exchange: Exchange, since: Int64)]>([:])

    init(limits: Limits, handler: @escaping Handler) {
        self.limits = limits
        self.handler = handler
    }

    // MARK: Connections

    func opened(_ line: Line) { lines.withLock { $0[ObjectIdentifier(line)] = line } }
    func closed(_ line: Line) {
        lines.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(line)) }
    }

    /// Requests the handler has or whose response is still being sent.
    var requestsInHand: Int { inHand.withLock { $0.count } }
    /// Open connections.
    var openConnections: Int { lines.withLock { $0.count } }

    /// Ends slow connections and answers for a handler that did not.
    func patrol() {
        let now = monotonicMilliseconds()
        lines.withLock { lines in
            // Under the lock, so that the socket cannot be closed and its number reused meanwhile.
            for line in lines.values where line.isOverdue(limits, at: now) { line.cut() }
        }
        let late = inHand.withLock { open in
            open.values.filter { Double(now - $0.since) > limits.responseSeconds * 1_000 }
        }
        for entry in late { entry.exchange.answer(.problem(503)) }
    }

    /// From now on new requests are answered 503.
    func refuseNew() { stopping.store(true, ordering: .sequentiallyConsistent) }

    /// Answers 503 for every handler that has not.
    func answerForAll() {
        let open = inHand.withLock { Array($0.values) }
        for entry in open { entry.exchange.answer(.problem(503, closing: true)) }
    }

    // MARK: Requests

    /// The library calls this at the end of the header, for each piece of the body, and at the end.
    func serve(
        _ exchange: Exchange, _ connection: OpaquePointer, _ raw: () -> RawHead?,
        _ piece: UnsafeRawBufferPointer
    ) -> MHD_Result {
        guard exchange.isAccepted else {
            exchange.line?.enter(.body)
            guard let raw = raw() else { return refuse(400, connection, exchange) }
            return begin(raw, exchange, connection)
        }
        if piece.count > 0 {
            exchange.take(piece, limit: limits.body)
            return .YES
        }
        if exchange.isTooLarge { return refuse(413, connection, exchange) }
        if !exchange.isHanded, !hand(exchange, connection) {
            return refuse(503, connection, exchange)
        }
        guard let response = exchange.responseOrSuspend() else { return .YES }
        exchange.line?.enter(.sending)
        let closing = stopping.load(ordering: .relaxed)
        return Reply.queue(response, on: connection, closing: closing)
    }

    private func begin(
        _ raw: RawHead, _ exchange: Exchange, _ connection: OpaquePointer
    ) -> MHD_Result {
        let head: RequestHead
        do {
            head = try RequestHead(raw, limits)
        } catch {
            return refuse(error.status, connection, exchange)
        }
        let tooLarge = head.length > limits.body
        // A somewhat too large body is read to its end, or the client would see a reset connection
        // instead of our answer. A very large one is not worth that courtesy.
        if tooLarge, head.expectsLeave || head.length > limits.body * 16 {
            return refuse(413, connection, exchange)
        }
        exchange.begin(head, tooLarge: tooLarge)
        return .YES
    }

    /// Gives the request to the handler; false while stopping.
    private func hand(_ exchange: Exchange, _ connection: OpaquePointer) -> Bool {
        let now = monotonicMilliseconds()
        let accepted = inHand.withLock { open in
            // Looked at under the lock, so that stop sees every request that was let in.
            guard !stopping.load(ordering: .sequentiallyConsistent) else { return false }
            open[ObjectIdentifier(exchange)] = (exchange, now)
            return true
        }
        guard accepted else { return false }
        let ticket = tickets.add(1, ordering: .sequentiallyConsistent).newValue
        guard let request = exchange.hand(connection, ticket: ticket) else { return false }
        exchange.line?.enter(.handled)
        handler(request) { response in exchange.answer(response) }
        return true
    }

    /// The library has sent the response or given up.
    func completed(_ exchange: Exchange) {
        exchange.finish()
        inHand.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(exchange)) }
        exchange.line?.enter(.idle)
    }

    private func refuse(
        _ status: Int, _ connection: OpaquePointer, _ exchange: Exchange
    ) -> MHD_Result {
        exchange.line?.enter(.sending)
        return Reply.queue(.problem(status, closing: true), on: connection, closing: true)
    }
}
