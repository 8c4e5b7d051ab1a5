import BackOffice
import Domain
import Records
import Seal
import Testing
import Wire

/// Who may come to the door of the office.
enum Visitor: String, CaseIterable, Sendable {
    case box, kiosk, `operator`, viewer, auditor
    /// A name the office does not know; a known name under another key; nobody's name.
    case stranger, forger, unsigned
    /// Shut out.
    case revokedBox, revokedKiosk, revokedOperator

    /// What the route table calls them, if it knows them.
    var caller: Wire.Caller? { Wire.Caller(rawValue: rawValue) }
}

@Suite("Roles") struct RolesTests {
    /// What a visitor to a route is told; nil if they are let in.
    private func refusal(_ visitor: Visitor, at route: Route) -> String? {
        if route.callers.contains(.anybody) { return nil }
        switch visitor {
        case .box: return route.callers.contains(.box) ? nil : "404 not-found"
        case .kiosk: return route.callers.contains(.kiosk) ? nil : "404 not-found"
        case .operator, .viewer, .auditor:
            let isNamed = visitor.caller.map(route.callers.contains) ?? false
            return isNamed ? nil : "403 not-allowed"
        case .stranger: return "401 unknown-signer"
        case .forger, .unsigned: return "401 bad-signature"
        case .revokedBox, .revokedKiosk, .revokedOperator: return "403 revoked"
        }
    }

    private func visitors(_ tests: OfficeForTests) async throws -> [Visitor: Caller] {
        let viewer = try tests.add("seen", .viewer)
        let auditor = try tests.add("check", .auditor)
        let gone = try tests.add("gone", .operator)
        _ = try tests.withBooksClosed { books in
            try books.operators.revoke(SmallTown.id("gone"), at: tests.clock.now())
        }
        let box = try await tests.pairedBox(1)
        let lost = try await tests.pairedBox(2)
        _ = try await tests.desk.post(
            Route.revokeBox.path(String(lost.name.dropFirst(4))), Step(reason: "盗難"))
        let kiosk = try await tests.pairedKiosk("clinic")
        let stolen = try await tests.pairedKiosk("clinic")
        _ = try await tests.desk.post(
            Route.revokeBox.path(String(stolen.name.dropFirst(6))), Step(reason: "盗難"))
        let other = try SigningKey.generate()
        return [
            .box: box, .kiosk: kiosk, .revokedKiosk: stolen, .operator: tests.desk, .viewer: viewer,
            .auditor: auditor,
            .stranger: Caller("operator:nobody", other, tests),
            .forger: Caller("operator:boss", other, tests),
            .unsigned: Caller("operator:boss", other, tests), .revokedBox: lost,
            .revokedOperator: gone,
        ]
    }

    private func ask(_ route: Route, _ visitor: Visitor, _ caller: Caller) async throws
        -> OfficeResponse
    {
        let path = route.path("x", "x")
        guard visitor != .unsigned else {
            return await caller.send(OfficeRequest(method: route.method, path: path))
        }
        if route == .showScreen { return try await caller.ask(path, Step()) }
        return route.method == "GET"
            ? try await caller.get(path) : try await caller.post(path, Step())
    }

    @Test(
        "every route lets in whom the route table names and nobody else, and a refusal leaves nothing"
    )
    func everyRoute() async throws {
        let tests = try await OfficeForTests()
        let visitors = try await visitors(tests)
        #expect(visitors.count == Visitor.allCases.count)
        for route in Route.all {
            for (visitor, caller) in visitors {
                let before = try tests.look { try $0.log.last() }
                let answer = try await ask(route, visitor, caller)
                guard let expected = refusal(visitor, at: route) else {
                    let isRefused = [401, 403].contains(answer.status)
                    #expect(!isRefused, "\(route.name) \(visitor)")
                    continue
                }
                #expect(answer.problem == expected, "\(route.name) \(visitor)")
                #expect(try tests.look { try $0.log.last() } == before, "\(route.name) \(visitor)")
            }
        }
    }

    @Test("a refused person of the desk stands in the audit log, on every route")
    func refusedIsAudited() async throws {
        let tests = try await OfficeForTests()
        let viewer = try tests.add("seen", .viewer)
        for route in Route.all where refusal(.viewer, at: route) != nil {
            _ = try await ask(route, .viewer, viewer)
            let last = try #require(try tests.look { try $0.audit.lines(most: 1).first })
            #expect(last.who == "operator:seen" && last.what == route.name && last.status == 403)
        }
        #expect(try tests.look { try $0.audit.firstBreak() } == nil)
    }

    @Test("every write by the desk stands in the audit log, also one that is refused or only tried")
    func writesAreAudited() async throws {
        let tests = try await OfficeForTests()
        for route in Route.all where route.writes && route.callers.contains(.operator) {
            for query in ["", "dry-run=1"] {
                let answer = try await tests.desk.post(
                    route.path("x", "x"), Step(), query: query)
                let last = try #require(try tests.look { try $0.audit.lines(most: 1).first })
                #expect(last.what == route.name && last.status == answer.status, "\(route.name)")
                #expect((last.reason == "dry-run") == !query.isEmpty, "\(route.name)")
            }
        }
    }
}
