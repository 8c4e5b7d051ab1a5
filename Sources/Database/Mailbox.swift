import Glibc

/// A bounded first-in-first-out queue between many senders and one reader.
///
/// Unchecked because the stored variables are only touched between lock and unlock; the standard
/// library's mutex cannot be waited on.
final class Mailbox<Element: Sendable>: @unchecked Sendable {
    /// What became of an element.
    enum Receipt {
        case taken, full
        case closed(any Error)
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let limit: Int
    private var waiting: [Element] = []
    private var closed: (any Error)?

    init(limit: Int) {
        self.limit = limit
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A wait must not stretch when the wall clock is set.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(arrival, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    var count: Int { locked { waiting.count } }

    /// Adds an element at the end, unless the box is full or closed.
    func put(_ element: Element) -> Receipt {
        locked {
            if let closed { return .closed(closed) }
            guard waiting.count < limit else { return .full }
            waiting.append(element)
            pthread_cond_signal(arrival)
            return .taken
        }
    }

    /// Waits for the first element, then up to `linger` for more; empty once closed and drained.
    func take(upTo most: Int, linger: Duration) -> [Element] {
        locked {
            while waiting.isEmpty, closed == nil { pthread_cond_wait(arrival, mutex) }
            if linger > .zero, !waiting.isEmpty {
                var end = deadline(after: linger)
                while waiting.count < most, closed == nil,
                    pthread_cond_timedwait(arrival, mutex, &end) == 0
                {}
            }
            let taken = Array(waiting.prefix(most))
            waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// Takes what waits, without waiting.
    func takeNow(upTo most: Int) -> [Element] {
        locked {
            let taken = Array(waiting.prefix(most))
            waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// Refuses everything from now on for this reason; a graver one replaces an earlier one.
    func close(because reason: any Error, isGraver: Bool = false) {
        locked {
            if closed == nil || isGraver { closed = reason }
            pthread_cond_broadcast(arrival)
        }
    }

    /// Takes out all that still waits.
    func empty() -> [Element] {
        locked {
            defer { waiting = [] }
            return waiting
        }
    }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    private func deadline(after wait: Duration) -> timespec {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = Int64(now.tv_nsec) + wait.components.attoseconds / 1_000_000_000
        return timespec(
            tv_sec: now.tv_sec + Int(wait.components.seconds) + Int(nanoseconds / 1_000_000_000),
            tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
