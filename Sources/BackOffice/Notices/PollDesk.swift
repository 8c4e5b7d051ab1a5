import Domain
import Records
import Services
import Wire

extension Dispatcher {
    static let pollDuties: [Duty] = [
        .open(.polls, PollDesk.list), .open(.openPoll, PollDesk.open),
        .open(.closePoll, PollDesk.close), .discreet(.pollResult, PollDesk.result),
        .open(.answerPoll, PollDesk.answer),
    ]
}

/// Questions to the households.
enum PollDesk {
    /// What one household can answer today, newest first.
    static func shown(to household: Household, _ visit: Visit) throws -> [HouseholdPoll]? {
        let polls = try visit.books.polls.open(on: visit.today)
            .filter { $0.isFor(household.village) }.prefix(HouseholdPoll.most)
        guard !polls.isEmpty else { return nil }
        return try polls.map {
            HouseholdPoll($0, answer: try visit.books.polls.answer($0.id, of: household.id))
        }
    }

    static func list(_ visit: Visit) throws -> Reply {
        let audience = try Audience(visit)
        return try .message(
            Listing(items: try visit.books.polls.all().map { try row($0, audience, visit) }))
    }

    static func open(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(OpenPoll.self)
        try check(wish, visit)
        let poll = Poll(
            id: try visit.books.polls.nextId(), question: wish.question, answers: wish.answers,
            villages: wish.villages, until: wish.until, openedAt: visit.now)
        try visit.books.polls.put(poll)
        try log(.pollOpened, poll, visit)
        return try .message(
            row(poll, Audience(visit), visit), status: 201, subject: poll.id.text)
    }

    static func close(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        let reason = try visit.reason(step.reason)
        var poll = try poll(visit)
        if poll.closedAt == nil {
            poll.closedAt = visit.now
            try visit.books.polls.put(poll)
            try log(.pollClosed, poll, visit)
        }
        return try .message(
            row(poll, Audience(visit), visit), subject: poll.id.text, reason: reason)
    }

    /// Takes an answer, also one that was given on paper or by telephone.
    static func answer(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(AnswerPoll.self)
        let household = try visit.household(named: wish.household)
        let poll = try poll(visit)
        guard poll.isFor(household.village), poll.answers.indices.contains(wish.answer) else {
            throw Refusal.notFound
        }
        guard poll.isOpen(on: visit.today) else {
            throw Problem.unfit(
                "poll-closed", ja: "この アンケートは おわりました。", en: "This poll is over.")
        }
        let channel = visit.channel(wish.channel)
        try visit.books.polls.answer(
            poll.id, wish.answer, of: household, channel: channel, at: visit.now)
        // What was answered is in no log: only that somebody did.
        try visit.books.log.append(
            .pollAnswered, at: visit.now, day: visit.today, household: household.id,
            village: household.village, subject: poll.id.text, actor: visit.actor)
        return try .message(
            AnswerPoll(household: household.id, answer: wish.answer, channel: channel),
            subject: poll.id.text)
    }

    /// How it was answered. Not before it is over: two results an answer apart would give a household away.
    static func result(_ visit: Visit) throws -> Reply {
        let poll = try poll(visit)
        guard !poll.isOpen(on: visit.today) else {
            throw Problem.unfit(
                "poll-open", ja: "アンケートがおわるまで、集計は見られません。先に終えるか、\(poll.until)のあとに見てください。",
                en: "There is no result while a poll is open. Close it, or look after "
                    + "\(poll.until).")
        }
        let audience = try Audience(visit)
        let counts = try visit.books.polls.counts(poll.id)
        let villages = visit.terms.municipality.villages.filter { poll.isFor($0.id) }
        let tables = villages.map { village in
            poll.answers.indices.map { counts[village.id]?[$0] ?? 0 }
        }
        let sums = poll.answers.indices.map { index in tables.reduce(0) { $0 + $1[index] } }
        let shown = PollFigures.hidden(tables + [sums])
        var rows = zip(villages, shown).map { village, figures in
            PollResult.Row(
                id: village.id.text, name: village.name,
                households: audience.households(for: [village.id]).count, counts: figures)
        }
        rows.append(
            PollResult.Row(
                id: "all", name: Name(ja: "全体", kana: "ぜんたい", en: "All"),
                households: audience.households(for: poll.villages).count,
                counts: shown.last ?? []))
        return try .message(PollResult(poll: poll, rows: rows), subject: poll.id.text)
    }

    private static func poll(_ visit: Visit) throws -> Poll {
        guard let poll = try visit.books.polls.poll(visit.id("poll")) else {
            throw Refusal.notFound
        }
        return poll
    }

    private static func row(_ poll: Poll, _ audience: Audience, _ visit: Visit) throws -> PollRow {
        let answered = try visit.books.polls.counts(poll.id).values
            .reduce(0) { $0 + $1.values.reduce(0, +) }
        return PollRow(
            poll: poll, households: audience.households(for: poll.villages).count,
            answered: answered == 0 || answered >= Poll.fewest ? .shown(answered) : .hidden)
    }

    private static func log(_ kind: EventKind, _ poll: Poll, _ visit: Visit) throws {
        try visit.books.log.append(
            kind, at: visit.now, day: visit.today, subject: poll.id.text, actor: visit.actor)
    }

    private static func check(_ wish: OpenPoll, _ visit: Visit) throws {
        let texts = [wish.question] + wish.answers
        let fits =
            (1...Poll.longestQuestion).contains(wish.question.ja.count)
            && wish.question.en.count <= 2 * Poll.longestQuestion
            && (2...4).contains(wish.answers.count)
            && wish.answers.allSatisfy {
                (1...Poll.longestAnswer.ja).contains($0.ja.count)
                    && $0.en.count <= Poll.longestAnswer.en
            } && Set(wish.answers.map(\.ja)).count == wish.answers.count
        guard fits else {
            throw Problem.unfit(
                "bad-length",
                ja: "質問は\(Poll.longestQuestion)字、答えは2〜4個で\(Poll.longestAnswer.ja)字までです。",
                en: "A question has at most \(Poll.longestQuestion) characters; there are two to "
                    + "four different answers of at most \(Poll.longestAnswer.ja).")
        }
        guard (0...90).contains(wish.until.number - visit.today.number) else {
            throw Problem.unfit(
                "bad-days", ja: "終わりの日は、きょうから90日までです。",
                en: "The last day is today or at most 90 days ahead.")
        }
        try Audience.check(wish.villages, visit)
        let all = texts.map { $0.ja + $0.en }.joined()
        guard let strange = Letters.unknown(in: all).first else { return }
        throw Problem.unfit(
            "no-such-letter", ja: "画面に出せない文字があります: U+\(Letters.hex(strange))",
            en: "The screens cannot show the character U+\(Letters.hex(strange)).")
    }
}
