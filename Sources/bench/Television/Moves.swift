import Dispatching
import TVFront
import Television

/// Scripted presses, each timed from the key to the submitted picture, with a copy of one whole
/// picture timed in between: what the machine itself can do at that moment.
struct Moves {
    private(set) var moves: [Double] = []
    private(set) var changes: [Double] = []
    private(set) var firstVisits: [Double] = []
    private(set) var copies: [Double] = []
    /// The repainted share of the screen of each move, in percent.
    private(set) var dirty: [Double] = []
    private var visited: Set<String> = []
    private let from = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 64)
    private let to = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 64)

    /// 1920 × 1080 in 32 bits.
    static let bytes = 1920 * 1080 * 4

    /// Plays until that many focus moves were timed, a third at each size of letters.
    init(_ stage: Stage, moves wanted: Int) {
        from.initializeMemory(as: UInt8.self, repeating: 1)
        to.initializeMemory(as: UInt8.self, repeating: 2)
        defer {
            from.deallocate()
            to.deallocate()
        }
        let sizes = Settings.TextSize.allCases
        for (number, size) in sizes.enumerated() {
            var evening = Evening(stage.screens, stage.content, size)
            var dice = Dice(seed: 7)
            stage.show(evening.front)
            let goal = wanted * (number + 1) / sizes.count
            var step = 0
            while moves.count < goal, step < wanted * 20 {
                press(Self.key(step, &dice), &evening, on: stage)
                if step % 50 == 49 { evening.decide(&dice) }
                step += 1
            }
        }
    }

    /// Eight arrows, then a key that leads somewhere.
    private static func key(_ step: Int, _ dice: inout Dice) -> Key {
        if step % 9 < 8 { return [Key.right, .down, .left, .up][dice.below(4)] }
        return [Key.ok, .ok, .ok, .back, .digit(dice.within(1...6)), .blue][dice.below(6)]
    }

    private mutating func press(_ key: Key, _ evening: inout Evening, on stage: Stage) {
        let clock = ContinuousClock()
        copies.append(clock.measure { to.copyMemory(from: .init(from)) } / .milliseconds(1))
        let serial = evening.front.screenSerial
        let focus = evening.front.focus
        let start = clock.now
        evening.press(key)
        let isShown = stage.show(evening.front)
        let spent = (clock.now - start) / .milliseconds(1)
        guard isShown else { return }
        if evening.front.screenSerial == serial, evening.front.focus != focus {
            moves.append(spent)
            let share = Double(stage.glass.tally.lastDirtyPixels) / (1920 * 1080) * 100
            dirty.append(share)
        } else if evening.front.screenSerial != serial {
            let name = "\(evening.front.screenName) \(evening.front.settings.textSize)"
            if visited.insert(name).inserted {
                firstVisits.append(spent)
            } else {
                changes.append(spent)
            }
        }
    }

    func figures(_ driver: String) -> [Figure] {
        let move = Spread(moves)
        let change = Spread(changes)
        let first = Spread(firstVisits)
        let copy = Spread(copies)
        let area = Spread(dirty)
        let beside =
            "copy of 8.3 MB: p50 \(rounded(copy.median)), p99 \(rounded(copy.p99)), "
            + "max \(rounded(copy.most)) ms"
        let how = "\(driver), \(move.count) moves on one core, key to submitted picture"
        let other = "\(driver), \(change.count) changes of screen, key to submitted picture"
        return [
            .atMost("focus move p50", move.median, "ms", target: 1, beside: beside, how: how),
            .atMost("focus move p99", move.p99, "ms", target: 8, beside: beside, how: how),
            .atMost("focus move max", move.most, "ms", target: 16, beside: beside, how: how),
            .atMost(
                "screen change p99, seen before", change.p99, "ms", target: 16,
                beside: "p50 \(rounded(change.median)) ms; " + beside, how: other),
            .atMost(
                "screen change max, first visit", first.most, "ms", target: 50,
                beside: "p50 \(rounded(first.median)) ms; " + beside,
                how: "\(driver), \(first.count) first visits of a screen at a size of letters"),
            .atMost(
                "repainted per focus move, median", area.median, "% of the screen", target: 12,
                beside: "p95 \(rounded(area.p95)) %, most \(rounded(area.most)) %",
                how: "\(driver), pixels of the repainted rectangles"),
        ]
    }
}
