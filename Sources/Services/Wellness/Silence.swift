public import Domain

/// Whether a home has been silent for longer than was agreed with it.
public struct Silence: Sendable, Hashable {
    /// Hours without a sign after which a home is listed.
    public let hours: Int
    /// The last sign of life, or when its television was set up.
    public let since: Moment?
    /// The days away of the home, past and to come.
    public let away: [Away]

    /// What is known of a home.
    public init(hours: Int, since: Moment?, away: [Away]) {
        self.hours = hours
        self.since = since
        self.away = away
    }

    /// Whether the home is to be listed at that moment. Days away do not count, nor does a home that never had a sign or a television.
    public func isTooLong(at moment: Moment, in zone: Zone) -> Bool {
        guard !away.contains(where: { $0.covers(zone.day(at: moment)) }), var since else {
            return false
        }
        // Whoever was away is expected from the morning after.
        for days in away {
            let home = zone.moment(days.until.adding(days: 1), TimeOfDay(0, 0))
            if home <= moment { since = max(since, home) }
        }
        return moment.since(since) > Int64(hours) * 3_600_000
    }
}
