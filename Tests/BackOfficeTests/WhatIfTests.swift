import Domain
import Testing
import Wire

@Suite("A trial plan without somebody") struct WhatIfTests {
    @Test("leaves them out, records nothing, and can never be a plan that counts")
    func without() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        await city.close()
        let drones = city.municipality.drones.map(\.id.text)
        let wish = MakePlan(wind: CityForTests.calm, urgent: [], without: drones)
        let path = Route.makePlan.path(CityForTests.monday.description)
        let refused = try await city.desk.post(path, wish)
        #expect(refused.problem == "422 bad-what-if")
        let trial = try await city.desk.post(path, wish, query: "dry-run=1")
            .read(PlanView.self, status: 201)
        #expect(trial.sorties.isEmpty && trial.vanOrders == [order.id])
        let unknown = MakePlan(wind: CityForTests.calm, urgent: [], without: ["nobody"])
        let wrong = try await city.desk.post(path, unknown, query: "dry-run=1")
        #expect(wrong.problem == "422 bad-what-if")
        let plan = try await city.plan()
        #expect(plan.version == 1 && plan.sorties.count == 1)
    }
}
