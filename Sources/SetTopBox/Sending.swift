import Domain
import Planted
public import TVFront
import Wire

/// How a request of the front is spelled on the wire.
public struct Spelled: Sendable, Hashable {
    /// The method is always `POST`; this is the path.
    public let path: String
    /// The body.
    public let body: [UInt8]

    /// Spells a request. The bytes are the same each time, so that a repeated sending is the same message.
    public init(_ request: Request) throws {
        switch request {
        case .placeOrder(let items, let day):
            path = Route.placeOrder.path()
            body = try Message.bytes(PlaceOrder(items: items, day: day, channel: .television))
        case .changeOrder(let order, let items, let version):
            path = Route.changeOrder.path(order.text)
            body = try Message.bytes(ChangeOrder(items: items, version: version))
        case .cancelOrder(let order):
            path = Route.cancelOrder.path(order.text)
            body = try Message.bytes(Step())
        case .askForRide(let ride):
            path = Route.requestRide.path()
            body = try Message.bytes(AskForRide(request: ride, channel: .television))
        case .cancelRide(let ride):
            path = Route.cancelRide.path(ride.text)
            body = try Message.bytes(Step())
        case .rides(let wish):
            (path, body) = try Self.spell(wish)
        case .checkIn(let answer, let day):
            path = Route.checkIn.path()
            body = try Message.bytes(SayHowOneIs(answer: answer, day: day, channel: .television))
        case .quiet(let quiet): (path, body) = try Self.spell(quiet)
        case .setLimit(let limit):
            path = Route.setSpendingLimit.path()
            body = try Message.bytes(SetSpendingLimit(limit: limit))
        case .wellness(let wish): (path, body) = try wish.spelled()
        case .askForItem(let category, let item):
            path = Route.askForItem.path()
            body = try Message.bytes(AskForItem(category: category, item: item))
        case .standing(let request):
            (path, body) = try Self.spell(request)
        case .proposal(let request):
            (path, body) = try Self.spell(request)
        case .answerPoll(let poll, let answer):
            path = Route.answerPoll.path(poll.text)
            body = try Message.bytes(AnswerPoll(answer: answer, channel: .television))
        case .fetchMe(let number, let at):
            path = Route.callFromKiosk.path()
            body = try Message.bytes(CallFromKiosk(number: number, at: at))
        }
    }
}

/// What an answer to a sent request means for the outbox.
public enum Verdict: Sendable, Hashable {
    /// The office decided; commit this, then show it.
    case decided(OutboxItem.State)
    /// Nothing is known: send the same again later.
    case again
    /// The office does not know this box any more; keep the request and call the office.
    case shutOut

    /// Reads an answer. Only our own media types that decode are believed; a portal page or a cut body means `again`.
    public init(_ answer: Answer, to request: Request) {
        if planted(.portalIsAnswer), answer.status == 200, answer.mediaType == "text/html" {
            self = .decided(.accepted(subject: "2026-09-21-999", receipt: nil))
            return
        }
        if planted(.busyIsRefusal), answer.status == 503 {
            self = .decided(.refused(code: "busy", words: Note(ja: "", en: "")))
            return
        }
        switch answer.status {
        case 200, 201:
            guard answer.mediaType == "application/json",
                let state = Self.accepted(answer.body, request)
            else {
                self = .again
                return
            }
            self = .decided(state)
        case 400..<500:
            guard answer.mediaType == Problem.mediaType,
                let problem = try? Message.read(Problem.self, from: answer.body)
            else {
                self = .again
                return
            }
            self = Self.problem(problem)
        default: self = .again
        }
    }

    private static func accepted(_ body: [UInt8], _ request: Request) -> OutboxItem.State? {
        switch request {
        case .placeOrder, .changeOrder, .cancelOrder:
            guard let order = try? Message.read(Order.self, from: body) else { return nil }
            return .accepted(subject: order.id.text, receipt: order.receipt)
        case .askForRide, .cancelRide:
            guard let ride = try? Message.read(Ride.self, from: body) else { return nil }
            return .accepted(subject: ride.id.text, receipt: nil)
        case .rides(let wish): return accepted(body, wish)
        case .checkIn:
            guard let checkIn = try? Message.read(CheckIn.self, from: body) else { return nil }
            return .accepted(subject: checkIn.household.text, receipt: nil)
        case .quiet(let quiet): return quiet.accepted(body)
        case .setLimit:
            guard let limit = try? Message.read(SpendingLimit.self, from: body) else { return nil }
            return .accepted(subject: limit.household.text, receipt: nil)
        case .wellness(let wish): return wish.accepted(body)
        case .askForItem:
            guard let wish = try? Message.read(ItemWish.self, from: body) else { return nil }
            return .accepted(subject: wish.id.text, receipt: nil)
        case .standing:
            guard let sight = try? Message.read(StandingSight.self, from: body) else { return nil }
            return .accepted(subject: sight.standing.id.text, receipt: nil)
        case .proposal(.assent):
            guard let order = try? Message.read(Order.self, from: body) else { return nil }
            return .accepted(subject: order.id.text, receipt: order.receipt)
        case .proposal(.decline):
            guard let answered = try? Message.read(Proposal.self, from: body) else { return nil }
            return .accepted(subject: answered.id.text, receipt: nil)
        case .answerPoll(let poll, _):
            guard (try? Message.read(AnswerPoll.self, from: body)) != nil else { return nil }
            return .accepted(subject: poll.text, receipt: nil)
        case .fetchMe:
            guard let ride = try? Message.read(KioskRide.self, from: body) else { return nil }
            return .accepted(subject: ride.ride.text, receipt: nil)
        }
    }

    /// Whether the office does not take anything from this box any more.
    static func isShutOut(_ problem: Problem) -> Bool {
        problem.code == "revoked" || problem.code == "unknown-signer"
    }

    private static func problem(_ problem: Problem) -> Verdict {
        if isShutOut(problem) { return .shutOut }
        return switch (problem.status, problem.code) {
        // 408 and 429 are the edge's, 409 in-flight means the first sending is still being decided.
        case (401, _), (403, _), (408, _), (425, _), (429, _), (_, "in-flight"), (_, "busy"): .again
        case (_, "closed"), (_, "no-delivery"): .decided(.tooLate(next: problem.nextDay))
        default:
            .decided(
                .refused(
                    code: problem.code, words: Note(ja: problem.detail, en: problem.detailEn)))
        }
    }
}

/// An answer of the office, or of whatever stands in its place.
public struct Answer: Sendable, Hashable {
    /// The HTTP status.
    public let status: Int
    /// Headers, names in lower case.
    public let headers: [String: String]
    /// The body.
    public let body: [UInt8]
    /// An answer.
    public init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
    /// The media type without parameters, in lower case.
    public var mediaType: String {
        String((headers["content-type"] ?? "").lowercased().prefix { $0 != ";" && $0 != " " })
    }
}
