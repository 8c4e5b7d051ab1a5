import Domain

// The first screen of practice and the praise.
extension Front {
    func practiceBody(_ place: PracticePlace) -> (Body, [String]) {
        switch place {
        case .menu: (.tiles(numbered(practiceTiles)), title(.practice(place)))
        case .praise(let lesson): (.message(praise(lesson)), title(.practice(place)))
        }
    }

    private var practiceTiles: [Choice] {
        let done = practised
        var tiles = Lesson.allCases.map { lesson -> Choice in
            var tile = Choice(
                "lesson-" + lesson.rawValue, words(lesson.label), .practice(.begin(lesson)))
            tile.detail = words(done.contains(lesson) ? .practiceDone : .practiceNotYet)
            tile.picture = lesson.picture
            tile.hint = words.forms(.hintLesson)
            return tile
        }
        var free = Choice("practice-free", words(.practiceFree), .practice(.begin(nil)))
        free.detail = words(.practiceFreeDetail)
        free.picture = "🌱"
        free.hint = words.forms(.hintLesson)
        var end = Choice("practice-end", words(.practiceEnd), .practice(.leave))
        end.picture = "🚪"
        end.hint = words.forms(.hintPracticeEnd)
        tiles += [free, end]
        return tiles
    }

    private func praise(_ lesson: Lesson) -> Body.Message {
        let next = Lesson.allCases.first { !practised.contains($0) }
        var lines = [line(.practicePraise, .large), line(lesson.praise, .body)]
        if next == nil { lines.append(line(.practiceAll, .body)) }
        var buttons: [Choice] = []
        if let next {
            buttons.append(
                button("next", .buttonNextLesson, 1, .practice(.begin(next)), .hintNextLesson))
        }
        buttons.append(
            button("menu", .buttonPracticeMenu, 2, .practice(.menu), .hintPracticeMenu))
        buttons.append(
            button("practice-end", .practiceEnd, 3, .practice(.leave), .hintPracticeEnd))
        return Body.Message(
            lines: lines, picture: settings.textSize == .small ? "🌸" : nil, buttons: buttons)
    }

    /// What 青 leads to, as the band says it.
    var blueWords: [String] { words.forms(isPractising ? .keyBluePractice : .keyBlue) }
}

extension Lesson {
    fileprivate var label: Say {
        switch self {
        case .shopping: .lessonShopping
        case .wellness: .lessonWellness
        case .rides: .lessonRides
        }
    }
    fileprivate var praise: Say {
        switch self {
        case .shopping: .praiseShopping
        case .wellness: .praiseWellness
        case .rides: .praiseRides
        }
    }
    fileprivate var picture: String {
        switch self {
        case .shopping: "🛒"
        case .wellness: "😊"
        case .rides: "🚕"
        }
    }
}
