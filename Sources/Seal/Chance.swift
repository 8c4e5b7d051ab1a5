import Glibc

/// Where random bytes come from on a thread: the system, unless a simulation has put a seeded
/// source in its place for the time of a call. Nothing outside this package can do that.
package enum Chance {
    /// Gives that many bytes.
    package typealias Source = @Sendable (_ count: Int) -> [UInt8]

    private final class Holder {
        let source: Source
        init(_ source: @escaping Source) { self.source = source }
    }

    /// The thread's place for its source; nil if the system has none to give.
    private static let place: pthread_key_t? = {
        var key = pthread_key_t()
        return pthread_key_create(&key, nil) == 0 ? key : nil
    }()

    /// This thread's source; nil for the system's.
    static var source: Source? {
        guard let place, let raw = pthread_getspecific(place) else { return nil }
        return Unmanaged<Holder>.fromOpaque(raw).takeUnretainedValue().source
    }

    /// Does something with a source of its own on this thread.
    package static func from<Value>(
        _ source: @escaping Source, do body: () throws -> Value
    ) rethrows -> Value {
        guard let place else { return try body() }
        let before = pthread_getspecific(place)
        let holder = Unmanaged.passRetained(Holder(source))
        pthread_setspecific(place, holder.toOpaque())
        defer {
            pthread_setspecific(place, before)
            holder.release()
        }
        return try body()
    }
}
