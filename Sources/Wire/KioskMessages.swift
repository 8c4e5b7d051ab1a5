public import Domain

/// Fetches home whoever typed the call number of today's way there at a kiosk. Answer: 200 with the `KioskRide`, or a problem.
public struct CallFromKiosk: Sendable, Hashable, Codable {
    /// The four digits that were typed.
    public let number: Int
    /// When it was confirmed, by the kiosk's idea of the office's time. What comes ten minutes later is not done any more: nobody would be standing there.
    public let at: Moment
    /// A message.
    public init(number: Int, at: Moment) {
        self.number = number
        self.at = at
    }
}
