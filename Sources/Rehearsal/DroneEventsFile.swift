public import Dispatching
public import Foundation

/// A published plan and the disruptions of a drone day, as the planner bench writes them.
public enum DroneEventsFile {
    /// What is wrong with a file, in a sentence.
    public struct Wrong: Error, CustomStringConvertible {
        /// The sentence.
        public let description: String
        /// A fault in a sentence.
        public init(description: String) { self.description = description }
    }

    private static let most = 64 << 20

    /// Reads `{"sorties":[…]}` as the published plan of a day. Throws for JSON that is none, for
    /// more than 64 MiB, and for a sortie that names what the day does not have.
    public static func plan(from data: Data, of day: DayProblem) throws -> DayPlan {
        guard data.count <= most else { throw Wrong(description: "The plan is above 64 MiB.") }
        let file = try JSONDecoder().decode(PlanFile.self, from: data)
        let villages = table(day.villages, \.id)
        let drones = table(day.drones, \.id)
        let volunteers = table(day.volunteers, \.id)
        var sorties: [Sortie] = []
        var answers: [String: Answer] = [:]
        let order = file.sorties.sorted { ($0.launch, $0.drone) < ($1.launch, $1.drone) }
        for (number, row) in order.enumerated() {
            guard let village = villages[row.village], let drone = drones[row.drone],
                let volunteer = volunteers[row.volunteer], (0...2880).contains(row.launch),
                let corridor = village.corridors.first(where: { $0.base == drone.base })
            else {
                throw Wrong(description: "Sortie \(number + 1) names what the day does not have.")
            }
            let arrival = row.launch + corridor.out
            let start = arrival + village.padMinutes + volunteer.fixed
            let id = "S\(number + 1)"
            let handOffs = row.orders.enumerated().map {
                HandOff(parcel: $1, minute: start + ($0 + 1) * volunteer.perOrder)
            }
            for handOff in handOffs {
                answers[handOff.parcel] = .carried(
                    by: .drone(sortie: id), at: handOff.minute, notByAir: nil)
            }
            sorties.append(
                Sortie(
                    id: id, drone: drone.id, base: drone.base, village: village.id,
                    launch: row.launch, arrival: arrival,
                    back: arrival + village.padMinutes + corridor.back, volunteer: volunteer.id,
                    handOffs: handOffs))
        }
        for parcel in day.parcels where answers[parcel.id] == nil {
            answers[parcel.id] = .held(.noVan)
        }
        return DayPlan(
            sorties: sorties, vanRounds: [], walks: [], answers: answers,
            certificate: Certificate(
                servedByAir: sorties.reduce(0) { $0 + $1.handOffs.count },
                eligible: day.parcels.count, sorties: sorties.count, lowerBound: 0,
                mostByAir: day.parcels.count),
            objective: Objective(
                urgentUnserved: 0, notByAir: 0, vanMinutes: 0, brokenPromises: 0,
                sorties: sorties.count, handOffSum: 0, unfairness: 0))
    }

    /// Reads one disruption of a script by its id. Throws for JSON that is none, for an id it does
    /// not have and for a kind of disruption that is unknown.
    public static func event(_ id: String, from data: Data) throws -> DisruptionNotice {
        guard data.count <= most else { throw Wrong(description: "The script is above 64 MiB.") }
        let file = try JSONDecoder().decode(EventsFile.self, from: data)
        guard let event = file.events.first(where: { $0.id == id }) else {
            let names = file.events.map(\.id).joined(separator: ", ")
            throw Wrong(description: "The script has no event \(id); it has \(names).")
        }
        guard let what = event.disruption else {
            throw Wrong(description: "The event \(id) is of no kind that is known: \(event.type).")
        }
        return DisruptionNotice(what, at: event.at, freezeLead: file.freezeLead)
    }

    private static func table<Row>(
        _ rows: [Row], _ id: KeyPath<Row, String>
    ) -> [String: Row] {
        Dictionary(rows.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
    }

    private struct PlanFile: Decodable {
        struct Row: Decodable {
            let drone: String
            let village: String
            let launch: Int
            let volunteer: String
            let orders: [String]
        }
        let sorties: [Row]
    }

    private struct EventsFile: Decodable {
        let freezeLead: Int
        let events: [Event]
    }

    private struct Event: Decodable {
        let id: String
        let at: Int
        let type: String
        let village: String?
        let base: String?
        let window: [Int]?
        let drone: String?
        let volunteer: String?
        let order: String?
        let orders: [String]?
        let van: String?
        let time: Int?

        var disruption: Disruption? {
            let span = window.flatMap { $0.count == 2 ? Span(from: $0[0], to: $0[1]) : nil }
            switch type {
            case "close":
                guard let village, let span else { return nil }
                return .corridorClosed(village: village, base: base, during: span)
            case "padBlocked":
                guard let village, let span else { return nil }
                return .padBlocked(village: village, during: span)
            case "droneDown": return drone.map { .droneDown($0) }
            case "volunteerOut": return volunteer.map { .volunteerOut($0) }
            case "cancel": return order.map { .orderCancelled($0) }
            case "homeBy": return time.map { .homeEarlier($0) }
            case "late":
                guard let orders, let time else { return nil }
                return .packedLate(parcels: orders, ready: time)
            case "vanLate":
                guard let van, let time else { return nil }
                return .vanLate(van, free: time)
            default: return nil
            }
        }
    }
}
