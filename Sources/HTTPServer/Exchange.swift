import CMicroHTTPD
import Synchronization

/// One request and its response. The library holds one reference from the request line until the
/// request is completed; the handler's completion holds another.
final class Exchange: Sendable {
    private struct State {
        /// The library's connection; nil once the request is over.
        var connection: OpaquePointer?
        var head: RequestHead?
        var body: [UInt8] = []
        var tooLarge = false
        var handed = false
        var response: HTTPResponse?
        var suspended = false
    }

    let target: [UInt8]
    let line: Line?
    private let state = Mutex(State())

    init(target: [UInt8], line: Line?) {
        self.target = target
        self.line = line
    }

    /// Whether the header was read and accepted.
    var isAccepted: Bool { state.withLock { $0.head != nil } }
    /// Whether the handler has the request.
    var isHanded: Bool { state.withLock { $0.handed } }
    /// Whether the body went past the limit.
    var isTooLarge: Bool { state.withLock { $0.tooLarge } }

    /// Keeps the accepted head; a body that is announced too large will be read and thrown away.
    func begin(_ head: RequestHead, tooLarge: Bool) {
        state.withLock {
            $0.head = head
            $0.tooLarge = tooLarge
            if !tooLarge { $0.body.reserveCapacity(head.length) }
        }
    }

    /// Adds a piece of the body, or drops it once there is too much.
    func take(_ piece: UnsafeRawBufferPointer, limit: Int) {
        state.withLock {
            if $0.body.count + piece.count > limit { $0.tooLarge = true }
            if $0.tooLarge { $0.body = [] } else { $0.body.append(contentsOf: piece) }
        }
    }

    /// The request for the handler; nil the second time.
    func hand(_ connection: OpaquePointer, ticket: UInt64) -> HTTPRequest? {
        // A pointer may not cross into the lock as such; its bits may.
        let bits = UInt(bitPattern: connection)
        return state.withLock { state -> HTTPRequest? in
            guard let head = state.head, !state.handed else { return nil }
            state.handed = true
            state.connection = OpaquePointer(bitPattern: bits)
            let body = state.body
            state.body = []
            return HTTPRequest(
                method: head.method, path: head.target.path, rawPath: head.target.rawPath,
                query: head.target.query, rawQuery: head.target.rawQuery, headers: head.headers,
                body: body, receivedAt: ticket)
        }
    }

    /// The response if there is one already; otherwise the connection rests until there is.
    func responseOrSuspend() -> HTTPResponse? {
        state.withLock { state in
            if let response = state.response { return response }
            // Under the lock, so that an answer cannot slip in between the look and the rest.
            if let connection = state.connection, !state.suspended {
                MHD_suspend_connection(connection)
                state.suspended = true
            }
            return nil
        }
    }

    /// Gives the answer; the first one counts. Any thread.
    func answer(_ response: HTTPResponse) {
        state.withLock { state in
            guard state.response == nil, let connection = state.connection else { return }
            state.response = response
            if state.suspended {
                state.suspended = false
                MHD_resume_connection(connection)
            }
        }
    }

    /// The library is done with the request; later answers go nowhere.
    func finish() {
        state.withLock {
            $0.connection = nil
            $0.response = nil
        }
    }
}
