import Domain
import HTTPClient
import Synchronization
import TVFront
import Wire

// Alerts come by a line of their own: one small question every few seconds, answered from the
// office's memory, so that no slow order and no large view stands before a warning.
extension BoxSync {
    /// Asks once what is in force. True if it is something else than before.
    ///
    /// The board is public and the same for everybody, so the question carries neither name nor
    /// signature; the box picks what is for its village.
    public func watch(over line: any OfficeTransport) -> Bool {
        guard
            let answer = try? line.exchange(
                method: "GET", target: Route.alertBoard.path(), headers: [], body: []),
            answer.status == 200, answer.mediaType == "application/json",
            (try? Message.read(AlertBoard.self, from: answer.body)) != nil
        else { return false }
        let time = answer.headers[SignedFields.Header.time].flatMap { Int64($0) } ?? 0
        let isNew = state.withLock { state in
            guard state.board != answer.body else { return false }
            state.take(board: answer.body)
            return true
        }
        // What is in force must still be known after a power cut, also without a line.
        if isNew { try? store.keep(.alerts, body: answer.body, at: Moment(milliseconds: time)) }
        return isNew
    }
}

extension BoxSync.State {
    /// Takes a board and keeps what is for this household's village.
    mutating func take(board body: [UInt8]) {
        board = body
        guard let board = try? Message.read(AlertBoard.self, from: body) else { return }
        let village = content.view?.villageId
        content.alerts = board.alerts.prefix(AlertBoard.most).filter { $0.isFor(village) }
    }
}

/// The office over HTTP on one line that stays open, for small questions asked often. One at a time.
public final class KeptOffice: OfficeTransport {
    private let base: String
    private let connection: Mutex<HTTPConnection>

    /// An office at an address.
    /// - Throws: `LineDown` if the HTTP library does not start.
    public init(address: String) throws(LineDown) {
        var settings = ClientSettings()
        settings.totalSeconds = 10
        if address.hasPrefix("unix:") {
            settings.unixSocket = String(address.dropFirst(5))
            base = "http://office"
        } else {
            base = address.hasSuffix("/") ? String(address.dropLast()) : address
        }
        do {
            connection = Mutex(try HTTPConnection(settings))
        } catch {
            throw LineDown("\(error)")
        }
    }

    /// Sends one request and waits for its answer, 10 seconds at most.
    public func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer {
        let request = ClientRequest(
            method: method, url: base + target,
            headers: headers.map { (name: $0.0, value: $0.1) }, body: body)
        let result = connection.withLock { connection -> Result<Answer, LineDown> in
            do {
                let response = try connection.perform(request)
                var found: [String: String] = [:]
                for header in response.headers where found[header.name] == nil {
                    found[header.name] = header.value
                }
                return .success(
                    Answer(status: response.status, headers: found, body: response.body))
            } catch {
                return .failure(LineDown("\(error)"))
            }
        }
        return try result.get()
    }
}
