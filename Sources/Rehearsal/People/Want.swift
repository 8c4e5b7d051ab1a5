/// A thing somebody wants, in the words of the printed catalogue.
struct Thing: Sendable, Hashable {
    /// The words of its name; a screen that shows all of them shows the thing.
    let words: [String]
    /// Other words for the first one, as 卵 and たまご.
    var others: [String] = []
    /// Words that tell that it is something else.
    var not: [String] = []
    /// How many.
    var count = 1
    /// Its number in the printed catalogue.
    var number: Int?
    /// Where one would look for it.
    var shelf: [String] = []

    /// Whether a text names it, and nothing that it is not.
    func isNamed(in text: String) -> Bool {
        let first = words[0]
        let names = text.contains(first) || others.contains { text.contains($0) }
        return names && words.dropFirst().allSatisfy { text.contains($0) }
            && !not.contains { text.contains($0) }
    }
    /// What a person would call it.
    var spoken: String { words.joined(separator: " ") }
}

/// A word that draws somebody towards it.
struct Lure: Sendable, Hashable {
    let word: String
    let weight: Double
    init(_ word: String, _ weight: Double) {
        self.word = word
        self.weight = weight
    }
}

/// Where words speak of something, they must be the right ones.
struct Check: Sendable, Hashable {
    let about: String
    let must: String
    init(_ about: String, _ must: String) {
        self.about = about
        self.must = must
    }
    /// Whether a text says something else.
    func fails(in text: String) -> Bool { text.contains(about) && !text.contains(must) }
}

/// One thing that somebody wants to come about. The aims of a task are a list of these, in their order.
struct Want: Sendable, Hashable {
    enum Role: Sendable, Hashable {
        /// The thing shall be in the basket.
        case put(Thing)
        /// The thing shall leave the basket.
        case drop(Thing)
        /// There shall be so many of what is already there.
        case count(Thing)
        /// Something shall be said to the office, and heard by it.
        case settle
        /// Something shall be seen or set on this television alone.
        case see
    }
    let role: Role
    /// In words, for the story.
    let spoken: String
    /// What draws towards it.
    var lures: [Lure]
    /// What must not be pressed now.
    var shuns: [String] = []
    /// It has come about when all words of one of these stand on the screen.
    var proofs: [[String]] = []
    /// It has not come about when one of these stands on the screen.
    var denials: [String] = []
    /// What a card or a row must say when it speaks of that: a row with 〜 must name the right time.
    var checks: [Check] = []
    /// What must have been pressed on the way, or the proof is of something else.
    var needs: String?
    /// Whole labels that draw, where the word alone would be a part of too many.
    var exactly: [String: Double] = [:]
    /// Words that lead on from the first screen, and mean something else on any other.
    var atHome: [Lure] = []
    /// Whether it comes about only after everything before it.
    var isLast = false
    /// Whether it is believed to have come about.
    var isDone = false

    var thing: Thing? {
        switch role {
        case .put(let thing), .drop(let thing), .count(let thing): thing
        case .settle, .see: nil
        }
    }
}

extension Want {
    /// To have something said to the office.
    static func say(
        _ spoken: String, _ lures: [Lure], shuns: [String] = [], proofs: [[String]],
        denials: [String] = []
    ) -> Want {
        Want(
            role: .settle, spoken: spoken, lures: lures, shuns: shuns, proofs: proofs,
            denials: denials)
    }
    /// To have something in the basket.
    static func put(_ thing: Thing) -> Want {
        var lures = [
            Lure("かごに入れる", 8), Lure("この数にする", 7), Lure("買い物", 4), Lure("品物をたす", 6),
            Lure("買い物をつづける", 6), Lure("かごに入れて", 7), Lure("しゅるい", 4.5), Lure("番号", 3),
            Lure("お店のたな", 4),
        ]
        lures += thing.shelf.map { Lure($0, 6) }
        return Want(
            role: .put(thing), spoken: "「\(thing.spoken)」を \(thing.count)つ 買いたい", lures: lures,
            shuns: ["やめる", "かごから出す", "とりけす", "注文する"])
    }
    /// To take something out of the basket.
    static func drop(_ thing: Thing) -> Want {
        Want(
            role: .drop(thing), spoken: "「\(thing.spoken)」は いらない",
            lures: [
                Lure("かごから出す", 10), Lure("なおす", 7), Lure("かごを見る", 6), Lure("かご", 5),
                Lure("買い物", 4), Lure("買い物をつづける", 1),
            ], shuns: ["注文する", "とりけす", "買い物をつづける"])
    }
    /// To have another number of something.
    static func count(_ thing: Thing, changing: Bool = false) -> Want {
        var lures = [
            Lure("この数にする", 9), Lure("なおす", 7), Lure("かごを見る", 7),
            Lure("数をかえる", 8), Lure("かえる", 6),
        ]
        lures +=
            changing
            ? [Lure("お届け", 5), Lure("注文", 4)] : [Lure("かご", 4), Lure("買い物", 4)]
        var want = Want(
            role: .count(thing), spoken: "「\(thing.spoken)」を \(thing.count)つに かえたい",
            lures: lures,
            shuns: ["かごから出す", "とりけす", "注文する", "かえないで"])
        // Today's order is labelled きょう; the word stands on other cards too.
        if changing { want.exactly = ["きょう": 5] }
        return want
    }
    /// To order what is in the basket.
    static let order: Want = {
        var want = Want(
            role: .settle, spoken: "注文したい",
            lures: [
                Lure("注文する", 10), Lure("注文にすすむ", 9), Lure("すすむ", 6), Lure("かごを見る", 5),
                Lure("かご", 3), Lure("注文", 4), Lure("買い物", 3), Lure("買い物をつづける", -4),
            ], shuns: ["やめる", "とりけす", "なおす", "かごから出す", "もどる", "もう一度"],
            proofs: [["注文", "受け付けました"], ["受付番号"], ["受け付けました", "お届けします"]],
            denials: ["まだ注文していません"])
        want.isLast = true
        return want
    }()
}
