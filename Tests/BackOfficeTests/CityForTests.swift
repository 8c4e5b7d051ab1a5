import BackOffice
import DataFiles
import Database
import Domain
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Seal
import Testing
import Wire

/// The office of the shipped example city, with three households in every village, an operator and
/// a clock that stands at ten on a Monday.
final class CityForTests: Sendable {
    private static let shipped = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try DataFolder.load(root.path)
    }

    static let monday = Day("2026-10-05") ?? Day(number: 0)
    static let calm = [MakePlan.Wind(village: nil, mean: 200, gust: 400)]
    static let storm = [MakePlan.Wind(village: nil, mean: 900, gust: 1_400)]
    static func at(_ hour: Int, _ minute: Int, day: Day = monday) -> Moment {
        Zone.japan.moment(day, TimeOfDay(hour, minute))
    }
    static func id<Kind>(_ text: String) -> Identifier<Kind> { SmallTown.id(text) }

    let municipality: Municipality
    let catalogue: Catalogue
    let clock: StoppedClock
    let office: Office
    let desk: Caller
    let viewer: Caller
    private let folder: String
    private let reading: @Sendable () throws -> any SQLConnection

    init(
        on engine: StoreKind = .sqlite, at moment: Moment = CityForTests.at(10, 0),
        rehearsal: Bool = true, changing: (Municipality) -> Municipality = { $0 },
        households: ((Municipality) -> [Household])? = nil
    ) async throws {
        let (shipped, catalogue) = try Self.shipped.get()
        let town = changing(shipped)
        municipality = town
        self.catalogue = catalogue
        let name = "t_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        let folder = NSTemporaryDirectory() + "engawa-" + name
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        self.folder = folder
        let open: @Sendable () throws -> any SQLConnection
        switch engine {
        case .sqlite:
            open = { try SQLiteFile(path: folder + "/office.db") }
            reading = { try SQLiteFile(readingOnly: folder + "/office.db") }
        case .postgresql:
            let conninfo = try serverForTests.get().database(name)
            open = { try PostgreSQLServer(conninfo: conninfo) }
            reading = open
        }
        clock = StoppedClock(moment)
        let keys = try (boss: SigningKey.generate(), viewer: SigningKey.generate())
        do {
            let store = try open()
            try OfficeStore.create(
                on: store, municipality: town.code, rehearsal: rehearsal, at: moment)
            try OfficeStore.enter(
                households.map { $0(town) } ?? Self.threeEach(town), on: store,
                municipality: town.code, at: moment)
            for (name, role, key) in [
                ("boss", DeskRole.operator, keys.boss), ("seen", DeskRole.viewer, keys.viewer),
            ] {
                try OfficeStore.add(
                    OperatorRecord(
                        id: Self.id(name), role: role, publicKey: key.publicKey.base64),
                    on: store, municipality: town.code, at: moment)
            }
        }
        office = try Office(
            writer: open(), readers: [reading()], municipality: town, catalogue: catalogue,
            now: clock.now, onFatal: { Issue.record("\($0)") })
        desk = Caller("operator:boss", keys.boss, office: office)
        viewer = Caller("operator:seen", keys.viewer, office: office)
        try await office.closeOverdue()
    }

    deinit {
        office.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func threeEach(_ town: Municipality) -> [Household] {
        town.villages.flatMap { village in
            (1...3).map { number in
                Household(
                    id: id("\(village.id)-\(number)"), village: village.id,
                    name: SmallTown.name("\(village.name.ja)\(number)"),
                    address: "\(village.name.ja) \(number)番地", phone: "0000-00-000\(number)",
                    elderlyOnly: number == 1, registered: nil, reducedFare: false)
            }
        }
    }

    /// Reads the books beside the running office.
    func look<T>(_ body: (Books) throws -> T) throws -> T {
        try body(Books(reading(), of: municipality.code, digest: sha256))
    }

    func order(_ id: OrderId) throws -> Order {
        try #require(try look { try $0.orders.order(id) })
    }

    /// Orders by telephone for a household; 2 kg of rice if nothing is said.
    @discardableResult
    func order(
        _ household: String, _ items: OrderItem..., day: Day = CityForTests.monday
    ) async throws -> Order {
        let items = items.isEmpty ? [SmallTown.item(101)] : items
        return try await desk.post(
            Route.placeOrder.path(),
            PlaceOrder(
                household: Self.id(household), items: items, day: day, channel: .telephone)
        ).read(Order.self, status: 201)
    }

    /// Lets the clock come to the close.
    func close(day: Day = CityForTests.monday) async {
        clock.set(Self.at(11, 0, day: day))
        await office.tick()
    }

    func make(
        _ wind: [MakePlan.Wind] = CityForTests.calm, day: Day = CityForTests.monday,
        urgent: [OrderId] = [], query: String = ""
    ) async throws -> OfficeResponse {
        try await desk.post(
            Route.makePlan.path(day.description), MakePlan(wind: wind, urgent: urgent),
            query: query)
    }

    func publish(day: Day = CityForTests.monday) async throws -> OfficeResponse {
        try await desk.post(Route.publishPlan.path(day.description), Step())
    }

    /// Makes a plan and publishes it.
    @discardableResult
    func plan(
        _ wind: [MakePlan.Wind] = CityForTests.calm, day: Day = CityForTests.monday
    ) async throws -> PlanView {
        _ = try await make(wind, day: day).read(PlanView.self, status: 201)
        return try await publish(day: day).read(PlanView.self)
    }

    /// The plan that counts now.
    func current(day: Day = CityForTests.monday) async throws -> PlanView {
        try await desk.get(Route.plan.path(day.description)).read(PlanView.self)
    }

    func sortie(_ id: SortieId, _ step: String, reason: String? = nil) async throws
        -> OfficeResponse
    {
        try await desk.post(Route.sortieStep.path(id.text, step), Step(reason: reason))
    }

    func van(_ id: String, _ step: String) async throws -> OfficeResponse {
        try await desk.post(Route.vanStep.path(id, step), Step())
    }

    func handOff(
        _ order: OrderId, _ step: String, to: String? = nil, note: String? = nil
    ) async throws -> OfficeResponse {
        try await desk.post(
            Route.handOffStep.path(order.text, step), HandOffStep(to: to, note: note))
    }
}

extension PlanView {
    /// Every order in it, once for each place it stands in.
    var everyOrder: [OrderId] {
        sorties.flatMap(\.orders).map(\.order) + vanOrders + walks.flatMap(\.orders).map(\.order)
            + held.map(\.order)
    }
    var vanOrders: [OrderId] {
        vanRounds.flatMap(\.stops).flatMap(\.orders).map(\.order)
    }
    func loaded(_ order: OrderId) -> LoadedOrder? {
        (sorties.flatMap(\.orders) + vanRounds.flatMap(\.stops).flatMap(\.orders)
            + walks.flatMap(\.orders)).first { $0.order == order }
    }
}

/// What a resident reads never names the carrier that may have to be given up.
func expectNoDrone(_ note: Note?, _ location: SourceLocation = #_sourceLocation) {
    guard let note else { return }
    for word in ["ドローン", "無人", "drone", "Drone"] {
        #expect(!(note.ja + note.en).contains(word), sourceLocation: location)
    }
}
