import Domain

/// Judges a repaired plan from the day, the published plan and the notice alone. Shares no code
/// with the repair.
public enum RepairCheck {
    /// What a repaired plan does that it must not.
    public enum Fault: Sendable, Hashable {
        /// It breaks a rule of the day.
        case rule(Violation)
        /// It changes a flight that had left or was about to.
        case frozen(String)
        /// A flight that could still change goes against the disruption.
        case against(Violation)
        /// A flight is met by a volunteer who is out.
        case metByNobody(String)
    }

    /// Every fault; empty for a lawful repair. A flight in `unattended` may lack a volunteer.
    public static func faults(
        of plan: DayPlan, published: DayPlan, in day: DayProblem, after notice: DisruptionNotice,
        unattended: Set<String> = []
    ) -> [Fault] {
        var faults: [Fault] = []
        let gone = Set(
            notice.what.parts.compactMap {
                if case .orderCancelled(let parcel) = $0 { parcel } else { nil }
            })
        var whole = day
        whole.parcels.removeAll { gone.contains($0.id) && plan.answers[$0.id] == nil }
        faults += PlanCheck.violations(of: plan, in: whole).map { .rule($0) }

        let before = published.sorties.filter { $0.launch < notice.frozenBefore }
        let now = plan.sorties.filter { $0.launch < notice.frozenBefore }
        let names = Dictionary(now.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        if now.count != before.count { faults.append(.frozen("count")) }
        let out = Set(
            notice.what.parts.compactMap {
                if case .volunteerOut(let volunteer) = $0 { volunteer } else { nil }
            })
        for sortie in before {
            guard let after = names[sortie.id] else {
                faults.append(.frozen(sortie.id))
                continue
            }
            let same =
                after.drone == sortie.drone && after.village == sortie.village
                && after.launch == sortie.launch && after.back == sortie.back
                && after.handOffs.map(\.parcel) == sortie.handOffs.map(\.parcel)
            if !same || (out.isEmpty && after != sortie) { faults.append(.frozen(sortie.id)) }
            if out.contains(after.volunteer), after.arrival >= notice.at,
                !unattended.contains(after.id)
            {
                faults.append(.metByNobody(after.id))
            }
        }
        return faults + against(plan, day.after(notice), notice)
    }

    /// The rules of the day as it is now, for what had not left.
    private static func against(
        _ plan: DayPlan, _ day: DayProblem, _ notice: DisruptionNotice
    ) -> [Fault] {
        var later = plan
        later.sorties.removeAll { $0.launch < notice.frozenBefore }
        later.vanRounds.removeAll { $0.departs < notice.frozenBefore }
        later.walks.removeAll { $0.departs < notice.frozenBefore }
        return PlanCheck.violations(of: later, in: day).compactMap { violation in
            switch violation {
            case .answer, .figure, .twice: nil
            default: .against(violation)
            }
        }
    }
}
