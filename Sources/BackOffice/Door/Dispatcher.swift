import Wire

/// What is done for a route.
struct Duty: Sendable {
    typealias Work = @Sendable (Visit) throws -> Reply

    let route: Route
    /// Whether a read shows names, addresses or wellness, so that looking is audited. Writes
    /// from the desk always are.
    let isDiscreet: Bool
    let work: Work
    /// Reads the message before the writer's turn; nil if it is none, which the work finds again.
    var read: (@Sendable ([UInt8]) -> (any Sendable)?)?

    /// A duty whose reads are not audited.
    static func open(_ route: Route, _ work: @escaping Work) -> Duty {
        Duty(route: route, isDiscreet: false, work: work)
    }

    /// A write that comes in a rush: its message is read before the writer's turn.
    static func rushed<Body: Decodable & Sendable>(
        _ route: Route, _ type: Body.Type, _ work: @escaping Work
    ) -> Duty {
        Duty(
            route: route, isDiscreet: false, work: work,
            read: { try? Message.read(type, from: $0) })
    }

    /// A duty whose reads are audited.
    static func discreet(_ route: Route, _ work: @escaping Work) -> Duty {
        Duty(route: route, isDiscreet: true, work: work)
    }
}

/// Which duty belongs to which route: the lists below, joined. A route is added by adding a line
/// to one of them.
enum Dispatcher {
    static let duties: [Duty] =
        residentDuties + deskDuties + deliveryDuties
        + wellnessDuties + noticeDuties + practiceDuties + trustDuties + alertDuties
        + screenDuties + pollDuties
        + standingDuties + proposalDuties
        + kioskDuties + clockDuties

    static let byName: [String: Duty] = Dictionary(
        duties.map { ($0.route.name, $0) }, uniquingKeysWith: { first, _ in first })

    static let residentDuties: [Duty] = [
        .open(.view, Residents.view),
        .open(.catalogue, Residents.catalogue),
        .rushed(.placeOrder, PlaceOrder.self, Residents.placeOrder),
        .open(.changeOrder, Residents.changeOrder),
        .open(.cancelOrder, Residents.cancelOrder),
        .open(.requestRide, Residents.requestRide),
        .open(.requestRides, Residents.requestRides),
        .open(.cancelRide, Residents.cancelRide),
        .open(.checkIn, Residents.checkIn),
    ]

    static let deskDuties: [Duty] = [
        .open(.openPairing, Desk.openPairing),
        .open(.boxes, Desk.boxes),
        .open(.revokeBox, Desk.revokeBox),
        .discreet(.households, Desk.households),
        .discreet(.household, Desk.household),
        .discreet(.orders, Desk.orders),
        .discreet(.order, Desk.order),
        .open(.day, Desk.day),
        .open(.closeDay, Desk.closeDay),
        .discreet(.pickList, Desk.pickList),
        .open(.pickOrder, Desk.pickOrder),
        .open(.setStock, Desk.setStock),
        .discreet(.rides, Desk.rides),
        .open(.rideStep, Desk.rideStep),
        .open(.fetchHome, Desk.fetchHome),
        .discreet(.checkIns, Desk.checkIns),
        .discreet(.audit, Desk.audit),
    ]
}
