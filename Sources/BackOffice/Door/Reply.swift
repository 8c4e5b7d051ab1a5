import Domain
import Wire

/// What a use case answers, with what the audit log should say about it.
struct Reply: Sendable {
    var status: Int
    var mediaType: String
    var body: [UInt8]
    /// The id it was about; never a name.
    var subject: String?
    /// Why it was done, if a reason was given.
    var reason: String?
    var headers: [(String, String)] = []
    /// Whether the same person has just seen the same, so that this look is in the audit log already.
    var isSeenAgain = false

    /// An answer with a message.
    static func message<Body: Encodable>(
        _ body: Body, status: Int = 200, subject: String? = nil, reason: String? = nil
    ) throws -> Reply {
        Reply(
            status: status, mediaType: "application/json", body: try Message.bytes(body),
            subject: subject, reason: reason)
    }

    /// An answer with an order.
    static func order(_ order: Order, status: Int) -> Reply {
        Reply(
            status: status, mediaType: "application/json", body: order.json,
            subject: order.id.text)
    }

    /// An answer that is a problem.
    static func problem(_ problem: Problem) -> Reply {
        // A problem is text and numbers; a body is only missing if memory is.
        let body = (try? Message.bytes(problem)) ?? []
        var reply = Reply(status: problem.status, mediaType: Problem.mediaType, body: body)
        if problem.status == 503 { reply.headers = [("retry-after", "2")] }
        return reply
    }

    /// Whether the answer is a decision: kept for its key and given again, word for word.
    var isDecision: Bool { (200...299).contains(status) || [404, 409, 422].contains(status) }
}

/// A refusal after which something remains to be written although the attempt was undone.
struct Refused: Error {
    let refusal: Refusal
    let afterwards: @Sendable (Visit) throws -> Void
}
