import Domain
import Testing

@testable import TVFront

@Suite("An alert before everything") struct AlertTests {
    /// Everything that must be found again: the way, the focus, what was typed, the basket, what was being changed.
    private struct Beneath: Equatable {
        let frames: [String]
        let typed: String
        let wrong: String?
        let quantity: Int
        let basket: [OrderItem]
        let editing: [OrderItem]?
        let ride: [String]
        let flash: [String]
        let commands: [DrawCommand]

        init(_ front: Front) {
            frames = front.stack.map { "\($0.place) \($0.focus) \($0.first) \($0.columns)" }
            typed = front.typed
            wrong = front.wrongNumber
            quantity = front.quantity
            basket = front.basket
            editing = front.editing?.items
            ride = ["\(front.ride)"]
            flash = front.flash
            var still = front
            still.presses = 0
            commands = draw(still, measuring: SquareMeasure())
        }
    }

    @Test(
        "from every screen at every size: it is shown at once, and answering gives back exactly what was there"
    )
    func everywhere() {
        for (name, start) in Tour.all where start.alertShown == nil {
            var calm = start
            calm.cue = .none
            let before = Beneath(calm)
            var front = calm
            var content = calm.practice?.real ?? calm.content
            content.alerts = [TourAlerts.alert()]
            let raised = front.receive(content)
            #expect(raised.contains(.sound(.alert(seconds: 600))), "\(name)")
            #expect(front.screenName == "alert" && front.focus == "read", "\(name)")
            #expect(front.isCommitting && front.screenSerial > start.screenSerial, "\(name)")
            #expect(FocusTests.says(front, front.words(.alertAction4)), "\(name)")
            for key in [Key.up, .left, .back, .blue, .red, .home, .digit(2), .digit(0)] {
                #expect(front.press(key, at: nil).isEmpty, "\(name) \(key)")
                #expect(front.screenName == "alert", "\(name) \(key)")
            }
            let effects = front.press(.ok, at: nil)
            // A kiosk answers for no household.
            let told: [Effect] =
                front.content.isKiosk
                ? [] : [.sendQuietly(.readAlert(Sample.id("A-1"), revision: 1))]
            #expect(effects == told + [.sound(.silence)], "\(name)")
            #expect(Beneath(front) == before, "\(name)")
            // The office tells of it again: it was answered.
            #expect(front.receive(content).allSatisfy { $0 != .sound(.alert(seconds: 600)) })
            #expect(front.alertShown == nil, "\(name)")
        }
    }

    @Test("決定 and 1 wait two seconds before an alert, and half a second elsewhere")
    func lock() {
        let front = TourAlerts.front(TourAlerts.alert())
        #expect(front.lockMilliseconds == 2_000 && Tour.at([]).lockMilliseconds == 500)
        for name in ["KEY_OK", "KEY_1"] {
            var input = Input(names: Sample.screens.keys, settings: Settings())
            input.screenChanged(
                at: 10_000, commits: front.isCommitting, lock: front.lockMilliseconds)
            #expect(input.take(name, count: 0, isRelease: false, at: 11_999) == nil)
            #expect(input.take(name, count: 0, isRelease: false, at: 12_600) != nil)
        }
    }

    @Test(
        "it is answered by what waits in the outbox, so a power cut does not ask again; unanswered it does"
    )
    func reboot() {
        var content = TourAlerts.content(TourAlerts.alert())
        var fresh = Front(screens: Sample.screens, settings: Settings())
        #expect(fresh.receive(content).contains(.sound(.alert(seconds: 600))))
        content.outbox = [
            Sample.entry("q", .quiet(.readAlert(Sample.id("A-1"), revision: 1)), .waiting)
        ]
        var again = Front(screens: Sample.screens, settings: Settings())
        again.receive(content)
        #expect(again.alertShown == nil)
    }

    @Test("a higher level takes the screen again; what is over is said once, to those who saw it")
    func changes() {
        var front = TourAlerts.front(TourAlerts.alert())
        _ = front.press(.ok, at: nil)
        let raised = front.receive(
            TourAlerts.content(TourAlerts.alert(.five, revision: 2, minute: 20)))
        #expect(raised == [.sound(.alert(seconds: 600))] && FocusTests.says(front, "警戒レベル 5"))
        _ = front.press(.digit(1), at: nil)
        let over = TourAlerts.content(TourAlerts.alert(.five, revision: 3, cleared: true))
        #expect(front.receive(over) == [.sound(.cleared)])
        #expect(FocusTests.says(front, "解除") && !FocusTests.says(front, "全員避難"))
        _ = front.press(.ok, at: nil)
        front.receive(over)
        #expect(front.alertShown == nil)
        var late = Tour.at([])
        late.receive(over)
        #expect(late.alertShown == nil, "who never saw it is not bothered")
    }

    @Test("an alert that vanishes from the office's board stays until it is answered")
    func vanished() {
        var front = TourAlerts.front(TourAlerts.alert())
        front.receive(TourAlerts.content())
        #expect(front.screenName == "alert")
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "home")
    }

    @Test("a drill gives way to what is real at once, and comes back only after it is answered")
    func drill() {
        let real = TourAlerts.alert(.one, id: "A-2")
        let drill = TourAlerts.alert(.five, drill: true)
        var front = TourAlerts.front(drill)
        #expect(front.alertShown?.isDrill == true)
        #expect(front.receive(TourAlerts.content(drill, real)) == [.sound(.alert(seconds: 12))])
        #expect(front.alertShown == real)
        var other = TourAlerts.front(real)
        #expect(other.receive(TourAlerts.content(drill, real)).isEmpty)
        #expect(other.alertShown == real, "a drill never takes a real alert's place")
        _ = front.press(.ok, at: nil)
        #expect(front.alertShown == drill)
    }

    @Test(
        "a drill says so in every line, has no colour of the national scale and not the alert's call"
    )
    func drillLooks() {
        for level in AlertLevel.allCases {
            for size in Settings.TextSize.allCases {
                var front = TourAlerts.front(TourAlerts.alert(level, drill: true))
                front.settings.textSize = size
                let commands = draw(front, measuring: SquareMeasure())
                let ground = commands.first
                #expect(ground == .fill(.screen, Sample.screens.theme[.night], radius: 0))
                let bandTop =
                    commands.compactMap { command -> Int? in
                        if case .fill(let box, _, _) = command, box.x == 0, box.width == 1920,
                            box.y > 0
                        {
                            return box.y
                        }
                        return nil
                    }.max() ?? 0
                for command in commands {
                    guard case .text(let text, _, let baseline, let size, _, _) = command,
                        baseline < bandTop, text != "1", text != "読みました"
                    else { continue }
                    #expect(text.contains("【訓練】"), "\(level) \(size): \(text)")
                }
                #expect(
                    front.alertParts(TourAlerts.alert(level, drill: true)).joined().contains("訓練"))
            }
        }
        var front = Tour.at([])
        #expect(
            front.receive(TourAlerts.content(TourAlerts.alert(drill: true))) == [.sound(.drill)])
    }

    @Test(
        "letters on every level reach 7:1; the title has at least 96 pixels at every size and is not broken"
    )
    func legible() {
        for level in AlertLevel.allCases {
            let colours = AlertColours.of(level)
            #expect(colours.ink.contrast(with: colours.ground) >= 7, "\(level)")
            #expect(colours.panelInk.contrast(with: colours.panel) >= 7, "\(level)")
        }
        let grounds = AlertLevel.allCases.map { AlertColours.of($0).ground }
        #expect(Set(grounds).count == 5)
        for (name, front) in Tour.all {
            guard let alert = front.alertShown else { continue }
            let title = front.alertWords(alert).title
            let sizes = draw(front, measuring: SquareMeasure()).compactMap { command -> Int? in
                guard case .text(let text, _, _, let size, .bold, _) = command,
                    text.hasSuffix(title)
                else { return nil }
                return size
            }
            // The made-up measure is wider than the real letters; the longest title may break there.
            guard !name.contains("longest"), !name.contains("drill") else { continue }
            #expect(sizes.max() ?? 0 >= 96, "\(name)")
        }
    }
}
