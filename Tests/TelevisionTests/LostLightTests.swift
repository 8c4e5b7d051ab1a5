import Foundation
import Rehearsal
import TVFront
import Testing

@testable import Television

/// Light that a hand half covers, through a real daemon and the real rules of what is one press (goals I1 to I3, I10).
extension LightTests {
    struct Shaky: Sendable, CustomTestStringConvertible {
        let name: String
        let frames: Int
        var losing: Set<Int> = []
        var jitter = 0
        var testDescription: String { name }
    }

    static let shaky = [
        Shaky(name: "a hold of three seconds", frames: 26),
        Shaky(name: "one frame lost", frames: 12, losing: [4]),
        Shaky(name: "two frames lost", frames: 12, losing: [4, 5]),
        Shaky(name: "three frames lost", frames: 12, losing: [4, 5, 6]),
        Shaky(name: "every pulse off by up to a fifth", frames: 5, jitter: 20),
    ]

    /// How often the screens would act on what a remote control shone.
    private func presses(of key: String, in events: [RemoteEvent]) -> Int {
        var input = Input(names: Sample.screens.keys, settings: Settings())
        return events.count { event in
            event.keyName == key
                && input.take(
                    event.keyName, count: event.count, isRelease: event.isRelease,
                    at: Int64(event.at / 1_000_000)) != nil
        }
    }

    @Test("決定 held before a shaky hand acts exactly once", arguments: remoteNames, shaky)
    func heldOnce(remote name: String, hand: Shaky) throws {
        let (stage, remote) = try stage(name)
        // SONY frames come every 45 ms, so the same time takes more of them.
        let count = name == "sony" ? hand.frames * 5 / 2 : hand.frames
        let frames = try stage.light.press(
            "KEY_OK", frames: count, losing: hand.losing, jitter: hand.jitter)
        let length = (frames.last?.end ?? 0) / 1_000
        let events = try watch(remote, stage, frames, milliseconds: length + 500) {
            presses(of: "KEY_OK", in: $0) == 1
        }
        #expect(presses(of: "KEY_OK", in: events) == 1, "\(events.map(\.count))")
    }

    @Test("three trembling taps of 決定 within half a second act once", arguments: remoteNames)
    func taps(remote name: String) throws {
        let (stage, remote) = try stage(name)
        let tap = try stage.light.press("KEY_OK", frames: name == "sony" ? 2 : 1)
        let frames = (0..<3).flatMap { number in
            tap.map { Infrared.Frame(start: $0.start + number * 150_000, durations: $0.durations) }
        }
        let events = try watch(remote, stage, frames, milliseconds: 1_000) {
            presses(of: "KEY_OK", in: $0) == 1
        }
        #expect(presses(of: "KEY_OK", in: events) == 1, "\(events.map(\.count))")
    }
}
