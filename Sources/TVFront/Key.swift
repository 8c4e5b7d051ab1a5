/// A key of the remote as the screens know it. Everything can be done with the arrows, 決定 and 戻る alone; the others are shortcuts.
public enum Key: Sendable, Hashable {
    case up, down, left, right
    /// 決定.
    case ok
    /// 戻る.
    case back
    /// 青: the first screen.
    case blue
    /// 赤: help and the telephone.
    case red
    /// 緑: read aloud.
    case green
    /// 黄: size of the letters.
    case yellow
    /// The first screen, on remotes that have a key for it.
    case home
    /// 0 to 9.
    case digit(Int)

    /// Whether it moves the focus.
    public var isArrow: Bool {
        switch self {
        case .up, .down, .left, .right: true
        default: false
        }
    }

    /// Reads the word used in `Screens/Keys`: Japanese or ASCII.
    init?(word: String) {
        if let known = Self.words[word] {
            self = known
        } else if let number = Int(word), (0...9).contains(number), word.count == 1 {
            self = .digit(number)
        } else {
            return nil
        }
    }

    /// The words of `Screens/Keys`, without the digits.
    static let words: [String: Key] = [
        "up": .up, "上": .up, "down": .down, "下": .down, "left": .left, "左": .left,
        "right": .right, "右": .right, "ok": .ok, "決定": .ok, "back": .back, "戻る": .back,
        "blue": .blue, "青": .blue, "red": .red, "赤": .red, "green": .green, "緑": .green,
        "yellow": .yellow, "黄": .yellow, "home": .home, "はじめ": .home,
    ]
}
