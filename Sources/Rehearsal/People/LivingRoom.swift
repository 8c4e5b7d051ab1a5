import Domain
import TVFront

/// One evening before one television: the real screens and the real input layer, with a clock of its own.
struct LivingRoom {
    private(set) var front: Front
    private var input: Input
    private let screens: ScreenSet
    private var serial = 0
    private(set) var office: CounterOffice
    /// Milliseconds since the evening began.
    private(set) var now: Int64 = 10_000
    private let start: Moment
    private let measuring: any Measuring
    private var seen: Glance?
    private var stale = true
    /// The names of all screens that were shown; only those who count look at it, never the person.
    private(set) var shownScreens: Set<String> = []
    /// An alert that is raised after so many presses.
    private var alert: (raised: Alert, after: Int)?

    init(
        screens: ScreenSet, settings: Settings, basket: [OrderItem], office: CounterOffice,
        alert: (raised: Alert, after: Int)? = nil, measuring: any Measuring
    ) {
        self.alert = alert
        self.screens = screens
        self.office = office
        self.measuring = measuring
        start = office.content.officeTime ?? Moment(milliseconds: 0)
        input = Input(names: screens.keys, settings: settings)
        front = Front(screens: screens, settings: settings, basket: basket)
        front.receive(office.content)
        shown()
    }

    /// What is on the screen now.
    mutating func glance() -> Glance {
        if !stale, let seen { return seen }
        let glance = Glance(at: front, measuring: measuring)
        seen = glance
        stale = false
        return glance
    }

    /// Lets time pass; answers of the office arrive meanwhile.
    mutating func wait(_ milliseconds: Int64) { pass(until: now + max(0, milliseconds)) }

    private mutating func pass(until end: Int64) {
        while let due = office.nextDue, due <= end { step(to: max(now, due)) }
        step(to: end)
    }

    private mutating func step(to moment: Int64) {
        let minute = (start.milliseconds + now) / 60_000
        now = max(now, moment)
        let time = start.adding(milliseconds: now)
        office.setTime(time)
        if office.answer(until: now) {
            perform(front.receive(office.content))
            shown()
        } else if (start.milliseconds + now) / 60_000 != minute {
            front.tick(officeTime: time)
            shown()
        }
    }

    /// Light that reaches the receiver, line by line.
    mutating func receive(_ reports: [LightReport]) {
        let pressed = now
        defer { raiseAlert() }
        for report in reports {
            pass(until: pressed + report.at)
            guard
                let key = input.take(
                    report.name, count: report.count, isRelease: report.isRelease, at: now)
            else { continue }
            perform(front.press(key, at: start.adding(milliseconds: now)))
            shown()
        }
    }

    // The alert comes while somebody is in the middle of it, whatever that is.
    private mutating func raiseAlert() {
        guard let due = alert, front.presses >= due.after else { return }
        alert = nil
        office.raise(due.raised)
        perform(front.receive(office.content))
        shown()
    }

    /// Everything on its way is decided; what is true in the end.
    mutating func close() {
        pass(until: now + 3_600_000)
    }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .send(let request):
                office.take(request, at: now)
                perform(front.receive(office.content))
            case .sendQuietly(let request):
                office.take(.quiet(request), at: now)
                perform(front.receive(office.content))
            case .seen(let key):
                office.markSeen(key)
                perform(front.receive(office.content))
            case .keepSettings(let settings):
                input = Input(names: screens.keys, settings: settings)
            default: break
            }
        }
    }

    // A picture takes a moment to appear; from then on the input layer holds 決定 back.
    private mutating func shown() {
        stale = true
        shownScreens.insert(front.screenName)
        guard front.screenSerial != serial else { return }
        serial = front.screenSerial
        input.screenChanged(
            at: now + 10, commits: front.isCommitting, lock: front.lockMilliseconds)
    }
}
