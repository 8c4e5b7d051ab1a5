import Domain
import Records
import Wire

/// What a household shows of its screen, and the finger that points to a key.
enum Screens {
    /// Most minutes one showing lasts.
    static let minutes = 15

    /// Takes a box's screen, if the household has agreed to show it.
    static func show(_ visit: Visit) throws -> Reply {
        let told = try visit.message(ShowScreen.self)
        let household = try visit.household(named: nil)
        let shelf = visit.terms.screens
        guard let screen = told.screen else {
            shelf.remove(household.id)
            return try .message(ScreenShown(pointer: nil))
        }
        try requireConsent(of: household.id, visit)
        guard screen.textCount <= ScreenInWords.mostTexts else {
            throw Problem.badMessage("too many texts for a screen")
        }
        guard told.until > visit.now, told.until <= visit.now.adding(minutes: minutes + 1) else {
            shelf.remove(household.id)
            throw Problem.unfit(
                "screen-over", ja: "画面を 見せる時間が おわりました。",
                en: "The time for showing the screen is over.")
        }
        let pointer = shelf.put(screen, of: household.id, at: visit.now, until: told.until)
        return try .message(ScreenShown(pointer: pointer))
    }

    /// The screen for somebody at the desk. That they looked is audited once a showing.
    static func look(_ visit: Visit) throws -> Reply {
        let household = try visit.household(named: visit.id("household"))
        try requireConsent(of: household.id, visit)
        let found = visit.terms.screens.look(
            at: household.id, by: visit.actor, now: visit.now)
        guard let found else { throw notShown }
        var reply = try Reply.message(found.screen, subject: household.id.text)
        reply.isSeenAgain = !found.isFirst
        return reply
    }

    /// Points to a key. Nothing can be pressed from here.
    static func point(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(PointToKey.self)
        let household = try visit.household(named: visit.id("household"))
        try requireConsent(of: household.id, visit)
        guard ScreenPointer.keys.contains(wish.key) else {
            throw Problem.unfit(
                "no-such-key", ja: "そのキーはありません。", en: "There is no such key.")
        }
        let isTrial = visit.query["dry-run"] == "1"
        let pointer =
            isTrial
            ? visit.terms.screens.look(at: household.id, by: visit.actor, now: visit.now)
                .map { _ in ScreenPointer(count: 0, key: wish.key) }
            : visit.terms.screens.point(to: wish.key, of: household.id, now: visit.now)
        guard let pointer else { throw notShown }
        return try .message(pointer, subject: household.id.text)
    }

    private static func requireConsent(of household: HouseholdId, _ visit: Visit) throws {
        guard try Consents.isGiven(.screenHelp, by: household, visit) else {
            visit.terms.screens.remove(household)
            throw Problem.unfit(
                "no-consent", ja: "この世帯は 画面を見せることに 同意していません。",
                en: "This household has not agreed to show its screen.")
        }
    }

    private static var notShown: Problem {
        Problem.unfit(
            "not-shown", ja: "いまは画面を見せていません。テレビで［赤］、［2］と押してもらってください。",
            en: "No screen is shown now. Ask them to press ［赤］ and then ［2］.")
    }
}

extension Dispatcher {
    static let screenDuties: [Duty] = [
        .open(.showScreen, Screens.show), .discreet(.screen, Screens.look),
        .open(.pointToKey, Screens.point),
    ]
}
