import Domain

@testable import TVFront

// The screens of practice, in the states a resident meets.
extension Tour {
    /// Into practice the way a resident goes: そのほか, れんしゅう.
    static func practising(
        _ lesson: Lesson? = nil, content: Content = Sample.content(), basket: [OrderItem] = basket
    ) -> Front {
        var front = at([.settings], content: content, basket: basket)
        _ = front.perform(.practice(.enter))
        front.settle()
        if let lesson {
            _ = front.perform(.practice(.begin(lesson)))
            front.settle()
        }
        return front
    }

    /// The same after some keys.
    static func pressed(_ front: Front, _ keys: [Key]) -> Front {
        var front = front
        for key in keys { _ = front.press(key, at: nil) }
        return front
    }

    static func digits(_ text: String) -> [Key] {
        text.compactMap(\.wholeNumberValue).map(Key.digit)
    }

    static var practice: [(String, Front)] {
        let shopping = practising(.shopping)
        let number = pressed(shopping, [.digit(1), .digit(1)])
        let product = pressed(number, digits("00"))
        let added = pressed(product, [.ok] + digits("300") + [.ok])
        let review = pressed(added, [.digit(0)])
        let sent = pressed(review, [.digit(1)])
        let praise = pressed(sent, [.ok])
        let rides = pressed(practising(.rides), [.digit(2)])
        return [
            ("practice", practising()), ("practice-home", shopping),
            ("practice-free", pressed(practising(), [.digit(4)])),
            ("practice-shelves", pressed(shopping, [.digit(1)])), ("practice-number", number),
            ("practice-product", product), ("practice-added", added),
            ("practice-review", review), ("practice-sent", sent), ("practice-praise", praise),
            ("practice-well", pressed(practising(.wellness), [.digit(3)])),
            ("practice-well-done", pressed(practising(.wellness), [.digit(3), .ok])),
            ("practice-rides", rides), ("practice-places", pressed(rides, [.digit(1)])),
            ("practice-ride-review", pressed(rides, [.digit(1), .digit(1), .ok])),
            ("practice-help", pressed(shopping, [.red])),
        ]
    }
}
