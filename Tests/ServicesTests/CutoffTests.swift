import Domain
import Services
import Testing

@Suite("The cut-off")
struct CutoffTests {
    let market = ShopId("market").unsafelyUnwrapped
    let flowers = ShopId("flowers").unsafelyUnwrapped
    let near = VillageId("V1").unsafelyUnwrapped
    let far = VillageId("V2").unsafelyUnwrapped
    let friday = Day("2026-11-20").unsafelyUnwrapped

    var cutoff: Cutoff {
        Cutoff(
            rules: [
                CutoffRule(closes: TimeOfDay(11, 0)),
                CutoffRule(weekdays: [.saturday, .sunday], closes: nil),
                CutoffRule(village: far, closes: TimeOfDay(10, 30)),
                CutoffRule(shop: flowers, closes: TimeOfDay(17, 0), daysBefore: 1),
                CutoffRule(holiday: true, closes: nil),
            ],
            holidays: HolidayCalendar(holidays: [friday.adding(days: 3): "勤労感謝の日"]),
            zone: .japan)
    }

    func slot(_ day: Day, _ shop: ShopId, _ village: VillageId) -> Slot {
        Slot(day: day, shop: shop, village: village)
    }

    @Test("the default closes at 11:00 of the delivery day")
    func usual() {
        #expect(
            cutoff.closing(of: slot(friday, market, near))
                == Zone.japan.moment(friday, TimeOfDay(11, 0)))
    }

    @Test("a far village closes earlier, a florist the evening before")
    func special() {
        #expect(
            cutoff.closing(of: slot(friday, market, far))
                == Zone.japan.moment(friday, TimeOfDay(10, 30)))
        #expect(
            cutoff.closing(of: slot(friday, flowers, near))
                == Zone.japan.moment(friday.adding(days: -1), TimeOfDay(17, 0)))
    }

    @Test("a holiday wins over everything else")
    func holiday() {
        #expect(!cutoff.delivers(slot(friday.adding(days: 3), flowers, near)))
    }

    @Test("the next open day skips the weekend and the holiday")
    func next() {
        let after = Zone.japan.moment(friday, TimeOfDay(11, 0))
        let day = cutoff.nextOpenDay(from: friday, after: after, shops: [market], village: near)
        #expect(day == friday.adding(days: 4))
        let before = after.adding(milliseconds: -1)
        #expect(
            cutoff.nextOpenDay(from: friday, after: before, shops: [market], village: near)
                == friday)
    }

    @Test("an order over two shops needs a day on which both are open")
    func both() {
        let morning = Zone.japan.moment(friday, TimeOfDay(9, 0))
        #expect(
            cutoff.nextOpenDay(
                from: friday, after: morning, shops: [market, flowers], village: near)
                == friday.adding(days: 4))
    }

    @Test("no shop, no day")
    func none() {
        let morning = Zone.japan.moment(friday, TimeOfDay(9, 0))
        #expect(cutoff.nextOpenDay(from: friday, after: morning, shops: [], village: near) == nil)
    }
}
