import DataFiles
import Domain
import Foundation
import Rehearsal
import Testing

@Suite("The made-up register")
struct MadeUpVillageTests {
    private let april = Day(number: 20_544)...Day(number: 20_573)

    private func town() throws -> Municipality {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try DataFolder.load(root).municipality
    }

    @Test("has exactly the households and the elderly-only households of each village")
    func counts() throws {
        let town = try town()
        let register = MadeUpVillage.households(of: town, seed: 1, signUp: april)
        #expect(register.count == 900)
        for village in town.villages {
            let mine = register.filter { $0.village == village.id }
            #expect(mine.count == village.households)
            #expect(mine.filter(\.elderlyOnly).count == village.elderlyOnlyHouseholds)
        }
    }

    @Test("has no id, no telephone number and no address twice, and no number that rings")
    func distinct() throws {
        let register = try MadeUpVillage.households(of: town(), seed: 2, signUp: april)
        #expect(Set(register.map(\.id)).count == register.count)
        #expect(Set(register.map(\.phone)).count == register.count)
        #expect(Set(register.map(\.address)).count == register.count)
        #expect(register.allSatisfy { $0.phone.hasPrefix("0000-") })
        #expect(Set(register.map(\.name)).count >= 60)
    }

    @Test("is the same for the same seed and another for another")
    func deterministic() throws {
        let town = try town()
        let register = MadeUpVillage.households(of: town, seed: 3, signUp: april)
        #expect(MadeUpVillage.households(of: town, seed: 3, signUp: april) == register)
        #expect(MadeUpVillage.households(of: town, seed: 4, signUp: april) != register)
    }

    @Test("has the asked share of households signed up, within the asked days")
    func registered() throws {
        let town = try town()
        func days(_ perMille: Int) -> [Day] {
            MadeUpVillage.households(
                of: town, seed: 5, registeredPerMille: perMille, signUp: april
            ).compactMap(\.registered)
        }
        #expect(days(0).isEmpty)
        #expect(days(1000).count == 900)
        #expect((40...49).contains(days(55).count))
        #expect(days(1000).allSatisfy { april.contains($0) })
    }

    @Test("goes through the file a municipality would import, and comes back whole")
    func roundTrip() throws {
        let town = try town()
        let register = MadeUpVillage.households(of: town, seed: 6, signUp: april)
        let path = NSTemporaryDirectory() + "register-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try HouseholdFile.write(register, to: path)
        #expect(try HouseholdFile.load(path, villages: town.villages.map(\.id)) == register)
    }
}
