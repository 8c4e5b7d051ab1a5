import Foundation
import Glibc
import HTTPServer
import Synchronization

/// A plain TCP client that sends what it is told, sound or not.
final class RawClient {
    private let handle: Int32

    init(port: UInt16, seconds: Int = 5) {
        handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafeBytes(of: place) { bytes in
            connect(
                handle, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count))
        }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(
            handle, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(handle) }

    /// Sends the bytes; false once the other side has closed.
    @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult func send(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let step = bytes.withUnsafeBytes {
                Glibc.send(
                    handle, $0.baseAddress?.advanced(by: done), bytes.count - done,
                    Int32(MSG_NOSIGNAL))
            }
            guard step > 0 else { return false }
            done += step
        }
        return true
    }

    func finishSending() { shutdown(handle, Int32(SHUT_WR)) }

    /// Everything until the other side closes; nil if it did not within the patience.
    func readToEnd() -> String? {
        var all: [UInt8] = []
        while true {
            var piece = [UInt8](repeating: 0, count: 65_536)
            let count = recv(handle, &piece, piece.count, 0)
            if count < 0 { return errno == ECONNRESET ? String(decoding: all, as: UTF8.self) : nil }
            if count == 0 { return String(decoding: all, as: UTF8.self) }
            all += piece.prefix(count)
        }
    }

    /// One piece, as it comes.
    func readSome() -> String {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(handle, &piece, piece.count, 0)
        return String(decoding: piece.prefix(max(0, count)), as: UTF8.self)
    }
}

/// A server that sends canned bytes to everyone and closes, sound or not.
final class RawServer: Sendable {
    let port: UInt16
    private let handle: Int32

    init(_ answer: String, afterSeconds: Double = 0) {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutableBytes(of: &place) { bytes in
            let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            _ = bind(handle, address, size)
            listen(handle, 16)
            getsockname(handle, address, &size)
        }
        port = UInt16(bigEndian: place.sin_port)
        self.handle = handle
        Thread.detachNewThread {
            while true {
                let client = accept(handle, nil, nil)
                guard client >= 0 else {
                    // Closed here and nowhere else: another server may own the number by then.
                    close(handle)
                    return
                }
                var piece = [UInt8](repeating: 0, count: 65_536)
                _ = recv(client, &piece, piece.count, 0)
                usleep(UInt32(afterSeconds * 1_000_000))
                _ = Glibc.send(client, answer, answer.utf8.count, Int32(MSG_NOSIGNAL))
                close(client)
            }
        }
    }

    deinit { shutdown(handle, Int32(SHUT_RDWR)) }
}

/// A count that handlers on several threads may raise.
final class Count: Sendable {
    private let number = Atomic<Int>(0)
    func raise() { number.add(1, ordering: .sequentiallyConsistent) }
    var value: Int { number.load(ordering: .sequentiallyConsistent) }
}

/// Waits until the condition holds; false if it did not in time.
func eventually(seconds: Double = 5, _ condition: () -> Bool) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
        if condition() { return true }
        usleep(5_000)
    }
    return condition()
}

/// Long enough for the other side to read what was sent as a piece of its own.
func usleepBriefly() { usleep(300) }

/// A path in a folder of its own.
func freshPath(_ name: String) -> String {
    let folder = "/tmp/engawa-http-\(UInt64.random(in: 0 ... .max))"
    mkdir(folder, 0o700)
    return folder + "/" + name
}

extension HTTPResponse {
    static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
    }
}

/// A value handed from a handler to the test.
final class Box<Value: Sendable>: Sendable {
    private let held: Mutex<Value>
    init(_ value: Value) { held = Mutex(value) }
    var value: Value { held.withLock { $0 } }
    func change(_ body: @Sendable (inout Value) -> Void) { held.withLock { body(&$0) } }
}

/// Runs the work on a thread of its own.
func elsewhere(after seconds: Double = 0, _ work: @escaping @Sendable () -> Void) {
    Thread.detachNewThread {
        if seconds > 0 { Thread.sleep(forTimeInterval: seconds) }
        work()
    }
}
