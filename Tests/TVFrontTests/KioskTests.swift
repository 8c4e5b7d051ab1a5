import Domain
import Testing

@testable import TVFront

@Suite("A kiosk") struct KioskTests {
    private func after(_ front: Front, _ minute: Int, second: Int = 0) -> Front {
        var front = front
        var content = front.content
        content.officeTime = Sample.time(14, minute).adding(milliseconds: Int64(second) * 1000)
        front.receive(content)
        return front
    }

    @Test("four digits lead to the question, which starts on no; only 1 or a move and 決定 asks")
    func confirm() {
        var front = TourKiosk.front(typing: [4, 8, 2, 1])
        #expect(front.screenName == "kiosk-confirm" && front.focus == "stop")
        #expect(front.isCommitting)
        var careless = front
        #expect(careless.press(.ok, at: nil).isEmpty && careless.screenName == "kiosk")
        let effects = front.press(.digit(1), at: nil)
        #expect(effects == [.send(.fetchMe(number: 4821, at: Sample.time(14, 5)))])
        #expect(front.screenName == "sent")
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "kiosk" && front.typed.isEmpty)
    }

    @Test("戻る takes one digit back, also from the question, and then leads home")
    func back() {
        var front = TourKiosk.front(typing: [4, 8, 2, 1])
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "kiosk-number" && front.typed == "4821")
        #expect(front.focus == "next")
        for left in ["482", "48", "4", ""] {
            _ = front.press(.back, at: nil)
            #expect(front.screenName == "kiosk-number" && front.typed == left)
        }
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "kiosk")
        #expect(TourKiosk.front(typing: [0]).typed.isEmpty, "no number begins with 0")
    }

    @Test("digits typed on the first screen are the number already")
    func atOnce() {
        var front = TourKiosk.front()
        _ = front.press(.digit(2), at: nil)
        #expect(front.screenName == "kiosk-number" && front.typed == "2")
        for digit in [1, 4, 8] { _ = front.press(.digit(digit), at: nil) }
        #expect(front.screenName == "kiosk-confirm")
    }

    @Test("after two minutes without a key it is at its first screen and has forgotten the digits")
    func idle() {
        for digits in [[], [4, 8], [4, 8, 2, 1]] {
            let front = TourKiosk.front(typing: digits)
            #expect(after(front, 6, second: 59).screenName == front.screenName)
            let later = after(front, 7)
            #expect(later.screenName == "kiosk" && later.typed.isEmpty)
            #expect(later.screenSerial > front.screenSerial)
        }
        var ticked = TourKiosk.front(typing: [4])
        ticked.tick(officeTime: Sample.time(14, 7))
        #expect(ticked.screenName == "kiosk" && ticked.typed.isEmpty)
    }

    @Test("a key starts the two minutes anew, and who awaits an answer is not sent away")
    func awake() {
        var front = after(TourKiosk.front(typing: [4, 8]), 6)
        _ = front.press(.digit(2), at: Sample.time(14, 6))
        #expect(after(front, 7).typed == "482")
        var waiting = after(TourKiosk.sent(.waiting), 5)
        waiting = after(waiting, 40)
        #expect(waiting.screenName == "sent")
        var content = waiting.content
        content.outbox = [
            Sample.entry(
                "k", TourKiosk.call(), .accepted(subject: "r-7", receipt: nil), seen: true)
        ]
        waiting.receive(content)
        #expect(after(waiting, 41).screenName == "sent")
        #expect(after(waiting, 42).screenName == "kiosk")
    }

    @Test("a box at home keeps what was typed, however long it takes")
    func home() {
        var front = Sample.front(basket: [])
        front.open(.number)
        _ = front.press(.digit(2), at: Sample.time(9, 0))
        var content = front.content
        content.officeTime = Sample.time(10, 0)
        front.receive(content)
        #expect(front.screenName == "number" && front.typed == "2")
    }

    @Test(
        "after five wrong numbers in a row no number is taken for five minutes; a right one ends the row"
    )
    func wrong() {
        func front(_ outbox: [OutboxItem], _ minute: Int = 5) -> Front {
            TourKiosk.front(
                TourKiosk.content(Sample.time(14, minute), outbox: outbox), typing: [4, 8])
        }
        let right = Sample.entry(
            "r", TourKiosk.call(), .accepted(subject: "r-7", receipt: nil), seen: true)
        #expect(front(TourKiosk.wrong(4)).typed == "48")
        let stopped = front(TourKiosk.wrong(5))
        #expect(stopped.typed.isEmpty && stopped.screenName == "kiosk-number")
        #expect(stopped.focus == "home")
        #expect(front(TourKiosk.wrong(5), 9).typed == "48", "five minutes later")
        #expect(front(TourKiosk.wrong(6)).typed == "48", "the next five count anew")
        #expect(front(TourKiosk.wrong(4) + [right] + TourKiosk.wrong(3)).typed == "48")
    }

    @Test("nothing of a household can be reached, whatever is pressed")
    func nothingElse() {
        let own: Set<String> = ["kiosk", "kiosk-number", "kiosk-confirm", "sent", "help", "gone"]
        var dice = Dice(seed: 48)
        var front = TourKiosk.front()
        for _ in 0..<4_000 {
            guard let key = OrderSafetyTests.keys.randomElement(using: &dice) else { continue }
            for effect in front.press(key, at: Sample.time(14, 5)) {
                switch effect {
                case .send(.fetchMe), .keepSettings: continue
                default: Issue.record("\(effect)")
                }
            }
            #expect(own.contains(front.screenName), "\(front.screenName)")
        }
    }

    @Test("the result names the settlement and the car, and not the number")
    func result() {
        for (name, front) in TourKiosk.stops where front.screenName == "sent" {
            guard case .message(let message) = front.page().body else {
                Issue.record("\(name)")
                continue
            }
            let text = message.lines.compactMap(\.forms.first).joined()
            #expect(!text.contains("4821"))
            if name == "kiosk-car" { #expect(text.contains("白い") && text.contains("なかお")) }
            if name == "kiosk-refused" {
                #expect(
                    text.contains("0265-00-0001") && message.buttons.map(\.id) == ["home", "again"])
            }
        }
    }

    @Test("an alert is shown here too, and answering it is told to nobody")
    func alert() {
        var content = TourKiosk.content()
        content.alerts = TourAlerts.stops.lazy.compactMap(\.1.alertShown).prefix(1).map { $0 }
        var front = TourKiosk.front(content)
        #expect(front.screenName == "alert")
        let effects = front.press(.ok, at: nil)
        #expect(front.screenName == "kiosk")
        #expect(!effects.contains { if case .sendQuietly = $0 { true } else { false } })
    }
}

@Suite("What somebody sets at a kiosk")
struct KioskSettingsTests {
    @Test("letters and language go back to the usual ones for the next person, and are never kept")
    func forgotten() {
        let minute: Int64 = 60_000
        let start = Sample.time(14, 5)
        var front = TourKiosk.front()
        #expect(front.press(.yellow, at: start).isEmpty, "nothing is kept")
        front.settings.language = .en
        #expect(front.settings.textSize == .medium && front.screenName == "kiosk")
        front.tick(officeTime: start.adding(milliseconds: minute))
        #expect(front.settings.textSize == .medium, "somebody may still read")
        front.tick(officeTime: start.adding(milliseconds: 2 * minute))
        #expect(front.settings == Settings())
        // Also from another screen, and what the box was started with stays.
        var large = Front(screens: Sample.screens, settings: Settings(textSize: .large))
        large.receive(TourKiosk.content())
        _ = large.press(.yellow, at: start)
        _ = large.press(.red, at: start)
        #expect(large.settings.textSize == .small && large.screenName == "help")
        large.tick(officeTime: start.adding(milliseconds: 2 * minute))
        #expect(large.settings.textSize == .large && large.screenName == "kiosk")
    }
}
