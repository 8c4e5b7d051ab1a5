import Domain
import Testing

@testable import TVFront

@Suite("The gentle reminder")
struct ReminderScreenTests {
    func front(at moment: Moment, _ wellness: WellnessView = Tour.wellness()) -> Front {
        Tour.at([], content: Tour.caring(wellness, at: moment), basket: [])
    }

    @Test(
        "the first screen asks from ten o'clock, names the key, and is two presses from the answer")
    func asks() {
        #expect(!FocusTests.says(front(at: Sample.time(9, 59)), "いかがですか"))
        var asked = front(at: Sample.time(10, 0))
        #expect(FocusTests.says(asked, "きょうの ぐあいは いかがですか。［3］を どうぞ"))
        _ = asked.press(.digit(3), at: nil)
        #expect(asked.screenName == "wellness" && asked.focus == "well")
        #expect(asked.press(.ok, at: nil) == [.send(.checkIn(.well, day: Sample.today))])
    }

    @Test(
        "a digit on the faces sends nothing: it may be a catalogue number typed on the wrong screen"
    )
    func digits() {
        for digit in 0...9 {
            var front = Tour.at([.wellness], content: Tour.caring())
            let effects = front.press(.digit(digit), at: nil)
            #expect(effects.isEmpty, "\(digit)")
        }
    }

    @Test(
        "it stays while one looks, and is gone for the day once one goes on, also after a power cut"
    )
    func once() {
        var front = front(at: Sample.time(10, 5))
        #expect(front.press(.right, at: nil).isEmpty && FocusTests.says(front, "いかがですか"))
        let effects = front.press(.digit(4), at: nil)
        guard case .keepSettings(let kept)? = effects.first else {
            Issue.record("not remembered")
            return
        }
        #expect(kept.remindedOn == Sample.today)
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "home" && !FocusTests.says(front, "いかがですか"))
        var again = Front(screens: Sample.screens, settings: kept)
        again.receive(Tour.caring(at: Sample.time(15, 0)))
        #expect(!FocusTests.says(again, "いかがですか"))
        again.receive(Tour.caring(at: Sample.time(10, 30, on: Sample.today.adding(days: 1))))
        #expect(again.reminder != nil, "the next day it asks anew")
    }

    @Test("nobody is asked who answered, gave a sign of life before, is away, or does not want it")
    func silent() {
        let ten = Sample.time(10, 5)
        let early = Tour.wellness(firstSign: Sample.time(7, 0))
        #expect(!FocusTests.says(front(at: ten, early), "いかがですか"))
        let away = Tour.wellness(away: [Tour.threeDays])
        #expect(!FocusTests.says(front(at: ten, away), "いかがですか"))
        let never = WellnessView(
            remindAt: nil, dayBegins: TimeOfDay(4, 0), firstSignToday: nil, away: [], notes: [])
        #expect(!FocusTests.says(front(at: ten, never), "いかがですか"))
        let waiting = Sample.entry("k", .checkIn(.well, day: Sample.today), .waiting)
        let answered = Tour.at(
            [], content: Tour.caring(at: ten, outbox: [waiting]), basket: [])
        #expect(!FocusTests.says(answered, "いかがですか"))
    }

    @Test("what is urgent goes before it: an order that came too late")
    func urgent() {
        let late = Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow))
        let front = Tour.at(
            [], content: Tour.caring(at: Sample.time(10, 5), outbox: [late]), basket: [])
        #expect(FocusTests.says(front, "まにあいませんでした"))
    }
}

@Suite("A key as a sign of life")
struct KeySignScreenTests {
    let given = Tour.consents([(.passiveSigns, .given)])
    func sign(_ part: Int) -> Effect {
        .send(.wellness(.sign(day: Sample.today, part: part)))
    }

    @Test("with consent the first key of three hours is told, and no other")
    func once() {
        var front = Tour.at([], content: Tour.caring(Tour.wellness(), given))
        #expect(front.press(.right, at: Sample.time(9, 43)) == [sign(1)])
        #expect(front.press(.left, at: Sample.time(9, 44)).isEmpty)
        #expect(front.press(.down, at: Sample.time(10, 1)) == [sign(2)])
        let kept = Sample.entry("k", .wellness(.sign(day: Sample.today, part: 2)), .waiting)
        var again = Tour.at(
            [],
            content: Tour.caring(Tour.wellness(), given, at: Sample.time(10, 5), outbox: [kept]))
        #expect(again.press(.right, at: Sample.time(10, 6)).isEmpty, "also after a power cut")
    }

    @Test(
        "without consent, after it was taken back, or when the words have changed, no key leaves the box"
    )
    func never() {
        let back = Tour.consents([(.passiveSigns, .given), (.passiveSigns, .withdrawn)])
        let other = Tour.consents([(.observations, .given)])
        let old = ConsentState(
            purposes: [
                Tour.purpose(.passiveSigns, "見守り", "Care", kept: 14, version: 2)
            ], entries: given.entries)
        let keys: [Key] = [
            .right, .down, .left, .up, .red, .back, .blue, .home, .green, .digit(2), .back,
        ]
        for state in [nil, Tour.consents(), back, other, old] {
            var front = Tour.at([], content: Tour.caring(Tour.wellness(), state), basket: [])
            for (index, key) in keys.enumerated() {
                let effects = front.press(key, at: Sample.time(4 + index, 0))
                let sends = effects.contains { if case .send = $0 { true } else { false } }
                #expect(!sends, "\(key)")
            }
        }
    }

    @Test("the screens never speak of it, also when it could not be kept or was not taken")
    func quiet() {
        var front = Tour.at([], content: Tour.caring(Tour.wellness(), given), basket: [])
        let before = front.strip(at: .home)
        front.notKept(.wellness(.sign(day: Sample.today, part: 1)))
        #expect(front.strip(at: .home) == before)
        let words = Note(ja: "同意が ない", en: "no")
        let refused = Sample.entry(
            "k", .wellness(.sign(day: Sample.today, part: 1)),
            .refused(code: "no-consent", words: words))
        let effects = front.receive(Tour.caring(Tour.wellness(), given, outbox: [refused]))
        #expect(effects == [.seen("k")])
    }
}

@Suite("Being away")
struct AwayScreenTests {
    @Test("a week is announced in five presses, and only by a deliberate one")
    func announce() {
        var front = Tour.at([.wellness, .well(.away)], content: Tour.caring())
        _ = front.press(.right, at: nil)
        _ = front.press(.right, at: nil)
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "away-review" && front.focus == "back")
        #expect(FocusTests.says(front, "11月26日"))
        let week = Away(from: Sample.today, until: Sample.today.adding(days: 6))
        #expect(front.press(.digit(1), at: nil) == [.send(.wellness(.away(week)))])
    }

    @Test("▲ and ▼ choose one to sixty days")
    func days() {
        var front = Tour.at([.wellness, .well(.awayDays)], content: Tour.caring())
        #expect(FocusTests.says(front, "3日"))
        for _ in 0..<9 { _ = front.press(.down, at: nil) }
        #expect(front.awayDays == 1 && front.cue == .edge(.down))
        for _ in 0..<99 { _ = front.press(.up, at: nil) }
        #expect(front.awayDays == 60 && front.cue == .edge(.up))
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "away-review" && FocusTests.says(front, "1月18日"))
    }

    @Test("もどりました is one press, and the focus is not on it")
    func home() {
        var front = Tour.at(
            [.wellness, .well(.away)],
            content: Tour.caring(Tour.wellness(away: [Tour.threeDays])))
        #expect(front.focus == "back" && FocusTests.says(front, "もどりました"))
        #expect(front.press(.digit(1), at: nil) == [.send(.wellness(.home(Sample.today)))])
    }

    @Test("an order for a day away says so and can still be sent")
    func order() {
        let away = Away(from: Sample.today, until: Sample.today)
        var front = Tour.at([.review], content: Tour.caring(Tour.wellness(away: [away])))
        #expect(FocusTests.says(front, "その日は おでかけの"))
        let wanted = Effect.send(.placeOrder(items: Tour.basket, day: Sample.today))
        #expect(front.press(.digit(1), at: nil) == [wanted])
        #expect(!FocusTests.says(Tour.at([.review], content: Tour.caring()), "おでかけの"))
    }

    @Test("what is on its way counts at once: away, and home again")
    func pending() {
        let going = Sample.entry("k", .wellness(.away(Tour.threeDays)), .waiting)
        let front = Tour.at([], content: Tour.caring(outbox: [going]), basket: [])
        #expect(front.isAway(on: Sample.today))
        let back = Sample.entry("k2", .wellness(.home(Sample.today)), .waiting)
        let home = Tour.at(
            [],
            content: Tour.caring(Tour.wellness(away: [Tour.threeDays]), outbox: [back, going]),
            basket: [])
        #expect(home.away == nil)
    }
}

@Suite("Consent on the television")
struct ConsentScreenTests {
    func front(_ state: ConsentState) -> Front {
        Tour.at(
            [.wellness, .well(.consents), .well(.consent(.passiveSigns))],
            content: Tour.caring(Tour.wellness(), state))
    }

    @Test("the page says what for, who sees it, how long, and that refusing costs nothing")
    func words() {
        var front = front(Tour.consents())
        var seen = ""
        for _ in 0..<2 {
            for text in draw(front, measuring: SquareMeasure()) {
                if case .text(let words, _, _, _, _, _) = text { seen += words }
            }
            front.turnSheet()
        }
        for words in ["元気の しるし", "役場の 見守り係", "14日", "同意しなくても"] {
            let plain = words.filter { $0 != " " }
            #expect(seen.filter { $0 != " " }.contains(plain), "\(words)")
        }
    }

    @Test("the focus is on neither answer; each is one deliberate press away")
    func deliberate() {
        var front = front(Tour.consents())
        #expect(front.focus == "back")
        #expect(front.press(.ok, at: nil).isEmpty && front.screenName == "consents")
        func decided(_ decision: ConsentDecision) -> [Effect] {
            [.send(.wellness(.decide(.passiveSigns, version: 1, decision)))]
        }
        var agree = self.front(Tour.consents())
        #expect(agree.press(.digit(1), at: nil) == decided(.given))
        var move = self.front(Tour.consents())
        _ = move.press(.down, at: nil)
        #expect(move.press(.ok, at: nil) == decided(.given))
        var refuse = self.front(Tour.consents())
        #expect(refuse.press(.digit(2), at: nil) == decided(.refused))
        var stop = self.front(Tour.consents([(.passiveSigns, .given)]))
        #expect(stop.focus == "back")
        #expect(stop.press(.digit(1), at: nil).first == decided(.withdrawn).first)
    }

    @Test("the record tells what, when, how, and that it was taken back")
    func ledger() {
        let front = Tour.at(
            [.wellness, .well(.consents), .well(.consentLedger)],
            content: Tour.caring(
                Tour.wellness(),
                Tour.consents([(.passiveSigns, .given), (.passiveSigns, .withdrawn)])))
        for words in ["電話", "テレビ", "やめた", "11月11日"] {
            #expect(FocusTests.says(front, words), "\(words)")
        }
    }

    @Test("what was noted is read with its day, who wrote it, and who may see it")
    func noted() {
        let front = Tour.at(
            [.wellness, .well(.noted)],
            content: Tour.caring(
                Tour.wellness(notes: Tour.notes), Tour.consents([(.observations, .given)])))
        for words in ["足が いたそう", "森田さん", "きのう", "見る人：役場の 見守り係"] {
            #expect(FocusTests.says(front, words), "\(words)")
        }
    }
}
