import Foundation
import Glibc

/// What the machine says about a process.
enum Machine {
    // Looked up by name: Glibc declares both for GNU programs only, so Swift does not see them.
    private typealias Affinity = @convention(c) (Int32, Int, UnsafeMutableRawPointer) -> Int32

    private static func affinity(_ name: String, _ cores: inout [UInt8]) -> Bool {
        guard let symbol = dlsym(nil, name) else { return false }
        let call = unsafeBitCast(symbol, to: Affinity.self)
        return cores.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { call(0, bytes.count, $0) >= 0 } ?? false
        }
    }

    /// Runs the body with the calling thread on the last of the cores it may use.
    static func onOneCore<T>(_ body: () throws -> T) rethrows -> T {
        var all = [UInt8](repeating: 0, count: 128)
        guard affinity("sched_getaffinity", &all),
            let last = (0..<1024).last(where: { all[$0 / 8] & (1 << UInt8($0 % 8)) != 0 })
        else { return try body() }
        var one = [UInt8](repeating: 0, count: 128)
        one[last / 8] = 1 << UInt8(last % 8)
        _ = affinity("sched_setaffinity", &one)
        defer { _ = affinity("sched_setaffinity", &all) }
        return try body()
    }

    /// Resident memory now, at its highest, and what of it is no file's, in MB (10⁶ bytes); `self` or a process id.
    static func memory(
        of process: String = "self"
    ) -> (now: Double, highest: Double, own: Double) {
        let status = fields("/proc/\(process)/status")
        func megabytes(_ name: String) -> Double { (status[name] ?? 0) * 1024 / 1e6 }
        return (megabytes("VmRSS"), megabytes("VmHWM"), megabytes("RssAnon"))
    }

    /// Processor time in milliseconds and how often it slept and woke, of all threads so far.
    static func effort(of process: String = "self") -> (milliseconds: Double, wakeUps: Double) {
        let threads =
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        var nanoseconds = 0.0
        var wakeUps = 0.0
        for thread in threads {
            let folder = "/proc/\(process)/task/\(thread)"
            let spent = (try? String(contentsOfFile: folder + "/schedstat", encoding: .utf8)) ?? ""
            nanoseconds += spent.split(separator: " ").first.flatMap { Double($0) } ?? 0
            wakeUps += fields(folder + "/status")["voluntary_ctxt_switches"] ?? 0
        }
        return (nanoseconds / 1e6, wakeUps)
    }

    private static func fields(_ path: String) -> [String: Double] {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        var found: [String: Double] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2,
                let value = parts[1].split(whereSeparator: { $0 == " " || $0 == "\t" }).first
            else { continue }
            found[String(parts[0])] = Double(value)
        }
        return found
    }
}
