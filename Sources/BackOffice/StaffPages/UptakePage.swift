import Domain
import Uptake

/// Uptake of one month as a page: a sentence, bars, the same in a table, and what it all means.
struct UptakePage {
    let figures: UptakeFigures

    private var language: PageLanguage { figures.language }
    private func pick(_ ja: String, _ en: String) -> String { language.pick(ja, en) }

    var text: String {
        let month = figures.title(of: figures.month)
        let heading = pick("集落ごとの利用　\(month)", "Use by village, \(month)")
        let body = HTML.element("header", header(heading)) + HTML.element("main", main)
        return HTML.page(
            language: language, title: heading + " - " + language.name(figures.municipality.name),
            body: body)
    }

    private func header(_ heading: String) -> String {
        var parts: [String] = []
        if let practice = figures.practice {
            parts.append(HTML.element("p", HTML.escaped(practice), ("class", "practice")))
        }
        parts.append(HTML.element("h1", HTML.escaped(heading)))
        parts.append(
            HTML.element(
                "p", HTML.escaped(language.name(figures.municipality.name)), ("class", "place")))
        parts.append(
            HTML.element(
                "nav", links, ("aria-label", pick("ほかの月とことば", "Other months and languages"))))
        return parts.joined()
    }

    private var links: String {
        let month = figures.month
        let own = "lang=\(language.rawValue)"
        var links = [
            HTML.link(
                "/uptake?month=\(month.previous.text)&\(own)",
                "← " + figures.title(of: month.previous))
        ]
        if month < figures.latest {
            links.append(
                HTML.link(
                    "/uptake?month=\(month.next.text)&\(own)", figures.title(of: month.next) + " →")
            )
        }
        links.append(
            HTML.link(
                "/uptake.csv?month=\(month.text)&\(own)",
                pick("表計算用（CSV）", "For a spreadsheet (CSV)")))
        links.append(
            language == .japanese
                ? "<a href=\"/uptake?month=\(month.text)&amp;lang=en\" lang=\"en\" hreflang=\"en\">English</a>"
                : "<a href=\"/uptake?month=\(month.text)&amp;lang=ja\" lang=\"ja\" hreflang=\"ja\">日本語</a>"
        )
        return links.joined(separator: "\n")
    }

    private var main: String {
        HTML.element("p", HTML.escaped(figures.takeaway), ("class", "takeaway"))
            + HTML.element("h2", pick("割合", "Shares"))
            + HTML.element(
                "figure",
                HTML.element(
                    "div", UptakeChart(figures: figures).svg, ("class", "wide"), ("tabindex", "0"),
                    ("role", "region"), ("aria-label", pick("割合の図", "Chart of shares"))))
            + HTML.element("h2", pick("数字", "Figures"))
            + HTML.element(
                "div", table, ("class", "wide"), ("tabindex", "0"), ("role", "region"),
                ("aria-label", pick("数字の表", "Table of figures")))
            + (figures.hidesSomething ? HTML.element("p", HTML.escaped(rule)) : "")
            + HTML.element("h2", pick("ことばの説明", "What the words mean"))
            + definitions
    }

    private var rule: String {
        pick(
            "〓は、個人がわからないように伏せた数字です。あてはまる世帯が\(Suppression.threshold)より少ない数字と、"
                + "合計から逆算できてしまう数字を伏せます。0は、\(Suppression.baseForZero)世帯以上の集落でだけ出します。",
            "〓 stands for a figure that is hidden so that it tells about nobody: figures below "
                + "\(Suppression.threshold), and others from which one could be worked out. A zero is "
                + "shown only where there are \(Suppression.baseForZero) households or more.")
    }

    private var table: String {
        let heads = [
            pick("集落", "Village"), pick("全世帯", "Households"), pick("登録", "Signed up"),
            pick("割合", "Share"), pick("この月に使った", "Used it"), pick("割合", "Share"),
            pick("高齢者のみの世帯", "Elderly only"), pick("登録", "Signed up"), pick("割合", "Share"),
            pick("注文", "Orders"), pick("のりもの", "Rides"), pick("元気です", "Check-ins"),
        ].map { HTML.element("th", HTML.escaped($0), ("scope", "col")) }.joined()
        let villages = figures.rows.filter { !isSum($0) }.map(line).joined()
        let sums = figures.rows.filter(isSum).map(line).joined()
        return HTML.element(
            "table",
            HTML.element(
                "caption",
                HTML.escaped(
                    pick(
                        "\(figures.table.from) から \(figures.table.to) まで",
                        "\(figures.table.from) to \(figures.table.to)")))
                + HTML.element("thead", HTML.element("tr", heads))
                + HTML.element("tbody", villages) + HTML.element("tfoot", sums))
    }

    private func isSum(_ row: UptakeRow) -> Bool { row.id == "all" || row.id.hasPrefix("phase-") }

    private func line(_ row: UptakeRow) -> String {
        func share(_ figure: Figure, _ base: Int) -> String {
            figures.percent(figure, of: base).map { $0 + "%" } ?? UptakeFigures.hidden
        }
        let cells = [
            "\(row.households)", figures.text(row.registered),
            share(row.registered, row.households), figures.text(row.active),
            share(row.active, row.households), "\(row.elderlyOnlyHouseholds)",
            figures.text(row.registeredElderlyOnly),
            share(row.registeredElderlyOnly, row.elderlyOnlyHouseholds), figures.text(row.orders),
            figures.text(row.rides), figures.text(row.checkIns),
        ]
        return HTML.element(
            "tr",
            HTML.element("th", HTML.escaped(language.name(row.name)), ("scope", "row"))
                + cells.map { HTML.element("td", HTML.escaped($0)) }.joined())
    }

    private var definitions: String {
        let entries = [
            (
                pick("登録", "Signed up"),
                pick(
                    "月の終わりまでに申し込んだ、または機械をつないだ世帯。",
                    "Households that had signed up or connected a box by the end of the month.")
            ),
            (
                pick("この月に使った", "Used it"),
                pick(
                    "この月に一度でも、注文した・のりものを頼んだ・「元気です」を押した世帯。電話と紙もふくみます。",
                    "Households that ordered, asked for a ride or checked in at least once in the "
                        + "month, by telephone and paper too.")
            ),
            (
                pick("高齢者のみの世帯", "Elderly only"),
                pick("65歳以上の人だけの世帯（名簿の区分）。", "Households of old people only, by the register.")
            ),
            (
                pick("注文・のりもの", "Orders, rides"),
                pick("月の終わりまでに取り消されなかったもの。", "Those not taken back by the end of the month.")
            ),
            (
                pick("世帯の数", "Households"),
                pick("集落の一覧にある数で、割合の分母です。", "As listed for the village: what the shares are of.")
            ),
            (
                pick("いつの数字", "As of"),
                pick(
                    "\(figures.table.to) の終わり。月が終わったあとは変わりません（登録のおそい届け出を除く）。",
                    "The end of \(figures.table.to). It does not change afterwards, but for sign-ups "
                        + "that were handed in late.")
            ),
            (
                pick("もと", "Source"),
                pick("事務所の受付の記録と世帯の名簿。", "The office's order log and register.")
            ),
        ]
        return HTML.element(
            "dl",
            entries.map {
                HTML.element("dt", HTML.escaped($0.0)) + HTML.element("dd", HTML.escaped($0.1))
            }.joined())
    }
}
