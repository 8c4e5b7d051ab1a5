import Domain

/// Reads the files of `Screens` one after another, keeping every problem.
struct ScreenReading {
    static let mostFiles = 300

    var problems: [DataProblem] = []
    private var screens: [String: ScreenSet.Screen] = [:]
    private var strings: [Settings.Language: StringTable] = [:]
    private var theme: Theme?
    private var keys: [String: Key] = [:]

    mutating func take(_ path: String, _ text: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let ending = name.split(separator: ".").last.map(String.init) ?? ""
        let isPairs = ending == "strings" || ending == "keys"
        let separators: Set<Character> = isPairs ? ["=", "＝"] : [":", "："]
        func lines(_ problems: inout [DataProblem]) -> [DataLine] {
            DataLine.read(text, file: path, separators: separators, problems: &problems)
        }
        switch ending {
        case "screen": takeScreen(path, lines(&problems))
        case "theme": theme = Theme.read(lines(&problems), problems: &problems)
        case "keys": takeKeys(lines(&problems))
        case "strings":
            let folders = path.split(separator: "/").dropLast().map(String.init)
            let word = folders.last ?? ""
            guard let language = Settings.Language(rawValue: word) else {
                report(
                    path, "Strings lie in a folder named for a language of the screens.",
                    found: word,
                    among: Settings.Language.allCases.map(\.rawValue))
                return
            }
            strings[language, default: StringTable()].take(
                lines(&problems), problems: &problems)
        default:
            report(
                path, "Only .screen, .strings, .theme and .keys files belong here.", found: name)
        }
    }

    private mutating func report(
        _ path: String, _ message: String, found: String = "", among: [String] = []
    ) {
        problems.append(
            DataProblem(
                file: path, line: 1, column: 1, found: found, message: message,
                suggestion: nearest(to: found, among: among)))
    }

    private mutating func takeKeys(_ lines: [DataLine]) {
        let words = Key.words.keys.sorted() + (0...9).map(String.init)
        for line in lines {
            guard let key = Key(word: line.value) else {
                problems.append(line.problem(at: true, "There is no such key.", among: words))
                continue
            }
            if keys[line.key] != nil {
                problems.append(line.problem(at: false, "This name is given twice."))
            }
            keys[line.key] = key
        }
    }

    private static let headings: [String: String] = [
        "screen": "screen", "画面": "screen", "layout": "layout", "形": "layout",
        "title": "title", "題": "title", "タイトル": "title", "tile": "tile", "タイル": "tile",
        "label": "label", "ことば": "label", "detail": "detail", "そえがき": "detail",
        "picture": "picture", "icon": "picture", "絵": "picture", "action": "action",
        "動作": "action", "text": "text", "文": "text",
    ]

    private struct Draft {
        let line: DataLine
        var label: DataLine?
        var detail: DataLine?
        var picture: DataLine?
        var action: DataLine?
    }

    private mutating func takeScreen(_ path: String, _ lines: [DataLine]) {
        var screen: DataLine?
        var layout: DataLine?
        var title: DataLine?
        var texts: [String] = []
        var drafts: [Draft] = []
        for line in lines {
            guard let heading = Self.headings[line.key] else {
                problems.append(
                    line.problem(
                        at: false, "There is no such heading.", among: Self.headings.keys.sorted()))
                continue
            }
            let ofTile = ["label", "detail", "picture", "action"].contains(heading)
            if ofTile, drafts.isEmpty {
                problems.append(line.problem(at: false, "A tile must be begun before this line."))
                continue
            }
            let last = max(0, drafts.count - 1)
            switch heading {
            case "screen": set(&screen, line)
            case "layout": set(&layout, line)
            case "title": set(&title, line)
            case "text": texts.append(line.value)
            case "tile": drafts.append(Draft(line: line))
            case "label": set(&drafts[last].label, line)
            case "detail": set(&drafts[last].detail, line)
            case "picture": set(&drafts[last].picture, line)
            default: set(&drafts[last].action, line)
            }
        }
        finishScreen(path, screen, layout, title, texts, drafts)
    }

    private mutating func set(_ place: inout DataLine?, _ line: DataLine) {
        if place != nil { problems.append(line.problem(at: false, "This line is given twice.")) }
        place = line
    }

    private mutating func finishScreen(
        _ path: String, _ screen: DataLine?, _ layout: DataLine?, _ title: DataLine?,
        _ texts: [String], _ drafts: [Draft]
    ) {
        guard let screen else {
            report(path, "The line 「画面: name」 is missing.")
            return
        }
        guard let layout, let title else {
            report(path, "The lines 「形:」 and 「題:」 are needed.")
            return
        }
        guard let shape = ScreenSet.Layout.words[layout.value] else {
            problems.append(
                layout.problem(
                    at: true, "There is no such layout.",
                    among: ScreenSet.Layout.words.keys.sorted()))
            return
        }
        if let wanted = BuiltIn.layouts[screen.value], wanted != shape {
            problems.append(
                layout.problem(at: true, "The layout of this screen cannot be changed."))
        }
        if BuiltIn.layouts[screen.value] == nil, shape != .tiles, shape != .notice {
            problems.append(
                layout.problem(at: true, "A screen of one's own is of tiles or a notice."))
        }
        if let first = screens[screen.value] {
            problems.append(
                screen.problem(at: true, "This screen is already in \(first.file)."))
            return
        }
        var tiles: [ScreenSet.Tile] = []
        for draft in drafts { if let tile = tile(draft, among: tiles) { tiles.append(tile) } }
        let own = BuiltIn.layouts[screen.value] == nil
        let wantsTiles = BuiltIn.withTiles.contains(screen.value) || (own && shape == .tiles)
        if wantsTiles, drafts.isEmpty {
            problems.append(screen.problem(at: true, "This screen needs at least one tile."))
        }
        if !wantsTiles, let first = drafts.first {
            problems.append(first.line.problem(at: true, "This screen has no tiles of its own."))
        }
        // The first screen is one sheet; what lies behind it may turn to a second.
        let most = screen.value == "home" ? 6 : 8
        if drafts.count > most {
            problems.append(
                drafts[most].line.problem(at: true, "A screen has at most \(most) tiles."))
        }
        if shape == .notice, texts.isEmpty {
            problems.append(screen.problem(at: true, "A notice needs at least one text."))
        }
        screens[screen.value] = ScreenSet.Screen(
            id: screen.value, layout: shape, title: title.value, tiles: tiles,
            paragraphs: texts, file: path, line: screen.line)
    }

    private mutating func tile(_ draft: Draft, among tiles: [ScreenSet.Tile]) -> ScreenSet.Tile? {
        if tiles.contains(where: { $0.id == draft.line.value }) {
            problems.append(draft.line.problem(at: true, "Two tiles have the same id."))
        }
        guard let label = draft.label, let picture = draft.picture, let word = draft.action else {
            problems.append(
                draft.line.problem(at: true, "A tile needs the lines ことば, 絵 and 動作."))
            return nil
        }
        guard let action = Action(word: word.value) else {
            problems.append(
                word.problem(
                    at: true, "There is no such action.", among: Action.words.keys.sorted()))
            return nil
        }
        return ScreenSet.Tile(
            id: draft.line.value, label: label.value, detail: draft.detail?.value,
            picture: picture.value, action: action)
    }

    mutating func finish() -> ScreenSet {
        if theme == nil { report("Theme", "There is no theme file.") }
        if keys.isEmpty { report("Keys", "There is no key file.") }
        for language in Settings.Language.allCases where strings[language] == nil {
            report("Strings/\(language.rawValue)", "There is no strings file.")
        }
        return ScreenSet(
            screens: screens, strings: strings,
            theme: theme ?? Theme.read([], problems: &problems), keys: keys)
    }
}
