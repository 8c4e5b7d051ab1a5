import Foundation
import Synchronization
import TVFront
import Testing

@testable import Television

extension ScreenTests {
    @Suite("The loudspeaker", .serialized)
    struct SpeakerTests {
        /// What a speaker complained of, from whichever thread.
        final class Complaints: Sendable {
            private let all = Mutex<[String]>([])
            var count: Int { all.withLock { $0.count } }
            func add(_ sentence: String) { all.withLock { $0.append(sentence) } }
        }

        /// Plays into a file through SDL's disk driver and gives back the samples.
        private func recorded(_ sounds: [Sound], milliseconds: Int) throws -> [Int16] {
            let path = temporaryPath("sound.raw")
            defer { try? FileManager.default.removeItem(atPath: path) }
            setenv("SDL_AUDIODRIVER", "disk", 1)
            setenv("SDL_DISKAUDIOFILE", path, 1)
            defer {
                unsetenv("SDL_AUDIODRIVER")
                unsetenv("SDL_DISKAUDIOFILE")
            }
            let said = Complaints()
            let speaker = Speaker { said.add($0) }
            for sound in sounds {
                speaker.play(sound)
                usleep(UInt32(milliseconds) * 1_000)
            }
            speaker.play(.silence)
            #expect(said.count == 0 && !speaker.isOpen)
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return stride(from: 0, to: data.count - 1, by: 2).map {
                Int16(bitPattern: UInt16(data[$0]) | UInt16(data[$0 + 1]) << 8)
            }
        }

        @Test("the call of an alert is really written to the device, and louder than a drill")
        func heard() throws {
            let alert = try recorded([.alert(seconds: 600)], milliseconds: 700)
            let drill = try recorded([.drill], milliseconds: 700)
            #expect(alert.count > 5_000 && drill.count > 5_000)
            let loud = alert.map { abs(Int($0)) }.max() ?? 0
            let soft = drill.map { abs(Int($0)) }.max() ?? 0
            #expect(loud > 15_000 && soft > 2_000 && loud > 2 * soft)
        }

        @Test("answering ends the sound at once")
        func silence() throws {
            let samples = try recorded([.alert(seconds: 600), .silence], milliseconds: 300)
            #expect(samples.count < 3 * Chime.rate)
        }

        @Test("a box without a loudspeaker says so once and goes on")
        func none() {
            setenv("SDL_AUDIODRIVER", "no-such-driver", 1)
            defer { unsetenv("SDL_AUDIODRIVER") }
            let said = Complaints()
            let speaker = Speaker { said.add($0) }
            speaker.play(.alert(seconds: 5))
            speaker.play(.silence)
            speaker.play(.drill)
            #expect(said.count == 1 && !speaker.isOpen)
        }

        @Test("the calls differ, end within their cycle, and never clip")
        func chimes() {
            let all = [Chime.alert, .drill, .cleared]
            #expect(Set(all).count == 3)
            for chime in all {
                let samples = chime.samples
                #expect(samples.count == chime.cycle * Chime.rate / 1_000)
                #expect(samples.allSatisfy { abs(Int($0)) < 32_767 } && samples.last == 0)
                #expect(chime.tones.allSatisfy { (390...800).contains($0.hertz) })
            }
        }
    }
}
