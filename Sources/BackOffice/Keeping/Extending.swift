import Domain
import Records
import Services
import Wire

/// Putting a close off: only where the office was not there when it counted, only once, never by
/// itself, and with an entry of the order log that says who and why.
struct Extending {
    /// The minutes before a close in which an absence counts.
    static let window = 15
    /// An absence of more than so many milliseconds counts.
    static let threshold: Int64 = 60_000
    /// How many minutes after its time a close may be at the latest.
    static let longest = 120

    let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// The slots of a day that may be opened again, and the offer; nil if there is none.
    func offer(on day: Day) throws -> ExtensionOffer? { try offered(on: day)?.offer }

    private func offered(on day: Day) throws -> (slots: [Slot], offer: ExtensionOffer)? {
        let books = visit.books
        guard try books.plans.published(of: day) == nil else { return nil }
        // What somebody closed for a reason of their own stays closed.
        let closed = try books.closes.closed(on: day, because: Closing.cutOff)
        let extended = try books.extensions.extended(from: day, to: day)
        let closing = Closing(terms: visit.terms, books: books)
        var found: (due: Moment, slots: [Slot])?
        for slot in closing.slots(on: day) where closed[slot] != nil && extended[slot] == nil {
            guard let due = visit.terms.cutoff.closing(of: slot), due <= visit.now,
                visit.now < due.adding(minutes: Self.longest), found.map({ due >= $0.due }) ?? true
            else { continue }
            if found?.due == due { found?.slots.append(slot) } else { found = (due, [slot]) }
        }
        guard let found else { return nil }
        let absent = try books.life.absence(
            from: found.due.adding(minutes: -Self.window), to: found.due)
        guard absent > Self.threshold else { return nil }
        return (
            found.slots,
            ExtensionOffer(
                due: found.due, absentSeconds: Int(absent / 1_000),
                latest: found.due.adding(minutes: Self.longest))
        )
    }

    /// Puts the close of the offered slots off.
    func extend(_ day: Day, until time: TimeOfDay, reason: String) throws -> Extended {
        guard let (slots, offer) = try offered(on: day) else { throw Problem.noExtension }
        let zone = visit.terms.municipality.zone
        let until = zone.moment(zone.day(at: offer.due), time)
        guard until > visit.now, until <= offer.latest else { throw Problem.badExtension }
        let detail = ExtensionDetail(
            until: until, absentSeconds: offer.absentSeconds, reason: reason,
            slots: slots.map { .init(shop: $0.shop, village: $0.village) })
        let sequence = try visit.books.log.append(
            .closeExtended, at: visit.now, day: day, subject: day.description,
            actor: visit.actor, detail: String(decoding: Message.bytes(detail), as: UTF8.self))
        for slot in slots {
            try visit.books.extensions.extend(
                slot, until: until, sequence: sequence, by: visit.actor, reason: reason)
        }
        return Extended(slots: slots.sorted(), until: until, sequence: sequence)
    }

    private struct ExtensionDetail: Codable {
        struct Place: Codable {
            let shop: ShopId
            let village: VillageId
        }
        let until: Moment
        let absentSeconds: Int
        let reason: String
        let slots: [Place]
    }
}

extension Problem {
    fileprivate static let noExtension = unfit(
        "no-extension",
        ja: "締切をのばせるのは、締切前の15分に事務所が1分より長く止まっていたときだけです。"
            + "計画が確定する前に、一度だけのばせます。",
        en: "A close is put off only if the office was down for more than a minute in the 15 "
            + "before it, once, and before the plan is published.")
    fileprivate static let badExtension = unfit(
        "bad-extension", ja: "今より後で、元の締切から2時間までの時刻を指定してください。",
        en: "Please name a time after now and at most two hours after the close.")
    fileprivate static let clockIsRight = unfit(
        "clock-not-jumped", ja: "時計はとんでいません。することはありません。",
        en: "The clock has not jumped. There is nothing to do.")
}

extension Dispatcher {
    /// What concerns the office's time.
    static let clockDuties: [Duty] = [
        .open(.extendClose, Desk.extendClose), .open(.followClock, Desk.followClock),
    ]
}

extension Desk {
    /// Puts the close of a day off.
    static func extendClose(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(ExtendClose.self)
        let reason = try visit.reason(wish.reason)
        let day = try visit.day()
        let extended = try Extending(visit).extend(day, until: wish.until, reason: reason)
        return try .message(extended, subject: day.description, reason: reason)
    }

    /// Lets the office follow the system's clock again; done once this is durable.
    static func followClock(_ visit: Visit) throws -> Reply {
        let reason = try visit.reason(visit.message(Step.self).reason)
        guard let jump = visit.terms.steady?.jump else { throw Problem.clockIsRight }
        return try .message(
            ClockFollowed(jumpSeconds: Int(jump / 1_000)), subject: "clock", reason: reason)
    }
}
