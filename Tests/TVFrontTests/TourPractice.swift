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

// The showing of the screen to the office.
extension Tour {
    /// Content of a household that agreed to show its screen.
    static func agreed() -> Content {
        let purpose = ConsentPurpose(
            id: .screenHelp, version: 1, title: Sample.name("画面", "Screen"),
            sentences: [Note(ja: "電話で いっしょに 見ます。", en: "We look together.")],
            seenBy: Note(ja: "役場", en: "The office"), keptDays: 0)
        let entry = ConsentEntry(
            sequence: 1, purpose: .screenHelp, version: 1, decision: .given, channel: .television,
            at: Sample.time(9, 0))
        var content = Sample.content()
        content.view?.consents = ConsentState(purposes: [purpose], entries: [entry])
        return content
    }

    /// The help page while the screen is shown.
    static var sharing: Front { pressed(at([.help], content: agreed()), [.digit(2)]) }

    static var shared: [(String, Front)] {
        func pointed(_ key: String, _ places: [Place]) -> Front {
            var front = at(places, content: agreed())
            _ = front.perform(.sharing(.start))
            var content = agreed()
            content.pointer = ScreenPointer(count: 1, key: key)
            front.receive(content)
            return front
        }
        var practising = pressed(sharing, [.back])
        practising.open(.settings)
        _ = practising.perform(.practice(.enter))
        practising.settle()
        return [
            ("help-share", at([.help], content: agreed())), ("sharing", sharing),
            ("pointed-yellow", pointed("yellow", [])), ("pointed-2", pointed("2", [])),
            ("pointed-ok", pointed("ok", [.review])), ("sharing-practice", practising),
        ]
    }
}

// Fitting the picture to the set.
extension Tour {
    static var fitting: [(String, Front)] {
        var cut = at([])
        cut.settings.edges = Edges(sides: 8, ends: 8)
        cut.settle()
        var far = at([.settings, .fitting(.size)])
        far.settings.inches = 24
        far.settings.distance = 40
        return [
            ("edges", at([.settings, .fitting(.edges)])),
            ("edges-moved", pressed(at([.settings, .fitting(.edges)]), [.right, .down, .down])),
            ("viewing", at([.settings, .fitting(.size)])), ("viewing-far", far), ("home-cut", cut),
        ]
    }
}
