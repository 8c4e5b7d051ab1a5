import Foundation
public import TVFront

/// Reads aloud. Speech is made by other programs on a thread of its own; a key never waits for it.
public final class Voice: Sendable {
    /// Something to do for the voice's thread.
    private struct Orders {
        var speech: Speech?
        /// Rises with every speech and every end of one.
        var turn = 0
        var isBusy = false
        /// What is made ready while nobody needs the voice.
        var repertoire: (@Sendable () -> [Speech])?
        /// Whether the last repertoire was gone through to its end.
        var isReady = true
        var isOver = false
    }
    private let engines: [Settings.Language: VoiceEngine]
    private let speaker: Speaker
    private let wake = NSCondition()
    private nonisolated(unsafe) var orders = Orders()
    private nonisolated(unsafe) var made = 0
    private nonisolated(unsafe) var rounds = 0

    /// The languages there is a voice for.
    public var languages: Set<Settings.Language> { Set(engines.keys) }

    /// Samples of silence between two parts.
    private static let pause = [Int16](repeating: 0, count: WaveFile.ours / 4)
    /// Seconds without speech after which the device is closed.
    private static let patience = 0.6

    /// A voice that keeps what it made in a folder of at most so many bytes; `ready` is a folder
    /// that came with the program.
    public init(
        engines: [Settings.Language: VoiceEngine] = VoiceEngine.found(), speaker: Speaker,
        folder: String, ready: String? = nil, most: Int = 128_000_000
    ) {
        self.engines = engines
        self.speaker = speaker
        let shelf = VoiceShelf(folder: folder, ready: ready, most: most)
        guard !engines.isEmpty else { return }
        Thread.detachNewThread { [self] in
            var shelf = shelf
            while step(&shelf) {}
        }
    }

    /// Reads aloud, in place of what is being read.
    public func say(_ speech: Speech) {
        wake.withLock {
            orders.turn += 1
            orders.speech = speech
            orders.isBusy = true
            speaker.cut(turn: orders.turn, volume: Self.loudness(speech.volume))
        }
        wake.signal()
    }

    /// Ends what is being read at once; answers whether something was.
    @discardableResult
    public func hush() -> Bool {
        wake.withLock {
            let was = orders.isBusy || speaker.isSpeaking
            orders.turn += 1
            orders.speech = nil
            orders.isBusy = false
            speaker.cut(turn: orders.turn)
            return was
        }
    }

    /// Whether something is being read or made for it.
    public var isSpeaking: Bool { wake.withLock { orders.isBusy } || speaker.isSpeaking }

    /// Makes ready, at rest, what will probably be wanted.
    public func prepare(_ repertoire: @escaping @Sendable () -> [Speech]) {
        wake.withLock {
            orders.repertoire = repertoire
            orders.isReady = false
        }
        wake.signal()
    }

    /// Whether everything that was to be made ready is, or there is no room for more.
    public var isReady: Bool { wake.withLock { orders.isReady } }

    /// How many texts were made ready so far.
    public var prepared: Int { wake.withLock { made } }

    /// How many repertoires were gone through, to the end or until a key was pressed.
    public var finished: Int { wake.withLock { rounds } }

    /// Ends the voice's thread; nothing is read any more.
    public func end() {
        wake.withLock {
            orders.isOver = true
            orders.turn += 1
            speaker.cut(turn: orders.turn)
        }
        wake.signal()
    }

    private static func loudness(_ volume: VoiceVolume) -> Int {
        switch volume {
        case .soft: 120
        case .middle: 240
        case .loud: 420
        }
    }

    private func isOver(_ turn: Int) -> Bool { wake.withLock { orders.turn != turn } }

    // Waits for something to do and does it; false at the end.
    private func step(_ shelf: inout VoiceShelf) -> Bool {
        wake.lock()
        while orders.speech == nil, orders.repertoire == nil, !orders.isOver { wake.wait() }
        let turn = orders.turn
        let speech = orders.speech
        orders.speech = nil
        let repertoire = speech == nil ? orders.repertoire : nil
        if repertoire != nil { orders.repertoire = nil }
        let isOver = orders.isOver
        wake.unlock()
        if isOver { return false }
        if let speech {
            say(speech, turn, &shelf)
        } else if let repertoire {
            makeReady(repertoire, turn, &shelf)
        }
        return true
    }

    private func say(_ speech: Speech, _ turn: Int, _ shelf: inout VoiceShelf) {
        defer { wake.withLock { if orders.turn == turn { orders.isBusy = false } } }
        guard let engine = engines[speech.language] else { return }
        // What waits for a sound is said in one piece, or the sound would come in between.
        var whole: [Int16] = []
        for part in speech.parts {
            let words = rendered(part, engine, turn, &shelf)
            guard !isOver(turn) else { return rest(turn) }
            guard let words else { continue }
            whole += words + Self.pause
            if !speech.waits {
                guard speaker.say(whole, turn: turn, waits: false) else { return rest(turn) }
                whole = []
            }
        }
        if !whole.isEmpty { _ = speaker.say(whole, turn: turn, waits: true) }
        while speaker.isSpeaking, !isOver(turn) { usleep(20_000) }
        wake.withLock { if orders.turn == turn { orders.isBusy = false } }
        rest(turn)
    }

    // The device stays open for a moment: somebody who goes through a list should hear each thing at once.
    private func rest(_ turn: Int) {
        let end = Date(timeIntervalSinceNow: Self.patience)
        let isWanted = wake.withLock {
            while orders.speech == nil, !orders.isOver, wake.wait(until: end) {}
            return orders.speech != nil
        }
        if !isWanted { speaker.rest() }
    }

    private func rendered(
        _ text: String, _ engine: VoiceEngine, _ turn: Int, _ shelf: inout VoiceShelf,
        niceness: Int32 = 0
    ) -> [Int16]? {
        if let kept = shelf.speech(of: text, by: engine) { return kept }
        guard
            let made = engine.render(text, niceness: niceness, unless: { isOver(turn) })
        else { return nil }
        if !engine.isQuick { shelf.keep(made, of: text, by: engine) }
        return made
    }

    private func makeReady(
        _ repertoire: @Sendable () -> [Speech], _ turn: Int, _ shelf: inout VoiceShelf
    ) {
        let isWhole = made(of: repertoire(), turn, &shelf)
        wake.withLock {
            rounds += 1
            if isWhole, orders.repertoire == nil { orders.isReady = true }
        }
    }

    // False if somebody pressed a key meanwhile.
    private func made(of repertoire: [Speech], _ turn: Int, _ shelf: inout VoiceShelf) -> Bool {
        for speech in repertoire {
            guard let engine = engines[speech.language], !engine.isQuick else { continue }
            for part in speech.parts where !shelf.has(part, by: engine) {
                guard !isOver(turn) else { return false }
                // A full shelf would only throw out what was made a moment ago.
                guard !shelf.isFull else { return true }
                if rendered(part, engine, turn, &shelf, niceness: 19) != nil {
                    wake.withLock { made += 1 }
                }
            }
        }
        return true
    }
}
