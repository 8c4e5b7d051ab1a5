import Foundation
import Glibc
import Rehearsal

/// What is done to a program's calls on its store, through a shim that is loaded before its libraries (`Sources/CFaults/faults.c`).
struct StoreFault: Sendable {
    /// Calls that count; may be joined.
    struct Calls: OptionSet, Sendable {
        let rawValue: Int64
        init(rawValue: Int64) { self.rawValue = rawValue }
        static let write = Calls(rawValue: 1)
        static let sync = Calls(rawValue: 2)
        static let truncate = Calls(rawValue: 4)
        static let open = Calls(rawValue: 8)
        static let read = Calls(rawValue: 16)
        static let memory = Calls(rawValue: 32)
        /// Writes that begin the write-ahead log anew.
        static let logStart = Calls(rawValue: 64)
    }
    /// Files that count; may be joined.
    struct Files: OptionSet, Sendable {
        let rawValue: Int64
        init(rawValue: Int64) { self.rawValue = rawValue }
        static let store = Files(rawValue: 1)
        static let log = Files(rawValue: 2)
        static let beside = Files(rawValue: 4)
        static let all: Files = [.store, .log, .beside]
    }
    /// What happens at the call.
    enum Action: Sendable, Hashable {
        /// It fails with that error of the system.
        case fail(Int32)
        /// Half of it is done.
        case short
        /// It waits so many milliseconds first.
        case delay(Int64)
        /// The file system under it ends first.
        case powerCut
        /// The program is killed first.
        case kill

        var code: Int64 {
            switch self {
            case .fail: 1
            case .short: 2
            case .delay: 3
            case .powerCut: 4
            case .kill: 5
            }
        }
        var value: Int64 {
            switch self {
            case .fail(let error): Int64(error)
            case .delay(let milliseconds): milliseconds
            case .short, .powerCut, .kill: 0
            }
        }
    }
    /// Which calls.
    let calls: Calls
    /// On which files.
    let files: Files
    /// At which of them it strikes, from 1.
    let nth: Int64
    /// Whether it strikes at all later ones, too.
    let lasts: Bool
    /// What happens.
    let action: Action

    /// A fault.
    init(
        _ action: Action, at nth: Int64, of calls: Calls, on files: Files = .all,
        lasts: Bool = false
    ) {
        self.action = action
        self.nth = nth
        self.calls = calls
        self.files = files
        self.lasts = lasts
    }
}

/// The page of numbers through which a trial leads the shim in a running program.
final class FaultPage: Sendable {
    private enum Place: Int {
        case calls, files, nth, met, action, value, lasts, fired, firedAt, advance, error
    }
    private let path: String
    private let library: String
    private let store: String
    private nonisolated(unsafe) let page: UnsafeMutablePointer<Int64>

    /// A page for the store at a path. The shim is compiled into the folder if it is not there.
    /// - Throws: if there is no C compiler, or no place for the page.
    init(store: String, folder: String, named name: String = "faults") throws {
        self.store = store
        library = try Self.built(in: folder)
        path = "\(folder)/\(name).page"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)
        guard descriptor >= 0, ftruncate(descriptor, 512) == 0,
            let found = mmap(nil, 512, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            found != MAP_FAILED
        else { throw RehearsalProblem("\(path) cannot be made") }
        close(descriptor)
        page = found.bindMemory(to: Int64.self, capacity: 64)
        for place in 0..<64 { page[place] = 0 }
    }

    deinit { munmap(page, 512) }

    /// What a program needs in its environment to be led. `normal` has it sync less than it should.
    func environment(normal: Bool = false) -> [String: String] {
        var found = [
            "LD_PRELOAD": library, "ENGAWA_FAULTS_STORE": store, "ENGAWA_FAULTS_PAGE": path,
        ]
        if normal { found["ENGAWA_FAULTS_SYNC"] = "normal" }
        return found
    }

    /// From now on the calls are counted, and the fault strikes.
    func arm(_ fault: StoreFault) {
        disarm()
        page[Place.calls.rawValue] = fault.calls.rawValue
        page[Place.files.rawValue] = fault.files.rawValue
        page[Place.nth.rawValue] = fault.nth
        page[Place.lasts.rawValue] = fault.lasts ? 1 : 0
        page[Place.value.rawValue] = fault.action.value
        page[Place.action.rawValue] = fault.action.code
    }

    /// From now on nothing strikes.
    func disarm() {
        page[Place.action.rawValue] = 0
        for place in [Place.met, .fired, .firedAt] { page[place.rawValue] = 0 }
    }

    /// How often the fault has struck.
    var fired: Int64 { page[Place.fired.rawValue] }
    /// How many calls of its kind there were.
    var met: Int64 { page[Place.met.rawValue] }
    /// When it struck first, in monotonic nanoseconds; 0 if it did not.
    var firedAt: Int64 { page[Place.firedAt.rawValue] }

    /// How many milliseconds the program's time runs ahead, as if they had passed.
    var advance: Int64 {
        get { page[Place.advance.rawValue] }
        set { page[Place.advance.rawValue] = newValue }
    }
    /// By how many milliseconds the program's clock on the wall is wrong.
    var error: Int64 {
        get { page[Place.error.rawValue] }
        set { page[Place.error.rawValue] = newValue }
    }

    /// The shim's library, compiled with the compiler that came with Swift or another.
    private static func built(in folder: String) throws -> String {
        let library = folder + "/libfaults.so"
        if FileManager.default.fileExists(atPath: library) { return library }
        let source = try Self.source()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        for name in ["clang", "cc", "gcc"] {
            for folder in path.split(separator: ":") {
                let compiler = "\(folder)/\(name)"
                guard FileManager.default.isExecutableFile(atPath: compiler) else { continue }
                let said = try runToEnd(
                    compiler,
                    ["-shared", "-fPIC", "-O1", "-o", library + ".new", source, "-ldl"],
                    environment: ["PATH": path])
                guard said.status == 0, rename(library + ".new", library) == 0 else {
                    throw RehearsalProblem("\(compiler) \(source): \(said.errors)")
                }
                return library
            }
        }
        throw RehearsalProblem("there is no C compiler; swift brings clang, is it in PATH?")
    }

    /// `faults.c` lies beside this file's folder in the checkout these programs were built from.
    private static func source() throws -> String {
        let path =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().path + "/CFaults/faults.c"
        guard FileManager.default.fileExists(atPath: path) else {
            throw RehearsalProblem("\(path) is not there; trials need the checkout")
        }
        return path
    }
}

/// Monotonic nanoseconds, as the shim reckons them.
func nanoseconds() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds) }
