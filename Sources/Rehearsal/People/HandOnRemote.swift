import Dispatching
import Foundation

/// A key as it is printed on a remote, by the name that the receiver reports.
enum Button: String, Sendable, Hashable {
    case up = "KEY_UP"
    case down = "KEY_DOWN"
    case left = "KEY_LEFT"
    case right = "KEY_RIGHT"
    case ok = "KEY_OK"
    case back = "KEY_BACK"
    case blue = "KEY_BLUE"
    case red = "KEY_RED"
    case green = "KEY_GREEN"
    case yellow = "KEY_YELLOW"
    case zero = "KEY_0"
    case one = "KEY_1"
    case two = "KEY_2"
    case three = "KEY_3"
    case four = "KEY_4"
    case five = "KEY_5"
    case six = "KEY_6"
    case seven = "KEY_7"
    case eight = "KEY_8"
    case nine = "KEY_9"
    case ten = "KEY_10"
    case eleven = "KEY_11"
    case volumeUp = "KEY_VOLUMEUP"
    case volumeDown = "KEY_VOLUMEDOWN"
    case guide = "KEY_EPG"

    /// The key of a figure.
    static func figure(_ character: Character) -> Button? { Button(rawValue: "KEY_\(character)") }

    var isArrow: Bool { self == .up || self == .down || self == .left || self == .right }
    var isColour: Bool { self == .blue || self == .red || self == .green || self == .yellow }

    /// What a person calls it.
    var spoken: String {
        switch self {
        case .up: "▲"
        case .down: "▼"
        case .left: "◀"
        case .right: "▶"
        case .ok: "決定"
        case .back: "戻る"
        case .blue: "青"
        case .red: "赤"
        case .green: "緑"
        case .yellow: "黄"
        case .guide: "番組表"
        case .volumeUp: "音量+"
        case .volumeDown: "音量-"
        default: String(rawValue.dropFirst(4))
        }
    }

    /// The keys around it on a usual Japanese remote: figures three in a row, arrows around 決定, colours in a row.
    var neighbours: [Button] {
        switch self {
        case .one: [.two, .four]
        case .two: [.one, .three, .five]
        case .three: [.two, .six]
        case .four: [.one, .five, .seven]
        case .five: [.two, .four, .six, .eight]
        case .six: [.three, .five, .nine]
        case .seven: [.four, .eight, .ten]
        case .eight: [.five, .seven, .nine, .zero]
        case .nine: [.six, .eight, .eleven]
        case .zero: [.eight, .ten, .eleven]
        case .ok: [.up, .down, .left, .right, .back]
        case .up: [.ok, .guide, .volumeUp]
        case .down: [.ok, .back]
        case .left: [.ok, .back]
        case .right: [.ok, .volumeDown]
        case .back: [.down, .left, .blue, .guide]
        case .blue: [.red, .back]
        case .red: [.blue, .green]
        case .green: [.red, .yellow]
        case .yellow: [.green, .volumeDown]
        case .ten, .eleven, .volumeUp, .volumeDown, .guide: []
        }
    }
}

/// One line of the receiver.
struct LightReport: Sendable, Hashable {
    let name: String
    let count: Int
    let isRelease: Bool
    /// Milliseconds after the press.
    let at: Int64
}

/// How a hand presses keys: too long, twice, beside, or so that no light arrives.
struct HandOnRemote {
    let temperament: Temperament
    /// Milliseconds between two frames of this household's remote: NEC 110, SONY 46.
    let period: Int64
    /// Milliseconds from the last frame to the release.
    let release: Int64
    var dice: Dice

    init(_ temperament: Temperament, dice: Dice) {
        self.temperament = temperament
        self.dice = dice
        let isNEC = self.dice.chance(600)
        period = isNEC ? 110 : 46
        release = isNEC ? 196 : 124
    }

    /// The key that is really hit.
    mutating func aimed(_ wish: Button) -> Button {
        if wish.isColour, dice.chance(temperament.colourMixed) {
            let others = [Button.blue, .red, .green, .yellow].filter { $0 != wish }
            return others[dice.below(others.count)]
        }
        if wish.isArrow, dice.chance(temperament.wrongWay) {
            let others = [Button.up, .down, .left, .right].filter { $0 != wish }
            return others[dice.below(others.count)]
        }
        if dice.chance(temperament.neighbour), !wish.neighbours.isEmpty {
            return wish.neighbours[dice.below(wish.neighbours.count)]
        }
        return wish
    }

    /// What the receiver reports of one press, and how long the hand was on the key.
    mutating func press(_ button: Button) -> (reports: [LightReport], lasts: Int64, keyDowns: Int) {
        if dice.chance(temperament.lost) { return ([], 200, 1) }
        var reports: [LightReport] = []
        var start: Int64 = 0
        let taps = dice.chance(temperament.bounce) ? dice.within(2...3) : 1
        for tap in 0..<taps {
            let length = tap + 1 < taps ? Int64(dice.within(60...110)) : held()
            reports += one(button, from: start, length: length)
            if tap + 1 < taps { start += Int64(dice.within(150...200)) }
        }
        // A release that the next tap overtakes is reported in that tap's millisecond.
        let last = reports.last?.at ?? start
        return (reports, last, taps)
    }

    private mutating func held() -> Int64 {
        if dice.chance(temperament.longHold) { return Int64(dice.within(700...2500)) }
        return Int64(min(1200, logNormal(temperament.hold, 35, &dice)))
    }

    // Frames at their period; lost ones open a gap, after which the counter starts anew (SONY) or goes on (NEC, one lost).
    private mutating func one(
        _ button: Button, from start: Int64, length: Int64
    ) -> [LightReport] {
        var reports: [LightReport] = []
        var count = 0
        var last: Int64 = start
        var frame: Int64 = 0
        while frame == 0 || frame * period <= length {
            let at = start + frame * period
            defer { frame += 1 }
            if frame > 0, dice.chance(temperament.lostFrames) { continue }
            let gap = at - last
            if frame > 0, period == 46 ? gap > period : gap > 3 * period {
                let up = period == 46 ? at : last + release
                reports.append(report(button, 0, true, min(at, up)))
                count = 0
            }
            reports.append(report(button, count, false, at))
            count += 1
            last = at
        }
        reports.append(report(button, 0, true, last + release))
        return reports
    }

    private func report(
        _ button: Button, _ count: Int, _ isRelease: Bool, _ at: Int64
    ) -> LightReport {
        LightReport(name: button.rawValue, count: count, isRelease: isRelease, at: at)
    }
}

/// A log-normal number from its median and its spread in hundredths.
func logNormal(_ median: Int, _ spread: Int, _ dice: inout Dice) -> Int {
    let first = (Double(dice.below(1_000_000)) + 1) / 1_000_001
    let second = Double(dice.below(1_000_000)) / 1_000_000
    let normal = (-2 * log(first)).squareRoot() * cos(2 * Double.pi * second)
    return Int(Double(median) * exp(normal * Double(spread) / 100))
}
