import Console
import DataFiles
import Domain
import Foundation
import TVFront
import Television

/// Makes all speech that is known beforehand into a folder, so that a box need not.
enum Prerendering {
    static func run(_ options: TelevisionOptions, into folder: String) throws -> ExitCode {
        let engines = VoiceEngine.found(voice: options.voice)
        guard engines[.ja] != nil else {
            print("There is no Japanese voice on this machine. Run docs/voice-setup first.")
            return .error
        }
        let screens = try ScreenSet.read(
            files: TextFolder.read(options.data + "/Screens", endings: ScreenSet.endings))
        let catalogue = try DataFolder.load(options.data).catalogue
        let speaker = Speaker { _ in }
        let voice = Voice(engines: engines, speaker: speaker, folder: folder, most: 1_000_000_000)
        let start = monotonicNanoseconds()
        // English is made when it is wanted; that takes less than a tenth of a second.
        var front = Front(screens: screens, settings: TVFront.Settings())
        front.voices = [.ja]
        front.receive(Content(binding: .paired(checkDigits: ""), catalogue: catalogue))
        let repertoire = front.repertoire
        let texts = repertoire.reduce(0) { $0 + $1.parts.count }
        voice.prepare { repertoire }
        while voice.finished == 0 { usleep(100_000) }
        let seconds = Int((monotonicNanoseconds() - start) / 1_000_000_000)
        print("\(texts) texts, \(voice.prepared) made in \(seconds) s into \(folder)")
        return .ok
    }
}
