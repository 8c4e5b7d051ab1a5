import Foundation
import TVFront
import Testing

@testable import Television

extension ScreenTests {
    /// The voice with the real engines. Where this machine has none, those tests say so and are passed over.
    @Suite("The voice", .serialized)
    struct VoiceTests {
        static let engines = VoiceEngine.found()
        static var hasJapanese: Bool {
            if engines[.ja] == nil {
                print(
                    "There is no Japanese voice here (docs/voice-setup): its tests are passed over."
                )
            }
            return engines[.ja] != nil
        }
        static var hasEnglish: Bool { engines[.en] != nil }

        final class Stage {
            let folder = temporaryPath("speech")
            let speaker: Speaker
            let voice: Voice

            init(most: Int = 64_000_000) {
                setenv("SDL_AUDIODRIVER", "dummy", 1)
                speaker = Speaker { _ in }
                voice = Voice(
                    engines: VoiceTests.engines, speaker: speaker, folder: folder, most: most)
            }

            deinit {
                voice.end()
                speaker.play(.silence)
                unsetenv("SDL_AUDIODRIVER")
                try? FileManager.default.removeItem(atPath: folder)
            }

            /// Waits until something is so, at most so many milliseconds.
            func wait(_ milliseconds: Int = 15_000, until isSo: () -> Bool) -> Bool {
                for _ in 0..<milliseconds / 5 {
                    if isSo() { return true }
                    usleep(5_000)
                }
                return isSo()
            }
        }

        private func say(_ words: String...) -> Speech { Speech(parts: words, language: .ja) }

        @Test("what is read is really heard, and kept", .enabled(if: hasJapanese))
        func heard() throws {
            let stage = Stage()
            stage.voice.say(say("買い物", "決定で買い物をひらきます"))
            #expect(stage.wait { stage.speaker.heardAt != nil })
            #expect(stage.wait { !stage.voice.isSpeaking })
            let files = try FileManager.default.contentsOfDirectory(atPath: stage.folder)
            #expect(files.count == 2)
            // Between 0.3 and 3 seconds of one byte a sample.
            for file in files {
                let size = try Data(
                    contentsOf: URL(fileURLWithPath: stage.folder + "/" + file)
                ).count
                #expect((7_000..<75_000).contains(size), "\(file) has \(size) bytes")
            }
            #expect(stage.wait { !stage.speaker.isOpen }, "the device is closed at rest")
        }

        @Test("a press ends what is read at once", .enabled(if: hasJapanese))
        func cut() {
            let stage = Stage()
            stage.voice.say(say("きょうの買い物は11時までです", "夕方までにお届けします"))
            #expect(stage.wait { stage.speaker.heardAt != nil })
            #expect(stage.voice.hush())
            #expect(!stage.speaker.isSpeaking && !stage.voice.hush())
            usleep(300_000)
            #expect(!stage.speaker.isSpeaking, "the rest of it is not said")
        }

        @Test(
            "the last of many is read, and those before it are not made to the end",
            .enabled(if: hasJapanese))
        func hurried() throws {
            let stage = Stage()
            for number in 1...30 { stage.voice.say(say("これは\(number)番目のことばです")) }
            #expect(stage.wait { stage.speaker.heardAt != nil })
            #expect(stage.wait { !stage.voice.isSpeaking })
            let count = try FileManager.default.contentsOfDirectory(atPath: stage.folder).count
            #expect((1...10).contains(count), "\(count)")
        }

        @Test("English is read by the other engine", .enabled(if: hasEnglish))
        func english() {
            let stage = Stage()
            stage.voice.say(Speech(parts: ["Bananas", "198 yen"], language: .en))
            #expect(stage.wait { stage.speaker.heardAt != nil })
        }

        @Test(
            "no text can hang an engine, crash it, or be taken for an option",
            .enabled(if: hasJapanese && hasEnglish),
            arguments: [
                String(repeating: "あ", count: 10_000), String(repeating: "a", count: 10_000),
                "-x /etc -ow made-by-text", "--path=/etc -w made-by-text",
                "\u{0}\u{1}\u{1B}[2J\u{7F}", "",
                "$(touch made-by-text) `touch made-by-text`; touch made-by-text",
                String(repeating: "９", count: 5_000), "\n\n\n", "\u{10FFFF}\u{202E}\u{FEFF}",
                "🍌🍌🍌", "、。、。、。",
            ])
        func hostile(text: String) throws {
            for language in [TVFront.Settings.Language.ja, .en] {
                let engine = try #require(Self.engines[language])
                #expect(VoiceEngine.line(text).count <= 4 * 100 + 1)
                #expect(VoiceEngine.line(text).count { $0 == 10 } == 1)
                let start = monotonicNanoseconds()
                let words = engine.render(text) { false }
                #expect(monotonicNanoseconds() - start < 20_000_000_000)
                #expect((words?.count ?? 0) < 200 * WaveFile.ours)
            }
            #expect(!FileManager.default.fileExists(atPath: "made-by-text"))
        }

        @Test("the words of an alert come after its call was heard once, and the call goes on")
        func afterCall() {
            let tape = Tape()
            let call = [Int16](repeating: 1, count: 1_000)
            tape.call(call, seconds: 1)
            tape.cut(turn: 1)
            #expect(tape.add([Int16](repeating: 9, count: 500), turn: 1, waits: true))
            var heard = [Int16](repeating: 0, count: 3_000)
            heard.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                for part in 0..<10 { tape.give(start + part * 300, 300) }
            }
            #expect(heard[..<1_000].allSatisfy { $0 == 1 })
            #expect(heard[1_000..<1_500].allSatisfy { $0 == 8 || $0 == 9 })
            #expect(heard[1_500...].allSatisfy { $0 == 1 })
            // A key cuts the words, not the call.
            #expect(tape.add([Int16](repeating: 9, count: 500), turn: 1, waits: false))
            tape.cut(turn: 2)
            #expect(!tape.hasWords && tape.hasCall)
            #expect(!tape.add([9], turn: 1, waits: false), "words of an earlier turn come too late")
        }

        @Test(
            "an alert in the middle of a speech replaces it, and its own words follow",
            .enabled(if: hasJapanese))
        func alert() {
            let stage = Stage()
            stage.voice.say(say("きょうの買い物は11時までです", "夕方までにお届けします"))
            #expect(stage.wait { stage.speaker.heardAt != nil })
            stage.speaker.play(.cleared)
            stage.voice.say(Speech(parts: ["大雨です"], language: .ja, waits: true))
            #expect(stage.wait { stage.speaker.heardAt != nil })
            #expect(stage.wait { !stage.voice.isSpeaking })
        }

        @Test(
            "the shelf stays within its bytes, drops the longest unused and believes no torn file")
        func shelf() throws {
            let folder = temporaryPath("shelf")
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let engine = VoiceEngine(program: "none", arguments: [], mark: "test")
            var shelf = VoiceShelf(folder: folder, ready: nil, most: 100_000)
            for number in 0..<30 {
                shelf.keep([Int16](repeating: 1_000, count: 8_000), of: "\(number)", by: engine)
                usleep(2_000)
            }
            func size() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) {
                    let path = folder + "/" + $1
                    let size = try FileManager.default.attributesOfItem(atPath: path)[.size]
                    return $0 + (size as? Int ?? 0)
                }
            }
            #expect(shelf.total <= 100_000)
            #expect(try size() == shelf.total)
            #expect(shelf.speech(of: "29", by: engine)?.count == 8_000)
            #expect(shelf.speech(of: "0", by: engine) == nil)
            #expect(
                shelf.speech(of: "29", by: VoiceEngine(program: "", arguments: [], mark: "x"))
                    == nil)
            let path = folder + "/" + VoiceShelf.name(of: "29", by: engine)
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: path))
            #expect(shelf.speech(of: "29", by: engine) == nil, "a torn file is not played")
            try data.write(
                to: URL(
                    fileURLWithPath: folder + "/" + VoiceShelf.name(of: "5", by: engine)))
            #expect(shelf.speech(of: "5", by: engine) == nil, "the file says something else")
            #expect(VoiceShelf(folder: folder, ready: nil, most: 50_000).total <= 50_000)
        }

        @Test("a WAV keeps its samples within the noise of a telephone, and noise is no WAV")
        func wave() throws {
            let samples = (0..<4_000).map { Int16(sin(Double($0) / 9) * 20_000) }
            let bytes = WaveFile(rate: WaveFile.ours, samples: samples, text: "ことば").bytes
            let back = try #require(WaveFile(bytes))
            #expect(back.text == "ことば" && back.samples.count == samples.count)
            for (old, new) in zip(samples, back.samples) {
                #expect(abs(Int(old) - Int(new)) <= max(16, abs(Int(old)) / 16))
            }
            var dice = SystemRandomNumberGenerator()
            for _ in 0..<2_000 {
                var broken = bytes
                broken[Int.random(in: 0..<60, using: &dice)] = UInt8.random(
                    in: 0...255, using: &dice)
                _ = WaveFile(Array(broken.prefix(Int.random(in: 0...bytes.count, using: &dice))))
            }
            #expect(WaveFile([]) == nil && WaveFile([UInt8](repeating: 7, count: 500)) == nil)
        }

        @Test("at rest speech is made ready, and a key ends that", .enabled(if: hasJapanese))
        func ready() {
            let stage = Stage()
            stage.voice.prepare {
                (1...3).map { Speech(parts: ["\($0)番"], language: .ja) }
            }
            #expect(stage.wait { stage.voice.finished == 1 } && stage.voice.prepared == 3)
            stage.voice.prepare {
                (1...200).map { Speech(parts: ["これは\($0)番です"], language: .ja) }
            }
            usleep(300_000)
            stage.voice.hush()
            #expect(stage.wait(3_000) { stage.voice.finished == 2 } && stage.voice.prepared < 150)
        }

        @Test("a child that says nothing, too much, or fails gives no speech and does not stay")
        func children() {
            var run = ChildRun(program: "/bin/sleep", arguments: ["60"])
            run.patience = 200
            #expect(run.output(of: []) { false } == nil)
            var endless = ChildRun(program: "/usr/bin/yes", arguments: [])
            endless.most = 100_000
            #expect(endless.output(of: []) { false } == nil)
            #expect(ChildRun(program: "/bin/false", arguments: []).output(of: []) { false } == nil)
            #expect(ChildRun(program: "/no/such", arguments: []).output(of: []) { false } == nil)
            let echo = ChildRun(program: "/bin/cat", arguments: [])
            #expect(echo.output(of: Array("abc".utf8)) { false } == Array("abc".utf8))
            #expect(echo.output(of: [UInt8](repeating: 1, count: 5_000)) { false } == nil)
        }
    }
}
