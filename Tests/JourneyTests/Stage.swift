import Domain
import Foundation
import Rehearsal
import Trials

/// What a journey needs: a folder of its own, the programs built beside this test, a town, a display.
final class Stage {
    let folder: String
    let town: Town
    let display: Display

    /// A town that wakes up at a time of Tuesday, 24 November 2026.
    init(at time: TimeOfDay, rate: Double = 1) throws {
        folder = NSTemporaryDirectory() + "journey-" + UUID().uuidString.prefix(8)
        town = try Self.town(at: time, rate: rate, folder: folder)
        display = try Display(folder: folder)
    }

    deinit {
        town.stopOffice()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static let tuesday = Day(number: 20_781)

    /// A town without a display, with the programs built beside this test.
    static func town(
        at time: TimeOfDay, rate: Double = 1, folder: String, store: String? = nil
    ) throws -> Town {
        let ground = try ground(folder)
        return try Town(
            binaries: ground.binaries, data: ground.data, folder: folder,
            startingAt: Zone.japan.moment(tuesday, time), rate: rate, store: store)
    }

    /// The ground of trials with the programs built beside this test.
    static func ground(_ folder: String) throws -> Ground {
        let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
        let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path
        return try Ground(binaries: programs, data: data, folder: folder)
    }

    /// Moves the town's clock to a time of the day, with seconds.
    func setClock(_ time: TimeOfDay, seconds: Int = 0, rate: Double = 1) throws {
        let moment = Zone.japan.moment(Self.tuesday, time).adding(
            milliseconds: Int64(seconds) * 1000)
        try town.clock.set(moment, rate: rate)
    }

    /// A household of a village, and a television bound to it with that remote control.
    func television(_ village: String, remote: String) throws -> (Household, TelevisionSet) {
        guard let household = town.households.first(where: { $0.village.text == village }) else {
            throw RehearsalProblem("nobody lives in \(village)")
        }
        let set = try TelevisionSet(in: town, named: village, display: display, remote: remote)
        let code = try object("box", "pair", household.id.text)["code"] as? String
        try set.switchOn(code: code)
        return (household, set)
    }

    /// What a command of the desk says, as a JSON object.
    func object(_ words: String...) throws -> [String: Any] {
        let text = try run(words)
        guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        else { throw RehearsalProblem("no object in \(text)") }
        return object
    }

    /// What a command of the desk says, as a list of JSON objects.
    func list(_ words: String...) throws -> [[String: Any]] {
        let text = try run(words)
        let any = try JSONSerialization.jsonObject(with: Data(text.utf8))
        if let list = any as? [[String: Any]] { return list }
        if let list = (any as? [String: Any])?["items"] as? [[String: Any]] { return list }
        throw RehearsalProblem("no list in \(text)")
    }

    private func run(_ words: [String]) throws -> String {
        let said = try town.engawa(words + ["--output", "json"])
        guard said.status == 0 || said.status == 6 else {
            throw RehearsalProblem("\(words): \(said.status) \(said.errors)")
        }
        return said.output
    }
}

extension Stage {
    /// Brings a planned order to its hall, by whichever carrier the plan chose, and watches the television on the way.
    func carry(_ order: String, _ television: TelevisionSet) throws {
        let plan = try object("plan", "show", "2026-11-24")
        func holds(_ any: Any?) -> Bool {
            ((any as? [[String: Any]]) ?? []).contains { $0["order"] as? String == order }
        }
        let sorties = plan["sorties"] as? [[String: Any]] ?? []
        if let sortie = sorties.first(where: { holds($0["orders"]) }),
            let id = sortie["id"] as? String
        {
            for step in ["check", "load", "launch"] { try town.desk("sortie", step, id) }
            try television.see("届けに出ました", within: 30)
            try town.desk("sortie", "land", id)
            try television.see("集会所", within: 30)
            try town.desk("sortie", "return", id)
            return
        }
        let rounds = plan["vanRounds"] as? [[String: Any]] ?? []
        for round in rounds {
            let stops = round["stops"] as? [[String: Any]] ?? []
            guard let stop = stops.first(where: { holds($0["orders"]) }),
                let id = round["id"] as? String, let village = stop["village"] as? String
            else { continue }
            try town.desk("route", "depart", id)
            try television.see("届けに出ました", within: 30)
            try town.desk("route", "arrive", id, village)
            try television.see("集会所", within: 30)
            return
        }
        throw RehearsalProblem("the order is not carried: \(plan)")
    }
}
