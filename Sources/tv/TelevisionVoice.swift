import Foundation
import TVFront
import Television

/// Reads aloud what the front wants read, and by itself where the household wants that.
struct TelevisionVoice {
    private let voice: Voice
    private let trace: Trace
    private var last: SpokenScreen?
    /// What is read by itself when nothing more was pressed for a moment.
    private var coming: (speech: Speech, due: UInt64)?
    /// What follows a sound that is about to be heard.
    private var afterSound: Speech?
    private var touched = monotonicNanoseconds()
    private var made: String?

    /// Nanoseconds after a key before anything is read by itself: who goes through a list is not talked to at every step.
    private static let breath: UInt64 = 350_000_000
    /// Nanoseconds without a key after which speech is made ready.
    private static let rest: UInt64 = 60_000_000_000

    init(_ options: TelevisionOptions, speaker: Speaker, trace: Trace) {
        voice = Voice(
            engines: VoiceEngine.found(voice: options.voice), speaker: speaker,
            folder: options.state + "/speech", ready: options.data + "/Speech")
        self.trace = trace
    }

    /// The languages there is a voice for.
    var languages: Set<TVFront.Settings.Language> { voice.languages }

    /// A key ends what is being read; answers whether something was.
    mutating func hush() -> Bool {
        touched = monotonicNanoseconds()
        coming = nil
        // What a key interrupts is taken up again at the next rest.
        if !voice.isReady { made = nil }
        return voice.hush()
    }

    /// What the front wants read.
    mutating func say(_ speech: Speech) {
        coming = nil
        if speech.waits { afterSound = speech } else { read(speech) }
    }

    /// The sound that was wanted sounds now.
    mutating func soundBegan() {
        if let speech = afterSound { read(speech) }
        afterSound = nil
    }

    /// The screen may have changed.
    mutating func follow(_ front: Front, byKey: Bool) {
        guard !voice.languages.isEmpty else { return }
        // A box that is switched on, perhaps by a power cut at night, does not begin to talk.
        let isFirst = last == nil && !byKey
        if !isFirst, let speech = front.speech(after: last, byKey: byKey) {
            coming = (speech, monotonicNanoseconds() + Self.breath)
        }
        if front.settings.voice == .always { last = front.spokenScreen }
    }

    /// Reads what is due, and makes ready at rest.
    mutating func step(_ front: Front) {
        let now = monotonicNanoseconds()
        if let next = coming, next.due <= now {
            coming = nil
            read(next.speech)
        }
        guard now - touched > Self.rest, !front.isBusy, !voice.isSpeaking else { return }
        let mark = front.repertoireMark
        guard made != mark else { return }
        made = mark
        voice.prepare { front.repertoire }
    }

    /// Milliseconds until something is due.
    var pause: Int? {
        coming.map {
            let now = monotonicNanoseconds()
            return $0.due > now ? Int(($0.due - now) / 1_000_000) + 1 : 0
        }
    }

    private func read(_ speech: Speech) {
        trace.speak(speech.parts)
        voice.say(speech)
    }
}
