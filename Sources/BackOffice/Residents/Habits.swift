import Domain
import Records
import Services

extension Residents {
    /// What a household buys again and again, and its last order, from its orders of 90 days.
    static func habits(of household: Household, _ visit: Visit) throws -> Habits {
        let since = visit.today.adding(days: -HabitRules.daysCounted)
        return HabitRules.habits(
            of: try visit.books.orders.orders(of: household.id, since: since), on: visit.today)
    }
}
