import Domain
import Services

/// Where a resident is in practice.
enum PracticePlace: Hashable {
    /// The first screen of practice.
    case menu
    /// A lesson was finished.
    case praise(Lesson)

    var screen: String {
        switch self {
        case .menu: "practice"
        case .praise: "practice-praise"
        }
    }
}

/// What choosing does in practice.
enum PracticeDeed: Hashable {
    case enter, leave
    /// Back to the first screen of practice.
    case menu
    /// Begins a lesson, or without one practice as one likes.
    case begin(Lesson?)
}

/// A practice that is going on: the same screens and rules over a made-up house, and the real one
/// kept aside untouched.
struct Practice: Sendable {
    /// The front as it was, to be restored; one element.
    let before: [Front]
    /// The latest real content, for the return and for what is always real.
    var real: Content
    /// What was asked for in practice, newest first.
    var outbox: [OutboxItem] = []
    var orders: [Order] = []
    var rides: [Ride] = []
    var checkIn: CheckIn?
    /// How many things were asked for.
    var asked = 0
    var lesson: Lesson?
    /// Whether what the lesson teaches was done.
    var isDone = false
    /// What is to be bought in the lesson.
    var goods: [ProductNumber] = []
    /// Lessons finished since practice began.
    var finished: Set<Lesson> = []
}

extension Front {
    /// Whether everything on the screen is practice.
    public var isPractising: Bool { practice != nil }

    /// The lessons this household has finished, as far as the box knows.
    var practised: Set<Lesson> {
        let known = (practice?.real ?? content)
        var all = Set((known.view?.practised ?? []).compactMap(Lesson.init(rawValue:)))
        for item in known.outbox {
            if case .quiet(.practised(let lesson)) = item.request { all.insert(lesson) }
        }
        return all.union(practice?.finished ?? [])
    }

    mutating func practise(_ deed: PracticeDeed) -> [Effect] {
        switch deed {
        case .enter:
            guard practice == nil, stack[0].place == .home, content.view != nil else { break }
            practice = Practice(before: [self], real: content)
            begin([Frame(.practice(.menu))])
        case .leave: return leavePractice()
        case .menu:
            practice?.lesson = nil
            begin([Frame(.practice(.menu))])
        case .begin(let lesson):
            guard practice != nil else { break }
            practice?.lesson = lesson
            begin([Frame(.home)])
            let goods = lesson == .shopping ? goodsToBuy : []
            practice?.goods = goods
        }
        return []
    }

    /// A fresh made-up house: nothing in the basket, nothing ordered.
    private mutating func begin(_ frames: [Frame]) {
        practice?.outbox = []
        practice?.orders = []
        practice?.rides = []
        practice?.checkIn = nil
        practice?.isDone = false
        practice?.goods = []
        basket = []
        editing = nil
        ride = RideDraft()
        undo = nil
        typed = ""
        wrongNumber = nil
        waiting = nil
        knownKeys = []
        returned = []
        flash = []
        stack = frames
        pretend()
    }

    /// Puts everything back as it was, with what the office has said meanwhile.
    mutating func leavePractice() -> [Effect] {
        guard let practice, var front = practice.before.first else { return [] }
        front.presses = presses
        front.screenSerial = screenSerial + 1
        front.voices = voices
        front.sharing = sharing
        front.cue = .none
        var real = practice.real
        real.officeTime = content.officeTime ?? real.officeTime
        self = front
        return receive(real)
    }

    /// What a key does in practice. Only notes of finished lessons and the voice leave the front.
    mutating func actInPractice(on key: Key) -> [Effect] {
        switch key {
        case .back where stack.count == 1 && top.place == .practice(.menu):
            return leavePractice()
        case .back where stack.count == 1, .blue, .home:
            guard top.place != .practice(.menu) else {
                cue = .unused
                return []
            }
            homeOfPractice()
            return []
        default:
            let effects = act(on: key)
            guard practice != nil else { return effects }
            let real = effects.flatMap { pretended($0) }
            if top.place == .home, practice?.isDone == true { homeOfPractice() }
            return real
        }
    }

    /// From anywhere to the first screen of practice; past the praise if a lesson was finished.
    private mutating func homeOfPractice() {
        let done = practice?.isDone == true ? practice?.lesson : nil
        practice?.lesson = nil
        begin([Frame(.practice(.menu))] + (done.map { [Frame(.practice(.praise($0)))] } ?? []))
    }

    /// Does in the made-up house what would be sent. Answers what is real all the same.
    private mutating func pretended(_ effect: Effect) -> [Effect] {
        switch effect {
        case .speak: return [effect]
        case .send(let request):
            pretend(request)
            guard let lesson = practice?.lesson, lesson.isTaught(by: request) else { return [] }
            practice?.isDone = true
            defer { practice?.finished.insert(lesson) }
            return practised.contains(lesson) ? [] : [.sendQuietly(.practised(lesson))]
        default: return []
        }
    }

    /// Takes real content while practice goes on: the picture stays, what is real waits.
    mutating func receiveInPractice(_ real: Content) -> [Effect] {
        practice?.real = real
        guard case .paired = real.binding, real.view != nil else { return leavePractice() }
        pretend()
        followSharing()
        settle()
        return []
    }
}

extension Lesson {
    /// Whether this request is what the lesson teaches.
    func isTaught(by request: Request) -> Bool {
        switch (self, request) {
        case (.shopping, .placeOrder), (.wellness, .checkIn), (.rides, .askForRide),
            (.rides, .rides(.bothWays)):
            true
        default: false
        }
    }
}
