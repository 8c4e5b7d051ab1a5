import Domain
import Testing

@testable import TVFront

@Suite("There and back again")
struct RidesTests {
    private let morning = Sample.today.adding(days: 1)

    @Test("the places the household really rides to stand first, the first one said to be usual")
    func usual() {
        let front = Tour.ridingAt([.rides, .places(.outward)])
        let labels = front.page().choices.map(\.label)
        #expect(labels.prefix(3) == ["歯医者", "伊那中央病院", "中尾診療所"] && labels.count == 7)
        #expect(front.page().choices.map(\.detail).filter { !$0.isEmpty } == ["いつもの"])
    }

    @Test("after the time there the way home is asked for: later stretches, the same one, none")
    func returns() {
        let front = Tour.asked()
        #expect(front.screenName == "returns")
        #expect(
            front.page().choices.map(\.id) == ["b11:00", "b13:00", "b09:00", "later", "none"])
        #expect(front.focus == "b11:00" && !front.isCommitting)
    }

    @Test("both ways are reviewed with each fare and the sum, and asked for in one request")
    func bothWays() throws {
        var front = Tour.asked(Tour.riding(companionFare: 150), [.ok])
        #expect(front.screenName == "ride-review" && front.focus == "company")
        #expect(FocusTests.says(front, "行き きょう") && FocusTests.says(front, "帰り きょう"))
        #expect(FocusTests.says(front, "450円") && FocusTests.says(front, "900円"))
        #expect(FocusTests.says(front, "いっしょの 1人の 分 150円も"))
        let effects = front.press(.digit(1), at: nil)
        guard case .send(.rides(.bothWays(let out, let home)))? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(effects.count == 1 && out.direction == .outward && home.direction == .homeward)
        #expect(out.place == home.place && out.day == home.day && home.band > out.band)
        #expect(out.companions == 1 && out.wheelchair && home.companions == 1 && home.wheelchair)
    }

    @Test("companions who ride free are said to, and the last answer is the one proposed")
    func habit() {
        var front = Tour.asked(Tour.riding(), [.ok])
        #expect(FocusTests.says(front, "いっしょの 1人は お金が いりません"))
        #expect(FocusTests.says(front, "いっしょの人 1人") && FocusTests.says(front, "車いす あり"))
        _ = front.press(.digit(2), at: nil)
        _ = front.press(.digit(2), at: nil)
        #expect(!FocusTests.says(front, "お金が いりません"))
        var content = Tour.riding()
        content.view?.rideHabit = nil
        #expect(FocusTests.says(Tour.asked(content, [.ok]), "いっしょの人 0人"))
    }

    @Test("without a way home only the way there is asked for, and the screen says which it is")
    func oneWay() {
        for (keys, words) in [
            ([Key.down, .ok], "帰りは まだ きめていません"), ([.down, .right, .ok], "帰りの 車は たのみません"),
        ] {
            var front = Tour.asked(Tour.riding(), keys)
            #expect(front.screenName == "ride-review" && FocusTests.says(front, words))
            guard case .send(.askForRide(let request))? = front.press(.digit(1), at: nil).first
            else {
                Issue.record("\(words): nothing was asked")
                continue
            }
            #expect(request.direction == .outward)
        }
    }

    @Test("the way home is offered after the answer, unless it was said not to be needed")
    func offeredLater() {
        for (keys, isOffered) in [([Key.down, .ok], true), ([.down, .right, .ok], false)] {
            var front = Tour.asked(Tour.riding(Sample.time(9, 42), []), keys)
            guard case .send(let request)? = front.press(.digit(1), at: nil).first else {
                Issue.record("nothing was asked")
                continue
            }
            var ride = Tour.pair(.requested, on: Sample.today)[0]
            ride.partner = nil
            front.receive(
                Tour.riding(
                    Sample.time(9, 43), [ride],
                    outbox: [
                        Sample.entry("k", request, .accepted(subject: "p-1", receipt: nil))
                    ]))
            #expect(front.screenName == "sent")
            #expect(front.shownChoices.contains("homeward") == isOffered)
        }
    }

    @Test("a ride says which car comes between which times, and the number for the way home")
    func promised() {
        let front = Tour.ridingAt([.rides, .myRides, .ride(Sample.id("p-1"))])
        for words in ["9時50分ごろ", "9時40分", "10時", "くるま3号", "白い くるま 21-47", "4821"] {
            #expect(FocusTests.says(front, words), "\(words)")
        }
        let home = Tour.ridingAt([.rides, .myRides, .ride(Sample.id("p-2"))])
        #expect(!FocusTests.says(home, "4821") && FocusTests.says(home, "行きを 見る"))
    }

    @Test("rides are listed by their own time, the next one first, those gone by last")
    func order() {
        let rides = [
            Sample.ride("r-9", .done), Tour.pair()[1], Sample.ride("r-1", .assigned),
            Tour.pair()[0],
        ]
        let front = Tour.ridingAt([.rides, .myRides], Tour.riding(Sample.time(9, 42), rides))
        #expect(front.page().choices.map(\.id) == ["rr-1", "rp-1", "rp-2", "rr-9"])
    }

    @Test("taking back one of two asks about the other: key 1 takes back what is meant most often")
    func cancelBoth() {
        let path: [Place] = [.rides, .myRides, .ride(Sample.id("p-1"))]
        var out = Tour.ridingAt(path + [.cancelRide(Sample.id("p-1"))])
        #expect(out.focus == "keep" && FocusTests.says(out, "帰りの 車も"))
        #expect(
            out.press(.digit(1), at: nil) == [.send(.rides(.cancelBoth(Sample.id("p-1"))))])
        var one = Tour.ridingAt(path + [.cancelRide(Sample.id("p-1"))])
        for key in [Key.right, .right] { _ = one.press(key, at: nil) }
        #expect(one.press(.ok, at: nil) == [.send(.cancelRide(Sample.id("p-1")))])
        var home = Tour.ridingAt([.rides, .myRides, .cancelRide(Sample.id("p-2"))])
        #expect(home.press(.digit(1), at: nil) == [.send(.cancelRide(Sample.id("p-2")))])
        var gone = Tour.pair()
        gone[1].progress = .cancelled
        var alone = Tour.ridingAt(
            path + [.cancelRide(Sample.id("p-1"))], Tour.riding(Sample.time(9, 42), gone))
        #expect(alone.press(.digit(1), at: nil) == [.send(.cancelRide(Sample.id("p-1")))])
    }

    @Test("from five in the evening before, the first screen speaks of the ride until it is seen")
    func reminder() {
        #expect(!FocusTests.says(home(Sample.time(16, 59)), "おむかえに きます"))
        var front = home(Sample.time(17, 0))
        #expect(FocusTests.says(front, "あした *9時50分ごろ*") || FocusTests.says(front, "9時50分ごろ"))
        #expect(FocusTests.says(front, "あした 9時50分"), "the tile says it, too")
        for key in [Key.digit(2), .digit(3), .digit(1)] { _ = front.press(key, at: nil) }
        #expect(front.screenName == "ride" && front.settings.remindersSeen == ["p-1/1/1"])
        _ = front.press(.blue, at: nil)
        #expect(!FocusTests.says(front, "おむかえに きます") && FocusTests.says(front, "あした 9時50分"))
        front.receive(Tour.riding(Sample.time(8, 0, on: morning)))
        #expect(FocusTests.says(front, "きょう"), "the morning itself is news again")
        #expect(FocusTests.says(front, "おむかえに きます"))
    }

    @Test("a changed car or time is spoken of again, and a ride gone by is not")
    func news() {
        var front = home(Sample.time(18, 0))
        for key in [Key.digit(2), .digit(3), .digit(1), .blue] { _ = front.press(key, at: nil) }
        var rides = Tour.pair()
        rides[0].pickUp = TimeOfDay(10, 20)
        rides[0].version = 2
        front.receive(Tour.riding(Sample.time(19, 0), rides))
        #expect(FocusTests.says(front, "10時20分ごろ"))
        let late = Tour.pair(on: Sample.today)
        #expect(FocusTests.says(home(Sample.time(10, 0), late), "9時50分ごろ"))
        #expect(!FocusTests.says(home(Sample.time(10, 1), late), "9時50分ごろ"))
    }

    @Test("within the last half hour before the close, the close stands before the reminder")
    func cutoff() {
        let rides = [Sample.ride("r-1", .assigned)]
        #expect(FocusTests.says(home(Sample.time(10, 29), rides), "13時20分ごろ"))
        let soon = home(Sample.time(10, 30), rides)
        #expect(FocusTests.says(soon, "30分") && !FocusTests.says(soon, "13時20分ごろ"))
        let basket = Tour.at([], content: Tour.riding(Sample.time(10, 0), rides))
        #expect(FocusTests.says(basket, "まだ 注文していません"))
    }

    @Test("a lost line does not hide tomorrow's ride")
    func offline() {
        let front = Tour.ridingAt([], Tour.riding(Sample.time(18, 0), connected: false))
        #expect(FocusTests.says(front, "9時50分ごろ"))
    }

    private func home(_ moment: Moment, _ rides: [Ride] = Tour.pair()) -> Front {
        Tour.ridingAt([], Tour.riding(moment, rides))
    }
}
