import Domain
import Records
import Services
import Wire

extension Dispatcher {
    static let noticeDuties: [Duty] = [
        .open(.notices, NoticeDesk.list),
        .open(.notice, NoticeDesk.show),
        .open(.postNotice, NoticeDesk.post),
        .open(.withdrawNotice, NoticeDesk.withdraw),
        .discreet(.noticeReads, NoticeDesk.reads),
        .open(.readNotice, NoticeDesk.read),
    ]
}

/// The notice board: posting, reading, and who has read.
enum NoticeDesk {
    /// How many days back the desk sees notices that ended.
    static let daysListed = 90

    /// What one household sees today, newest first.
    static func shown(to household: Household, _ visit: Visit) throws -> [HouseholdNotice]? {
        let notices = try visit.books.notices.notices(on: visit.today)
            .filter { $0.isShown(in: household.village, on: visit.today) }
        guard !notices.isEmpty else { return nil }
        let read = try visit.books.notices.read(by: household.id)
        return HouseholdNotice.fitting(
            notices.map { HouseholdNotice($0, read: read.contains($0.id)) })
    }

    static func list(_ visit: Visit) throws -> Reply {
        let since = visit.today.adding(days: -daysListed)
        let audience = try Audience(visit)
        let rows = try visit.books.notices.notices(since: since)
            .map { try row($0, audience, visit) }
        return try .message(Listing(items: rows))
    }

    static func show(_ visit: Visit) throws -> Reply {
        let notice = try notice(visit)
        return try .message(
            row(notice, Audience(visit), visit), subject: notice.id.text)
    }

    /// Posts a notice. Whatever a screen could not show is refused; style is the desk's to judge.
    static func post(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(PostNotice.self)
        try check(wish, visit)
        let notice = Notice(
            id: try visit.books.notices.nextId(), title: wish.title, text: wish.text,
            reading: wish.reading?.joined(), villages: wish.villages, from: wish.from,
            until: wish.until, postedAt: visit.now)
        try visit.books.notices.add(notice)
        try visit.books.log.append(
            .noticePosted, at: visit.now, day: notice.from, subject: notice.id.text,
            actor: visit.actor)
        return try .message(
            row(notice, Audience(visit), visit), status: 201, subject: notice.id.text)
    }

    static func withdraw(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        let reason = try visit.reason(step.reason)
        let before = try notice(visit)
        if try visit.books.notices.withdraw(before.id, at: visit.now) {
            try visit.books.log.append(
                .noticeWithdrawn, at: visit.now, day: visit.today, subject: before.id.text,
                actor: visit.actor)
        }
        return try .message(
            row(notice(visit), Audience(visit), visit), subject: before.id.text, reason: reason)
    }

    /// Counts, and whom nobody has reached yet.
    static func reads(_ visit: Visit) throws -> Reply {
        let notice = try notice(visit)
        let audience = try Audience(visit)
        let read = Set(try visit.books.notices.reads(of: notice.id).map(\.household))
        let unread = audience.unread(for: notice.villages, readBy: read)
        return try .message(
            NoticeReads(row: row(notice, audience, visit), unread: unread),
            subject: notice.id.text)
    }

    /// Notes that a household has read a notice. Once is enough; again changes nothing.
    static func read(_ visit: Visit) throws -> Reply {
        let receipt = try visit.message(NoticeReceipt.self)
        let household = try visit.household(named: receipt.household)
        let notice = try notice(visit)
        guard notice.isFor(household.village) else { throw Refusal.notFound }
        let channel = visit.channel(receipt.channel)
        let isNew = try visit.books.notices.markRead(
            notice.id, by: household.id, channel: channel, at: visit.now)
        if isNew {
            try visit.books.log.append(
                .noticeRead, at: visit.now, day: visit.today, household: household.id,
                village: household.village, subject: notice.id.text, actor: visit.actor)
        }
        return try .message(
            NoticeReceipt(household: household.id, channel: channel), subject: notice.id.text)
    }

    private static func notice(_ visit: Visit) throws -> Notice {
        guard let notice = try visit.books.notices.notice(visit.id("notice")) else {
            throw Refusal.notFound
        }
        return notice
    }

    private static func row(
        _ notice: Notice, _ audience: Audience, _ visit: Visit
    ) throws -> NoticeRow {
        let households = audience.households(for: notice.villages)
        let read = Set(try visit.books.notices.reads(of: notice.id).map(\.household))
        return NoticeRow(
            notice: notice, households: households.count,
            reached: households.count { audience.wasHeard($0.id, since: notice.postedAt) },
            read: households.count { read.contains($0.id) })
    }

    private static func check(_ wish: PostNotice, _ visit: Visit) throws {
        let text = wish.text
        let lengths = [
            (wish.title.ja.count, 1...Notice.longestTitle),
            (wish.title.en.count, 0...Notice.longestTitle),
            (text.ja.count, 1...Notice.longestText), (text.en.count, 0...Notice.longestText),
            (wish.reading?.joined().count ?? 0, 0...Notice.longestText),
        ]
        guard lengths.allSatisfy({ $0.1.contains($0.0) }) else {
            throw Problem.unfit(
                "bad-length", ja: "題は40字、本文は2000字までです。",
                en: "A title has at most 40, a text at most 2,000 characters.")
        }
        guard wish.until >= wish.from, wish.until >= visit.today,
            wish.until.number - wish.from.number <= Notice.longestDays
        else {
            throw Problem.unfit(
                "bad-days", ja: "期間をたしかめてください（終わりはきょう以後、370日まで）。",
                en: "Check the days: the last is not past, and at most 370 days.")
        }
        try Audience.check(wish.villages, visit)
        let all = [wish.title.ja, wish.title.en, text.ja, text.en].joined()
        guard let strange = Letters.unknown(in: all).first else { return }
        throw Problem.unfit(
            "no-such-letter", ja: "画面に出せない文字があります: U+\(Letters.hex(strange))",
            en: "The screens cannot show the character U+\(Letters.hex(strange)).")
    }
}

/// The households a message of the municipality is for, and whether their televisions were heard.
struct Audience {
    private let all: [Household]
    private let heard: [HouseholdId: Moment]
    private let withBox: Set<HouseholdId>

    init(_ visit: Visit) throws {
        all = try visit.books.households.all()
        let boxes = try visit.books.boxes.all().filter { $0.revokedAt == nil }
        withBox = Set(boxes.map(\.household))
        heard = Dictionary(
            boxes.compactMap { box in box.lastSeen.map { (box.household, $0) } },
            uniquingKeysWith: { max($0, $1) })
    }

    func households(for villages: [VillageId]) -> [Household] {
        villages.isEmpty ? all : all.filter { villages.contains($0.village) }
    }

    /// Who has not read it, those without a television first: whom to telephone.
    func unread(
        for villages: [VillageId], readBy read: Set<HouseholdId>
    ) -> [NoticeReads.Unread] {
        households(for: villages).filter { !read.contains($0.id) }
            .map { NoticeReads.Unread($0, hasBox: hasBox($0.id)) }
            .sorted { ($0.hasBox ? 1 : 0, $0.household) < ($1.hasBox ? 1 : 0, $1.household) }
    }

    func hasBox(_ household: HouseholdId) -> Bool { withBox.contains(household) }

    func wasHeard(_ household: HouseholdId, since moment: Moment) -> Bool {
        heard[household].map { $0 >= moment } ?? false
    }

    /// Refuses villages that are not of this municipality, or too many of them.
    static func check(_ villages: [VillageId], _ visit: Visit) throws {
        let known = Set(visit.terms.municipality.villages.map(\.id))
        guard villages.count <= 500, let wrong = villages.first(where: { !known.contains($0) })
        else { return }
        throw Problem.unfit(
            "no-such-village", ja: "「\(wrong)」という集落はありません。",
            en: "There is no village '\(wrong)'.")
    }
}
