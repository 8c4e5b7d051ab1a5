import Domain
import Foundation
import Wire

extension Samples {
    static let sight = StandingSight(
        standing: StandingOrder(
            id: .init(of: "s-0001"), household: .init(of: "H012"), village: .init(of: "V03"),
            items: [], rhythm: rhythm, channel: .telephone, madeAt: FakeOffice.clock),
        days: [StandingDay(day: Order.day, state: .ordered, order: .init(of: "O1"))],
        coming: [
            .init(
                day: Order.day.adding(days: 14), closes: FakeOffice.clock, closed: false,
                skipped: false, next: nil)
        ])
    private static var rhythm: Rhythm {
        guard let rhythm = Rhythm(weekdays: [.tuesday], everyWeeks: 2, from: Order.day) else {
            preconditionFailure("no rhythm")
        }
        return rhythm
    }
    static let proposal = Proposal(
        id: .init(of: "p-2026-05-21-001"), household: .init(of: "H012"),
        village: .init(of: "V03"), day: Order.day, items: [], askedBy: "娘さん",
        enteredBy: .init(of: "hana"), enteredAt: FakeOffice.clock)

    /// What the fake office says of standing orders and proposals. A yes is an order.
    static func standingBody(_ route: Route) throws -> [UInt8] {
        switch route {
        case .standingOrders:
            try Message.bytes(
                Listing(items: [
                    StandingRow(sight: sight, householdName: .hasegawa, phone: "0265")
                ]))
        case .proposals:
            try Message.bytes(
                Listing(items: [
                    ProposalRow(proposal: proposal, householdName: .hasegawa, phone: "0265")
                ]))
        case .propose: try Message.bytes(proposal)
        case .proposalStep: try answered()
        default: try Message.bytes(sight)
        }
    }

    /// The order of a yes and the proposal of a no in one object, for the step is in the path.
    private static func answered() throws -> [UInt8] {
        func object(_ body: some Encodable) throws -> [String: Any] {
            let data = Data(try Message.bytes(body))
            return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        }
        let both = try object(proposal).merging(try object(Order.sample)) { $1 }
        return Array(try JSONSerialization.data(withJSONObject: both))
    }
}
