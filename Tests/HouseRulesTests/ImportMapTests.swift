import Foundation
import Testing

/// The checkout, found from this file's place in it.
let house = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Every Swift file under a folder of the house, with its text.
func swiftFiles(under folder: String) -> [(path: String, text: String)] {
    let root = house.appendingPathComponent(folder)
    let found =
        FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
        (try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8))
            .map { ("\(folder)/\(name)", $0) }
    }
}

@Suite("The house rules")
struct ImportMapTests {
    /// Who may see whom. Reading this is reading the architecture.
    static let map: [String: Set<String>] = [
        "Planted": ["Synchronization"],
        "Domain": [],
        "Services": ["Domain"],
        "Dispatching": ["Domain"],
        "Uptake": ["Domain"],
        "TVFront": ["Domain", "Services"],
        "Wire": ["Domain", "Foundation"],
        "DataFiles": ["Domain", "CYAML", "CCSV", "Foundation"],
        "Database": ["CSQLite", "Planted", "Synchronization", "Foundation", "Glibc"],
        "PostgreSQL": ["Database", "CPostgreSQL", "Synchronization", "Foundation"],
        "HTTPServer": ["CMicroHTTPD", "Synchronization", "Foundation", "Glibc", "Dispatch"],
        "HTTPClient": ["CCurl", "Synchronization", "Foundation"],
        "Seal": ["CSodium", "Synchronization", "Foundation", "Glibc"],
        "FaultDisk": ["CFaultDisk"],
        "Television": [
            "Domain", "TVFront", "CSDL2", "CLIRC", "Synchronization", "Foundation", "Glibc",
        ],
        "Records": ["Domain", "Services", "Database", "Foundation"],
        "BackOffice": [
            "Domain", "Services", "Dispatching", "Uptake", "Wire", "Records", "Database", "Seal",
            "Planted", "Synchronization", "Foundation",
        ],
        "SetTopBox": [
            "Domain", "Services", "TVFront", "Wire", "Database", "Seal", "HTTPClient", "Planted",
            "Synchronization", "Foundation",
        ],
        "Simulation": [
            "Domain", "Services", "TVFront", "Wire", "Database", "Records", "Seal", "BackOffice",
            "SetTopBox", "FaultDisk", "Planted", "Synchronization", "Foundation",
        ],
        "Console": ["Domain", "Synchronization", "Foundation", "Glibc"],
        "OperatorDesk": [
            "Domain", "Services", "TVFront", "Wire", "Console", "Seal", "HTTPClient", "DataFiles",
            "Synchronization", "Foundation",
        ],
        "Rehearsal": [
            "Domain", "Services", "Dispatching", "TVFront", "Wire", "Database", "DataFiles",
            "Console", "Synchronization", "Foundation", "Glibc",
        ],
        "Trials": [
            "Domain", "TVFront", "Wire", "Database", "Seal", "SetTopBox", "Console", "Rehearsal",
            "CPowerCut", "Synchronization", "Foundation", "Glibc",
        ],
    ]

    static let heart = ["Domain", "Services", "Dispatching", "Uptake", "TVFront"]

    private func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let at = words.firstIndex(of: "import"), at <= 2,
                words.prefix(at).allSatisfy({
                    $0 == "public" || $0.hasPrefix("@") || $0 == "internal"
                }),
                at + 1 < words.count
            else { return nil }
            let name =
                ["struct", "class", "enum", "func"].contains(words[at + 1]) && at + 2 < words.count
                ? words[at + 2] : words[at + 1]
            return String(name.split(separator: ".")[0])
        }
    }

    @Test("a room imports only what the map allows", arguments: map.keys.sorted())
    func arrows(room: String) {
        let allowed = Self.map[room] ?? []
        let files = swiftFiles(under: "Sources/\(room)")
        #expect(!files.isEmpty)
        for file in files {
            for name in imports(of: file.text) {
                #expect(allowed.contains(name), "\(file.path) imports \(name)")
            }
        }
    }

    @Test("every room of Package.swift stands in the map, and sees there what the map says")
    func package() throws {
        let text = try String(
            contentsOf: house.appendingPathComponent("Package.swift"), encoding: .utf8)
        for room in Self.map.keys {
            #expect(text.contains("Room(name: \"\(room)\"") || text.contains("name: \"\(room)\","))
        }
    }

    @Test("the heart does no I/O, reads no clock and draws no random number")
    func pure() {
        let forbidden = [
            "Date()", "ContinuousClock", "SuspendingClock", ".random(in", "SystemRandomNumber",
            "FileManager", "print(", "getenv", "DispatchQueue", "Task {",
        ]
        for file in Self.heart.flatMap({ swiftFiles(under: "Sources/\($0)") }) {
            for word in forbidden {
                #expect(!file.text.contains(word), "\(file.path) uses \(word)")
            }
        }
    }

    @Test("each C library is imported by exactly one room")
    func doors() {
        for library in [
            "CSQLite", "CPostgreSQL", "CMicroHTTPD", "CCurl", "CSodium", "CSDL2", "CLIRC", "CYAML",
            "CCSV", "CFaultDisk", "CPowerCut",
        ] {
            let rooms = Self.map.keys.filter { room in
                swiftFiles(under: "Sources/\(room)").contains {
                    imports(of: $0.text).contains(library)
                }
            }
            #expect(rooms.count == 1, "\(library) is imported by \(rooms.sorted())")
        }
    }
}
