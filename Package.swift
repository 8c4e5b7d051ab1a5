// swift-tools-version: 6.2
// Engawa: the rooms of the house and the arrows between them. The map below is the architecture;
// HouseRulesTests states the same map and fails when an import does not follow it.
import PackageDescription

/// A room of the house: its name and the rooms it may see.
struct Room {
    let name: String
    let sees: [String]
}

/// The heart: values and functions; no I/O, no C, no clock, no randomness.
let heart = [
    // Mistakes on purpose, for the simulation to catch; empty in every build without `-DPLANTED`.
    Room(name: "Planted", sees: []),
    Room(name: "Domain", sees: []),
    Room(name: "Services", sees: ["Domain"]),
    Room(name: "Dispatching", sees: ["Domain"]),
    Room(name: "Uptake", sees: ["Domain"]),
    Room(name: "TVFront", sees: ["Domain", "Services"]),
    Room(name: "Wire", sees: ["Domain"]),
]

/// The doors: each C library is imported by exactly one of these.
let doors = [
    Room(name: "DataFiles", sees: ["Domain", "CYAML", "CCSV"]),
    Room(name: "Database", sees: ["CSQLite", "Planted"]),
    Room(name: "PostgreSQL", sees: ["Database", "CPostgreSQL"]),
    Room(name: "HTTPServer", sees: ["CMicroHTTPD"]),
    Room(name: "HTTPClient", sees: ["CCurl"]),
    Room(name: "Seal", sees: ["CSodium"]),
    // A disk in memory that fails on purpose; for tests and the simulation, in no program we install.
    Room(name: "FaultDisk", sees: ["CFaultDisk"]),
    Room(name: "Television", sees: ["Domain", "TVFront", "CSDL2", "CLIRC"]),
]

/// The joinery: where the heart meets the doors.
let joinery = [
    Room(name: "Records", sees: ["Domain", "Services", "Database"]),
    Room(
        name: "BackOffice",
        sees: [
            "Domain", "Services", "Dispatching", "Uptake", "Wire", "Records", "Database", "Seal",
            "Planted",
        ]),
    Room(
        name: "SetTopBox",
        sees: [
            "Domain", "Services", "TVFront", "Wire", "Database", "Seal", "HTTPClient", "Planted",
        ]),
    Room(
        // A whole day in one process: the real office and boxes on disks that fail, from one seed.
        name: "Simulation",
        sees: [
            "Domain", "Services", "TVFront", "Wire", "Database", "Records", "Seal", "BackOffice",
            "SetTopBox", "FaultDisk", "Planted",
        ]),
    Room(name: "Console", sees: ["Domain"]),
    Room(
        name: "OperatorDesk",
        sees: [
            "Domain", "Services", "TVFront", "Wire", "Console", "Seal", "HTTPClient", "DataFiles",
        ]),
    Room(
        name: "Rehearsal",
        // TVFront: its made-up old people sit before the real screens.
        sees: [
            "Domain", "Services", "Dispatching", "TVFront", "Wire", "Database", "DataFiles",
            "Console",
        ]),
    // What the real programs are put through: kills, power cuts, failing disks, cut lines, wrong clocks.
    Room(
        name: "Trials",
        sees: [
            "Domain", "TVFront", "Wire", "Database", "Seal", "SetTopBox", "Console", "Rehearsal",
            "CPowerCut",
        ]),
]

/// The programs: assembly only. `engawa-bench` is not installed.
let programs: [(product: String, room: Room)] = [
    (
        "engawa-tv",
        Room(
            name: "tv",
            sees: [
                "Domain", "Services", "TVFront", "Television", "SetTopBox", "Wire", "Console",
                "DataFiles", "HTTPClient", "Seal", "Database",
            ])
    ),
    (
        "engawa-office",
        Room(
            name: "office",
            sees: [
                "Domain", "Services", "BackOffice", "Records", "Database", "PostgreSQL",
                "HTTPServer", "Wire", "Console", "DataFiles", "Seal",
            ])
    ),
    (
        "engawa",
        Room(name: "ops", sees: ["Domain", "OperatorDesk", "Console", "Wire", "DataFiles"])
    ),
    (
        "engawa-bench",
        Room(
            name: "bench",
            sees: [
                "Domain", "Services", "Dispatching", "Uptake", "TVFront", "Television", "SetTopBox",
                "Database", "Records", "BackOffice", "Wire", "Console", "DataFiles", "Rehearsal",
                "Seal", "HTTPClient", "Trials", "Simulation", "Planted",
            ])
    ),
]

/// A C library from Debian: module map and shim header only.
let libraries: [(name: String, pkgConfig: String?)] = [
    ("CSQLite", nil), ("CPostgreSQL", "libpq"), ("CMicroHTTPD", nil), ("CCurl", nil),
    ("CSodium", nil), ("CSDL2", nil), ("CLIRC", nil), ("CYAML", nil), ("CCSV", nil),
    ("CPowerCut", nil),
]

/// Tests and what they see besides the room they are named after.
let tests = [
    Room(name: "Domain", sees: []),
    Room(name: "Services", sees: ["Domain"]),
    Room(name: "Dispatching", sees: ["Domain", "Rehearsal"]),
    Room(name: "Uptake", sees: ["Domain"]),
    Room(name: "TVFront", sees: ["Domain", "Services", "Rehearsal"]),
    Room(name: "Wire", sees: ["Domain"]),
    Room(name: "DataFiles", sees: ["Domain"]),
    Room(name: "Database", sees: ["PostgreSQL", "Rehearsal", "Console", "FaultDisk"]),
    Room(name: "HTTPServer", sees: ["HTTPClient"]),
    Room(name: "Seal", sees: []),
    Room(name: "Television", sees: ["Domain", "TVFront", "DataFiles", "Rehearsal"]),
    Room(name: "Records", sees: ["Domain", "Services", "Database", "PostgreSQL", "Rehearsal"]),
    Room(
        name: "BackOffice",
        sees: [
            "Domain", "Services", "Dispatching", "Uptake", "Wire", "Records", "Database",
            "PostgreSQL", "Seal", "Rehearsal", "DataFiles",
        ]),
    Room(
        name: "SetTopBox",
        sees: ["Domain", "Services", "TVFront", "Wire", "Database", "Seal", "Rehearsal"]),
    Room(name: "Simulation", sees: ["Planted"]),
    Room(name: "Console", sees: ["Domain"]),
    Room(name: "OperatorDesk", sees: ["Domain", "Wire", "Console", "Seal", "Rehearsal"]),
    Room(name: "Rehearsal", sees: ["Domain", "Dispatching", "DataFiles", "TVFront"]),
]

/// Tests of the whole house.
let wholeHouse = [
    Room(name: "DataTests", sees: ["Domain", "Services", "DataFiles", "TVFront", "OperatorDesk"]),
    Room(
        name: "JourneyTests",
        sees: [
            "Domain", "Services", "Wire", "DataFiles", "Rehearsal", "Console", "Seal", "Television",
            "SetTopBox", "TVFront", "Database", "PostgreSQL", "Trials",
        ]),
    Room(name: "HouseRulesTests", sees: []),
]

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func dependencies(_ names: [String]) -> [Target.Dependency] {
    names.map { .target(name: $0) }
}

// A developer may build a few rooms only: ENGAWA_ROOMS=Domain,Dispatching,DispatchingTests swift build.
let only = Context.environment["ENGAWA_ROOMS"].map {
    Set($0.split(separator: ",").map(String.init))
}

var targets: [Target] = libraries.map {
    .systemLibrary(name: $0.name, path: "Sources/\($0.name)", pkgConfig: $0.pkgConfig)
}
// The one C source of our own: a file system for SQLite that forgets, tears and refuses as told.
targets.append(
    .target(
        name: "CFaultDisk", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
        linkerSettings: [.linkedLibrary("sqlite3")]))
// The tests paint ten thousand pictures pixel by pixel; unoptimised that would take half an hour.
// They plan a thousand delivery days as well.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]
let inTests = ["TVFront", "Television", "Dispatching", "Rehearsal"]
// `make mutants` only: the rooms that see Planted, and itself, have the bugs compiled in.
let planted: [SwiftSetting] =
    Context.environment["ENGAWA_PLANTED"] == nil ? [] : [.define("PLANTED")]
targets += (heart + doors + joinery).map { room in
    .target(
        name: room.name, dependencies: dependencies(room.sees),
        swiftSettings: strict + (inTests.contains(room.name) ? optimised : [])
            + (room.name == "Planted" || room.sees.contains("Planted") ? planted : []))
}
targets += programs.map {
    .executableTarget(
        name: $0.product, dependencies: dependencies($0.room.sees),
        path: "Sources/\($0.room.name)", swiftSettings: strict)
}
targets += tests.map {
    .testTarget(
        name: $0.name + "Tests", dependencies: dependencies([$0.name] + $0.sees),
        swiftSettings: strict)
}
targets += wholeHouse.map {
    .testTarget(name: $0.name, dependencies: dependencies($0.sees), swiftSettings: strict)
}
if let only { targets.removeAll { $0.type != .system && !only.contains($0.name) } }

let package = Package(
    name: "Engawa",
    products: only == nil
        ? programs.map { .executable(name: $0.product, targets: [$0.product]) } : [],
    targets: targets,
    swiftLanguageModes: [.v6]
)
