import Console
import DataFiles
import Database
import Domain
import Foundation
import Seal
import SetTopBox
import TVFront
import Television
import Wire

/// Runs the television: waits, takes keys and news, lets the front decide, performs its effects, shows the picture.
final class TelevisionLoop {
    private let options: TelevisionOptions
    private let screens: ScreenSet
    private let lettering: Lettering
    private let glass: Glass
    private let desk: Desk
    private let remote: Remote?
    private let bell: Doorbell
    private let store: BoxStore
    private let sync: BoxSync
    private let thread: SyncThread
    private let alerts: AlertThread
    private let speaker: Speaker
    private let line: ScreenLine
    private let screenThread: ScreenThread
    private let trace: Trace
    private var voice: TelevisionVoice
    private var pictures: PictureAlbum?
    private var front: Front
    private var input: Input
    private var serial = 0
    private var remoteLostAt: UInt64?
    private var ended = false
    private var waitingSound: Sound?
    private let manager = ServiceNotice(environment: ProcessInfo.processInfo.environment)

    init(_ options: TelevisionOptions) throws {
        self.options = options
        screens = try ScreenSet.read(
            files: TextFolder.read(options.data + "/Screens", endings: ScreenSet.endings))
        lettering = try Lettering(FontFiles.found())
        let album = options.data + "/Catalog/pictures"
        glass = try Glass(
            options.window ? .window(title: "縁側 Engawa") : .fullScreen, lettering: lettering,
            pictures: FileManager.default.fileExists(atPath: album) ? album : nil)
        desk = Desk(glass)
        let socket = options.lirc ?? Remote.usualSocket
        let hasRemote = options.lirc != nil || FileManager.default.fileExists(atPath: socket)
        remote = hasRemote ? Remote(socket: socket) : nil
        bell = try Doorbell()
        try FileManager.default.createDirectory(
            atPath: options.state, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        store = try BoxStore(
            SQLiteFile(path: options.state + "/box.sqlite"), now: ProgramClock.real(),
            onFatal: { error in
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                // Nothing may touch the books any more; whoever started the program starts it again.
                _exit(ExitCode.error.rawValue)
            })
        let elapsed = try Self.elapsed(options)
        sync = try BoxSync(
            store: store, transport: HTTPOffice(address: options.office),
            key: try Self.key(options.state + "/box.key"), model: "engawa-tv 0.1",
            elapsed: elapsed, random: { Double.random(in: 0...1) })
        thread = try SyncThread(sync, bell: bell, poll: options.poll)
        alerts = try AlertThread(
            sync, office: options.office, bell: bell, poll: options.alertPoll)
        speaker = Speaker { sentence in
            FileHandle.standardError.write(Data((sentence + "\n").utf8))
        }
        let sync = sync
        line = ScreenLine { try sync.show($0, until: $1) }
        screenThread = try ScreenThread(
            line, bell: bell, elapsed: { Int64(monotonicNanoseconds() / 1_000_000) })
        trace = Trace(path: options.trace)
        voice = TelevisionVoice(options, speaker: speaker, trace: trace)
        pictures = try options.pictures.map { try PictureAlbum($0) }
        let settings = try Self.kept(TVFront.Settings.self, .settings, store) ?? TVFront.Settings()
        front = Front(
            screens: screens, settings: settings,
            basket: try Self.kept([OrderItem].self, .basket, store) ?? [])
        front.told = Set(try Self.kept([String].self, .told, store) ?? [])
        front.voices = voice.languages
        input = Input(names: screens.keys, settings: settings)
    }

    /// Runs until the window is closed.
    func run() -> ExitCode {
        if let code = options.pair { sync.pair(code) }
        let first = front.receive(sync.content())
        show()
        perform(first)
        playWaiting()
        thread.start()
        alerts.start()
        screenThread.start()
        manager?.ready()
        let waiting = Waiting(remote: remote, desk: desk, bell: bell)
        while !ended {
            let reasons = waiting.sleep(atMost: pause)
            if reasons.contains(.remote) { listen() }
            if reasons.contains(.desk) { read() }
            if !hear() { return .error }
            show()
            playWaiting()
            voice.step(front)
            manager?.alive()
        }
        return .ok
    }

    /// Milliseconds until something changes by itself: the minute on the screen, or the line about the lost remote.
    private var pause: Int {
        if let soon = voice.pause { return min(soon, 500) }
        if remoteLostAt != nil || options.clock != nil { return 500 }
        let longest = (manager?.watchdog).map { max(1000, $0 / 3) } ?? 60_000
        guard let now = sync.content().officeTime else { return min(5000, longest) }
        return min(Int(60_000 - now.milliseconds % 60_000), longest)
    }

    private func listen() {
        guard let remote else { return }
        for report in remote.read() {
            switch report {
            case .event(let event): take(event)
            case .lost: remoteLostAt = remoteLostAt ?? monotonicNanoseconds()
            case .back: remoteLostAt = nil
            }
        }
    }

    private func read() {
        for event in desk.read() {
            switch event {
            case .key(let key): take(key)
            case .closed: ended = true
            }
        }
    }

    private func take(_ event: RemoteEvent) {
        guard
            let key = input.take(
                event.keyName, count: event.count, isRelease: event.isRelease,
                at: Int64(event.at / 1_000_000))
        else { return }
        front.isSpeaking = voice.hush()
        perform(front.press(key, at: sync.content().officeTime))
        voice.follow(front, byKey: true)
        let decided = monotonicNanoseconds()
        let drawn = show()
        trace.key(
            event.keyName, received: event.at, decided: decided, drawn: drawn,
            submitted: monotonicNanoseconds())
    }

    /// Takes what is new from the office; false if this box must not go on.
    private func hear() -> Bool {
        var content = sync.content()
        if options.clock != nil, !(content.view?.rehearsal ?? content.kiosk?.rehearsal ?? true) {
            complain("This office is real. --clock is only for a rehearsal.")
            return false
        }
        if let lost = remoteLostAt, monotonicNanoseconds() - lost > 3_000_000_000 {
            content.remoteWorks = false
        }
        content.pointer = line.pointer
        perform(front.receive(content))
        voice.follow(front, byKey: false)
        return true
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            do {
                switch effect {
                case .send(let request): send(request)
                case .keepBasket(let items): try keep(items, as: .basket)
                case .keepSettings(let settings):
                    try keep(settings, as: .settings)
                    input = Input(names: screens.keys, settings: settings)
                case .pair(let code):
                    sync.pair(code)
                    perform(front.receive(sync.content()))
                    thread.hurry()
                case .seen(let key):
                    try sync.markSeen(key)
                    perform(front.receive(sync.content()))
                case .sendQuietly(let request):
                    try sync.send(.quiet(request))
                    perform(front.receive(sync.content()))
                    thread.hurry()
                case .keepTold(let marks): try keep(marks, as: .told)
                case .sound(let sound): waitingSound = sound
                case .speak(let speech): voice.say(speech)
                }
            } catch {
                complain("\(error)")
            }
        }
    }

    // The picture comes first; opening a loudspeaker may take a moment.
    private func playWaiting() {
        guard let sound = waitingSound else { return }
        waitingSound = nil
        speaker.play(sound)
        voice.soundBegan()
    }

    // Committed here, before the picture that says so is drawn. What could not be kept is said at once.
    private func send(_ request: Request) {
        do {
            try sync.send(request)
            perform(front.receive(sync.content()))
            thread.hurry()
        } catch {
            complain("\(error)")
            front.notKept(request)
        }
    }

    private func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    private func keep<Body: Encodable>(_ body: Body, as name: BoxStore.Setting) throws {
        try store.keep(String(decoding: try Message.bytes(body), as: UTF8.self), as: name)
    }

    private static func kept<Body: Decodable>(
        _ type: Body.Type, _ name: BoxStore.Setting, _ store: BoxStore
    ) throws -> Body? {
        try store.value(name).flatMap { try? Message.read(type, from: Array($0.utf8)) }
    }

    /// Shows the picture if it changed; answers when the drawing list was ready.
    @discardableResult
    private func show() -> UInt64 {
        let commands = draw(front, measuring: lettering)
        let drawn = monotonicNanoseconds()
        if front.screenSerial != serial {
            serial = front.screenSerial
            input.screenChanged(
                at: Int64(drawn / 1_000_000), commits: front.isCommitting,
                lock: front.lockMilliseconds)
        }
        if line.put(front.sharedScreen, until: front.sharedUntil) { screenThread.hurry() }
        if glass.show(commands) {
            trace.present(
                screen: front.screenName, texts: DrawCommand.lines(commands),
                at: monotonicNanoseconds(), count: glass.tally.presents)
            pictures?.take(front.screenName, commands, of: glass)
        }
        return drawn
    }

    private static func elapsed(
        _ options: TelevisionOptions
    ) throws -> @Sendable () -> Int64 {
        guard let clock = options.clock else {
            return { Int64(monotonicNanoseconds() / 1_000_000) }
        }
        let now = try ProgramClock.rehearsal(clock)
        return { now().milliseconds }
    }

    private static func key(_ path: String) throws -> SigningKey {
        if FileManager.default.fileExists(atPath: path) { return try SigningKey(storedAt: path) }
        let key = try SigningKey.generate()
        try key.store(at: path)
        return key
    }
}
