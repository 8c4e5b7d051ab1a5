import Glibc
public import TVFront

/// A program on this box that makes speech of one line of text, as a WAV on its output.
public struct VoiceEngine: Sendable, Hashable {
    /// The program.
    let program: String
    let arguments: [String]
    /// Part of the name under which its speech is kept: another voice or speed makes another name.
    let mark: String
    /// Whether it is so quick that nothing need be kept or made ready.
    var isQuick = false

    /// Open JTalk with the voice Mei, a little slower than people talk.
    static func japanese(program: String, dictionary: String, voice: String) -> VoiceEngine {
        VoiceEngine(
            program: program,
            arguments: [
                "-x", dictionary, "-m", voice, "-r", "0.85", "-jf", "1.2", "-ow", "/dev/stdout",
            ], mark: "ja open_jtalk mei 0.85 1.2")
    }

    /// eSpeak NG, British English, 140 words a minute.
    static func english(program: String) -> VoiceEngine {
        VoiceEngine(
            program: program,
            arguments: ["-v", "en-gb", "-s", "140", "-z", "--stdin", "--stdout"],
            mark: "en espeak-ng en-gb 140", isQuick: true)
    }

    /// The engines of this box, by language; empty if there is none.
    ///
    /// `voice` is the voice file of Japanese; by default it is looked for in the folder of the
    /// installed program and in that of whoever runs it.
    public static func found(voice: String? = nil) -> [Settings.Language: VoiceEngine] {
        var found: [Settings.Language: VoiceEngine] = [:]
        let dictionary = "/var/lib/mecab/dic/open-jtalk/naist-jdic"
        if let program = program("open_jtalk"), access(dictionary + "/sys.dic", R_OK) == 0,
            let voice = ([voice].compactMap { $0 } + voices).first(where: { access($0, R_OK) == 0 })
        {
            found[.ja] = .japanese(program: program, dictionary: dictionary, voice: voice)
        }
        if let program = program("espeak-ng") { found[.en] = .english(program: program) }
        return found
    }

    private static func program(_ name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first { access($0, X_OK) == 0 }
    }

    private static var voices: [String] {
        var folders = ["/usr/share/engawa/voice", "/usr/local/share/engawa/voice"]
        if let data = getenv("XDG_DATA_HOME") {
            folders.append(String(cString: data) + "/engawa/voice")
        } else if let home = getenv("HOME") {
            folders.append(String(cString: home) + "/.local/share/engawa/voice")
        }
        return folders.map { $0 + "/mei_normal.htsvoice" }
    }

    /// One line the engine may be given: no control characters, at most 100 characters.
    ///
    /// Open JTalk 1.11 writes past the end of its line when it is longer than about 340 characters.
    static func line(_ text: String) -> [UInt8] {
        let safe = text.unicodeScalars.filter {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value < 0x1_0000
                && !(0x2028...0x2029).contains($0.value) && !(0xE000...0xF8FF).contains($0.value)
        }
        let line = String(String.UnicodeScalarView(safe.prefix(Speech.longestPart)))
        return Array(line.utf8) + [UInt8(ascii: "\n")]
    }

    /// The speech of one text; nil if the engine failed, took too long or was told to stop.
    func render(
        _ text: String, niceness: Int32 = 0, unless isStopped: () -> Bool
    ) -> [Int16]? {
        var run = ChildRun(program: program, arguments: arguments)
        run.niceness = niceness
        guard let bytes = run.output(of: Self.line(text), unless: isStopped),
            let wave = WaveFile(bytes)
        else { return nil }
        return wave.speech
    }
}
