/// When to try again: full jitter from 1 s to 60 s, and never longer than 5 s when a close is near.
public struct Retry: Sendable, Hashable {
    /// Tries that failed in a row.
    public private(set) var failures = 0
    /// A fresh schedule.
    public init() {}

    /// Notes a failure.
    public mutating func failed() { failures = min(failures + 1, 16) }
    /// Notes a success.
    public mutating func succeeded() { failures = 0 }

    /// Milliseconds to wait before the next try. `share` is a random number from 0 to 1, handed in; `closeIsNear` within 15 minutes of a close.
    public func pause(share: Double, closeIsNear: Bool) -> Int {
        let ceiling = min(60_000, 1000 << min(failures, 6))
        let limit = closeIsNear ? min(5000, ceiling) : ceiling
        return max(200, Int(Double(limit) * min(1, max(0, share))))
    }
}

/// The office's time as the box reckons it: the last time the office gave plus the monotonic time since. The box's own wall clock plays no part.
public struct OfficeTime: Sendable, Hashable {
    private var office: Int64?
    private var elapsedThen: Int64 = 0
    /// Not known yet.
    public init() {}
    /// Takes the office's clock (milliseconds since 1970) as heard when the monotonic clock showed `elapsed` milliseconds.
    /// A time outside the years 1970 to 2199 is not believed: whatever stands between may have sent it.
    public mutating func heard(_ office: Int64, elapsed: Int64) {
        guard (0..<7_258_118_400_000).contains(office) else { return }
        self.office = office
        elapsedThen = elapsed
    }
    /// The office's present time in milliseconds since 1970, nil if never heard since the box started.
    public func now(elapsed: Int64) -> Int64? { office.map { $0 + max(0, elapsed - elapsedThen) } }
}
