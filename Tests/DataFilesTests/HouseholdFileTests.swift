import Foundation
import Testing

@testable import DataFiles
@testable import Domain

@Suite("The household register")
struct HouseholdFileTests {
    private let path = NSTemporaryDirectory() + "households-\(UUID().uuidString).csv"
    private let header =
        "id,village,name,kana,en,address,phone,elderly_only,registered,reduced_fare\n"

    private func household(_ id: String, address: String) throws -> Household {
        Household(
            id: try #require(HouseholdId(id)), village: try #require(VillageId("upper")),
            name: Name(ja: "青木", kana: "あおき", en: "Aoki"), address: address,
            phone: "0000-01-0001", elderlyOnly: true, registered: Day("2026-04-01"),
            reducedFare: false)
    }
    private func problems(_ text: String, villages: [VillageId]? = nil) throws -> [String] {
        try Data((header + text).utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        do throws(DataProblems) {
            _ = try HouseholdFile.load(path, villages: villages)
            return []
        } catch {
            return error.all.map { $0.description.replacingOccurrences(of: path, with: "h.csv") }
        }
    }

    @Test(
        "is read back as it was written, with commas, marks and spaces, and only its owner may read it"
    )
    func roundTrip() throws {
        let households = try [
            household("h1", address: "上沢 1番地"), household("h2", address: "\"角\", 2番地"),
        ]
        try HouseholdFile.write(households, to: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try HouseholdFile.load(path) == households)
        try HouseholdFile.write([households[0]], to: path)
        #expect(try HouseholdFile.load(path) == [households[0]])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }

    @Test("leaves nothing behind when it cannot be written")
    func cannotWrite() {
        #expect(throws: DataProblems.self) {
            try HouseholdFile.write([], to: "/nowhere/households.csv")
        }
    }

    @Test("may leave the day of registration empty, and nothing else")
    func emptyCells() throws {
        #expect(try problems("h1,upper,青木,あおき,Aoki,1番地,0000-01-0001,1,,0\n") == [])
        #expect(
            try problems("h1,upper,,あおき,Aoki,1番地,0000-01-0001,1,,0\n") == [
                "h.csv:2:10: 「name」 is empty."
            ])
    }

    @Test(
        "tells doubled ids, unknown villages, ids a spreadsheet has damaged and numbers that are none, all at once"
    )
    func wrong() throws {
        let rows = """
            h1,uper,青木,あおき,Aoki,1番地,0000-01-0001,1,2026-04-01,0
            h1,upper,青木,あおき,Aoki,1番地,1番,1,2026/04/01,2
            1.7E+11,upper,青木,あおき,Aoki,1番地,0000-01-0001,1,2026-04-01,0
            """
        let known = [try #require(VillageId("upper"))]
        #expect(
            try problems(rows, villages: known) == [
                "h.csv:2:4: There is no village with this id. Found 「uper」. Did you mean 「upper」?",
                "h.csv:3:1: Another household already has this id, at h.csv:2. Found 「h1」.",
                "h.csv:3:26: 「phone」 must be a telephone number such as 0000-00-0000. Found 「1番」.",
                "h.csv:3:31: 「registered」 must be a date such as 2026-04-01. Found 「2026/04/01」.",
                "h.csv:3:42: 「reduced_fare」 must be yes or no. Found 「2」.",
                "h.csv:4:1: 「id」 must be 1 to 64 letters a–z, digits, - _ or a dot. "
                    + "Found 「1.7E+11」.",
            ])
    }

    @Test("takes the municipality's own column names")
    func japanese() throws {
        let text =
            "世帯番号,集落,氏名,カナ,英字,住所,電話番号,高齢者のみ,登録日,割引\r\n"
            + "h1,upper,青木,アオキ,Aoki,1番地,0000-01-0001,0,2026-04-01,1\r\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let households = try HouseholdFile.load(path)
        #expect(households.first?.name.kana == "アオキ")
        #expect(households.first?.reducedFare == true)
    }

    @Test(
        "may not have more households in a village than the village counts, nor more elderly-only")
    func counts() throws {
        func village(_ households: Int, _ elderlyOnly: Int) throws -> Village {
            Village(
                id: try #require(VillageId("upper")), name: Name(ja: "上", kana: "うえ", en: "Upper"),
                phase: 1, households: households, elderlyOnlyHouseholds: elderlyOnly,
                hall: Hall(
                    name: Name(ja: "会", kana: "かい", en: "Hall"),
                    location: Point(latitude: 38_500_000, longitude: 135_000_000),
                    landingPad: false, padMinutes: Minutes(0), vanMinutes: [:]))
        }
        let households = try (1...4).map { try household("h\($0)", address: "番地") }
        try HouseholdFile.write(households, to: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try HouseholdFile.load(path, countedIn: [village(4, 4)]) == households)
        let few = try village(2, 1)
        do throws(DataProblems) {
            _ = try HouseholdFile.load(path, countedIn: [few])
            Issue.record("two households too many were taken")
        } catch {
            #expect(error.all.map { "\($0.line):\($0.column)" } == ["3:38", "4:4"])
        }
    }
}
