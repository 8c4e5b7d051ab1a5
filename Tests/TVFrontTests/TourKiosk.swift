import Domain

@testable import TVFront

/// The screens of a box that stands in a clinic.
enum TourKiosk {
    static func view(_ rides: [KioskRide] = []) -> KioskView {
        KioskView(
            officeTime: Sample.time(14, 5), zone: .japan, epoch: "e", rehearsal: false,
            place: Sample.id("clinic"), placeName: Sample.name("いなほ診療所", "Inaho Clinic"),
            officePhone: "0265-00-0001", officeHours: Sample.view().officeHours, rides: rides)
    }

    static func content(
        _ moment: Moment = Sample.time(14, 5), _ rides: [KioskRide] = [], connected: Bool = true,
        outbox: [OutboxItem] = []
    ) -> Content {
        var content = Content(
            binding: .paired(checkDigits: "123456"), connected: connected, outbox: outbox,
            officeTime: moment)
        content.isKiosk = true
        content.kiosk = view(rides)
        return content
    }

    static func front(_ content: Content = content(), typing digits: [Int]? = nil) -> Front {
        var front = Front(screens: Sample.screens, settings: Settings())
        front.receive(content)
        guard let digits else { return front }
        _ = front.press(.ok, at: content.officeTime)
        for digit in digits { _ = front.press(.digit(digit), at: content.officeTime) }
        return front
    }

    static func call(_ number: Int = 4821, at moment: Moment = Sample.time(14, 5)) -> Request {
        .fetchMe(number: number, at: moment)
    }

    static let refused = OutboxItem.State.refused(
        code: "no-such-call",
        words: Note(
            ja: "この番号では おさがしできません。紙の番号を たしかめてください。",
            en: "We cannot find a ride with this number. Please check the number on your paper."))

    /// Wrong numbers in a row, the newest first.
    static func wrong(_ count: Int, at moment: Moment = Sample.time(14, 4)) -> [OutboxItem] {
        (0..<count).map {
            OutboxItem(
                key: "w\($0)", request: call(2000 + $0, at: moment), state: refused,
                pressedAt: moment, seen: true)
        }
    }

    static func sent(
        _ state: OutboxItem.State, _ rides: [KioskRide] = [], connected: Bool = true
    ) -> Front {
        let entry = Sample.entry("k", call(), state, seen: true)
        var front = front(content(rides, connected: connected, entry))
        front.open(.sent(Sent(request: call(), key: "k")))
        front.settle()
        return front
    }

    private static func content(_ rides: [KioskRide], connected: Bool, _ entry: OutboxItem)
        -> Content
    {
        content(Sample.time(14, 5), rides, connected: connected, outbox: [entry])
    }

    static func ride(_ car: Name? = nil, _ pickUp: TimeOfDay? = nil) -> KioskRide {
        KioskRide(
            ride: Sample.id("r-7"), settlement: Sample.name("なかお地区", "Nakao"), car: car,
            pickUp: pickUp)
    }

    static var stops: [(String, Front)] {
        let accepted = OutboxItem.State.accepted(subject: "r-7", receipt: nil)
        let car = ride(Sample.name("白い くるま 21-47", "white car 21-47"), TimeOfDay(14, 25))
        var help = front()
        _ = help.press(.red, at: nil)
        return [
            ("kiosk", front()), ("kiosk-offline", front(content(connected: false))),
            ("kiosk-number", front(typing: [])), ("kiosk-digits", front(typing: [4, 8])),
            ("kiosk-confirm", front(typing: [4, 8, 2, 1])),
            ("kiosk-waiting", sent(.waiting)), ("kiosk-accepted", sent(accepted, [ride()])),
            ("kiosk-waiting-offline", sent(.waiting, connected: false)),
            ("kiosk-car", sent(accepted, [car])), ("kiosk-refused", sent(refused)),
            ("kiosk-wait", front(content(outbox: wrong(5)), typing: [])), ("kiosk-help", help),
        ]
    }
}
