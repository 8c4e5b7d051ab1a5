/// Who may call a route.
public enum Caller: String, Sendable, Hashable, Codable, CaseIterable {
    /// A paired set-top box, for its own household only.
    case box
    /// A paired kiosk, for the place where it stands.
    case kiosk
    /// A person at the operator's desk.
    case `operator`
    /// Municipal staff: figures only.
    case viewer
    /// Reads the audit log, changes nothing.
    case auditor
    /// Anybody; the route protects itself.
    case anybody
}

/// One address of the API, spelled once for both ends and for `docs/api/openapi.yaml`.
public struct Route: Sendable, Hashable {
    /// The operation's name in the API description.
    public let name: String
    /// `GET` or `POST`.
    public let method: String
    /// The path, with `{name}` where an id stands.
    public let template: String
    /// Who may call it.
    public let callers: Set<Caller>
    /// Whether it writes, and so needs an idempotency key (and from a box a sequence number).
    public var writes: Bool {
        method == "POST" && name != "pair" && name != "showScreen"
    }

    init(_ name: String, _ method: String, _ template: String, _ callers: Set<Caller>) {
        self.name = name
        self.method = method
        self.template = template
        self.callers = callers
    }

    /// The path with the ids filled in, in the order they stand.
    public func path(_ ids: String...) -> String {
        var rest = ids[...]
        return template.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("{") ? rest.popFirst() ?? "" : String($0) }
            .joined(separator: "/")
    }

    /// The ids in a path that fits this route; nil if it does not fit.
    public func match(_ path: String) -> [String: String]? {
        let wanted = template.split(separator: "/", omittingEmptySubsequences: false)
        let given = path.split(separator: "/", omittingEmptySubsequences: false)
        guard wanted.count == given.count else { return nil }
        var ids: [String: String] = [:]
        for (want, have) in zip(wanted, given) {
            if want.hasPrefix("{") {
                guard !have.isEmpty else { return nil }
                ids[String(want.dropFirst().dropLast())] = String(have)
            } else if want != have {
                return nil
            }
        }
        return ids
    }

    /// The route and ids for a method and path; nil if there is none.
    public static func find(_ method: String, _ path: String) -> (Route, [String: String])? {
        for route in all where route.method == method {
            if let ids = route.match(path) { return (route, ids) }
        }
        return nil
    }
}

extension Route {
    /// Whether the office is there, and how it is.
    public static let health = Route("health", "GET", "/v1/health", [.anybody])
    /// Binds a box to a household or a place with a code.
    public static let pair = Route("pair", "POST", "/v1/boxes", [.anybody])
    /// Everything one household's television needs.
    public static let view = Route("view", "GET", "/v1/view", [.box])
    /// What is on offer.
    public static let catalogue = Route(
        "catalogue", "GET", "/v1/catalogue", [.box, .operator])
    /// Orders something, for oneself or (operator) for a caller.
    public static let placeOrder = Route("placeOrder", "POST", "/v1/orders", [.box, .operator])
    /// Replaces an order's items before the close.
    public static let changeOrder = Route(
        "changeOrder", "POST", "/v1/orders/{order}/change", [.box, .operator])
    /// Takes an order back before the close.
    public static let cancelOrder = Route(
        "cancelOrder", "POST", "/v1/orders/{order}/cancel", [.box, .operator])
    /// Asks for a ride.
    public static let requestRide = Route("requestRide", "POST", "/v1/rides", [.box, .operator])
    /// Asks for a way there and the way home from it, both or none.
    public static let requestRides = Route(
        "requestRides", "POST", "/v1/ride-pairs", [.box, .operator])
    /// Fetches a rider home now, by the call number of today's way there.
    public static let fetchHome = Route("fetchHome", "POST", "/v1/ride-calls", [.operator])
    /// Takes a ride back.
    public static let cancelRide = Route(
        "cancelRide", "POST", "/v1/rides/{ride}/cancel", [.box, .operator])
    /// Says how one is.
    public static let checkIn = Route("checkIn", "POST", "/v1/check-ins", [.box, .operator])

    /// The day's board.
    public static let day = Route("day", "GET", "/v1/days/{day}", [.operator])
    /// Closes slots of a day now.
    public static let closeDay = Route("closeDay", "POST", "/v1/days/{day}/close", [.operator])
    /// Orders of a day (`?day=`).
    public static let orders = Route("orders", "GET", "/v1/orders", [.operator])
    /// One order with its history.
    public static let order = Route("order", "GET", "/v1/orders/{order}", [.operator])
    /// What the shops pick.
    public static let pickList = Route("pickList", "GET", "/v1/days/{day}/pick-list", [.operator])
    /// Records what was picked; short lines are not charged.
    public static let pickOrder = Route(
        "pickOrder", "POST", "/v1/orders/{order}/picking", [.operator])
    /// Households to be asked about something the shop did not have.
    public static let calls = Route("calls", "GET", "/v1/days/{day}/calls", [.operator])
    /// Records what a household said on the telephone about something missing.
    public static let answerCall = Route(
        "answerCall", "POST", "/v1/orders/{order}/call-answers", [.operator])
    /// Sets a household's own limit for a month.
    public static let setSpendingLimit = Route(
        "setSpendingLimit", "POST", "/v1/spending-limits", [.box, .operator])
    /// Asks for something to be sold.
    public static let askForItem = Route(
        "askForItem", "POST", "/v1/item-wishes", [.box, .operator])
    /// What households wish to be sold.
    public static let itemWishes = Route("itemWishes", "GET", "/v1/item-wishes", [.operator])
    /// Answers a wish.
    public static let answerItemWish = Route(
        "answerItemWish", "POST", "/v1/item-wishes/{wish}/answer", [.operator])
    /// Makes a draft plan of a day.
    public static let makePlan = Route("makePlan", "POST", "/v1/days/{day}/plan", [.operator])
    /// The plan of a day.
    public static let plan = Route("plan", "GET", "/v1/days/{day}/plan", [.operator])
    /// Makes the draft count.
    public static let publishPlan = Route(
        "publishPlan", "POST", "/v1/days/{day}/plan/publish", [.operator])
    /// Records a step of a sortie.
    public static let sortieStep = Route(
        "sortieStep", "POST", "/v1/sorties/{sortie}/{step}", [.operator])
    /// Records a step of a van round.
    public static let vanStep = Route(
        "vanStep", "POST", "/v1/van-rounds/{round}/{step}", [.operator])
    /// Hand-overs of a day (`?day=`).
    public static let handOffs = Route("handOffs", "GET", "/v1/hand-offs", [.operator])
    /// Records a hand-over, a failed one, or takes one back: step `done`, `failed`, `undo`.
    public static let handOffStep = Route(
        "handOffStep", "POST", "/v1/hand-offs/{order}/{step}", [.operator])
    /// Rides of a day (`?day=`).
    public static let rides = Route("rides", "GET", "/v1/rides", [.operator])
    /// Records a step of a ride: `assign`, `done`, `refuse`.
    public static let rideStep = Route("rideStep", "POST", "/v1/rides/{ride}/{step}", [.operator])
    /// Check-ins of a day (`?day=`), missing ones included.
    public static let checkIns = Route("checkIns", "GET", "/v1/check-ins", [.operator])
    /// One household.
    public static let household = Route(
        "household", "GET", "/v1/households/{household}", [.operator])
    /// Households whose name, kana, phone or id contains `?q=`.
    public static let households = Route("households", "GET", "/v1/households", [.operator])
    /// Opens a pairing code for a household or a kiosk.
    public static let openPairing = Route("openPairing", "POST", "/v1/pairings", [.operator])
    /// The boxes.
    public static let boxes = Route("boxes", "GET", "/v1/boxes", [.operator])
    /// Shuts a box out.
    public static let revokeBox = Route(
        "revokeBox", "POST", "/v1/boxes/{box}/revoke", [.operator])
    /// Gives a village another carrier for a day.
    public static let switchCarrier = Route(
        "switchCarrier", "POST", "/v1/carrier-switches", [.operator])
    /// Sets how much of a product a shop has.
    public static let setStock = Route("setStock", "POST", "/v1/stock/{product}", [.operator])
    /// Uptake per village (`?from=&to=`).
    public static let uptake = Route("uptake", "GET", "/v1/uptake", [.operator, .viewer])
    /// The audit log, newest first (`?before=`).
    public static let audit = Route("audit", "GET", "/v1/audit", [.auditor, .operator])

    /// Every route. The order matters only for reading.
    public static let all: [Route] =
        [
            .health, .pair, .view, .catalogue, .placeOrder, .changeOrder, .cancelOrder,
            .requestRide,
            .requestRides, .fetchHome, .cancelRide, .checkIn, .day, .closeDay, .orders, .order,
            .pickList,
            .pickOrder, .makePlan,
            .plan, .publishPlan, .sortieStep, .vanStep, .handOffs, .handOffStep, .rides, .rideStep,
            .checkIns, .household, .households, .openPairing, .boxes, .revokeBox, .switchCarrier,
            .setStock, .uptake, .audit, .notePractice,
            .makeStanding, .standingOrders, .standingStep, .propose, .proposals, .proposalStep,
        ] + ofConsents + ofNotices + ofAlerts + ofTrust + ofWellness + ofScreens + ofPolls
        + ofKiosks + ofClock
    /// What makes orders trusted: calls about what is missing, and limits.
    static let ofTrust: [Route] = [
        .calls, .answerCall, .setSpendingLimit, .askForItem, .itemWishes, .answerItemWish,
    ]
}
