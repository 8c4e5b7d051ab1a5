public import Dispatching
import Domain
public import Foundation

/// A drone day as the planner bench writes it: JSON, minutes after midnight, grams.
public enum DroneDayFile {
    /// Reads a day. Throws what is wrong with the JSON; a file above 64 MiB is refused.
    public static func problem(from data: Data) throws -> DayProblem {
        guard data.count <= 64 << 20 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "The day file is above 64 MiB."))
        }
        return try JSONDecoder().decode(DayFile.self, from: data).problem
    }
}

private struct DayFile: Decodable {
    struct Base: Decodable {
        let id: String
        let launchGap: Int
    }
    struct Route: Decodable {
        let base: String
        let out: Int
        let back: Int
        let closed: [[Int]]
    }
    struct Village: Decodable {
        let id: String
        let padMinutes: Int
        let routes: [Route]
    }
    struct Drone: Decodable {
        let id: String
        let base: String
        let payload: Int
        let turnaround: Int
        let free: Int
    }
    struct Volunteer: Decodable {
        let id: String
        let villages: [String]
        let window: [Int]
        let perOrder: Int
        let fixed: Int
        let maxOrders: Int
    }
    struct Order: Decodable {
        let id: String
        let village: String
        let grams: Int
        let ready: Int
        let priority: Int
    }
    let firstLaunch: Int
    let homeBy: Int
    let handoffBy: Int
    let bases: [Base]
    let villages: [Village]
    let drones: [Drone]
    let volunteers: [Volunteer]
    let orders: [Order]

    private static func span(_ pair: [Int]) -> Span {
        Span(from: pair.first ?? 0, to: pair.last ?? 0)
    }

    /// The same day in the planner's words.
    var problem: DayProblem {
        DayProblem(
            firstLaunch: firstLaunch, homeBy: homeBy, handOffBy: handoffBy,
            bases: bases.map { .init(id: $0.id, launchGap: $0.launchGap) },
            villages: villages.map { village in
                .init(
                    id: village.id, padMinutes: village.padMinutes,
                    corridors: village.routes.map {
                        .init(
                            base: $0.base, out: $0.out, back: $0.back,
                            closed: $0.closed.map(Self.span))
                    })
            },
            drones: drones.map {
                .init(
                    id: $0.id, base: $0.base, payload: Grams($0.payload),
                    turnaround: $0.turnaround, free: $0.free)
            },
            volunteers: volunteers.map {
                .init(
                    id: $0.id, villages: $0.villages, window: Self.span($0.window),
                    perOrder: $0.perOrder, fixed: $0.fixed, maxOrders: $0.maxOrders)
            },
            parcels: orders.map {
                .init(
                    id: $0.id, village: $0.village, mass: Grams($0.grams), ready: $0.ready,
                    urgent: $0.priority == 1)
            })
    }
}
