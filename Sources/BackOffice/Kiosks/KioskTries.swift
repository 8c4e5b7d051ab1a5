import Domain
import Synchronization
import Wire

/// Counts wrong numbers of each kiosk, in memory: after five in a row it has to wait.
///
/// A restart of the office forgets the count; the kiosk keeps one of its own.
final class KioskTries: Sendable {
    /// Wrong numbers in a row after which a kiosk waits.
    static let most = 5
    /// Minutes it waits.
    static let minutes = 5

    private struct Tries {
        var wrong = 0
        var until = Moment(milliseconds: .min)
    }
    private let tries = Mutex<[BoxId: Tries]>([:])

    /// Whether a kiosk has to wait.
    func mustWait(_ kiosk: BoxId, at moment: Moment) -> Bool {
        tries.withLock { ($0[kiosk]?.until).map { moment < $0 } ?? false }
    }

    /// Takes what a kiosk was answered: a right number ends the row, a wrong one lengthens it.
    func note(_ kiosk: BoxId, status: Int, isWrong: Bool, at moment: Moment) {
        tries.withLock { all in
            guard isWrong else {
                if (200...299).contains(status) { all[kiosk] = nil }
                return
            }
            var mine = all[kiosk] ?? Tries()
            mine.wrong += 1
            if mine.wrong >= Self.most {
                mine = Tries(until: moment.adding(minutes: Self.minutes))
            }
            all[kiosk] = mine
        }
    }
}

extension Office {
    /// Does a kiosk's work, if it does not have to wait.
    func bounded(
        _ kiosk: BoxId, at moment: Moment, _ work: () throws -> Reply
    ) throws -> Reply {
        guard !kioskTries.mustWait(kiosk, at: moment) else { return .problem(Kiosks.wait) }
        let answer = try work()
        let wrong = Reply.problem(Kiosks.noSuchCall)
        kioskTries.note(
            kiosk, status: answer.status, isWrong: answer.body == wrong.body, at: moment)
        return answer
    }
}
