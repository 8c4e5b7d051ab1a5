public import Domain

/// Hides what would tell about a household before a table is published.
///
/// A figure is published only if at least 10 households stand behind it and the figure is 10 or more, or 0 among 30 or more.
/// Then further figures are hidden until no row total, phase total or difference gives a hidden one back within a range narrower than 10.
/// Nothing is rounded: the totals are those the council is told.
public enum Suppression {
    /// The least figure that is published, and the least range a hidden one must keep.
    public static let threshold = 10
    /// The least base for which a zero is published.
    public static let baseForZero = 30

    /// The table with small figures hidden. Rows must be villages, then phases, then the whole, as `UptakeFold` makes them.
    public static func publish(_ table: UptakeTable) -> UptakeTable {
        let columns = Column.allCases.map { hidden($0, in: table.rows) }
        let rows = table.rows.indices.map { index -> UptakeRow in
            let row = table.rows[index]
            func figure(_ column: Column) -> Figure {
                columns[column.rawValue].contains(index) ? .hidden : column.figure(row)
            }
            return UptakeRow(
                id: row.id, name: row.name, phase: row.phase, households: row.households,
                elderlyOnlyHouseholds: row.elderlyOnlyHouseholds, registered: figure(.registered),
                registeredElderlyOnly: figure(.registeredElderlyOnly), active: figure(.active),
                orders: figure(.orders), rides: figure(.rides), checkIns: figure(.checkIns))
        }
        return UptakeTable(from: table.from, to: table.to, rows: rows)
    }

    /// The last whole calendar month before a day: the shortest period that is published, because two tables a day apart would give a household away.
    public static func lastWholeMonth(before day: Day) -> (from: Day, to: Day) {
        let firstOfThis = day.adding(days: 1 - day.day)
        let last = firstOfThis.adding(days: -1)
        return (last.adding(days: 1 - last.day), last)
    }

    /// Whether a period is made of whole calendar months.
    public static func isWholeMonths(from: Day, to: Day) -> Bool {
        from <= to && from.day == 1 && to.adding(days: 1).day == 1
    }

    private enum Column: Int, CaseIterable {
        case registered, registeredElderlyOnly, active, orders, rides, checkIns
        func figure(_ row: UptakeRow) -> Figure {
            switch self {
            case .registered: row.registered
            case .registeredElderlyOnly: row.registeredElderlyOnly
            case .active: row.active
            case .orders: row.orders
            case .rides: row.rides
            case .checkIns: row.checkIns
            }
        }
        func base(_ row: UptakeRow) -> Int {
            self == .registeredElderlyOnly ? row.elderlyOnlyHouseholds : row.households
        }
        /// Whether a figure counts households, so that the rest of the base is a figure too.
        var countsHouseholds: Bool { rawValue <= Column.active.rawValue }
    }

    private static func isSafe(_ value: Int, base: Int, countsHouseholds: Bool) -> Bool {
        guard base >= threshold else { return false }
        if value == 0 { return base >= baseForZero }
        return value >= threshold && (!countsHouseholds || base - value >= threshold)
    }

    /// The rows of one column that must be hidden.
    private static func hidden(_ column: Column, in rows: [UptakeRow]) -> Set<Int> {
        let values = rows.map { column.figure($0).value ?? 0 }
        let leaves = rows.indices.filter {
            !rows[$0].id.hasPrefix("phase-") && rows[$0].id != "all"
        }
        let phases = rows.indices.filter { rows[$0].id.hasPrefix("phase-") }
        let whole = rows.indices.filter { rows[$0].id == "all" }
        var hidden = Set(
            rows.indices.filter {
                !isSafe(
                    values[$0], base: column.base(rows[$0]),
                    countsHouseholds: column.countsHouseholds)
            })
        // A phase total may stand only while the villages hidden under it stay in doubt.
        for phase in phases where !hidden.contains(phase) {
            let members = leaves.filter { rows[$0].phase == rows[phase].phase }
            if !blur(members, values, &hidden) { hidden.insert(phase) }
        }
        let hiddenPhases = phases.filter(hidden.contains)
        if hiddenPhases.count == 1, whole.contains(where: { !hidden.contains($0) }),
            let other = phases.first(where: { !hidden.contains($0) })
        {
            hidden.insert(other)
        }
        // With phase totals gone the whole is the only sum over all villages.
        if !phases.isEmpty, phases.allSatisfy(hidden.contains) {
            for phase in phases {
                let members = leaves.filter { rows[$0].phase == rows[phase].phase }
                if !members.contains(where: hidden.contains),
                    let least = members.min(by: { (values[$0], $0) < (values[$1], $1) })
                {
                    hidden.insert(least)
                }
            }
            if !blur(leaves, values, &hidden) { hidden.formUnion(whole) }
        }
        return hidden
    }

    /// Hides more of the members, smallest first, until those hidden are at least two and add up to the threshold. False if that cannot be.
    private static func blur(_ members: [Int], _ values: [Int], _ hidden: inout Set<Int>) -> Bool {
        let secret = members.filter(hidden.contains)
        if secret.isEmpty { return true }
        var count = secret.count
        var sum = secret.map { values[$0] }.reduce(0, +)
        let open = members.filter { !hidden.contains($0) }
            .sorted { (values[$0], $0) < (values[$1], $1) }
        for index in open where count < 2 || sum < threshold {
            hidden.insert(index)
            count += 1
            sum += values[index]
        }
        return count >= 2 && sum >= threshold
    }
}
