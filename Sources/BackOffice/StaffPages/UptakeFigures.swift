import Domain

/// A published table with the words around it, for the page and the CSV alike.
struct UptakeFigures {
    let municipality: Municipality
    let month: Month
    /// The latest month there is.
    let latest: Month
    let table: UptakeTable
    let isRehearsal: Bool
    let language: PageLanguage

    /// A hidden figure.
    static let hidden = "〓"

    var rows: [UptakeRow] { table.rows }

    /// `令和8年9月（2026年9月）` or `September 2026`.
    func title(of month: Month) -> String {
        let (year, number, _) = month.first.civil
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        guard language == .japanese else { return "\(names[number - 1]) \(year)" }
        // 令和 began on 2019-05-01.
        guard (year, number) >= (2019, 5) else { return "\(year)年\(number)月" }
        let era = year == 2019 ? "元" : "\(year - 2018)"
        return "令和\(era)年\(number)月（\(year)年\(number)月）"
    }

    /// What somebody must see before any figure.
    var practice: String? {
        isRehearsal ? language.pick("れんしゅう用（本物ではありません）", "For practice (not real)") : nil
    }

    func text(_ figure: Figure) -> String { figure.value.map(String.init) ?? Self.hidden }

    /// A share with one decimal; nil if it is hidden or there is nobody.
    func percent(_ figure: Figure, of base: Int) -> String? {
        guard let value = figure.value, base > 0 else { return nil }
        let tenths = (value * 2_000 / base + 1) / 2
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The one sentence to take along.
    var takeaway: String {
        guard let all = rows.first(where: { $0.id == "all" }) else { return "" }
        let (_, number, _) = month.first.civil
        let registered = percent(all.registered, of: all.households)
        let active = percent(all.active, of: all.households)
        guard let registered else {
            return language.pick(
                "\(all.households)世帯のうち登録した世帯は、まだ少ないため数字を伏せています。",
                "Of \(all.households) households too few have signed up to publish how many.")
        }
        let head = language.pick(
            "\(all.households)世帯のうち \(text(all.registered))世帯（\(registered)%）が登録しています。",
            "\(text(all.registered)) of \(all.households) households (\(registered)%) have signed up."
        )
        guard let active else {
            return head
                + language.pick(
                    "\(number)月に使った世帯の数は、少ないため伏せています。",
                    " Too few used it in the month to publish how many.")
        }
        return head
            + language.pick(
                "\(number)月に使ったのは \(text(all.active))世帯（\(active)%）です。",
                " \(text(all.active)) (\(active)%) used it in the month.")
    }

    /// Whether anything is hidden.
    var hidesSomething: Bool {
        rows.contains { row in
            [
                row.registered, row.registeredElderlyOnly, row.active, row.orders, row.rides,
                row.checkIns,
            ].contains(.hidden)
        }
    }
}
