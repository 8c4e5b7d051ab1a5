import Domain

@testable import TVFront

/// The screens of questions of the municipality.
enum TourPolls {
    static func poll(
        _ question: Note = Note(ja: "秋まつりに 来ますか", en: "Will you come to the festival?"),
        answer: Int? = nil
    ) -> HouseholdPoll {
        HouseholdPoll(
            Poll(
                id: Sample.id("Q-1"), question: question,
                answers: [
                    Note(ja: "行きます", en: "I will come"), Note(ja: "行きません", en: "I will not"),
                    Note(ja: "まだ わからない", en: "Not sure yet"), Note(ja: "車が あれば", en: "If by car"),
                ], villages: [], until: Sample.today.adding(days: 10),
                openedAt: Sample.time(9, 0)), answer: answer)
    }

    static let long = Note(
        ja: "集会所の 台所を 新しく するとき、来年の 春と 秋の どちらが よろしいですか。",
        en: "When the kitchen of the hall is made new, do you prefer spring or autumn?")

    static func content(
        _ poll: HouseholdPoll = poll(), outbox: [OutboxItem] = [], _ view: ResidentView? = nil
    ) -> Content {
        var content = view.map { Sample.content(view: $0) } ?? Sample.content()
        content.view?.notices = TourNotices.all
        content.view?.polls = [poll]
        content.outbox = outbox
        return content
    }

    static func entry(
        _ state: OutboxItem.State, _ choice: Int = 0, seen: Bool = false
    ) -> OutboxItem {
        Sample.entry("q\(choice)", .answerPoll(Sample.id("Q-1"), choice), state, seen: seen)
    }

    static var stops: [(name: String, front: Front)] {
        let id: PollId = Sample.id("Q-1")
        let path: [Place] = [.notices(.list), .notices(.poll(id))]
        let review = path + [.notices(.pollReview(id, 2))]
        let given = entry(.accepted(subject: "Q-1", receipt: nil), seen: true)
        let late = OutboxItem.State.refused(code: "poll-closed", words: refusal)
        func sent(_ state: OutboxItem.State) -> Front {
            let item = entry(state, seen: state != .waiting)
            return Tour.at(
                [.sent(Sent(request: item.request, key: item.key))],
                content: content(outbox: [item]))
        }
        return [
            ("notices-poll", Tour.at([.notices(.list)], content: content())),
            ("poll", Tour.at(path, content: content())),
            ("poll-long", Tour.at(path, content: content(poll(long)))),
            ("poll-waiting", Tour.at(path, content: content(outbox: [entry(.waiting)]))),
            ("poll-given", Tour.at(path, content: content(outbox: [given]))),
            ("poll-review", Tour.at(review, content: content())),
            ("poll-review-long", Tour.at(review, content: content(poll(long)))),
            ("sent-poll", sent(given.state)),
            ("sent-poll-waiting", sent(.waiting)),
            ("sent-poll-closed", sent(late)),
        ]
    }

    static let refusal = Note(ja: "この アンケートは おわりました。", en: "This poll is over.")
}
