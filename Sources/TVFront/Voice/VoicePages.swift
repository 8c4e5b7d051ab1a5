import Domain

/// Where a resident sets the voice.
enum VoicePlace: Hashable {
    case menu, credit
    var screen: String {
        switch self {
        case .menu: "voice"
        case .credit: "voice-credit"
        }
    }
}

/// What choosing does there.
enum VoiceDeed: Hashable { case use(VoiceUse), volume }

// When the television reads aloud, and how loud.
extension Front {
    func voiceBody(_ place: VoicePlace) -> (Body, [String]) {
        switch place {
        case .menu: (.tiles(numbered(voiceTiles)), title(.voice(place)))
        case .credit:
            (
                .message(
                    Body.Message(
                        lines: [
                            line(settings.language == .ja ? .voiceMei : .voiceOther, .large),
                            line(settings.language == .ja ? .voiceMeiBy : .voiceOtherBy, .body),
                            line(.voiceEngine, .body),
                        ], buttons: [backButton(.buttonOk)])), title(.voice(place))
            )
        }
    }

    private var voiceTiles: [Choice] {
        let now = settings.voice ?? .onKey
        // Silence does not stand first, where 決定 would bring it unread.
        let uses = [VoiceUse.onKey, .always, .never].map { use -> Choice in
            var choice = Choice(use.rawValue, words(use.label), .voice(.use(use)))
            choice.detail = use == now ? words(.voiceNow) : ""
            choice.picture = use == now ? "✅" : use.picture
            choice.hint = words.forms(.hintVoiceUse)
            return choice
        }
        var volume = Choice("volume", words(.voiceVolume), .voice(.volume))
        volume.detail = words((settings.voiceVolume ?? .middle).label)
        volume.picture = "🎚️"
        volume.hint = words.forms(.hintVoiceVolume)
        var credit = Choice("credit", words(.voiceAbout), .open(.voice(.credit)))
        credit.picture = "💬"
        credit.hint = words.forms(.hintOpen, ["name": words(.voiceAbout)])
        return uses + [volume, credit]
    }

    /// What the tile of the settings says.
    var voiceDetail: String { words((settings.voice ?? .onKey).short) }

    mutating func setVoice(_ deed: VoiceDeed) -> [Effect] {
        switch deed {
        case .use(let use):
            settings.voice = use
            return [.keepSettings(settings)]
        case .volume:
            let all = VoiceVolume.allCases
            let now = settings.voiceVolume ?? .middle
            settings.voiceVolume = all[(now.rawValue + 1) % all.count]
            // Heard at once, so that nobody sets a number without knowing what it means.
            let sample = SpokenText.parts(words(.voiceSample), settings.language)
            return [.keepSettings(settings), .speak(speech(of: sample))]
        }
    }
}

extension VoiceUse {
    fileprivate var label: Say {
        switch self {
        case .never: .voiceNever
        case .onKey: .voiceOnKey
        case .always: .voiceAlways
        }
    }
    fileprivate var short: Say {
        switch self {
        case .never: .voiceNowNever
        case .onKey: .voiceNowOnKey
        case .always: .voiceNowAlways
        }
    }
    fileprivate var picture: String {
        switch self {
        case .never: "🔇"
        case .onKey: "🟩"
        case .always: "🔊"
        }
    }
}

extension VoiceVolume {
    fileprivate var label: Say {
        switch self {
        case .soft: .voiceSoft
        case .middle: .voiceMiddle
        case .loud: .voiceLoud
        }
    }
}
