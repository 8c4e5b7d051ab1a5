import Database
import Domain
import Records
import Synchronization
import Wire

/// A page with published figures, open to anybody: what an officer reads, prints and links to.
struct StaffPage: Sendable {
    enum Form: Sendable { case page, csv }
    let form: Form
    let language: PageLanguage
    /// The month asked for, as it was written.
    let month: String?

    /// The page a request asks for; nil if it asks for none.
    init?(_ request: OfficeRequest) {
        guard request.method == "GET" else { return nil }
        switch request.path {
        case "/uptake": form = .page
        case "/uptake.csv": form = .csv
        default: return nil
        }
        let fields = request.fields
        language = fields["lang"] == "en" ? .english : .japanese
        month = fields["month"]
    }
}

/// The language a page is written in.
enum PageLanguage: String, Sendable {
    case japanese = "ja"
    case english = "en"

    func pick(_ ja: String, _ en: String) -> String { self == .japanese ? ja : en }
    func name(_ name: Name) -> String { pick(name.ja, name.en) }
}

/// A published table and the day on which it was counted.
struct KeptFigures: Sendable {
    let table: UptakeTable
    let on: Day
}

extension Office {
    /// Answers with a page. Not signed: it holds nothing but published figures.
    func show(
        _ page: StaffPage, arrived: Moment, reply: @escaping @Sendable (Reply) -> Void
    ) {
        let today = terms.municipality.zone.day(at: arrived)
        let latest = Month.lastWhole(before: today)
        let month = page.month.map { Month($0) } ?? latest
        let earliest = Month(of: latest.first.adding(days: -31 * Counting.mostMonths))
        guard let month, (earliest...latest).contains(month) else {
            return reply(missing(page, latest))
        }
        if let kept = figures.withLock({ $0[month] }), kept.on == today {
            return reply(dressed(page, month, kept.table, arrived))
        }
        let isTaken = readers.submit { books in
            do {
                try books.connection.begin()
                defer {
                    if books.connection.isInTransaction { try? books.connection.rollback() }
                }
                let table = try Counting(books, self.terms.municipality).published(month)
                self.figures.withLock { kept in
                    kept = kept.filter { $0.value.on == today }
                    kept[month] = KeptFigures(table: table, on: today)
                }
                reply(self.dressed(page, month, table, arrived))
            } catch {
                self.note(error)
                reply(.problem(.broken))
            }
        }
        if !isTaken { reply(.problem(.busy)) }
    }

    private func dressed(
        _ page: StaffPage, _ month: Month, _ table: UptakeTable, _ arrived: Moment
    ) -> Reply {
        let zone = terms.municipality.zone
        let figures = UptakeFigures(
            municipality: terms.municipality, month: month,
            latest: Month.lastWhole(before: zone.day(at: arrived)), table: table,
            isRehearsal: terms.facts.rehearsal, language: page.language)
        switch page.form {
        case .page: return Self.html(UptakePage(figures: figures).text, status: 200)
        case .csv:
            var reply = Reply(
                status: 200, mediaType: "text/csv; charset=utf-8",
                body: Array(UptakeCSV(figures: figures).text.utf8))
            reply.headers = [
                ("content-disposition", "attachment; filename=\"uptake-\(month.text).csv\"")
            ]
            return reply
        }
    }

    private func missing(_ page: StaffPage, _ latest: Month) -> Reply {
        let language = page.language
        let text = HTML.page(
            language: language, title: language.pick("その月の数字はありません", "No figures for that month"),
            body: HTML.element(
                "main",
                HTML.element(
                    "h1", language.pick("その月の数字はありません", "There are no figures for that month"))
                    + HTML.element(
                        "p",
                        language.pick(
                            "月が終わると、つぎの日から見られます。",
                            "A month's figures can be seen from the day after it is over."))
                    + HTML.element(
                        "p",
                        HTML.link(
                            "/uptake?month=\(latest.text)&lang=\(language.rawValue)",
                            language.pick("いちばん新しい月を見る", "See the latest month")))))
        return Self.html(text, status: 404)
    }

    private static func html(_ text: String, status: Int) -> Reply {
        var reply = Reply(
            status: status, mediaType: "text/html; charset=utf-8", body: Array(text.utf8))
        reply.headers = [
            ("content-security-policy", HTML.policy), ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
        ]
        return reply
    }
}
