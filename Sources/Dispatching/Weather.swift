/// One reading of the wind at a pad or along a corridor.
public struct WindObservation: Sendable, Hashable, Codable {
    /// Minute of the reading.
    public var minute: Int
    /// Mean wind in tenths of m/s; nil if the station gave none.
    public var mean: Int?
    /// Gust in tenths of m/s; nil if the station gave none.
    public var gust: Int?
    /// A reading; nil where the station gave nothing of normal quality.
    public init(minute: Int, mean: Int?, gust: Int?) {
        self.minute = minute
        self.mean = mean
        self.gust = gust
    }
}

/// When the wind closes a corridor. What is missing or stale is red, never calm.
public struct WindGate: Sendable, Hashable, Codable {
    /// Mean wind at or above this is red, tenths of m/s (standard manual 2-8: 5 m/s).
    public var meanLimit: Int
    /// Gusts at or above this are red, tenths of m/s.
    public var gustLimit: Int
    /// A reading older than this many minutes says nothing any more.
    public var staleAfter: Int
    /// Minutes a corridor stays closed after a red reading.
    public var calmDown: Int
    /// Limits for one corridor or tail.
    public init(
        meanLimit: Int = 50, gustLimit: Int = 75, staleAfter: Int = 10, calmDown: Int = 30
    ) {
        self.meanLimit = meanLimit
        self.gustLimit = gustLimit
        self.staleAfter = staleAfter
        self.calmDown = calmDown
    }

    /// Whether one reading forbids flying: over a limit, or a figure missing.
    public func isRed(_ reading: WindObservation) -> Bool {
        guard let mean = reading.mean, let gust = reading.gust else { return true }
        return mean >= meanLimit || gust >= gustLimit
    }

    /// The stretches a plan made at `now` must not fly in, sorted and apart. A red reading closes
    /// the next `calmDown` minutes; a silent or stale station closes the rest of the day until
    /// `dayEnd`, because nothing is known.
    public func closures(
        _ readings: [WindObservation], now: Int, dayEnd: Int
    ) -> [Span] {
        let known = readings.filter { $0.minute <= now }.sorted { $0.minute < $1.minute }
        var spans: [Span] = []
        for (index, reading) in known.enumerated() {
            if isRed(reading) {
                spans.append(Span(from: reading.minute, to: reading.minute + calmDown))
            }
            let speaksUntil = reading.minute + staleAfter
            if index + 1 < known.count, known[index + 1].minute > speaksUntil {
                spans.append(Span(from: speaksUntil, to: known[index + 1].minute))
            }
        }
        if let last = known.last {
            let silent = last.mean == nil || last.gust == nil
            if now > last.minute + staleAfter || silent {
                spans.append(Span(from: min(now, last.minute + staleAfter), to: dayEnd))
            }
        } else {
            spans.append(Span(from: now, to: dayEnd))
        }
        return Span.merged(spans).filter { $0.from < $0.to }
    }
}

extension Span {
    /// The same minutes as sorted stretches that do not touch.
    public static func merged(_ spans: [Span]) -> [Span] {
        var result: [Span] = []
        for span in spans.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            if let last = result.last, span.from <= last.to {
                result[result.count - 1].to = max(last.to, span.to)
            } else {
                result.append(span)
            }
        }
        return result
    }
}

extension DayProblem {
    /// The same day with a corridor's closures added, and with dusk if it comes earlier.
    public func closing(
        base: String, village: String, during spans: [Span], dusk: Int? = nil
    ) -> DayProblem {
        var day = self
        for v in day.villages.indices where day.villages[v].id == village {
            for c in day.villages[v].corridors.indices
            where day.villages[v].corridors[c].base == base {
                day.villages[v].corridors[c].closed = Span.merged(
                    day.villages[v].corridors[c].closed + spans)
            }
        }
        if let dusk { day.homeBy = min(day.homeBy, dusk) }
        return day
    }
}
