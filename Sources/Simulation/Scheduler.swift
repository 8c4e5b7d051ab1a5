import Domain
import Synchronization

/// The clocks of the simulated world. Everybody's time is read from here.
final class Hands: Sendable {
    private struct State {
        var now: Int64
        /// By how much the office's wall clock is wrong.
        var officeError: Int64 = 0
    }
    private let state: Mutex<State>

    init(_ now: Int64) { state = Mutex(State(now: now)) }

    /// True time, in milliseconds since 1970.
    var now: Int64 { state.withLock { $0.now } }
    func move(to now: Int64) { state.withLock { $0.now = now } }
    /// What the office's wall clock shows.
    var officeWall: Int64 { state.withLock { $0.now + $0.officeError } }
    func setOfficeError(_ error: Int64) { state.withLock { $0.officeError = error } }
}

/// Things to come, in the order of their time; at the same time in the order they were entered.
final class Scheduler {
    private struct Entry {
        let at: Int64
        let number: Int
        let body: () -> Void
    }
    let hands: Hands
    private var heap: [Entry] = []
    private var entered = 0
    /// How many things have happened.
    private(set) var happened = 0

    init(_ hands: Hands) { self.hands = hands }

    var now: Int64 { hands.now }

    func after(_ milliseconds: Int64, _ body: @escaping () -> Void) {
        at(now + max(0, milliseconds), body)
    }

    func at(_ moment: Int64, _ body: @escaping () -> Void) {
        entered += 1
        heap.append(Entry(at: max(now, moment), number: entered, body: body))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isBefore(child, parent) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Lets everything happen until a moment. False if there was more than `most`.
    func run(until end: Int64, most: Int) -> Bool {
        while let first = heap.first, first.at <= end {
            guard happened < most else { return false }
            happened += 1
            removeFirst()
            hands.move(to: first.at)
            first.body()
        }
        hands.move(to: end)
        return true
    }

    /// Forgets what is still to come: it may hold what is to be let go.
    func clear() { heap = [] }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        (heap[left].at, heap[left].number) < (heap[right].at, heap[right].number)
    }

    private func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && isBefore(child, least) {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
