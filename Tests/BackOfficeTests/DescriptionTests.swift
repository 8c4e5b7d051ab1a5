import BackOffice
import Domain
import Foundation
import Testing
import Wire

/// The description of the API as its lines, read no deeper than these tests need.
private struct Description {
    let lines: [String]

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/api/openapi.yaml")
        lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    }

    /// Every operation as `METHOD path name`.
    var operations: [String] {
        var found: [String] = []
        var path = ""
        var method = ""
        for line in lines {
            let text = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("  /") { path = String(text.dropLast()) }
            if line == "    get:" { method = "GET" }
            if line == "    post:" { method = "POST" }
            if text.hasPrefix("operationId: ") {
                found.append("\(method) \(path) \(text.dropFirst("operationId: ".count))")
            }
        }
        return found
    }

    /// The properties of a schema; those it must have first.
    func properties(of schema: String) throws -> (required: Set<String>, all: Set<String>) {
        let start = try #require(lines.firstIndex(of: "    \(schema):"), "no schema \(schema)")
        let body = lines[(start + 1)...].prefix { $0.hasPrefix("      ") }
        let required = body.first { $0.hasPrefix("      required: [") }?
            .components(separatedBy: CharacterSet(charactersIn: "[]"))[1]
            .components(separatedBy: ", ")
        let all = body.filter { $0.hasPrefix("        ") && !$0.hasPrefix("         ") }
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " :")) }
        return (Set(required ?? []), Set(all))
    }
}

@Suite("The API's description") struct DescriptionTests {
    @Test("every route is described, and nothing that is no route or page")
    func operations() throws {
        let described = try Description().operations
        let routes = Route.all.map { "\($0.method) \($0.template) \($0.name)" }
        let pages = ["GET /uptake uptakePage", "GET /uptake.csv uptakeTable"]
        #expect(described.sorted() == (routes + pages).sorted())
    }

    @Test("what the office answers has the fields the description lists")
    func fields() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102))
        let id = try order.read(Order.self, status: 201).id.text
        let answers: [(String, [UInt8])] = [
            ("Order", order.body),
            ("Problem", try await box.order(SmallTown.item(999)).body),
            ("ResidentView", try await box.get(Route.view.path()).body),
            ("Catalogue", try await box.get(Route.catalogue.path()).body),
            ("DayBoard", try await tests.desk.get(Route.day.path("today")).body),
            ("OrderHistory", try await tests.desk.get(Route.order.path(id)).body),
            ("HouseholdDetail", try await tests.desk.get(Route.household.path("h-1")).body),
            ("Health", await box.send(OfficeRequest(method: "GET", path: "/v1/health")).body),
        ]
        let description = try Description()
        for (schema, body) in answers {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
            let (required, all) = try description.properties(of: schema)
            #expect(!all.isEmpty)
            #expect(required.isSubset(of: object.keys), "\(schema)")
            #expect(Set(object.keys).isSubset(of: all), "\(schema)")
        }
    }
}
