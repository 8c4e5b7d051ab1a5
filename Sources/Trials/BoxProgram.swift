import Database
public import Domain
import Foundation
import Glibc
public import Rehearsal
import SetTopBox
import TVFront
import Wire

/// A box without a screen as a process of its own, so that it can be killed, and its disk with it.
///
/// It opens its books as `engawa-tv` does, sends with the same parts, and like it ends when its
/// books cannot be trusted any more. What it would have shown is noted in a file beside.
public enum BoxProgram {
    /// Runs it: `BOOKS HOUSEHOLD OFFICE NOTES STOP CODE|-`. It orders until the file STOP is there, then
    /// waits until everything is decided.
    public static func run(_ words: [String]) -> Int32 {
        guard words.count == 6, let household = HouseholdId(words[1]) else { return 64 }
        do {
            let notes = try Notes(words[3])
            let box = try OrderingBox(
                of: household, at: OrderingBox.Place(books: words[0]), office: words[2],
                now: Moment(milliseconds: 0))
            if words[5] != "-", !box.isBound { try box.bind(with: words[5]) }
            notes.write("open -")
            try order(box, notes, until: words[4])
            return 0
        } catch let BoxStoreError.store(error) where error.isFatal {
            complain("\(error)")
            return 3
        } catch {
            complain("\(error)")
            return 1
        }
    }

    private static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    private static func order(_ box: OrderingBox, _ notes: Notes, until stop: String) throws {
        var shown: Set<String> = []
        while true {
            let isToldToStop = access(stop, F_OK) == 0
            if isToldToStop, box.waiting == 0 { return }
            if !isToldToStop, box.waiting < 3 {
                notes.write("press -")
                try box.sync.send(box.wish())
                if let item = box.sync.content().outbox.first { notes.write("said \(item.key)") }
            }
            let pause = box.sync.step(poll: 20)
            for item in box.sync.content().outbox where item.state != .waiting {
                if shown.insert(item.key).inserted {
                    notes.write("shown \(item.key) \(item.state)")
                }
            }
            usleep(UInt32(1_000 * min(60, pause)))
        }
    }

    /// Lines that outlive the process, each with the monotonic time in nanoseconds.
    private struct Notes {
        let descriptor: Int32
        init(_ path: String) throws {
            descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR)
            guard descriptor >= 0 else { throw RehearsalProblem("\(path) cannot be written") }
        }
        func write(_ line: String) {
            let text = Array("\(nanoseconds()) \(line)\n".utf8)
            _ = Glibc.write(descriptor, text, text.count)
        }
    }
}

/// The box program on the trial's side: started, killed, asked.
public final class RunningBox {
    /// Whose box it is.
    public let household: HouseholdId
    let place: OrderingBox.Place
    private let town: Town
    private let notes: String
    private let stopFile: String
    private let code: String
    private(set) var program: RunningProgram?

    /// A box of a household of the town; its books lie in the town's folder or where it is said.
    public init(_ number: Int, in town: Town, at place: OrderingBox.Place? = nil) throws {
        self.town = town
        household = town.households[number].id
        self.place = place ?? OrderingBox.Place(books: "\(town.folder)/box-\(number).sqlite")
        notes = "\(town.folder)/box-\(number).notes"
        stopFile = "\(town.folder)/box-\(number).stop"
        code = try OrderingBox.code(for: household, in: town)
    }

    /// Starts it.
    public func start(with more: [String: String] = [:]) throws {
        program = try RunningProgram(
            town.binaries + "/engawa-bench",
            [
                "faults", "box", place.books, household.text, town.boxAddress, notes, stopFile,
                code,
            ], environment: town.surroundings.merging(more) { $1 }, log: notes + ".log")
    }

    /// Kills it.
    public func kill() {
        program?.signal(SIGKILL)
        program?.wait(seconds: 5)
    }

    /// Tells it to stop pressing and waits until everything is decided. Starts it again if it does
    /// not run. Answers how it ended.
    public func finish(seconds: Double = 40) throws -> Int32? {
        _ = FileManager.default.createFile(atPath: stopFile, contents: nil)
        if program?.isRunning != true { try start() }
        return program?.wait(seconds: seconds)
    }

    /// What it noted: the time in nanoseconds, what, and the key.
    struct Note {
        let at: Int64
        let what: String
        let key: String
        let rest: String
    }
    /// How often it has come so far that a key could be pressed.
    var openings: Int { noted.count { $0.what == "open" } }

    /// Waits until it has come so far again.
    func waitForOpening(after before: Int) throws {
        let isOpen = wait(seconds: 20, every: 3_000) {
            openings > before || program?.isRunning != true
        }
        guard isOpen, openings > before else {
            throw RehearsalProblem("a box did not open: \(program?.output.suffix(500) ?? "")")
        }
    }

    var noted: [Note] {
        let text = (try? String(contentsOfFile: notes, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
            guard parts.count >= 3, let at = Int64(parts[0]) else { return nil }
            return Note(
                at: at, what: parts[1], key: parts[2], rest: parts.count > 3 ? parts[3] : "")
        }
    }

    /// Its account, and what its books lack of what it had said before a time.
    func account(saidBefore cut: Int64 = .max) throws -> (BoxAccount, [String]) {
        // Books that were never begun hold no press, and may then not have said that they do.
        let hasSaid = noted.contains { $0.what == "said" && $0.at < cut }
        let pressed = try hasSaid ? OrderingBox.pressed(at: place) : []
        let known = Dictionary(pressed.map { ($0.key, $0.state) }, uniquingKeysWith: { $1 })
        var findings: [String] = []
        for note in noted where note.at < cut {
            switch note.what {
            case "said":
                if known[note.key] == nil {
                    findings.append("press \(note.key) was said and is lost")
                }
            case "shown":
                if known[note.key].map({ "\($0)" }) != note.rest {
                    findings.append("decision of \(note.key) was shown and is another now")
                }
            default: break
            }
        }
        return (BoxAccount(household: household.text, pressed: pressed), findings)
    }
}
