import Dispatching
import Domain
import TVFront

/// A front in use: keys are pressed, what it asks for is kept in an outbox, and news arrives.
struct Evening {
    private(set) var front: Front
    private(set) var content: Content
    private var sent = 0

    init(_ screens: ScreenSet, _ content: Content, _ size: Settings.TextSize) {
        self.content = content
        front = Front(screens: screens, settings: Settings(textSize: size))
        front.receive(content)
    }

    /// Presses a key and performs what the front asks for.
    mutating func press(_ key: Key) {
        for effect in front.press(key, at: content.officeTime) {
            switch effect {
            case .send(let request):
                sent += 1
                let digits = String(sent, radix: 16)
                let key = String(repeating: "0", count: 32 - digits.count) + digits
                content.outbox.insert(
                    OutboxItem(
                        key: key, request: request, state: .waiting,
                        pressedAt: content.officeTime ?? Moment(milliseconds: 0), seen: false),
                    at: 0)
                content.outbox = Array(content.outbox.prefix(12))
                front.receive(content)
            case .seen(let key): change(key, to: nil)
            case .pair: bind(.pairing)
            case .keepBasket, .keepSettings, .keepTold, .speak, .sendQuietly, .sound: break
            }
        }
    }

    /// The office decides the oldest entry that waits: taken, too late or refused.
    mutating func decide(_ dice: inout Dice) {
        guard let item = content.outbox.last(where: { $0.state == .waiting }) else { return }
        let states: [OutboxItem.State] = [
            .accepted(subject: "o-\(sent)", receipt: nil), .tooLate(next: nil),
            .refused(code: "bench", words: Note(ja: "できませんでした。", en: "This cannot be done.")),
        ]
        change(item.key, to: states[dice.below(states.count)])
    }

    /// The box is bound, let go or shut out.
    mutating func bind(_ binding: Binding) {
        content.binding = binding
        front.receive(content)
    }

    private mutating func change(_ key: String, to state: OutboxItem.State?) {
        guard let index = content.outbox.firstIndex(where: { $0.key == key }) else { return }
        let old = content.outbox[index]
        content.outbox[index] = OutboxItem(
            key: old.key, request: old.request, state: state ?? old.state,
            pressedAt: old.pressedAt, seen: state == nil)
        front.receive(content)
    }
}
