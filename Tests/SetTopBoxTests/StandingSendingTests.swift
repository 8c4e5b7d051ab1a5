import Domain
import SetTopBox
import TVFront
import Testing
import Wire

@Suite("Standing orders and answers on the wire")
struct StandingSendingTests {
    let id = StandingOrderId("s-0001").unsafelyUnwrapped
    let asked = ProposalId("p-2026-11-24-001").unsafelyUnwrapped
    let day = Day("2026-11-24").unsafelyUnwrapped
    let items = [OrderItem(product: ProductNumber(103).unsafelyUnwrapped, quantity: 1)]

    func text(_ request: Request) throws -> String {
        let spelled = try Spelled(request)
        return spelled.path + " " + String(decoding: spelled.body, as: UTF8.self)
    }

    @Test("each request has its address and words")
    func spelled() throws {
        let rhythm = try #require(Rhythm(weekdays: [.tuesday], everyWeeks: 2, from: day))
        #expect(
            try text(.standing(.make(items: items, rhythm: rhythm)))
                == #"/v1/standing-orders {"channel":"television","items":[{"product":103,"quantity":1}],"rhythm":{"everyWeeks":2,"from":"2026-11-24","weekdays":[2]}}"#
        )
        #expect(
            try text(.standing(.skip(id, day: day)))
                == #"/v1/standing-orders/s-0001/skip {"day":"2026-11-24"}"#)
        #expect(
            try text(.standing(.resume(id, day: day)))
                == #"/v1/standing-orders/s-0001/resume {"day":"2026-11-24"}"#)
        #expect(try text(.standing(.stop(id))) == "/v1/standing-orders/s-0001/stop {}")
        #expect(
            try text(.proposal(.assent(asked, day: day, items: items)))
                == #"/v1/proposals/p-2026-11-24-001/assent {"channel":"television","day":"2026-11-24","items":[{"product":103,"quantity":1}]}"#
        )
        #expect(
            try text(.proposal(.decline(asked)))
                == #"/v1/proposals/p-2026-11-24-001/decline {"channel":"television"}"#)
    }

    @Test("only the office's own answer to that request is taken for a yes")
    func believed() throws {
        let sight = StandingSight(
            standing: StandingOrder(
                id: id, household: HouseholdId("h-1").unsafelyUnwrapped,
                village: VillageId("v").unsafelyUnwrapped, items: items,
                rhythm: try #require(Rhythm(weekdays: [.tuesday], everyWeeks: 1, from: day)),
                channel: .television, madeAt: Moment(milliseconds: 0)), days: [], coming: [])
        let answer = Answer(
            status: 200, headers: ["content-type": "application/json"],
            body: try Message.bytes(sight))
        #expect(
            Verdict(answer, to: .standing(.stop(id)))
                == .decided(.accepted(subject: "s-0001", receipt: nil)))
        #expect(Verdict(answer, to: .proposal(.decline(asked))) == .again)
        #expect(
            Verdict(answer, to: .proposal(.assent(asked, day: day, items: items))) == .again)
    }
}
