import Foundation
import Rehearsal
import TVFront
import Testing

@testable import Television

@Suite("The keyboard")
struct KeyboardTests {
    // USB usage numbers, which SDL uses as scan codes.
    static let letters: [UInt32: String] = [
        40: "OK", 88: "OK", 42: "BACK", 41: "BACK", 74: "HOME", 58: "BLUE", 59: "RED", 60: "GREEN",
        61: "YELLOW", 79: "RIGHT", 80: "LEFT", 81: "DOWN", 82: "UP", 39: "0", 98: "0",
    ]
    static var names: [UInt32: String] {
        var names = letters
        for digit in UInt32(1)...9 {
            names[29 + digit] = "\(digit)"
            names[88 + digit] = "\(digit)"
        }
        return names
    }

    @Test("every key of the remote control is on the keyboard, the digits twice")
    func names() {
        for (code, name) in Self.names {
            var keyboard = Keyboard()
            let event = keyboard.event(code: code, isRelease: false, at: 7)
            #expect(
                event
                    == RemoteEvent(
                        keyName: "KEY_" + name, count: 0, isRelease: false, remote: "keyboard",
                        at: 7))
        }
        #expect(Set(Self.names.values.map { "KEY_" + $0 }) == RemoteEvent.names)
        var keyboard = Keyboard()
        #expect(keyboard.event(code: 4, isRelease: false, at: 0) == nil)
    }

    @Test("a held key counts up, and a released one starts again from 0")
    func hold() {
        var keyboard = Keyboard()
        let counts = (0..<3).map { _ in keyboard.event(code: 82, isRelease: false, at: 0)?.count }
        #expect(counts == [0, 1, 2])
        #expect(keyboard.event(code: 82, isRelease: true, at: 0)?.isRelease == true)
        #expect(keyboard.event(code: 82, isRelease: false, at: 0)?.count == 0)
    }

    @Test("keys held when the window loses the keyboard are let go")
    func letGo() {
        var keyboard = Keyboard()
        _ = keyboard.event(code: 82, isRelease: false, at: 0)
        #expect(keyboard.letGo(at: 3).map(\.keyName) == ["KEY_UP"])
        #expect(keyboard.letGo(at: 4).isEmpty)
    }
}

/// A display without glass, on a number of its own.
final class InvisibleDisplay {
    private let process = Process()
    let name: String

    init?(size: String) {
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/Xvfb")
        process.arguments = ["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.runHearingSignals()) != nil else { return nil }
        let number = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
            .filter(\.isNumber)
        guard !number.isEmpty else { return nil }
        name = ":" + number
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }
}

let hasXvfb = FileManager.default.isExecutableFile(atPath: "/usr/bin/Xvfb")

func threadMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
}

extension ScreenTests {
    @Suite("The screen under X11", .serialized, .enabled(if: hasXvfb))
    struct DeskTests {
        @Test("the window shows the canvas's very pixels, and at rest nothing wakes or paints")
        func rest() throws {
            try onDisplay("1920x1080x24") { try restOnDisplay() }
        }

        // The window must be gone before its display goes, or Xlib ends the process.
        func onDisplay(_ size: String, do work: () throws -> Void) throws {
            let display = try #require(InvisibleDisplay(size: size))
            setenv("DISPLAY", display.name, 1)
            try withExtendedLifetime(display) { try work() }
        }

        func restOnDisplay() throws {
            let letters = try lettering()
            let glass = try Glass(.fullScreen, lettering: letters, driver: "x11")
            let desk = Desk(glass)
            #expect(desk.descriptor >= 0 && !glass.isScaled)
            let canvas = try Canvas(lettering: letters)
            for focus in [0, 3, 4] {
                glass.show(HomePicture.commands(focus: focus))
                canvas.show(HomePicture.commands(focus: focus))
            }
            #expect(glass.hash() == canvas.hash())
            let waiting = Waiting(remote: nil, desk: desk, bell: try Doorbell())
            // The window's own first events.
            for _ in 0..<20 { if waiting.sleep(atMost: 50).contains(.desk) { _ = desk.read() } }
            #expect(glass.hash() == canvas.hash())
            let before = glass.tally
            let cpu = threadMilliseconds()
            var wakes = 0
            let end = monotonicNanoseconds() + 2_000_000_000
            while monotonicNanoseconds() < end {
                if waiting.sleep(atMost: 1_000).contains(.desk) { _ = desk.read() }
                glass.show(HomePicture.commands(focus: 4))
                wakes += 1
            }
            let spent = threadMilliseconds() - cpu
            print("idle: \(wakes) wake-ups and \(spent) ms of processor in 2 s")
            #expect(glass.tally == before)
            #expect(wakes <= 4)
        }

        @Test("on a smaller display the picture is scaled to it")
        func scaled() throws {
            try onDisplay("1280x720x24") { try scaledOnDisplay() }
        }

        func scaledOnDisplay() throws {
            let glass = try Glass(.fullScreen, lettering: try lettering(), driver: "x11")
            let desk = Desk(glass)
            glass.show(HomePicture.commands(focus: 0))
            for _ in 0..<10 {
                usleep(20_000)
                _ = desk.read()
            }
            #expect(glass.isScaled)
            #expect(glass.pixels().count == 1_920 * 1_080)
            #expect(glass.show(HomePicture.commands(focus: 1)))
            #expect(!glass.show(HomePicture.commands(focus: 1)))
        }

        @Test("1,000 presses over ever new texts leave the memory where it was")
        func memory() throws {
            let atStart = residentKilobytes()
            let letters = try lettering()
            let glass = try Glass(.fullScreen, lettering: letters, driver: "dummy")
            var dice = Dice(21)
            func walk(_ presses: Int) {
                for _ in 0..<presses {
                    let clock =
                        "午前 \(Int.random(in: 1...11, using: &dice))時"
                        + "\(Int.random(in: 0...59, using: &dice))分"
                    var list = HomePicture.commands(
                        focus: Int.random(in: 0..<6, using: &dice), clock: clock)
                    list.append(
                        .text(
                            "\(UInt32.random(in: 0 ... .max, using: &dice))円", x: 900,
                            baseline: 990, size: [64, 80, 96].randomElement(using: &dice) ?? 64,
                            .bold, HomePicture.rice))
                    glass.show(list)
                }
            }
            walk(400)
            let before = residentKilobytes()
            walk(600)
            let after = residentKilobytes()
            print(
                "memory: \(atStart) kB, then \(before) kB, then \(after) kB; text kept \(letters.bytesKept) bytes"
            )
            #expect(letters.bytesKept <= 4_000_000)
            #expect(after - before < 16_000)
        }
    }
}

func residentKilobytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
}
