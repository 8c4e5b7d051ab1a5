import Synchronization

/// A place at which a rehearsal's office is struck down, to see that nothing is lost.
///
/// Written as `POINT:COUNT` or `POINT:ROUTE:COUNT`, for example `after-commit:placeOrder:3`: at
/// the commit of the third order, after it is durable and before it is answered. The points are
/// `before-commit` and `after-commit`.
public final class FaultPoint: Sendable {
    private let point: String
    private let route: String?
    private let count: Int
    private let strike: @Sendable () -> Void
    private let met = Mutex(0)

    /// Reads the written form; nil for anything else. `strike` is what happens there.
    public init?(_ text: String, strike: @escaping @Sendable () -> Void) {
        let parts = text.split(separator: ":").map(String.init)
        guard (2...3).contains(parts.count),
            ["before-commit", "after-commit"].contains(parts[0]),
            let count = Int(parts[parts.count - 1]), count >= 1
        else { return nil }
        point = parts[0]
        route = parts.count == 3 ? parts[1] : nil
        self.count = count
        self.strike = strike
    }

    /// A write of a route is under way.
    func pass(_ name: String) {
        if route == nil || route == name { met.withLock { $0 += 1 } }
    }

    /// The writer has come to a point.
    func reach(_ point: String) {
        if point == self.point, met.withLock({ $0 >= count }) { strike() }
    }
}
