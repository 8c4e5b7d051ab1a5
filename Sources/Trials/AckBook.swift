import SetTopBox
import Synchronization
import TVFront
import Wire

/// What the office has answered to writes, by their keys, with the time at which each answer was there.
public final class AckBook: Sendable {
    /// One answer.
    public struct Ack: Sendable, Hashable {
        /// When it was there, in monotonic nanoseconds.
        public let at: Int64
        /// The HTTP status.
        public let status: Int
        /// The body.
        public let body: [UInt8]
        /// Whether the office said yes.
        public var isYes: Bool { (200...299).contains(status) }
    }
    private let found = Mutex<[String: [Ack]]>([:])

    /// A book without answers.
    public init() {}

    /// The answers to each key, first ones first.
    public var answers: [String: [Ack]] { found.withLock { $0 } }

    /// Keeps what decides something: a yes, or a no that stays a no.
    func note(_ key: String, _ answer: Answer) {
        let isDecision =
            (200...299).contains(answer.status) && answer.mediaType == "application/json"
            || [404, 409, 410, 422].contains(answer.status)
                && (try? Message.read(Problem.self, from: answer.body))
                    .map { !["in-flight", "busy", "stale-epoch"].contains($0.code) } ?? false
        guard isDecision else { return }
        let ack = Ack(at: nanoseconds(), status: answer.status, body: answer.body)
        found.withLock { $0[key, default: []].append(ack) }
    }

    /// Keys that were answered in two ways.
    public var contradictions: [String] {
        answers.compactMap { key, answers in
            Set(answers.map { [UInt8]("\($0.status) ".utf8) + $0.body }).count > 1
                ? "key \(key) was answered in two ways" : nil
        }
    }
}

/// A line that notes what the office answers.
struct WatchedLine: OfficeTransport {
    let line: any OfficeTransport
    let acks: AckBook

    func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer {
        let answer = try line.exchange(
            method: method, target: target, headers: headers, body: body)
        if method == "POST", let key = headers.first(where: { $0.0 == SignedFields.Header.key }) {
            acks.note(key.1, answer)
        }
        return answer
    }
}
