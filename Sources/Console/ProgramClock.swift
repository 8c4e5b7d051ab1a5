public import Domain
import Foundation
import Synchronization

/// Where a program takes the time from: the system, or a file that leads a rehearsal.
public enum ProgramClock {
    /// The system's clock.
    public static let real: Now = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(
            milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The rehearsal's clock if `ENGAWA_CLOCK` names a file, or else the system's.
    /// - Throws: one problem if the file does not hold a clock.
    public static func chosen(environment: [String: String]) throws(DataProblems) -> Now {
        guard let path = environment["ENGAWA_CLOCK"], !path.isEmpty else { return real }
        return try rehearsal(path)
    }

    /// A clock led by a file of three numbers (`ClockSetting`), read again whenever it changes.
    ///
    /// All programs of a rehearsal read the same file, so that one hand moves the time of all.
    /// A file that cannot be read for a moment changes nothing: the last setting goes on.
    /// - Throws: one problem if the file does not hold a clock at the start.
    public static func rehearsal(
        _ path: String, real: @escaping Now = real
    ) throws(DataProblems) -> Now {
        guard let setting = ClockSetting(file: path) else {
            throw DataProblems([
                DataProblem(
                    file: path, line: 1, column: 1, found: "",
                    message: "This file should hold three numbers: real milliseconds, "
                        + "virtual milliseconds, rate.")
            ])
        }
        let watched = WatchedClock(path, setting)
        return { watched.setting.virtual(at: real()) }
    }
}

/// How a rehearsal's time runs: at `real` it was `virtual`, and since then it runs `rate` times
/// as fast. Written as `realMs virtualMs rate` on one line.
public struct ClockSetting: Sendable, Hashable {
    /// An instant of the system's clock.
    public let real: Moment
    /// The rehearsal's time at that instant.
    public let virtual: Moment
    /// Rehearsal seconds per real second, 0 to 100,000; 0 stops the clock.
    public let rate: Double

    /// A setting; nil if the rate is out of its range.
    public init?(real: Moment, virtual: Moment, rate: Double) {
        guard (0...100_000).contains(rate) else { return nil }
        self.real = real
        self.virtual = virtual
        self.rate = rate
    }
    /// Reads the written form; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace)
        guard parts.count == 3, let real = Int64(parts[0]), let virtual = Int64(parts[1]),
            let rate = Double(parts[2]), abs(real) < 1 << 53, abs(virtual) < 1 << 53
        else { return nil }
        self.init(
            real: Moment(milliseconds: real), virtual: Moment(milliseconds: virtual), rate: rate)
    }
    /// The written form, to be put into the file with one rename.
    public var text: String { "\(real.milliseconds) \(virtual.milliseconds) \(rate)\n" }

    /// The rehearsal's time at an instant of the system's clock.
    public func virtual(at now: Moment) -> Moment {
        let passed = Double(now.since(real)) * rate
        // Far beyond any calendar the sum would not fit; the clock stands still there.
        let most = Double(Int64(1) << 53)
        return virtual.adding(milliseconds: Int64(min(most, max(-most, passed)).rounded(.down)))
    }

    init?(file path: String) {
        let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard handle >= 0 else { return nil }
        defer { close(handle) }
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = read(handle, &bytes, bytes.count)
        guard count > 0, let text = String(validating: bytes.prefix(count), as: UTF8.self)
        else { return nil }
        self.init(text)
    }
}

/// The last good setting of a file and the mark by which a change is noticed.
private final class WatchedClock: Sendable {
    private struct Mark: Equatable {
        var inode: UInt = 0
        var seconds = 0
        var nanoseconds = 0
        var size: Int = 0
    }
    private let path: String
    private let state: Mutex<(ClockSetting, Mark?)>

    init(_ path: String, _ setting: ClockSetting) {
        self.path = path
        state = Mutex((setting, nil))
    }

    var setting: ClockSetting {
        var facts = stat()
        let found = stat(path, &facts) == 0
        let mark = Mark(
            inode: UInt(facts.st_ino), seconds: Int(facts.st_mtim.tv_sec),
            nanoseconds: Int(facts.st_mtim.tv_nsec), size: Int(facts.st_size))
        return state.withLock { state in
            if found, state.1 != mark, let setting = ClockSetting(file: path) {
                state = (setting, mark)
            }
            return state.0
        }
    }
}
