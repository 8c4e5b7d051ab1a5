public import Domain
import Console
import Foundation

/// The one hand that moves the time of all programs of a rehearsal.
public final class ClockHand: Sendable {
    /// The file the programs read.
    public let path: String
    private let clock: Now

    /// A clock file that starts at an instant and runs at a rate (1 is real time, 0 stands still).
    public init(path: String, at moment: Moment, rate: Double = 1) throws(RehearsalProblem) {
        self.path = path
        try Self.write(path, moment, rate)
        do { clock = try ProgramClock.rehearsal(path) } catch {
            throw RehearsalProblem("\(error)")
        }
    }

    /// The rehearsal's time.
    public var now: Moment { clock() }

    /// Jumps to an instant and goes on at a rate.
    public func set(_ moment: Moment, rate: Double = 1) throws(RehearsalProblem) {
        try Self.write(path, moment, rate)
    }

    private static func write(
        _ path: String, _ moment: Moment, _ rate: Double
    ) throws(RehearsalProblem) {
        guard let setting = ClockSetting(real: ProgramClock.real(), virtual: moment, rate: rate)
        else { throw RehearsalProblem("a clock cannot run \(rate) times as fast") }
        do {
            try setting.text.write(toFile: path + ".new", atomically: false, encoding: .utf8)
        } catch { throw RehearsalProblem("\(path) cannot be written: \(error)") }
        guard rename(path + ".new", path) == 0 else {
            throw RehearsalProblem("\(path) cannot be replaced")
        }
    }
}
