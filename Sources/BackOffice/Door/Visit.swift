import Domain
import Records
import Services
import Wire

/// What does not change while the office runs.
struct Terms: Sendable {
    let municipality: Municipality
    let catalogue: Catalogue
    let cutoff: Cutoff
    let facts: StoreFacts
    /// What households show of their screens just now.
    let screens = ScreenShelf()
    /// The office's clock, if it can refuse to follow the system's.
    let steady: SteadyClock?

    init(
        municipality: Municipality, catalogue: Catalogue, facts: StoreFacts,
        steady: SteadyClock? = nil
    ) {
        self.steady = steady
        self.municipality = municipality
        self.catalogue = catalogue
        self.facts = facts
        cutoff = Cutoff(municipality)
    }
}

/// One verified request within its transaction: who asks, for what, and the books to do it with.
struct Visit: Sendable {
    let route: Route
    let ids: [String: String]
    let query: [String: String]
    let body: [UInt8]
    /// The message in the body, if it was read already.
    let read: (any Sendable)?
    let signer: Signer
    /// The store epoch the signer knows.
    let knownEpoch: String
    let books: Books
    let terms: Terms
    /// When the request had arrived whole. Everything in this visit happens at this moment.
    let now: Moment

    var today: Day { terms.municipality.zone.day(at: now) }
    var actor: String { signer.text }

    /// The message in the body. Throws a problem if it is none.
    func message<Body: Decodable>(_ type: Body.Type) throws -> Body {
        if let known = read as? Body { return known }
        do {
            return try Message.read(type, from: body)
        } catch let error as DecodingError {
            throw Problem.badMessage("not a \(type): \(Self.place(of: error))")
        } catch {
            throw Problem.badMessage("not a \(type)")
        }
    }

    /// An id of the path. Throws not-found if it cannot be one.
    func id<Kind>(_ name: String) throws -> Identifier<Kind> {
        guard let text = ids[name], let id = Identifier<Kind>(text) else {
            throw Refusal.notFound
        }
        return id
    }

    /// The day of the path (`{day}`) or the query (`?day=`), today if the query names none.
    func day() throws -> Day {
        guard let text = ids["day"] ?? query["day"] else { return today }
        if text == "today" { return today }
        guard let day = Day(text) else {
            throw Problem.unfit(
                "bad-day", ja: "日付は 2026-09-21 のように書いてください。",
                en: "Please write the day like 2026-09-21.")
        }
        return day
    }

    /// Which household an errand is for: a box's own, or the one somebody at the desk names.
    func household(named id: HouseholdId?) throws -> Household {
        let wanted: HouseholdId
        switch signer.who {
        case .box(_, let own):
            guard id == nil || id == own else { throw Refusal.notFound }
            wanted = own
        case .kiosk: throw Refusal.notFound
        case .desk:
            guard let id else {
                throw Problem.unfit(
                    "household-missing", ja: "どの世帯かを指定してください。",
                    en: "Please name the household.")
            }
            wanted = id
        }
        guard let household = try books.households.household(wanted) else {
            throw Refusal.notFound
        }
        return household
    }

    /// Whether something of this household may be seen and changed by this caller.
    func mayTouch(_ household: HouseholdId) -> Bool {
        switch signer.who {
        case .box(_, let own): own == household
        case .kiosk: false
        case .desk(_, let role): role == .operator
        }
    }

    /// How the message came in: a box is always the television, the desk never is.
    func channel(_ said: Channel) -> Channel {
        guard signer.isDesk else { return .television }
        return said == .television ? .telephone : said
    }

    /// A reason of 1 to 500 characters. Throws a problem if there is none.
    func reason(_ text: String?) throws -> String {
        guard let text, !text.isEmpty, text.count <= 500 else {
            throw Problem.unfit(
                "reason-missing", ja: "理由を書いてください（500字まで）。",
                en: "Please give a reason of at most 500 characters.")
        }
        return text
    }

    private static func place(of error: DecodingError) -> String {
        let context: DecodingError.Context? =
            switch error {
            case .keyNotFound(let key, _): .init(codingPath: [key], debugDescription: "")
            case .typeMismatch(_, let context), .valueNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: nil
            }
        let path = (context?.codingPath ?? []).map(\.stringValue).joined(separator: ".")
        return String(path.prefix(80))
    }
}
