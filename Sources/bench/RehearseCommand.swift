import Console
import Foundation
import Rehearsal
import Synchronization

/// `rehearse` plays a whole day of a made-up municipality with the real programs and tells it.
enum RehearseCommand {
    /// Plays the day. Fails with a sentence where something is not as it should be.
    static func run(_ words: [String]) async -> Int32 {
        let language = Language(environment: ProcessInfo.processInfo.environment)
        do {
            let wish = try Wish(words, options: ["--binaries", "--data", "--pictures", "--keep"])
            return play(wish, in: language)
        } catch {
            Wish.complain("engawa-bench rehearse: \(error)")
            return 64
        }
    }

    /// Plays the day as wished; the exit code says whether it came to its end.
    static func play(_ wish: Wish, in language: Language) -> Int32 {
        Interruption.watch()
        let story = Story(in: language) { Wish.say($0) }
        let folder = wish["--keep"] ?? NSTemporaryDirectory() + "engawa-day-\(getpid())"
        defer {
            if wish["--keep"] == nil { try? FileManager.default.removeItem(atPath: folder) }
        }
        do {
            let day = try RehearsalDay(
                binaries: wish.binaries, data: wish.data, folder: folder, story: story,
                isInterrupted: { Interruption.isAsked })
            var failure: (any Error)?
            do { try day.play() } catch {
                failure = error
                story.fail(
                    Interruption.isAsked
                        ? Words(ja: "止められました", en: "it was interrupted")[language]
                        : "\(error)")
            }
            if let pictures = wish["--pictures"] {
                try day.leavePictures(in: pictures)
                Wish.say("")
                Wish.say(
                    Words(
                        ja: "画面と話は \(pictures)/index.html で 見られます。",
                        en: "Every screen and the story: \(pictures)/index.html")[language])
            }
            if Interruption.isAsked { return ExitCode.interrupted.rawValue }
            return failure == nil ? 0 : 1
        } catch {
            story.fail("\(error)")
            return 1
        }
    }
}

/// Options of the form `--name VALUE`.
struct Wish {
    private var values: [String: String] = [:]

    /// Why the command line is not understood.
    struct Wrong: Error, CustomStringConvertible {
        let description: String
    }

    init(_ words: [String], options: [String]) throws {
        var rest = words[...]
        while let option = rest.popFirst() {
            guard options.contains(option) else {
                throw Wrong(
                    description: "\(option) is no option here; there are "
                        + options.joined(separator: ", "))
            }
            guard let value = rest.popFirst() else {
                throw Wrong(description: "\(option) needs a folder")
            }
            values[option] = value
        }
    }

    subscript(option: String) -> String? {
        get { values[option].map(Self.whole) }
        set { values[option] = newValue }
    }

    /// Where the programs are: beside this one, if nothing else is said.
    var binaries: String {
        self["--binaries"]
            ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path
    }

    /// Where Catalog, Screens and hardware are: here, if nothing else is said.
    var data: String { self["--data"] ?? Self.whole(".") }

    private static func whole(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    /// Writes at once, also into a pipe.
    static func say(_ sentence: String) {
        FileHandle.standardOutput.write(Data((sentence + "\n").utf8))
    }

    static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}

/// Somebody pressed Ctrl-C or asked this program to end.
enum Interruption {
    private static let asked = Atomic<Bool>(false)

    static var isAsked: Bool { asked.load(ordering: .relaxed) }

    /// From here on such a wish is noted instead of ending the program at once.
    static func watch() {
        _ = isAsked
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in Interruption.asked.store(true, ordering: .relaxed) }
        }
    }
}
