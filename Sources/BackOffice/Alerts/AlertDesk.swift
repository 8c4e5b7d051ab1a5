import Domain
import Records
import Services
import Wire

extension Dispatcher {
    static let alertDuties: [Duty] = [
        .open(.alerts, AlertDesk.list),
        .open(.raiseAlert, AlertDesk.raise),
        .open(.clearAlert, AlertDesk.clear),
        .discreet(.alertReads, AlertDesk.reads),
        .open(.readAlert, AlertDesk.read),
    ]
}

/// Raising and ending alerts, and who has answered.
enum AlertDesk {
    static func list(_ visit: Visit) throws -> Reply {
        let audience = try Audience(visit)
        return try .message(
            Listing(items: try visit.books.alerts.all().map { try row($0, audience, visit) }))
    }

    /// Raises an alert, or gives one a new revision that asks for an answer anew.
    static func raise(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(RaiseAlert.self)
        let reason = try visit.reason(wish.reason)
        try check(wish, visit)
        var alert: Alert
        if let id = wish.updates {
            guard let before = try visit.books.alerts.alert(id) else { throw Refusal.notFound }
            guard before.clearedAt == nil, before.isDrill == wish.drill else {
                throw Problem.unfit(
                    "not-in-force", ja: "その警報は終わっているか、訓練と本番がちがいます。",
                    en: "That alert is over, or one is a drill and the other is not.")
            }
            alert = before
            alert.revision += 1
            // Nobody who was warned may be left without the news.
            let isForAll = before.villages.isEmpty || wish.villages.isEmpty
            alert.villages =
                isForAll ? [] : Set(before.villages + wish.villages).sorted()
        } else {
            let inForce = try visit.books.alerts.board(clearedAfter: visit.now)
                .filter { $0.clearedAt == nil }
            try checkRoom(wish, inForce)
            alert = Alert(
                id: try visit.books.alerts.nextId(), level: wish.level, isDrill: wish.drill,
                title: wish.title, text: wish.text, villages: wish.villages, at: visit.now)
        }
        alert.level = wish.level
        alert.title = wish.title
        alert.text = wish.text
        alert.at = visit.now
        try visit.books.alerts.put(alert)
        try log(.alertRaised, alert, visit)
        return try .message(
            row(alert, Audience(visit), visit), status: 201, subject: subject(alert),
            reason: reason)
    }

    static func clear(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        let reason = try visit.reason(step.reason)
        var alert = try alert(visit)
        if alert.clearedAt == nil {
            alert.clearedAt = visit.now
            alert.at = visit.now
            alert.revision += 1
            try visit.books.alerts.put(alert)
            try log(.alertCleared, alert, visit)
        }
        return try .message(
            row(alert, Audience(visit), visit), subject: subject(alert), reason: reason)
    }

    /// Counts, and whom nobody has reached yet.
    static func reads(_ visit: Visit) throws -> Reply {
        let alert = try alert(visit)
        let audience = try Audience(visit)
        let read = try visit.books.alerts.readers(of: alert.id, revision: alert.revision)
        let unread = audience.unread(for: alert.villages, readBy: Set(read))
        return try .message(
            AlertReads(row: row(alert, audience, visit), unread: unread),
            subject: alert.id.text)
    }

    /// Notes that a household has answered. Once is enough; again changes nothing.
    static func read(_ visit: Visit) throws -> Reply {
        let receipt = try visit.message(AlertReceipt.self)
        let household = try visit.household(named: receipt.household)
        let alert = try alert(visit)
        guard alert.isFor(household.village) else { throw Refusal.notFound }
        guard let revision = receipt.revision ?? (visit.signer.isDesk ? alert.revision : nil),
            (1...alert.revision).contains(revision)
        else { throw Problem.badMessage("a box names the revision it showed") }
        let channel = visit.channel(receipt.channel)
        let isNew = try visit.books.alerts.markRead(
            alert.id, revision: revision, by: household.id, channel: channel, at: visit.now)
        if isNew {
            try visit.books.log.append(
                .alertRead, at: visit.now, day: visit.today, household: household.id,
                village: household.village, subject: alert.id.text, actor: visit.actor)
        }
        return try .message(
            AlertReceipt(household: household.id, revision: revision, channel: channel),
            subject: alert.id.text)
    }

    private static func alert(_ visit: Visit) throws -> Alert {
        guard let alert = try visit.books.alerts.alert(visit.id("alert")) else {
            throw Refusal.notFound
        }
        return alert
    }

    private static func subject(_ alert: Alert) -> String {
        "\(alert.id) level \(alert.level.rawValue)" + (alert.isDrill ? " drill" : "")
    }

    private static func log(_ kind: EventKind, _ alert: Alert, _ visit: Visit) throws {
        try visit.books.log.append(
            kind, at: visit.now, day: visit.today, subject: alert.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(alert), as: UTF8.self))
    }

    private static func row(
        _ alert: Alert, _ audience: Audience, _ visit: Visit
    ) throws -> AlertRow {
        let households = audience.households(for: alert.villages)
        let read = try visit.books.alerts.readers(of: alert.id, revision: alert.revision)
        return AlertRow(
            alert: alert, households: households.count,
            reached: households.count { audience.wasHeard($0.id, since: alert.at) },
            read: households.count { read.contains($0.id) })
    }

    /// A drill never comes while something real is in force for the same people.
    private static func checkRoom(_ wish: RaiseAlert, _ inForce: [Alert]) throws {
        guard inForce.count < AlertBoard.most else {
            throw Problem.unfit(
                "too-many", ja: "警報は同時に\(AlertBoard.most)件までです。",
                en: "There are at most \(AlertBoard.most) alerts at a time.")
        }
        let meets = inForce.contains { alert in
            !alert.isDrill
                && (alert.villages.isEmpty || wish.villages.isEmpty
                    || !Set(alert.villages).isDisjoint(with: wish.villages))
        }
        guard wish.drill, meets else { return }
        throw Problem.unfit(
            "real-alert-in-force", ja: "本物の警報が出ている集落では、訓練はできません。",
            en: "A real alert is in force there; a drill must wait.")
    }

    private static func check(_ wish: RaiseAlert, _ visit: Visit) throws {
        let lengths = [
            (wish.title.ja.count, 1...Alert.longestTitle.ja),
            (wish.title.en.count, 0...Alert.longestTitle.en),
            (wish.text.ja.count, 1...Alert.longestText.ja),
            (wish.text.en.count, 0...Alert.longestText.en),
        ]
        guard lengths.allSatisfy({ $0.1.contains($0.0) }) else {
            throw Problem.unfit(
                "bad-length",
                ja: "題は\(Alert.longestTitle.ja)字、本文は\(Alert.longestText.ja)字までです。",
                en: "The title has at most \(Alert.longestTitle.ja), the text at most "
                    + "\(Alert.longestText.ja) characters (English twice that).")
        }
        try Audience.check(wish.villages, visit)
        let all = [wish.title.ja, wish.title.en, wish.text.ja, wish.text.en].joined()
        guard let strange = Letters.unknown(in: all).first else { return }
        throw Problem.unfit(
            "no-such-letter", ja: "画面に出せない文字があります: U+\(Letters.hex(strange))",
            en: "The screens cannot show the character U+\(Letters.hex(strange)).")
    }
}
