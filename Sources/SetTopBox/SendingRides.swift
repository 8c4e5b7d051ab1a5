import Domain
import TVFront
import Wire

extension Spelled {
    /// Spells what is asked about rides.
    static func spell(_ wish: RideWish) throws -> (path: String, body: [UInt8]) {
        switch wish {
        case .bothWays(let outward, let homeward):
            (
                Route.requestRides.path(),
                try Message.bytes(
                    AskForRides(outward: outward, homeward: homeward, channel: .television))
            )
        case .cancelBoth(let ride):
            (Route.cancelRide.path(ride.text), try Message.bytes(CancelRide(both: true)))
        }
    }
}

extension Verdict {
    /// What an accepted answer about rides says.
    static func accepted(_ body: [UInt8], _ wish: RideWish) -> OutboxItem.State? {
        switch wish {
        case .bothWays:
            (try? Message.read(RidePair.self, from: body)).map {
                .accepted(subject: $0.outward.id.text, receipt: nil)
            }
        case .cancelBoth:
            (try? Message.read(Ride.self, from: body)).map {
                .accepted(subject: $0.id.text, receipt: nil)
            }
        }
    }
}

extension Verdict {
    /// The id of the second ride an answer names; nil if it made one thing only.
    static func second(_ answer: Answer, to request: Request) -> String? {
        guard case .rides(.bothWays) = request else { return nil }
        return (try? Message.read(RidePair.self, from: answer.body))?.homeward.id.text
    }
}

extension RideWish {
    /// The last day on which the office could still do something about it.
    var lastDay: Day? {
        switch self {
        case .bothWays(let outward, _): outward.day
        case .cancelBoth(let ride): Day(String(ride.text.dropFirst(2).prefix(10)))
        }
    }

    /// The id of the ride it is about; nil if it makes one.
    var named: String? {
        switch self {
        case .bothWays: nil
        case .cancelBoth(let ride): ride.text
        }
    }

    /// The same about another ride.
    func naming(_ id: String) -> RideWish {
        switch self {
        case .bothWays: self
        case .cancelBoth: RideId(id).map { .cancelBoth($0) } ?? self
        }
    }
}
