import Domain

// A question of the municipality with two to four answers. Numbers point, 決定 chooses, a review gives.
extension Front {
    var polls: [HouseholdPoll] { content.view?.polls ?? [] }

    func poll(_ id: PollId) -> HouseholdPoll? { polls.first { $0.id == id } }

    /// The mark that a question was looked at.
    func mark(of poll: HouseholdPoll) -> String { "poll " + poll.id.text }

    /// What this household has answered: the newest press that was not refused, else what the office knows.
    func answer(to poll: HouseholdPoll) -> (choice: Int, isWaiting: Bool)? {
        for item in content.outbox {
            guard case .answerPoll(poll.id, let choice) = item.request,
                poll.answers.indices.contains(choice)
            else { continue }
            switch item.state {
            case .waiting: return (choice, true)
            case .accepted: return (choice, false)
            case .tooLate, .refused: continue
            }
        }
        guard let known = poll.answer, poll.answers.indices.contains(known) else { return nil }
        return (known, false)
    }

    /// Rows of the board for questions; they stand before the notices because they end.
    var pollRows: [Row] {
        polls.map { poll in
            let name = words(poll.question)
            let isAnswered = answer(to: poll) != nil
            var row = Row(
                picture: "📝", label: name, right: words(isAnswered ? .pollAnswered : .pollAsked))
            var choice = Choice("q" + poll.id.text, name, .open(.notices(.poll(poll.id))))
            choice.hint = words.forms(.hintPoll)
            row.choice = choice
            return row
        }
    }

    /// Once, on the first screen, when nothing else is to be said: that there is a question.
    var pollNews: [String]? {
        let isNew = polls.contains { !told.contains(mark(of: $0)) && answer(to: $0) == nil }
        return isNew ? words.forms(.stripPollNews) : nil
    }

    func pollBody(_ id: PollId) -> (Body, [String])? {
        guard let poll = poll(id) else { return nil }
        let given = answer(to: poll)
        let tiles = poll.answers.enumerated().map { index, note -> Choice in
            var tile = Choice("a\(index)", words(note), .notice(.consider(poll.id, index)))
            if given?.choice == index {
                tile.detail = words(given?.isWaiting == true ? .stateWaiting : .pollChosen)
                tile.picture = "✅"
            }
            tile.hint = words.forms(.hintPollAnswer, ["answer": words(note)])
            return tile
        }
        return (.tiles(numbered(tiles)), [words(poll.question)])
    }

    func pollStrip(_ id: PollId) -> [String]? {
        guard let poll = poll(id) else { return nil }
        let until = ["day": said(poll.until), "n": "\(poll.answers.count)"]
        guard let given = answer(to: poll) else { return words.forms(.stripPollAsk, until) }
        let values = until.merging(["answer": words(poll.answers[given.choice])]) { $1 }
        return words.forms(given.isWaiting ? .stripPollWaiting : .stripPollGiven, values)
    }

    func pollReviewBody(_ id: PollId, _ choice: Int) -> (Body, [String])? {
        guard let poll = poll(id), poll.answers.indices.contains(choice) else { return nil }
        return (
            .message(
                Body.Message(
                    lines: [
                        line(
                            .pollReviewAnswer, .huge,
                            ["n": "\(choice + 1)", "answer": words(poll.answers[choice])]),
                        line(.pollReviewAsk, .large),
                    ],
                    buttons: [
                        button("fix", .buttonPollFix, 2, .back, .hintPollFix),
                        button(
                            "give", .buttonPollGive, 1, .notice(.answer(id, choice)),
                            .hintPollGive, kind: .commit),
                    ])), [words(poll.question)]
        )
    }

    func pollReviewStrip(_ id: PollId) -> [String]? {
        poll(id).map { _ in words.forms(.stripPollReview) }
    }

    /// What the screen after an accepted answer says.
    func givenLines(_ id: PollId, _ choice: Int) -> [Body.Message.Line] {
        guard let poll = poll(id), poll.answers.indices.contains(choice) else { return [] }
        return [
            line(
                .sentPoll, .body,
                ["answer": words(poll.answers[choice]), "day": said(poll.until)])
        ]
    }

    /// A number only points at its answer, so that a product's number typed here gives none.
    mutating func pointAtAnswer(_ digit: Int) -> [Effect] {
        guard let choice = page().choices.first(where: { $0.digit == digit }) else {
            return unused()
        }
        top.focus = choice.id
        return []
    }

    /// Gives an answer; the same one is not given twice.
    mutating func give(_ id: PollId, _ choice: Int) -> [Effect] {
        guard let poll = poll(id) else { return [] }
        guard answer(to: poll)?.choice != choice else {
            goBack()
            return []
        }
        return send(.answerPoll(id, choice))
    }
}
