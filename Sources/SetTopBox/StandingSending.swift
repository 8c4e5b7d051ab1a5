import Domain
import TVFront
import Wire

extension Spelled {
    /// Spells what is asked about standing orders.
    static func spell(_ request: StandingRequest) throws -> (path: String, body: [UInt8]) {
        switch request {
        case .make(let items, let rhythm):
            (
                Route.makeStanding.path(),
                try Message.bytes(
                    MakeStanding(items: items, rhythm: rhythm, channel: .television))
            )
        case .skip(let id, let day):
            (
                Route.standingStep.path(id.text, "skip"),
                try Message.bytes(StandingStep(day: day))
            )
        case .resume(let id, let day):
            (
                Route.standingStep.path(id.text, "resume"),
                try Message.bytes(StandingStep(day: day))
            )
        case .stop(let id):
            (Route.standingStep.path(id.text, "stop"), try Message.bytes(StandingStep()))
        }
    }

    /// Spells the answer to a proposal.
    static func spell(_ request: ProposalRequest) throws -> (path: String, body: [UInt8]) {
        switch request {
        case .assent(let id, let day, let items):
            (
                Route.proposalStep.path(id.text, "assent"),
                try Message.bytes(ProposalStep(day: day, items: items, channel: .television))
            )
        case .decline(let id):
            (
                Route.proposalStep.path(id.text, "decline"),
                try Message.bytes(ProposalStep(channel: .television))
            )
        }
    }
}

extension ProposalRequest {
    /// The last day on which the office could still do something about it.
    var lastDay: Day? {
        switch self {
        case .assent(_, let day, _): day
        case .decline(let id): Day(String(id.text.dropFirst(2).prefix(10)))
        }
    }
}
