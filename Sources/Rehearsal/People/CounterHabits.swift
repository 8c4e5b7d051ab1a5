import Domain
import Services
import TVFront

// What the office learns and notes, by the rules of the real one.
extension CounterOffice {
    /// いつもの, 前と同じ and the usual places, as the real office fills them in.
    mutating func learnHabits() {
        guard var view = content.view, let now = content.officeTime else { return }
        let today = view.zone.day(at: now)
        view.habits = HabitRules.habits(of: view.orders, on: today)
        view.rideHabit = RideHabits.habit(of: view.rides, on: today)
        content.view = view
    }

    /// An answer to a question; the last one counts.
    mutating func take(_ choice: Int, of id: PollId) -> OutboxItem.State {
        guard var view = content.view, let now = content.officeTime,
            let index = view.polls?.firstIndex(where: { $0.id == id }),
            let poll = view.polls?[index], poll.answers.indices.contains(choice)
        else {
            return .refused(code: Refusal.notFound.code, words: Refusal.notFound.words)
        }
        view.polls?[index] = HouseholdPoll(
            Poll(
                id: id, question: poll.question, answers: poll.answers, villages: [],
                until: poll.until, openedAt: now), answer: choice)
        content.view = view
        return .accepted(subject: id.text, receipt: nil)
    }

    /// One more line in the ledger of consents.
    mutating func note(
        _ decision: ConsentDecision, about purpose: ConsentId, _ version: Int, _ now: Moment
    ) -> OutboxItem.State {
        guard var view = content.view, let state = view.consents else {
            return .refused(code: Refusal.notFound.code, words: Refusal.notFound.words)
        }
        let line = ConsentEntry(
            sequence: Int64(state.entries.count + 1), purpose: purpose, version: version,
            decision: decision, channel: .television, at: now)
        view.consents = ConsentState(purposes: state.purposes, entries: [line] + state.entries)
        content.view = view
        return .accepted(subject: purpose.text, receipt: nil)
    }
}
