import Domain
import Planted
import Records
import Wire

/// Bringing the orders of a day: plans, carriers, hand-overs.
enum Delivery {
    /// How far ahead a day can be planned or switched, in days.
    static let daysAhead = 14
    /// How many days back undelivered orders are brought up again.
    static let daysBack = 7

    /// A day that can still be planned. Throws a problem for one that is over or too far ahead.
    static func plannable(_ day: Day, _ visit: Visit) throws -> Day {
        guard (visit.today...visit.today.adding(days: daysAhead)).contains(day) else {
            throw Problem.unfit(
                "bad-day", ja: "今日から\(daysAhead)日先までの日を指定してください。",
                en: "Please name a day from today to \(daysAhead) days ahead.")
        }
        return day
    }

    /// Moves an order one step along its lifecycle. Throws not-next if that cannot follow.
    static func move(_ order: inout Order, to progress: OrderProgress) throws {
        let isAgain = planted(.handedOverTwice) && order.progress == progress
        guard isAgain || order.progress.next.contains(progress) else { throw Problem.notNext }
        order.progress = progress
    }

    /// Writes a changed order.
    static func keep(_ order: inout Order, _ visit: Visit) throws {
        guard try visit.books.orders.update(&order) else { throw Refusal.changedMeanwhile }
    }

    /// Takes the orders of a load that stand at `from` one step on. Those that were taken back or
    /// failed meanwhile stay as they are.
    static func advance(
        _ load: [LoadedOrder], from: OrderProgress, to: OrderProgress, _ kind: EventKind,
        _ detail: DeliveryDetail, _ visit: Visit
    ) throws {
        for loaded in load {
            guard var order = try visit.books.orders.order(loaded.order), order.progress == from
            else { continue }
            try move(&order, to: to)
            try keep(&order, visit)
            try log(kind, order, detail, visit)
        }
    }

    /// Appends an entry about an order to the log.
    static func log(
        _ kind: EventKind, _ order: Order, _ detail: DeliveryDetail, _ visit: Visit
    ) throws {
        try visit.books.log.append(
            kind, at: visit.now, day: order.day, household: order.household,
            village: order.village, subject: order.id.text, actor: visit.actor,
            detail: detail.text)
    }
}

/// The rest of a delivery's entries in the log.
struct DeliveryDetail: Codable {
    var step: String?
    var sortie: SortieId?
    var round: String?
    var version: Int?
    var carrier: CarrierKind?
    var orders: [OrderId]?
    var to: String?
    var note: String?
    var reason: String?
    /// How far the order had come before a failed hand-over.
    var before: OrderProgress?

    var text: String {
        get throws { String(decoding: try Message.bytes(self), as: UTF8.self) }
    }
}

extension Problem {
    /// The step does not follow on what is recorded.
    static let notNext = Problem(
        status: 409, code: "not-next", title: "step does not follow",
        detail: Note(
            ja: "その順番では記録できません。いまの状態を確かめてください。",
            en: "That step does not follow. Please check how far it has come."))

    /// Ordering for the day goes on.
    static let notClosed = Problem(
        status: 409, code: "not-closed", title: "not every slot is closed",
        detail: Note(
            ja: "まだ受付中の店があります。締め切ってから計画してください。",
            en: "Ordering is still open at some shop. Please plan after the close."))

    /// What was drafted does not fit the books any more.
    static let outdated = Problem(
        status: 409, code: "plan-outdated", title: "draft is out of date",
        detail: Note(
            ja: "案をつくった後に変わったことがあります。もう一度つくってください。",
            en: "Something changed after this draft was made. Please make a new one."))

    /// The newest plan counts already.
    static let published = Problem(
        status: 409, code: "already-published", title: "plan counts already",
        detail: Note(
            ja: "この計画はもう確定しています。変えるときは案をつくり直してください。",
            en: "This plan counts already. To change it, make a new draft."))

    /// Flights and vans leave on their day only.
    static let notToday = Problem(
        status: 409, code: "not-today", title: "plan is for another day",
        detail: Note(ja: "今日の計画ではありません。", en: "That plan is for another day."))
}
