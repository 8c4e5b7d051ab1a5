import Domain
import Records
import Synchronization
import Wire

/// The board of alerts as it was last sent, so that a thousand boxes asking every few seconds cost no look into the books.
///
/// Where the office is the books' only writer, what is remembered is true until it writes again.
/// Where it is one of several, it looks again every second.
final class AlertMemory: Sendable {
    /// Milliseconds after which it is looked up again in any case, for what was cleared a day ago.
    static let longestAlone: Int64 = 60_000
    /// The same where another office may write.
    static let longestTogether: Int64 = 1_000
    private let longest: Int64

    private struct State {
        var body: [UInt8]?
        var at = Moment(milliseconds: 0)
        var generation = 0
    }
    private let state = Mutex(State())

    /// A memory of an office that is alone, or of one of several.
    init(together: Bool = false) {
        longest = together ? Self.longestTogether : Self.longestAlone
    }

    /// What is remembered, if it is young enough, and the generation a new answer would belong to.
    func known(at now: Moment) -> (body: [UInt8]?, generation: Int) {
        state.withLock { state in
            let age = now.milliseconds - state.at.milliseconds
            return ((0..<longest).contains(age) ? state.body : nil, state.generation)
        }
    }

    /// Remembers what was looked up, unless something was written meanwhile.
    func keep(_ body: [UInt8], at now: Moment, generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            state.body = body
            state.at = now
        }
    }

    /// Forgets, because an alert was written.
    func forget() {
        state.withLock { state in
            state.body = nil
            state.generation += 1
        }
    }
}

extension Office {
    /// What is in force, for anybody who asks.
    func alertBoard(reply: @escaping @Sendable (Reply) -> Void) {
        let moment = now()
        let (body, generation) = alertMemory.known(at: moment)
        if let body {
            return reply(Reply(status: 200, mediaType: "application/json", body: body))
        }
        let isTaken = readers.submit { books in
            do {
                let since = moment.adding(minutes: -Alert.hoursAfterwards * 60)
                let board = AlertBoard(alerts: try books.alerts.board(clearedAfter: since))
                let answer = try Reply.message(board)
                self.alertMemory.keep(answer.body, at: moment, generation: generation)
                reply(answer)
            } catch {
                reply(self.failure(error))
            }
        }
        if !isTaken { reply(.problem(.busy)) }
    }
}
