import Domain
import TVFront
import Testing
import Wire

@testable import SetTopBox

@Suite("Being well on the wire") struct WellnessSendingTests {
    static let day = Day("2026-11-20") ?? Day(number: 0)
    static let requests: [WellnessRequest] = [
        .decide(.passiveSigns, version: 2, .given),
        .away(Away(from: day, until: day.adding(days: 2))), .home(day), .sign(day: day, part: 1),
    ]

    @Test("every request goes to a route a box may call", arguments: requests)
    func routes(request: WellnessRequest) throws {
        let spelled = try Spelled(.wellness(request))
        let (route, _) = try #require(Route.find("POST", spelled.path))
        #expect(route.callers.contains(.box))
        #expect(try Spelled(.wellness(request)) == spelled, "the same bytes each time")
    }

    @Test("only the office's own answer counts as accepted", arguments: requests)
    func accepted(request: WellnessRequest) throws {
        let body: [UInt8] =
            switch request {
            case .decide(let purpose, let version, let decision):
                try Message.bytes(
                    ConsentEntry(
                        sequence: 1, purpose: purpose, version: version, decision: decision,
                        channel: .television, at: Moment(milliseconds: 0)))
            case .away(let away): try Message.bytes(away)
            case .home(let day): try Message.bytes(ComeHome(day: day, channel: .television))
            case .sign(let day, let part): try Message.bytes(TellKeySign(day: day, part: part))
            }
        func verdict(_ body: [UInt8]) -> Verdict {
            Verdict(
                Answer(status: 201, headers: ["content-type": "application/json"], body: body),
                to: .wellness(request))
        }
        guard case .decided(.accepted) = verdict(body) else {
            Issue.record("not accepted")
            return
        }
        #expect(verdict(Array("{}".utf8)) == .again)
    }

    @Test("a request kept by the box reads again as it was", arguments: requests)
    func kept(request: WellnessRequest) throws {
        let whole = Request.wellness(request)
        #expect(try Message.read(Request.self, from: Message.bytes(whole)) == whole)
    }
}
