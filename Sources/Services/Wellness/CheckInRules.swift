public import Domain

/// Who has answered today, and who has not.
public enum CheckInRules {
    /// The time from which a missing answer is worth a look: households are listed, not alarmed.
    public static let expectedBy = TimeOfDay(10, 0)

    /// Households that have not answered by the expected time, in the order given. Empty before it.
    public static func missing(
        among households: [HouseholdId], answered: Set<HouseholdId>, at time: TimeOfDay
    ) -> [HouseholdId] {
        time < expectedBy ? [] : households.filter { !answered.contains($0) }
    }
}
