import Domain
import Records
import Wire

/// What the people at the desk ask of the office.
enum Desk {
    /// Households by id, to name them in lists.
    static func names(_ visit: Visit) throws -> [HouseholdId: Household] {
        Dictionary(
            try visit.books.households.all().map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Orders with whom to call.
    static func rows(_ orders: [Order], _ visit: Visit) throws -> [OrderRow] {
        let names = try names(visit)
        return orders.compactMap { order in
            names[order.household].map {
                OrderRow(order: order, householdName: $0.name, phone: $0.phone)
            }
        }
    }

    static func row(_ box: BoxRecord) -> BoxRow {
        BoxRow(
            id: box.id, household: box.household, model: box.model, checkDigits: box.checkDigits,
            pairedAt: box.pairedAt, lastSeen: box.lastSeen, revokedAt: box.revokedAt,
            lastSequence: box.lastSequence)
    }
}
