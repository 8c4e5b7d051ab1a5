import Console
import Domain
import Wire

extension Verbs {
    static let screens: [Verb] = [
        Verb(
            "screen",
            Command(
                "show", ja: "お宅の画面を文字で見る（見せてくださっている間だけ）",
                en: "Shows a household's screen in words, while they show it.",
                examples: [
                    .init("engawa screen show H012", ja: "一度だけ", en: "once"),
                    .init("engawa screen show H012 --follow", ja: "変わるたびに", en: "at each change"),
                ], operands: [Shared.household],
                options: [.init("follow", ja: "変わるたびに書き直す", en: "again at each change")])
        ) { desk in
            let path = Route.screen.path(try desk.id("HOUSEHOLD", of: Named.Household.self).text)
            var shown = try desk.ask(path, as: SharedScreen.self)
            if desk.given.has("follow") { shown = try follow(shown, path, desk) }
            return Answer(
                shown, screenTable(shown.screen), sections: [.lines(layout(shown, desk.speech))])
        },
        Verb(
            "screen",
            Command(
                "point", ja: "お宅の画面で キーを指す（押しはしない）",
                en: "Points to a key on a household's screen. It presses nothing.",
                examples: [
                    .init("engawa screen point H012 yellow", ja: "黄を指す", en: "at the yellow key"),
                    .init("engawa screen point H012 2", ja: "2を指す", en: "at the key 2"),
                ],
                operands: [
                    Shared.household,
                    .init("KEY", ja: "指すキー", en: "the key", choices: ScreenPointer.keys),
                ], options: [Shared.dryRun])
        ) { desk in
            let id = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let key = desk.given.operand("KEY") ?? ""
            let pointer = try desk.tell(
                Route.pointToKey.path(id.text), PointToKey(key: key), as: ScreenPointer.self)
            return Answer(
                pointer,
                Table([.init("key", ja: "キー", en: "Key")], rows: [[pointer.key]]),
                said: desk.said(
                    Words(ja: "画面で光っています。", en: "It glows on their screen.")))
        },
    ]

    /// Most seconds a screen is followed.
    private static let followSeconds = 16 * 60

    /// Writes the screen anew at each change, until it is no longer shown.
    private static func follow(
        _ first: SharedScreen, _ path: String, _ desk: Desk
    ) throws -> SharedScreen {
        var last = first
        write(last, desk)
        for _ in 0..<followSeconds {
            desk.surroundings.means.pause(1000)
            guard let next = try again(path, desk) else {
                desk.terminal.say(
                    Words(ja: "画面を見せるのが終わりました。", en: "The screen is no longer shown."))
                return last
            }
            if next.screen != last.screen || next.pointer != last.pointer { write(next, desk) }
            last = next
        }
        return last
    }

    /// The screen as it is now; nil when it is no longer shown.
    private static func again(_ path: String, _ desk: Desk) throws -> SharedScreen? {
        do {
            return try desk.ask(path, as: SharedScreen.self)
        } catch {
            if case .refused(let problem) = error, problem.code == "not-shown" { return nil }
            throw error
        }
    }

    private static func write(_ shown: SharedScreen, _ desk: Desk) {
        let clear = desk.terminal.isSeen ? "\u{1B}[H\u{1B}[2J" : ""
        let lines = layout(shown, desk.speech).joined(separator: "\n")
        desk.terminal.write(clear + lines + "\n\n")
    }

    /// The screen as lines: what stands above stands above here, the focus has an arrow.
    static func layout(_ shown: SharedScreen, _ speech: Speech) -> [String] {
        let screen = shown.screen
        let rule = String(repeating: "─", count: 40)
        var lines = [speech.moment(shown.at), rule]
        if !screen.mark.isEmpty { lines.append("【\(screen.mark)】") }
        lines.append(screen.title)
        if !screen.strip.isEmpty { lines.append("  \(screen.strip)") }
        lines.append(rule)
        lines += screen.lines.map { "  \($0)" }
        lines += screen.choices.map { choice in
            let off =
                choice.faded
                ? speech.word("faded", Words(ja: "（今はない）", en: "(not now)")) : ""
            let words = [choice.number, choice.label, choice.detail, choice.price, off]
                .filter { !$0.isEmpty }
            return (choice.focused ? "▶ " : "  ") + words.joined(separator: "  ")
        }
        lines.append(rule)
        lines += screen.band
        if let pointer = shown.pointer {
            lines.append(
                Words(ja: "指したキー: ", en: "pointed to: ")[speech.language] + pointer.key)
        }
        return lines
    }

    private static func screenTable(_ screen: ScreenInWords) -> Table {
        Table(
            [
                .init("focus", ja: "印", en: "Focus"), .init("number", ja: "番号", en: "Number"),
                .init("label", ja: "ことば", en: "Label"), .init("detail", ja: "そえがき", en: "Detail"),
                .init("price", ja: "値段", en: "Price"),
            ],
            rows: screen.choices.map {
                [$0.focused ? "▶" : "", $0.number, $0.label, $0.detail, $0.price]
            })
    }
}
