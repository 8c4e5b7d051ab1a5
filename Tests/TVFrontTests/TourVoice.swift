import Domain

@testable import TVFront

/// The screens of a box with a voice.
enum TourVoice {
    static func speaking(_ places: [Place]) -> Front {
        var front = Tour.at(places)
        front.voices = [.ja, .en]
        front.settle()
        return front
    }

    static var stops: [(String, Front)] {
        [
            ("settings-voice", speaking([.settings])),
            ("voice", speaking([.settings, .voice(.menu)])),
            ("voice-credit", speaking([.settings, .voice(.menu), .voice(.credit)])),
        ]
    }
}
