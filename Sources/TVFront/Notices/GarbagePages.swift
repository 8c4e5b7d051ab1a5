import Domain

// Garbage days.
extension Front {
    /// Until when in the morning today's garbage can still be brought out, in minutes of the day.
    static let garbageMorning = 8 * 60 + 30
    /// From when in the evening tomorrow's garbage is said.
    static let garbageEvening = 17 * 60

    private var garbage: [GarbageDay] {
        guard let today else { return content.view?.garbage ?? [] }
        // A view kept without a line may begin with days that are past.
        return (content.view?.garbage ?? []).filter { $0.day >= today }
    }

    /// Whether the municipality has written down its garbage days.
    var hasGarbage: Bool { content.view?.garbage != nil }

    var garbageButton: Choice {
        button("garbage", .buttonGarbage, 1, .open(.notices(.garbage)), .hintGarbage)
    }

    var garbageBody: (Body, [String]) {
        guard !garbage.isEmpty else {
            return (
                .message(
                    Body.Message(
                        lines: [line(.garbageNone, .large)], picture: "🗑️",
                        buttons: [backButton()])),
                title(.notices(.garbage))
            )
        }
        let rows = garbage.map { item in
            Row(picture: item.picture, label: words(item.kind), right: said(item.day))
        }
        return (
            .ledger(Body.Ledger(rows: rows, buttons: [backButton()])), title(.notices(.garbage))
        )
    }

    /// In the evening what is collected tomorrow, early in the morning what is collected today.
    var garbageStrip: [String]? {
        guard let view = content.view, let now = content.officeTime, let today else { return nil }
        let minute = view.zone.time(at: now).minute
        let isEvening = minute >= Self.garbageEvening
        guard isEvening || minute < Self.garbageMorning else { return nil }
        let day = isEvening ? today.adding(days: 1) : today
        let kinds = garbage.filter { $0.day == day }.map { words($0.kind) }
        guard let first = kinds.first else { return nil }
        return words.forms(
            isEvening ? .stripGarbageTomorrow : .stripGarbageToday,
            ["kinds": kinds.prefix(2).joined(separator: "・"), "kind": first])
    }
}
