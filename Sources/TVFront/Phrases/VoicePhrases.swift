// What is said: reading aloud. The texts themselves are in `Screens/Strings`.
extension Say {
    static let speechNumber = Say("speech.number")
    static let speechOK = Say("speech.ok")
    static let speechDigit = Say("speech.digit")
    static let voiceNever = Say("voice.never")
    static let voiceOnKey = Say("voice.on-key")
    static let voiceAlways = Say("voice.always")
    static let voiceNow = Say("voice.now")
    static let voiceNowNever = Say("voice.now-never")
    static let voiceNowOnKey = Say("voice.now-on-key")
    static let voiceNowAlways = Say("voice.now-always")
    static let voiceVolume = Say("voice.volume")
    static let voiceSoft = Say("voice.soft")
    static let voiceMiddle = Say("voice.middle")
    static let voiceLoud = Say("voice.loud")
    static let voiceSample = Say("voice.sample")
    static let voiceAbout = Say("voice.about")
    static let voiceMei = Say("voice.mei")
    static let voiceMeiBy = Say("voice.mei-by")
    static let voiceOther = Say("voice.other")
    static let voiceOtherBy = Say("voice.other-by")
    static let voiceEngine = Say("voice.engine")
    static let hintVoice = Say("hint.voice")
    static let hintVoiceUse = Say("hint.voice-use")
    static let hintVoiceVolume = Say("hint.voice-volume")

    static let ofVoice: [Say] = [
        speechNumber, speechOK, speechDigit, voiceNever, voiceOnKey, voiceAlways, voiceNow,
        voiceNowNever, voiceNowOnKey, voiceNowAlways, voiceVolume, voiceSoft, voiceMiddle,
        voiceLoud, voiceSample, voiceAbout, voiceMei, voiceMeiBy, voiceOther, voiceOtherBy,
        voiceEngine, hintVoice, hintVoiceUse, hintVoiceVolume,
    ]
}
