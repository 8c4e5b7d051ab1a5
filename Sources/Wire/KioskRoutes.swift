// Kiosks: boxes that belong to a place instead of a household.
extension Route {
    /// The little a kiosk needs to know.
    public static let kioskView = Route("kioskView", "GET", "/v1/kiosk-view", [.kiosk])
    /// Fetches home whoever typed the call number of today's way there.
    public static let callFromKiosk = Route(
        "callFromKiosk", "POST", "/v1/kiosk-calls", [.kiosk])

    static let ofKiosks: [Route] = [.kioskView, .callFromKiosk]
}
