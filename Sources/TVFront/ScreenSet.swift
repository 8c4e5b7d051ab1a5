public import Domain

/// Everything under `Screens`: what residents see, edited without a compiler.
public struct ScreenSet: Sendable {
    /// How a screen is laid out. The layout owns sizes, order and colours.
    enum Layout: String, CaseIterable {
        case tiles, ledger, message, notice
        static let words: [String: Layout] = [
            "tiles": .tiles, "タイル": .tiles, "ledger": .ledger, "一覧": .ledger,
            "message": .message, "ことば": .message, "notice": .notice, "お知らせ": .notice,
        ]
    }
    /// One tile of a screen with tiles.
    struct Tile: Sendable, Hashable {
        let id: String
        let label: String
        let detail: String?
        let picture: String
        let action: Action
    }
    /// One screen.
    struct Screen: Sendable {
        let id: String
        let layout: Layout
        let title: String
        let tiles: [Tile]
        let paragraphs: [String]
        let file: String
        let line: Int
    }

    let screens: [String: Screen]
    let strings: [Settings.Language: StringTable]
    let theme: Theme
    /// The logical key of every key name a receiver may report.
    public let keys: [String: Key]

    /// The endings of the files that belong to it.
    public static let endings: Set<String> = ["screen", "strings", "theme", "keys"]
    /// The names of all screens, sorted.
    public var names: [String] { screens.keys.sorted() }

    /// Reads all files of the folder, with paths relative to it.
    /// - Throws: everything that is wrong, in one run.
    public static func read(
        files: [(path: String, text: String)]
    ) throws(DataProblems) -> ScreenSet {
        var reading = ScreenReading()
        for file in files.prefix(ScreenReading.mostFiles) { reading.take(file.path, file.text) }
        if files.count > ScreenReading.mostFiles, let last = files.last {
            reading.problems.append(
                DataProblem(
                    file: last.path, line: 1, column: 1, found: "",
                    message: "There are more than \(ScreenReading.mostFiles) files."))
        }
        let set = reading.finish()
        let lint = ScreenLint(set, isWhole: reading.problems.isEmpty)
        let problems = reading.problems + lint.problems
        guard problems.isEmpty else { throw DataProblems(problems) }
        return set
    }
}

/// What a tile may do: a closed list. There are no conditions and no script.
enum Action: Sendable, Hashable {
    case shopping, habits, again, shelves, kana, specials
    case basket, rides, wellness, deliveries, help, settings, home
    case textSize, language
    case rideOutward, rideHomeward, myRides
    case well, notSoWell, callMe
    case notices
    case practice, fitting, voice
    case bringBack
    case usualWish, money
    case away, noted, consents
    /// A screen of the municipality's own.
    case go(String)

    static let words: [String: Action] = [
        "voice": .voice, "読み上げ": .voice,
        "fitting": .fitting, "画面の合わせ": .fitting, "practice": .practice, "れんしゅう": .practice,
        "bring-back": .bringBack, "迎えにきて": .bringBack,
        "shopping": .shopping, "買い物": .shopping, "habits": .habits, "いつもの": .habits,
        "again": .again, "前と同じ": .again, "shelves": .shelves, "しゅるい": .shelves,
        "kana": .kana, "あいうえお": .kana, "specials": .specials, "おかいどく": .specials,
        "basket": .basket, "かご": .basket,
        "rides": .rides, "のりもの": .rides, "wellness": .wellness, "元気です": .wellness,
        "deliveries": .deliveries, "お届け": .deliveries, "help": .help, "たすけ": .help,
        "settings": .settings, "設定": .settings, "home": .home, "はじめ": .home,
        "text-size": .textSize, "文字の大きさ": .textSize, "language": .language, "言語": .language,
        "ride-outward": .rideOutward, "行き": .rideOutward, "ride-homeward": .rideHomeward,
        "帰り": .rideHomeward, "my-rides": .myRides, "予約": .myRides, "well": .well, "元気": .well,
        "not-so-well": .notSoWell, "あまりよくない": .notSoWell, "call-me": .callMe,
        "電話をください": .callMe, "notices": .notices, "お知らせ": .notices,
        "usual-wish": .usualWish, "品切れのとき": .usualWish, "money": .money, "お金": .money,
        "away": .away, "おでかけ": .away, "noted": .noted,
        "見守りのきろく": .noted, "consents": .consents, "同意": .consents,
    ]

    /// Reads an action; `go NAME` or `画面 NAME` opens a screen of one's own.
    init?(word: String) {
        if let known = Self.words[word] {
            self = known
            return
        }
        let parts = word.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" })
        guard parts.count == 2, parts[0] == "go" || parts[0] == "画面" else { return nil }
        self = .go(String(parts[1]))
    }

    /// The built-in screen it opens, if it opens one.
    var opens: String? {
        switch self {
        case .shopping: "shopping"
        case .habits: "habits"
        case .again: "again"
        case .shelves: "categories"
        case .kana: "kana"
        case .specials: "specials"
        case .basket: "basket"
        case .rides: "rides"
        case .wellness: "wellness"
        case .deliveries: "deliveries"
        case .help: "help"
        case .settings: "settings"
        case .rideOutward, .rideHomeward: "places"
        case .myRides: "my-rides"
        case .notices: "notices"
        case .practice: "practice"
        case .bringBack: "kiosk-number"
        case .away: "away"
        case .noted: "noted"
        case .consents: "consents"
        case .fitting: "edges"
        case .voice: "voice"
        case .go(let name): name
        case .usualWish: "wish"
        case .money: "money"
        case .home, .textSize, .language, .well, .notSoWell, .callMe: nil
        }
    }
}

/// The built-in screens with the layout each must have and what opens what. They may be reworded, never removed.
enum BuiltIn {
    static let layouts: [String: ScreenSet.Layout] = [
        "kiosk": .tiles, "kiosk-number": .message, "kiosk-confirm": .message,
        "practice": .tiles, "practice-praise": .message, "edges": .message, "viewing": .tiles,
        "voice": .tiles, "voice-credit": .message,
        "home": .tiles, "pairing": .message, "paired": .message, "revoked": .message,
        "categories": .tiles, "products": .tiles, "product": .message, "number": .tiles,
        "shopping": .tiles, "habits": .tiles, "again": .ledger, "specials": .tiles,
        "kana": .tiles, "kana-row": .tiles, "reading": .tiles, "aisle": .tiles,
        "added": .message, "basket": .ledger, "line": .message, "review": .ledger,
        "sent": .message, "deliveries": .tiles, "order": .ledger, "cancel-order": .message,
        "rides": .tiles, "places": .tiles, "times": .tiles, "ride-review": .ledger,
        "returns": .tiles,
        "my-rides": .tiles, "ride": .ledger, "cancel-ride": .message, "wellness": .tiles,
        "help": .message, "settings": .tiles, "gone": .message,
        "notices": .ledger, "notice": .message, "garbage-days": .ledger, "poll": .tiles,
        "poll-review": .message,
        "wish": .tiles, "money": .ledger, "money-limit": .message,
        "away": .tiles, "away-times": .tiles, "away-days": .message, "away-review": .message,
        "noted": .ledger,
        "consents": .tiles, "consent": .ledger, "consent-ledger": .ledger,
        "want": .tiles, "wants": .tiles, "want-items": .tiles, "want-answer": .message,
        "standing": .ledger, "standing-choose": .tiles, "standing-review": .ledger,
        "standing-skip": .message, "standing-resume": .message, "standing-stop": .message,
        "standing-missed": .ledger, "proposal": .ledger, "proposal-decline": .message,
    ]
    /// Screens whose tiles come from their file.
    static let withTiles: Set<String> = [
        "home", "rides", "wellness", "settings", "shopping", "kiosk",
    ]
    /// Screens reached without a tile: by state, by a key, or from another built-in screen.
    static let reachedFrom: [String: [String]] = [
        "practice": ["practice-praise"], "edges": ["viewing"],
        "voice": ["voice-credit"],
        "kiosk-number": ["kiosk-confirm"],
        "shopping": ["number", "product", "want"], "kana": ["kana-row", "reading"],
        "categories": ["aisle", "products", "want"], "product": ["added"],
        "want": ["want-items", "wants"], "wants": ["want-answer"],
        "basket": ["line", "review"], "line": ["wish"], "review": ["sent"],
        "money": ["money-limit"],
        "away": ["away-times", "away-days", "away-review"],
        "consents": ["consent", "consent-ledger"],
        "deliveries": ["order", "standing", "standing-missed", "proposal"],
        "order": ["cancel-order", "basket", "standing-choose"], "places": ["times"],
        "times": ["returns"], "returns": ["ride-review"],
        "my-rides": ["ride"], "ride": ["cancel-ride"],
        "notices": ["notice", "garbage-days", "poll"], "poll": ["poll-review"],
        "standing-choose": ["standing-review"],
        "standing": ["standing-skip", "standing-resume", "standing-stop"],
        "proposal": ["proposal-decline"],
    ]
    static let always: Set<String> = [
        "home", "kiosk", "pairing", "paired", "revoked", "help", "gone",
    ]
    /// Screens that cannot be taken off the first screen, or nobody could use the service.
    static let needed: Set<String> = ["shopping", "deliveries"]
}
