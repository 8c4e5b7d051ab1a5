import DataFiles
import Foundation
import Rehearsal
import Testing

@testable import Television

/// The remote files of the package.
func remoteFile(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("hardware/remotes/\(name).lircd.conf")
        .path
}

let remoteNames = ["nec", "aeha", "sony"]
let hasLIRC = FileManager.default.isExecutableFile(atPath: "/usr/sbin/lircd")

@Suite("The remote files")
struct RemoteFileTests {
    @Test("every remote has the 21 keys, each once, arrows apart", arguments: remoteNames)
    func complete(name: String) throws {
        let file = try RemoteFile.load(remoteFile(name))
        #expect(file.keys.count == 21 && Set(file.keys) == RemoteEvent.names)
        let arrows = try #require(file.blocks.first)
        #expect(Set(arrows.codes.keys) == ["KEY_UP", "KEY_DOWN", "KEY_LEFT", "KEY_RIGHT"])
        for block in file.blocks.dropFirst() { #expect(block.repeatFrame == nil) }
    }

    @Test("what the data check asks of a remote file is what the television takes")
    func sameKeys() {
        #expect(Set(RemoteFile.keyNames) == RemoteEvent.names)
    }

    @Test(
        "every key comes back from its own waveform, by LIRC's own tools", .enabled(if: hasLIRC),
        arguments: remoteNames)
    func roundTrip(name: String) throws {
        let folder = temporaryPath("sim")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func run(_ arguments: [String]) throws -> String {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = arguments
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
        _ = try run(["irsimsend", "-s", "1000000", remoteFile(name)])
        let decoded = try run(["irsimreceive", remoteFile(name), "simsend.out"])
        let seen = decoded.split(separator: "\n").map {
            DaemonLine($0.utf8, names: RemoteEvent.names)
        }
        let file = try RemoteFile.load(remoteFile(name))
        let wanted = file.blocks.flatMap { block in
            block.codes.keys.map {
                DaemonLine.key(name: $0, count: 0, isRelease: false, remote: block.name)
            }
        }
        #expect(seen.count == 21)
        for key in wanted { #expect(seen.contains(key)) }
    }
}

@Suite("The light", .serialized, .enabled(if: hasLIRC))
struct LightTests {
    /// Everything reported until the light is out and the daemon quiet.
    func watch(
        _ remote: Remote, milliseconds: Int, while shining: @escaping @Sendable () -> Void
    ) throws -> [RemoteEvent] {
        let thread = Thread(block: shining)
        thread.start()
        var events: [RemoteEvent] = []
        let waiting = Waiting(remote: remote, desk: nil, bell: try Doorbell())
        let end = monotonicNanoseconds() + UInt64(milliseconds) * 1_000_000
        while monotonicNanoseconds() < end {
            guard waiting.sleep(atMost: 20).contains(.remote) else { continue }
            for case .event(let event) in remote.read() { events.append(event) }
        }
        return events
    }

    /// Frames lie 45 ms apart at the least; on a busy machine one may reach the daemon late, which
    /// it rightly takes for a second press. Such a showing is repeated, 29 times at most: a fault
    /// of the file or the program would show every time.
    func watch(
        _ remote: Remote, _ stage: Stage, _ frames: [Infrared.Frame], milliseconds: Int,
        until isSteady: ([RemoteEvent]) -> Bool
    ) throws -> [RemoteEvent] {
        var events: [RemoteEvent] = []
        for _ in 0..<30 {
            events = try watch(remote, milliseconds: milliseconds) { stage.shine(frames) }
            if isSteady(events) { break }
        }
        return events
    }

    struct Stage: @unchecked Sendable {
        let daemon: LIRCDaemon
        let light: Infrared
        func shine(_ frames: [Infrared.Frame], timeout: Int? = nil) {
            do { try daemon.shine(frames, timeout: timeout) } catch { Issue.record(error) }
        }
    }

    func stage(_ name: String) throws -> (Stage, Remote) {
        let daemon = try LIRCDaemon(remotes: [remoteFile(name)])
        try daemon.start()
        let light = Infrared(try RemoteFile.load(remoteFile(name)))
        let remote = Remote(socket: daemon.socketPath)
        #expect(remote.read().isEmpty && remote.descriptor >= 0)
        return (Stage(daemon: daemon, light: light), remote)
    }

    @Test("one press of any remote is one new press here", arguments: remoteNames)
    func press(name: String) throws {
        let (stage, remote) = try stage(name)
        for key in ["KEY_OK", "KEY_DOWN", "KEY_BLUE"] {
            let frames = try stage.light.press(key, frames: name == "sony" ? 3 : 1, jitter: 10)
            let events = try watch(remote, stage, frames, milliseconds: 900) {
                $0.count { !$0.isRelease && $0.count == 0 } == 1
            }
            #expect(events.filter { !$0.isRelease && $0.count == 0 }.map(\.keyName) == [key])
            #expect(events.last?.isRelease == true)
        }
    }

    @Test("an arrow held for nine frames counts up without a second press", arguments: remoteNames)
    func hold(name: String) throws {
        let (stage, remote) = try stage(name)
        let frames = try stage.light.press("KEY_DOWN", frames: 9)
        let events = try watch(remote, stage, frames, milliseconds: 1_900) {
            $0.count(where: \.isRelease) == 1
        }
        #expect(events.filter { !$0.isRelease }.map(\.count) == Array(0..<9))
        #expect(events.filter(\.isRelease).count == 1)
    }

    @Test(
        "a NEC press whose first frame is lost is no ghost of the key before",
        arguments: [300, 1_500])
    func ghost(pause: Int) throws {
        let (stage, remote) = try stage("nec")
        let before = try stage.light.press("KEY_OK", frames: 1)
        let blocked = try stage.light.press("KEY_DOWN", frames: 5, losing: [0])
        let events = try watch(remote, milliseconds: pause + 1_600) {
            stage.shine(before)
            usleep(UInt32(pause) * 1_000)
            stage.shine(blocked)
        }
        #expect(events.filter { !$0.isRelease }.map(\.keyName) == ["KEY_OK"])
    }

    @Test("決定 held for nine NEC frames is one report")
    func heldOK() throws {
        let (stage, remote) = try stage("nec")
        let frames = try stage.light.press("KEY_OK", frames: 9)
        let events = try watch(remote, milliseconds: 1_700) { stage.shine(frames) }
        #expect(events.filter { !$0.isRelease }.map(\.count) == [0])
    }

    @Test(
        "with the closing space of a tuned receiver the key arrives soon after the light",
        arguments: remoteNames)
    func latency(name: String) throws {
        let (stage, remote) = try stage(name)
        // What hardware/remotes/README.md tells the installer to set, in microseconds (goal L3).
        let tuned = name == "sony" ? 20_000 : 40_000
        for timeout in [nil, tuned] {
            let frames = try stage.light.press("KEY_LEFT", frames: 1)
            let start = monotonicNanoseconds()
            let events = try watch(remote, milliseconds: 700) {
                stage.shine(frames, timeout: timeout)
            }
            let first = try #require(events.first)
            let late = Double(first.at - start) / 1e6 - Double(frames[0].end) / 1_000
            let receiver = timeout.map { "timeout \($0 / 1_000) ms" } ?? "no timeout report"
            print("\(name), \(receiver): key \(late) ms after the end of the light")
            // A busy machine may be 60 ms late with a datagram; engawa-bench has the exact figures.
            #expect(late < (timeout == nil ? 250 : 105))
        }
    }

    @Test("a daemon that crashes and returns gives keys again within a second")
    func crash() throws {
        let (stage, remote) = try stage("nec")
        stage.daemon.crash()
        let waiting = Waiting(remote: remote, desk: nil, bell: try Doorbell())
        #expect(waiting.sleep(atMost: 1_000).contains(.remote))
        #expect(remote.read() == [.lost])
        usleep(600_000)
        _ = remote.read()
        try stage.daemon.start()
        let returned = monotonicNanoseconds()
        var reports: [Remote.Report] = []
        while reports.isEmpty, monotonicNanoseconds() - returned < 3_000_000_000 {
            if waiting.sleep(atMost: 1_000).contains(.remote) { reports += remote.read() }
        }
        #expect(reports == [.back])
        #expect(monotonicNanoseconds() - returned < 1_000_000_000)
        let frames = try stage.light.press("KEY_OK", frames: 1)
        let events = try watch(remote, milliseconds: 500) { stage.shine(frames) }
        #expect(events.first?.keyName == "KEY_OK")
        stage.daemon.stop()
    }

    @Test("noise makes no key")
    func noise() throws {
        let (stage, remote) = try stage("aeha")
        var dice = Dice(3)
        let bursts = (0..<60).map { number in
            Infrared.Frame(
                start: number * 10_000,
                durations: (0..<15).map { _ in Int.random(in: 60...500, using: &dice) })
        }
        let events = try watch(remote, milliseconds: 1_200) { stage.shine(bursts) }
        #expect(events.isEmpty)
    }
}
