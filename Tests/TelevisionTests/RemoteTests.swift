import Foundation
import Testing

@testable import Television

/// A clock the test moves by hand.
final class HandClock {
    var now: UInt64 = 1_000_000_000
    func forward(milliseconds: UInt64) { now += milliseconds * 1_000_000 }
}

@Suite("The remote control")
struct RemoteTests {
    let daemon = FakeDaemon()
    let clock = HandClock()

    func connected() -> Remote {
        let clock = clock
        daemon.start()
        let remote = Remote(socket: daemon.path, clock: { clock.now })
        #expect(remote.read().isEmpty)
        daemon.accept()
        return remote
    }

    func keys(_ reports: [Remote.Report]) -> [String] {
        reports.compactMap { report in
            guard case .event(let event) = report else { return nil }
            return "\(event.keyName) \(event.count)\(event.isRelease ? " up" : "")"
        }
    }

    @Test("press, hold and release are told apart, with count and instant")
    func shapes() {
        let remote = connected()
        daemon.say(
            """
            0000000002fdbc43 00 KEY_OK ENGAWA_NEC_KEYS
            0000000002fdbc43 0a KEY_OK ENGAWA_NEC_KEYS
            0000000002fdbc43 00 KEY_OK_EVUP ENGAWA_NEC_KEYS

            """)
        let reports = remote.read()
        #expect(keys(reports) == ["KEY_OK 0", "KEY_OK 10", "KEY_OK 0 up"])
        #expect(
            reports.first
                == .event(
                    RemoteEvent(
                        keyName: "KEY_OK", count: 0, isRelease: false, remote: "ENGAWA_NEC_KEYS",
                        at: clock.now)))
    }

    @Test("a line torn in two arrives once, whole")
    func torn() {
        let remote = connected()
        daemon.say("0000000002fdbc43 00 KEY")
        #expect(remote.read().isEmpty)
        daemon.say("_OK ENGAWA\n0000")
        #expect(keys(remote.read()) == ["KEY_OK 0"])
        #expect(remote.tally.malformed == 0)
    }

    @Test("a name that is none of ours is ignored and counted")
    func unknown() {
        let remote = connected()
        daemon.say("0000000000000001 00 KEY_POWER TV\n0000000000000001 00 rm_-rf TV\n")
        #expect(remote.read().isEmpty)
        #expect(remote.tally.unknown == 2 && remote.tally.events == 0)
    }

    @Test(
        "10,000 garbage lines and 10,000 bytes without an end harm nothing, and a key still comes")
    func garbage() {
        let remote = connected()
        var dice = Dice(7)
        var seen: [String] = []
        for round in 0..<100 {
            var bytes: [UInt8] = []
            for _ in 0..<100 {
                let length = Int.random(in: 0...80, using: &dice)
                bytes += (0..<length).map { _ in
                    let byte = UInt8.random(in: 0...255, using: &dice)
                    return byte == 0x0A ? 0x20 : byte
                }
                bytes.append(0x0A)
            }
            if round == 50 { bytes += [UInt8](repeating: 0x41, count: 10_000) + [0x0A] }
            daemon.say(bytes)
            seen += keys(remote.read())
        }
        daemon.say("0000000002fdbc43 00 KEY_OK ENGAWA\n")
        for _ in 0..<50 where seen.isEmpty { seen += keys(remote.read()) }
        #expect(seen == ["KEY_OK 0"])
        #expect(remote.tally.malformed == 10_001)
        #expect(remote.descriptor >= 0)
    }

    @Test("a flood passes on the newest 64 keys only")
    func flood() {
        let remote = connected()
        let lines = (0..<1_000).map { "0 \(String($0 % 256, radix: 16)) KEY_UP R\n" }
        daemon.say(lines.joined())
        let seen = keys(remote.read())
        #expect(seen.count == Remote.mostEvents)
        #expect(seen.last == "KEY_UP \(999 % 256)")
        #expect(remote.tally.dropped == 1_000 - Remote.mostEvents)
    }

    @Test("a daemon that dies is reported once, and again when it is back, without old keys")
    func lostAndBack() {
        let remote = connected()
        daemon.say("0000000002fdbc43 00 KEY_O")
        #expect(remote.read().isEmpty)
        daemon.crash()
        #expect(remote.read() == [.lost])
        #expect(remote.descriptor == -1)
        for _ in 0..<20 {
            clock.forward(milliseconds: 100)
            #expect(remote.read().isEmpty)
        }
        daemon.start()
        // Less than a second after it returned we are there.
        clock.forward(milliseconds: 401)
        #expect(remote.read() == [.back])
        daemon.accept()
        daemon.say("0000000002fdbc43 00 KEY_BACK ENGAWA\n")
        #expect(keys(remote.read()) == ["KEY_BACK 0"])
        #expect(remote.tally.malformed == 0)
    }

    @Test("a daemon that was never there is reported lost at once, and tried no more than needed")
    func neverThere() {
        let clock = clock
        let remote = Remote(socket: "/nonexistent/lircd", clock: { clock.now })
        #expect(remote.millisecondsToNextTry == 0)
        #expect(remote.read() == [.lost])
        #expect((390...410).contains(remote.millisecondsToNextTry ?? 0))
        #expect(remote.read().isEmpty)
        let long = Remote(socket: "/" + String(repeating: "x", count: 200), clock: { clock.now })
        #expect(long.read() == [.lost])
    }
}

@Suite("The waiting")
struct WaitingTests {
    @Test("a bell rung on another thread ends the sleep at once")
    func bell() async throws {
        let bell = try Doorbell()
        let thread = Thread {
            usleep(30_000)
            bell.ring()
            bell.ring()
        }
        thread.start()
        let before = monotonicNanoseconds()
        let reasons = Waiting(remote: nil, desk: nil, bell: bell).sleep(atMost: 5_000)
        #expect(reasons == .bell)
        #expect(monotonicNanoseconds() - before < 2_000_000_000)
        usleep(50_000)
        bell.answer()
        #expect(Waiting(remote: nil, desk: nil, bell: bell).sleep(atMost: 0) == [])
    }

    @Test("a key ends the sleep, and an absent daemon is tried when due")
    func remote() throws {
        let daemon = FakeDaemon()
        daemon.start()
        let remote = Remote(socket: daemon.path)
        let waiting = Waiting(remote: remote, desk: nil, bell: try Doorbell())
        #expect(waiting.sleep(atMost: 1_000) == .remote)
        #expect(remote.read().isEmpty)
        daemon.accept()
        #expect(waiting.sleep(atMost: 0) == [])
        daemon.say("0 00 KEY_UP R\n")
        #expect(waiting.sleep(atMost: 2_000) == .remote)
        #expect(remote.read().count == 1)
    }
}
