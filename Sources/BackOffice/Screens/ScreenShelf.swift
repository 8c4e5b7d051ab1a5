import Domain
import Synchronization
import Wire

/// The last screen of each household that shows it, in memory only: nothing of it is ever written down.
final class ScreenShelf: Sendable {
    /// Milliseconds after which a screen that was not shown again is gone.
    static let forgetAfter: Int64 = 60_000

    private struct Shown {
        var screen: ScreenInWords
        var at: Moment
        let until: Moment
        var pointer: ScreenPointer?
        var lookers: Set<String> = []
    }
    private let shown = Mutex<[HouseholdId: Shown]>([:])
    private let pointings = Mutex(0)

    /// Puts a screen there and answers what is pointed to.
    func put(
        _ screen: ScreenInWords, of household: HouseholdId, at now: Moment, until: Moment
    ) -> ScreenPointer? {
        shown.withLock { shown in
            sweep(&shown, now)
            if shown[household]?.until == until {
                shown[household]?.screen = screen
                shown[household]?.at = now
            } else {
                shown[household] = Shown(screen: screen, at: now, until: until)
            }
            return shown[household]?.pointer
        }
    }

    /// Takes a household's screen away.
    func remove(_ household: HouseholdId) { shown.withLock { $0[household] = nil } }

    /// A household's screen, and whether this person sees this showing for the first time.
    func look(
        at household: HouseholdId, by person: String, now: Moment
    ) -> (screen: SharedScreen, isFirst: Bool)? {
        shown.withLock { all in
            sweep(&all, now)
            guard let found = all[household] else { return nil }
            let isFirst = all[household]?.lookers.insert(person).inserted ?? true
            return (
                SharedScreen(
                    household: household, screen: found.screen, at: found.at, until: found.until,
                    pointer: found.pointer), isFirst
            )
        }
    }

    /// Points to a key; nil if nothing is shown.
    func point(to key: String, of household: HouseholdId, now: Moment) -> ScreenPointer? {
        let count = pointings.withLock { count in
            count += 1
            return count
        }
        return shown.withLock { shown in
            sweep(&shown, now)
            guard shown[household] != nil else { return nil }
            let pointer = ScreenPointer(count: count, key: key)
            shown[household]?.pointer = pointer
            return pointer
        }
    }

    private func sweep(_ shown: inout [HouseholdId: Shown], _ now: Moment) {
        shown = shown.filter {
            now < $1.until && now.milliseconds - $1.at.milliseconds < Self.forgetAfter
        }
    }
}
