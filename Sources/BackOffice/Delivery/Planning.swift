import Dispatching
import Domain
import Records
import Wire

extension Delivery {
    /// Makes a draft plan. Every order that waits is in it: carried, or held with a reason.
    static func makePlan(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(MakePlan.self)
        let day = try plannable(visit.day(), visit)
        let work = try DayWork(day, visit)
        guard visit.query["early"] == "1" || work.isClosed else { throw Problem.notClosed }
        try check(wish, work)
        let shelf = PlanShelf(visit: visit)
        let published = try shelf.published(day)
        let kept =
            published.map { Kept.underWay($0, waiting: Set(work.waiting.map(\.id))) }
            ?? .nothing(day, at: visit.now)
        let fixed = kept.orders
        let orders = work.waiting.filter { !fixed.contains($0.id) }
        var maker = ProblemMaker(work: work, kept: kept)
        maker.wind = wish.wind
        maker.urgent = Set(wish.urgent)
        maker.without = try without(wish, visit)
        maker.noWalks = Set(work.switches.filter { $0.value == .van }.keys)
        maker.given = try shelf.minutesGiven(before: day)
        let composer = try PlanComposer(
            maker: maker,
            orders: Dictionary(
                orders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            names: Desk.names(visit), numbers: shelf.highestNumbers(day),
            words: words(visit))
        let plan = DayPlanner(effort: .quick).plan(maker.problem(orders))
        let view = composer.compose(
            plan, version: (try shelf.newest(day)?.version ?? 0) + 1, status: "draft",
            madeAt: visit.now)
        try shelf.put(view)
        return try .message(view, status: 201, subject: "\(day) v\(view.version)")
    }

    /// The plan that counts, or the newest draft if there is none or `?draft=1` asks for it.
    static func plan(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let shelf = PlanShelf(visit: visit)
        let published = visit.query["draft"] == "1" ? nil : try shelf.published(day)
        guard let plan = try published ?? shelf.newest(day) else { throw Refusal.notFound }
        return try .message(plan, subject: "\(day) v\(plan.version)")
    }

    static func words(_ visit: Visit) -> DeliveryWords {
        DeliveryWords(phone: visit.terms.municipality.officePhone)
    }

    /// Who and what a trial plan does without. A plan that could count has everybody in it.
    private static func without(_ wish: MakePlan, _ visit: Visit) throws -> Set<String> {
        guard let names = wish.without, !names.isEmpty else { return [] }
        let town = visit.terms.municipality
        let known =
            town.drones.map(\.id.text) + town.vans.map(\.id.text) + town.volunteers.map(\.id.text)
        guard visit.query["dry-run"] == "1", names.count <= 100, names.allSatisfy(known.contains)
        else {
            throw Problem.unfit(
                "bad-what-if", ja: "--without は試し（--dry-run）だけで、ドローン・車・お手伝いの人のIDを書いてください。",
                en: "Only a dry run may leave out drones, vans or volunteers, each by its id.")
        }
        return Set(names)
    }

    private static func check(_ wish: MakePlan, _ work: DayWork) throws {
        let town = work.visit.terms.municipality
        guard wish.wind.count <= 200,
            wish.wind.allSatisfy({ reading in
                (0...10_000).contains(reading.mean)
                    && (reading.mean...10_000).contains(reading.gust)
                    && (reading.village.map { town.village($0) != nil } ?? true)
            })
        else {
            throw Problem.unfit(
                "bad-wind", ja: "風速は0から100m/s、最大は平均以上、集落は一覧のIDにしてください。",
                en: "Wind is 0 to 100 m/s, gusts not below the mean, villages as listed.")
        }
        let waiting = Set(work.waiting.map(\.id))
        guard wish.urgent.allSatisfy(waiting.contains) else {
            throw Problem.unfit(
                "no-such-order", ja: "急ぐ注文のなかに、この日に運ぶ注文でないものがあります。",
                en: "An urgent order is not among those to be brought that day.")
        }
    }
}
