import Domain
import Records
import Wire

/// Counts wrong numbers of each kiosk, in the books: after five in a row it has to wait.
enum KioskTries {
    /// Wrong numbers in a row after which a kiosk waits.
    static let most = 5
    /// Minutes it waits.
    static let minutes = 5

    /// Does a kiosk's work, if it does not have to wait, and takes what it was answered: a right
    /// number ends the row of wrong ones.
    static func bounded(
        _ kiosk: BoxId, at moment: Moment, in books: Books, _ work: () throws -> Reply
    ) throws -> Reply {
        guard try !books.kioskTries.mustWait(kiosk, at: moment) else {
            return .problem(Kiosks.wait)
        }
        let answer = try work()
        if answer.body == Reply.problem(Kiosks.noSuchCall).body {
            try books.kioskTries.countWrong(
                kiosk, most: most, until: moment.adding(minutes: minutes))
        } else if (200...299).contains(answer.status) {
            try books.kioskTries.forget(kiosk)
        }
        return answer
    }
}
