/// A text the screens' code says, by its id in `Screens/Strings`. The phrases are listed in `Phrases`, one file a subject.
struct Say: Sendable, Hashable {
    let id: String

    init(_ id: String) { self.id = id }

    /// Every phrase, so that a missing text is found when the screens are read. HouseRulesTests sees that none is left out.
    static let all: [Say] = [
        ofUnits, ofFrame, ofStrip, ofHome, ofSettings, ofPairing, ofShopping, ofBuying,
        ofDeliveries, ofRides, ofWellness, ofNotices, ofPractice, ofTrust, ofAlerts, ofCare,
        ofAlready, ofSharing, ofFitting, ofStanding, ofProposals, ofPolls,
        ofKiosk, ofVoice,
    ].flatMap { $0 }
}
