import Domain

// What a lesson says next: always one sentence, found from where one is, never from a count of steps.
extension Front {
    /// The page as practice shows it.
    func inPractice(_ page: Page) -> Page {
        guard let practice else { return page }
        var page = page
        if top.place == .home { page.body = withExit(page.body) }
        page.body = page.body.with { choice in
            guard choice.kind == .commit else { return choice }
            var choice = choice
            choice.hint = choice.hint.flatMap { words.forms(.practiceHint, ["hint": $0]) }
            return choice
        }
        if case .sent = top.place { page.body = withoutPromise(page.body) }
        if stack.count == 1 || top.place == .home {
            page.back = words.forms(
                top.place == .practice(.menu) ? .practiceBackOut : .practiceBackMenu)
        }
        guard content.remoteWorks, flash.isEmpty else { return page }
        if top.place == .practice(.menu) {
            page.strip = words.forms(.practiceStrip)
        } else if case .practice = top.place {
            page.strip = words.forms(.practiceStripDone)
        } else if let lesson = practice.lesson {
            page.strip = sentence(of: lesson, page)
        }
        return page
    }

    // The way out stands where the way in was.
    private func withExit(_ body: Body) -> Body {
        guard case .tiles(var tiles) = body else { return body }
        var exit = Choice("practice-end", words(.practiceEnd), .practice(.leave))
        exit.picture = "🚪"
        exit.hint = words.forms(.hintPracticeEnd)
        let index = tiles.firstIndex { $0.deed == .open(.settings) } ?? tiles.count - 1
        guard tiles.indices.contains(index) else { return .tiles(numbered([exit])) }
        tiles[index] = exit
        return .tiles(numbered(tiles))
    }

    // 「夕方までに お届けします」 is not said of what nobody brings.
    private func withoutPromise(_ body: Body) -> Body {
        guard case .message(var message) = body, practice?.outbox.isEmpty == false else {
            return body
        }
        let receipt = ["number": words(.practiceReceipt)]
        message.lines = message.lines.filter { $0.size != .body }.map {
            $0.size == .huge ? line(.receipt, .huge, receipt) : $0
        }
        message.lines.append(line(.practiceNothingSent, .body))
        return .message(message)
    }

    private func sentence(of lesson: Lesson, _ page: Page) -> [String] {
        if practice?.isDone == true {
            if case .sent = top.place { return words.forms(.practiceDoneOk) }
            return words.forms(.practiceDoneBack)
        }
        switch (lesson, top.place) {
        case (.shopping, .home): return press(page) { $0.deed == .open(.shopping(.menu)) }
        case (.shopping, let place): return shopping(page, at: place)
        case (.wellness, .home): return press(page) { $0.deed == .open(.wellness) }
        case (.wellness, .wellness): return press(page) { $0.deed == .answer(.well) }
        case (.rides, .home): return press(page) { $0.deed == .open(.rides) }
        case (.rides, .rides): return press(page) { $0.deed == .open(.places(.outward)) }
        case (.rides, .places): return words.forms(.practicePlace)
        case (.rides, .times), (.rides, .returns): return words.forms(.practiceTime)
        case (.rides, .rideReview): return press(page) { $0.kind == .commit }
        default: return words.forms(.practiceElsewhere)
        }
    }

    private func shopping(_ page: Page, at place: Place) -> [String] {
        let missing = practice?.goods.first { number in
            !basket.contains { $0.product == number }
        }
        switch place {
        case .number:
            guard let missing else { return words.forms(.practiceErase) }
            let wanted = Array("\(missing)")
            guard "\(missing)".hasPrefix(typed), typed.count < wanted.count else {
                return words.forms(.practiceErase)
            }
            return words.forms(.practiceDigit, ["digit": "\(wanted[typed.count])"])
        case .product(let number):
            guard number == missing else { return words.forms(.practiceOther) }
            return press(page) { $0.deed == .put(number) }
        case .review: return press(page) { $0.kind == .commit }
        case let place where place.takesNumbers:
            guard let missing else {
                return press(page) { $0.deed == .open(.review) || $0.deed == .open(.basket) }
            }
            return words.forms(
                .practiceNumber,
                ["number": "\(missing)", "name": product(missing).map { words($0.name) } ?? ""])
        default: return words.forms(.practiceElsewhere)
        }
    }

    /// Which key chooses the first such thing on the page.
    private func press(_ page: Page, _ fits: (Choice) -> Bool) -> [String] {
        let shown = spots(of: page).map(\.choice)
        guard let choice = shown.first(where: fits) else {
            return words.forms(
                page.choices.contains(where: fits) ? .practiceTurn : .practiceElsewhere)
        }
        let label = ["label": choice.label]
        if let digit = choice.digit {
            return words.forms(.practicePress, label.merging(["key": "\(digit)"]) { $1 })
        }
        if choice.id == top.focus {
            return words.forms(.practicePressOk, label)
        }
        return words.forms(.practiceChoose, label)
    }
}
