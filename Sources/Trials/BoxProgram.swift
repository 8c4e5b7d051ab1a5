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
    /// Runs it: `BOOKS HOUSEHOLD OFFICE NOTES STOP CODE PRESSES`. It presses so often, or until the
    /// file STOP is there, then waits until everything is decided. With -1 presses it obeys the
    /// lines `order DAY` of the file STOP instead, until it is killed.
    public static func run(_ words: [String]) -> Int32 {
        guard words.count == 7, let presses = Int(words[6]), let household = HouseholdId(words[1])
        else { return 64 }
        do {
            let notes = try Notes(words[3])
            let box = try OrderingBox(
                of: household, at: OrderingBox.Place(books: words[0]), office: words[2],
                now: Moment(milliseconds: 0),
                onFatal: { error in
                    complain("\(error)")
                    _exit(fatal)
                })
            if !box.isBound { try box.bind(with: words[5]) }
            notes.write("open -")
            try order(box, notes, presses: presses, until: words[4])
            return 0
        } catch {
            complain("\(error)")
            return 1
        }
    }

    /// How it ends when its books cannot be trusted any more.
    static let fatal: Int32 = 3

    private static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    private static func order(
        _ box: OrderingBox, _ notes: Notes, presses: Int, until stop: String
    ) throws {
        var shown: Set<String> = []
        var left = presses
        if presses < 0 { try obey(box, notes, stop) }
        while true {
            let isToldToStop = left == 0 || access(stop, F_OK) == 0
            if isToldToStop, box.waiting == 0 { return }
            if !isToldToStop, box.waiting < 3 {
                left -= 1
                notes.write("press -")
                try box.sync.send(box.wish())
                if let item = box.sync.content().outbox.first { notes.write("said \(item.key)") }
            }
            let pause = box.sync.step(poll: 20)
            show(box, notes, &shown)
            usleep(UInt32(1_000 * min(60, pause)))
        }
    }

    private static func show(_ box: OrderingBox, _ notes: Notes, _ shown: inout Set<String>) {
        for item in box.sync.content().outbox where item.state != .waiting {
            if shown.insert(item.key).inserted { notes.write("shown \(item.key) \(item.state)") }
        }
    }

    /// Presses what is written in the file from now on.
    private static func obey(_ box: OrderingBox, _ notes: Notes, _ path: String) throws {
        var done = notes.said
        var shown: Set<String> = []
        wait(seconds: 20, every: 20_000) {
            _ = box.sync.step(poll: 20)
            return box.sync.content().catalogue != nil
        }
        while true {
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            let lines = text.split(separator: "\n")
            while done < lines.count {
                let words = lines[done].split(separator: " ")
                guard words.count == 2, let day = Day(String(words[1])),
                    let product = box.sync.content().catalogue?.products.first
                else { throw RehearsalProblem("not to be pressed: \(lines[done])") }
                done += 1
                try box.sync.send(
                    .placeOrder(
                        items: [OrderItem(product: product.number, quantity: 1)], day: day))
                if let item = box.sync.content().outbox.first { notes.write("said \(item.key)") }
            }
            let pause = box.sync.step(poll: 20)
            show(box, notes, &shown)
            usleep(UInt32(1_000 * min(60, pause)))
        }
    }

    /// Lines that outlive the process, each with the monotonic time in nanoseconds.
    private struct Notes {
        let descriptor: Int32
        let path: String
        /// How many presses were taken so far, in all its lives.
        var said: Int {
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").count { $0.contains(" said ") }
        }
        init(_ path: String) throws {
            self.path = path
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

    /// Starts it, to press so often.
    func start(with more: [String: String] = [:], presses: Int = .max) throws {
        program = try RunningProgram(
            town.binaries + "/engawa-bench",
            [
                "faults", "box", place.books, household.text, town.boxAddress, notes, stopFile,
                code, "\(presses)",
            ], environment: town.surroundings.merging(more) { $1 }, log: notes + ".log")
    }

    /// Has a box that obeys press something.
    func tell(_ line: String) throws {
        let before = (try? String(contentsOfFile: stopFile, encoding: .utf8)) ?? ""
        try (before + line + "\n").write(toFile: stopFile, atomically: true, encoding: .utf8)
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
        let hasSaid = noted.contains { ["said", "shown"].contains($0.what) && $0.at < cut }
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
