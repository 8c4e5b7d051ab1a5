import Domain
import Services

/// Checks of the whole folder: ids that lead nowhere, screens nobody reaches, labels that do not fit.
struct ScreenLint {
    private(set) var problems: [DataProblem] = []
    private let set: ScreenSet
    private let isWhole: Bool

    /// With a file that could not be understood, a text it would have used is not called unused.
    init(_ set: ScreenSet, isWhole: Bool) {
        self.set = set
        self.isWhole = isWhole
        checkLocked()
        checkStrings()
        checkReach()
        checkLabels()
        checkKeys()
    }

    private mutating func report(
        _ screen: ScreenSet.Screen, _ found: String, _ message: String, among: [String] = []
    ) {
        problems.append(
            DataProblem(
                file: screen.file, line: screen.line, column: 1, found: found, message: message,
                suggestion: nearest(to: found, among: among)))
    }

    private mutating func checkLocked() {
        for name in BuiltIn.layouts.keys.sorted() where set.screens[name] == nil {
            problems.append(
                DataProblem(
                    file: "\(name).screen", line: 1, column: 1, found: "",
                    message: "The screen 「\(name)」 is missing. It may be reworded, not removed."))
        }
        if let home = set.screens["home"] {
            let opened = Set(home.tiles.compactMap(\.action.opens))
            for name in BuiltIn.needed.sorted() where !opened.contains(name) {
                report(home, "", "The first screen must open 「\(name)」.")
            }
        }
    }

    private mutating func checkStrings() {
        let japanese = set.strings[.ja]?.entries ?? [:]
        let known = japanese.keys.sorted()
        var used = Set(Say.all.map(\.id))
        for say in Say.all where japanese[say.id] == nil {
            problems.append(
                DataProblem(
                    file: "Strings/ja", line: 1, column: 1, found: "",
                    message: "The text 「\(say.id)」 is missing."))
        }
        for screen in set.screens.values {
            let ids =
                [screen.title] + screen.paragraphs
                + screen.tiles.flatMap { [$0.label] + [$0.detail].compactMap { $0 } }
            for id in ids {
                used.insert(id)
                if japanese[id] == nil {
                    report(screen, id, "There is no text with that id.", among: known)
                }
            }
        }
        for (language, table) in set.strings {
            for (id, entry) in table.entries where isWhole && !used.contains(id) {
                problems.append(
                    DataProblem(
                        file: entry.file, line: entry.line, column: 1, found: id,
                        message: "No screen uses this text.",
                        suggestion: nearest(
                            to: id, among: used.filter { table.entries[$0] == nil })))
            }
            guard language != .ja else { continue }
            for (id, entry) in japanese where table.entries[id] == nil && used.contains(id) {
                problems.append(
                    DataProblem(
                        file: "Strings/\(language.rawValue)", line: 1, column: 1,
                        found: "",
                        message:
                            "The text 「\(id)」 is missing (\(entry.file), line \(entry.line)).")
                )
            }
            checkBlanks(japanese, table)
        }
    }

    private mutating func checkBlanks(
        _ japanese: [String: StringTable.Entry], _ table: StringTable
    ) {
        for (id, entry) in table.entries {
            guard let first = japanese[id]?.forms.first, let other = entry.forms.first else {
                continue
            }
            let wanted = StringTable.blanks(first)
            for name in StringTable.blanks(other).subtracting(wanted).sorted() {
                problems.append(
                    DataProblem(
                        file: entry.file, line: entry.line, column: 1, found: "{\(name)}",
                        message: "The Japanese text has no such blank.",
                        suggestion: nearest(to: name, among: wanted)))
            }
        }
    }

    private mutating func checkReach() {
        var depth: [String: Int] = ["home": 0]
        var queue = ["home"]
        while !queue.isEmpty {
            let name = queue.removeFirst()
            let tiles = set.screens[name]?.tiles ?? []
            let next = tiles.compactMap(\.action.opens) + (BuiltIn.reachedFrom[name] ?? [])
            for tile in tiles {
                if case .go(let target) = tile.action, set.screens[target] == nil,
                    let screen = set.screens[name]
                {
                    report(
                        screen, target, "There is no screen of that name.",
                        among: set.screens.keys.sorted())
                }
            }
            for target in next where depth[target] == nil && set.screens[target] != nil {
                depth[target] = (depth[name] ?? 0) + 1
                queue.append(target)
            }
        }
        for screen in set.screens.values.sorted(by: { $0.id < $1.id }) {
            if let depth = depth[screen.id] {
                if BuiltIn.layouts[screen.id] == nil, depth > 3 {
                    report(screen, screen.id, "This screen is more than three steps deep.")
                }
            } else if !BuiltIn.always.contains(screen.id), BuiltIn.layouts[screen.id] == nil {
                report(screen, screen.id, "No tile opens this screen.")
            }
        }
    }

    // A tile takes eight full-width characters a line, two lines.
    private mutating func checkLabels() {
        for screen in set.screens.values {
            for tile in screen.tiles {
                for language in Settings.Language.allCases {
                    guard let text = set.strings[language]?.entries[tile.label]?.forms.first,
                        Self.halves(text) > 16
                    else { continue }
                    report(
                        screen, text, "A tile has room for 8 wide or 16 narrow characters.")
                }
            }
        }
    }

    private mutating func checkKeys() {
        let present = Set(set.keys.values)
        for (word, key) in [("決定", Key.ok), ("戻る", .back), ("上", .up), ("下", .down)]
        where !present.contains(key) && !set.keys.isEmpty {
            problems.append(
                DataProblem(
                    file: "Keys", line: 1, column: 1, found: "",
                    message: "No key name stands for 「\(word)」."))
        }
    }

    /// The width of a text in half characters.
    static func halves(_ text: String) -> Int {
        Furigana.plain(text).reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }
}
