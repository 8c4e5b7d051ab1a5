import Domain
import TVFront
import Wire

extension WellnessRequest {
    /// The path and body of a request about being well.
    func spelled() throws -> (path: String, body: [UInt8]) {
        switch self {
        case .decide(let purpose, let version, let decision):
            (
                Route.decideConsent.path(),
                try Message.bytes(
                    DecideConsent(
                        purpose: purpose, version: version, decision: decision,
                        channel: .television))
            )
        case .away(let away):
            (
                Route.announceAway.path(),
                try Message.bytes(
                    AnnounceAway(from: away.from, until: away.until, channel: .television))
            )
        case .home(let day):
            (
                Route.comeHome.path(),
                try Message.bytes(ComeHome(day: day, channel: .television))
            )
        case .sign(let day, let part):
            (Route.keySign.path(), try Message.bytes(TellKeySign(day: day, part: part)))
        }
    }

    /// What it became, if the answer is the office's; nil if it cannot be read.
    func accepted(_ body: [UInt8]) -> OutboxItem.State? {
        let subject: String?
        switch self {
        case .decide:
            subject = (try? Message.read(ConsentEntry.self, from: body))?.purpose.text
        case .away: subject = (try? Message.read(Away.self, from: body))?.from.description
        case .home: subject = (try? Message.read(ComeHome.self, from: body))?.day?.description
        case .sign:
            subject = (try? Message.read(TellKeySign.self, from: body))?.day.description
        }
        return subject.map { .accepted(subject: $0, receipt: nil) }
    }

    /// The last day on which the office could still do something about it; nil if always.
    var lastDay: Day? {
        switch self {
        case .decide: nil
        case .away(let away): away.until
        case .home(let day): day.adding(days: 6)
        case .sign(let day, _): day.adding(days: 1)
        }
    }
}
