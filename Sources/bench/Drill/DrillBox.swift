import Database
import Domain
import Foundation
import Rehearsal
import Seal
import SetTopBox
import TVFront

/// A television without a screen: real books, a real line, a key of its own.
final class DrillBox: Sendable {
    let household: HouseholdId
    private let sync: BoxSync
    private let path: String

    init(_ number: Int, in town: Town) throws {
        household = town.households[number].id
        path = "\(town.folder)/box-\(number).sqlite"
        let books = try BoxStore(SQLiteFile(path: path), now: town.clock.now)
        sync = try BoxSync(
            store: books, transport: HTTPOffice(address: town.officeAddress),
            key: SigningKey.generate(), model: "drill",
            elapsed: { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) },
            random: { Double.random(in: 0...1) })
        let said = try town.desk("box", "pair", household.text, "--output", "json")
        let object = try JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any]
        guard let code = object?["code"] as? String else {
            throw RehearsalProblem("no code in \(said)")
        }
        sync.pair(code)
        _ = sync.step(poll: 100)
        guard case .paired = sync.content().binding else {
            throw RehearsalProblem("the box was not bound")
        }
    }

    /// Presses something and waits until the office has decided it.
    func send(_ request: Request) throws {
        try sync.send(request)
        try settle()
    }

    /// Goes on talking with the office until nothing waits any more; after a restore until it
    /// knows the office's new `epoch` and has offered everything again.
    func settle(epoch: String? = nil) throws {
        for _ in 0..<200 {
            let pause = sync.step(poll: 5)
            if waiting == 0, sync.content().connected, try epoch.map(isDone) ?? true { return }
            usleep(UInt32(1_000 * min(100, pause)))
        }
        throw RehearsalProblem("a box's requests were not decided")
    }

    private func isDone(with epoch: String) throws -> Bool {
        let file = try SQLiteFile(readingOnly: path)
        let known = try file.first("SELECT value FROM setting WHERE name = 'epoch'")?.text("value")
        let left = try file.first("SELECT COUNT(*) AS n FROM offered_again")?.int("n")
        return known == epoch && left == 0
    }

    private var waiting: Int { sync.content().outbox.count { $0.state == .waiting } }

    /// What the box was told was accepted: orders and whether they were cancelled since.
    var told: [String: Bool] {
        let accepted = sync.content().outbox.compactMap { item -> (Request, String)? in
            guard case .accepted(let id, _) = item.state else { return nil }
            return (item.request, id)
        }
        var orders: [String: Bool] = [:]
        for (request, id) in accepted {
            if case .placeOrder = request { orders[id] = orders[id] ?? false }
            if case .cancelOrder = request { orders[id] = true }
        }
        return orders
    }

    /// The newest order that stands.
    var newest: OrderId? {
        for item in sync.content().outbox {
            guard case .placeOrder = item.request, case .accepted(let id, _) = item.state,
                told[id] == false
            else { continue }
            return OrderId(id)
        }
        return nil
    }
}
