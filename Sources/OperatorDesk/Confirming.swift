import Console
import Wire

extension Desk {
    /// Refuses at once what nobody could confirm, before anything is asked of the office.
    func refuseUnlessAskable() throws {
        let expects = given.has("expect-count")
        guard given.has("yes") == expects else {
            throw UsageProblem.contradiction(
                Words(
                    ja: "--yes と --expect-count N は一緒に使ってください。",
                    en: "--yes and --expect-count N go together."))
        }
        guard expects || terminal.isAsked else {
            throw DeskProblem.unconfirmed(
                Words(
                    ja: "確かめる人がいないので、しません。--yes --expect-count N を付けてください。",
                    en: "Nobody is there to confirm, so nothing is done. "
                        + "Give --yes --expect-count N."))
        }
    }

    /// Has the number of things typed before a step that cannot be taken back.
    func confirm(count: Int, _ words: Words) throws {
        if let expected = try given.number("expect-count", in: 0...100_000) {
            guard expected == count else {
                throw DeskProblem.otherCount(expected: expected, found: count)
            }
            return
        }
        let place = settings.value("office") ?? ""
        let rehearsal = try office().firstHealth?.rehearsal == true
        let stage = rehearsal ? Words(ja: "（練習）", en: " (rehearsal)") : Words(same: "")
        terminal.say(Words(same: place) + stage)
        let typed = terminal.ask(
            words
                + Words(
                    ja: "対象の注文は \(count)件です。よければ \(count) と打ってください:",
                    en: " It concerns \(count) orders. Type \(count) to go on:"))
        guard let typed, typed.filter({ !$0.isWhitespace }) == String(count) else {
            throw DeskProblem.unconfirmed(
                Words(ja: "数が違うので、何もしていません。", en: "That is not the number; nothing was done."))
        }
    }

    /// Says that this office is a rehearsal, so that nobody takes it for the real one.
    func sayIfRehearsal() {
        guard let connection = opened, connection.firstHealth?.rehearsal == true else { return }
        terminal.say(Words(ja: "【練習の事務所です】", en: "[This office is a rehearsal.]"))
    }
}
