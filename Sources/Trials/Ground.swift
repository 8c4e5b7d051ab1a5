public import Domain
public import Foundation
public import Rehearsal

/// Where trials take place: the programs, the data, and a folder for what they leave behind.
public struct Ground: Sendable {
    /// The folder of the programs.
    public let binaries: String
    /// The folder with Catalog, Screens and hardware.
    public let data: String
    /// A folder of this trial's own.
    public let folder: String

    /// A ground.
    public init(binaries: String, data: String, folder: String) throws {
        self.binaries = binaries
        self.data = data
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }

    /// The Tuesday on which all trials begin: 24 November 2026.
    public static let tuesday = Day(number: 20_781)

    /// A time of that Tuesday, with seconds.
    public static func moment(_ time: TimeOfDay, seconds: Int64 = 0) -> Moment {
        Zone.japan.moment(tuesday, time).adding(milliseconds: seconds * 1_000)
    }

    /// A town of its own in this ground.
    public func town(
        _ name: String, at time: TimeOfDay, rate: Double = 1, store: String? = nil,
        isRehearsal: Bool = true
    ) throws -> Town {
        try Town(
            binaries: binaries, data: data, folder: "\(folder)/\(name)",
            startingAt: Self.moment(time), rate: rate, store: store, isRehearsal: isRehearsal)
    }

    /// Removes what a town has left.
    func clear(_ name: String) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
}

/// What a trial found.
public struct TrialReport: Sendable {
    /// Its name.
    public let name: String
    /// What was counted and measured, in order.
    public private(set) var rows: [(name: String, value: String)] = []
    /// What was not as it must be; empty if all is well.
    public private(set) var violations: [String] = []
    private let began = ContinuousClock.now

    init(_ name: String) { self.name = name }

    mutating func row(_ name: String, _ value: some CustomStringConvertible) {
        rows.append((name, "\(value)"))
    }
    mutating func violate(_ sentence: String) { violations.append(sentence) }
    mutating func violate(_ sentences: [String], at place: String) {
        violations += sentences.map { "\(place): \($0)" }
    }
    mutating func end() {
        let seconds = Double((ContinuousClock.now - began) / .milliseconds(1)) / 1000
        row("time", "\((seconds * 10).rounded() / 10) s")
        row("violations", violations.count)
    }

    /// The summary, as lines of text.
    public var text: String {
        let width = rows.map(\.name.count).max() ?? 0
        let lines = rows.map { row in
            "  " + row.name + String(repeating: " ", count: width - row.name.count + 2) + row.value
        }
        let worst = violations.prefix(20).map { "  ! " + $0 }
        return ([name] + lines + worst).joined(separator: "\n")
    }
}

/// Times of one kind, in milliseconds.
struct Times {
    private var all: [Double] = []

    mutating func add(_ duration: Duration) {
        all.append(Double(duration / .microseconds(1)) / 1e3)
    }
    mutating func measure<T>(_ work: () throws -> T) rethrows -> T {
        let begun = ContinuousClock.now
        let value = try work()
        add(ContinuousClock.now - begun)
        return value
    }
    var most: Double { all.max() ?? 0 }
    var text: String {
        let sorted = all.sorted()
        guard !sorted.isEmpty else { return "–" }
        let middle = Int(sorted[sorted.count / 2])
        return "p50 \(middle) ms, most \(Int(most)) ms (\(sorted.count))"
    }
}

/// Waits until something is so, looking again and again; true if it came to be so in time.
@discardableResult
func wait(seconds: Double, every pause: UInt32 = 200, until isDone: () -> Bool) -> Bool {
    let end = nanoseconds() + Int64(seconds * 1e9)
    while nanoseconds() < end {
        if isDone() { return true }
        usleep(pause)
    }
    return isDone()
}

extension Thread {
    /// Starts work on a thread of its own; the answer waits for its end and gives its result.
    public static func startedWork<T: Sendable>(
        _ work: @escaping @Sendable () throws -> T
    ) -> () throws -> T {
        let done = NSCondition()
        nonisolated(unsafe) var result: Result<T, any Error>?
        detachNewThread {
            let found = Result { try work() }
            done.withLock { result = found }
            done.signal()
        }
        return {
            try done.withLock {
                while true {
                    if let result { return try result.get() }
                    done.wait()
                }
            }
        }
    }
}
