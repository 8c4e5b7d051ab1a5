import Foundation
import Glibc
import Synchronization

/// A line between the box and the office that can be cut and restored, also within a call after
/// any byte of it: a TCP relay on loopback.
public final class CuttableLink: Sendable {
    private struct State {
        var cut = false
        var target: UInt16
        var open: Set<Int32> = []
        var stopped = false
        var fault: CallFault?
        var struck: CallUnderFault?
    }
    /// The port the box calls.
    public let port: UInt16
    private let listener: Int32
    /// A child of the rehearsal that inherited a line would keep it open after the cut.
    private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    private let state: Mutex<State>

    /// A line to a port on loopback. The office need not listen yet.
    /// - Throws: if no port can be had.
    public init(to target: UInt16) throws(RehearsalProblem) {
        let socket = Glibc.socket(AF_INET, Self.kind, 0)
        var address = Self.loopback(0)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(socket, $0, &length)
            }
        }
        guard socket >= 0, bound == 0, named == 0, listen(socket, 64) == 0 else {
            throw RehearsalProblem("no port on loopback for the line")
        }
        listener = socket
        port = UInt16(bigEndian: address.sin_port)
        state = Mutex(State(target: target))
        Thread.detachNewThread { [self] in accept() }
    }

    deinit { close(listener) }

    /// Cuts the line: what is open breaks, and new calls are refused until `restore`.
    public func cut() {
        let open = state.withLock { state in
            state.cut = true
            defer { state.open = [] }
            return state.open
        }
        open.forEach { shutdown($0, Int32(SHUT_RDWR)) }
    }

    /// Restores the line.
    public func restore() { state.withLock { $0.cut = false } }

    /// Leads every call from now on to another port on loopback; what is open breaks.
    public func lead(to target: UInt16) {
        let open = state.withLock { state in
            state.target = target
            defer { state.open = [] }
            return state.open
        }
        open.forEach { shutdown($0, Int32(SHUT_RDWR)) }
    }

    /// Has a fault strike the next call that begins as it says; nil takes it away.
    public func strike(_ fault: CallFault?) {
        state.withLock {
            $0.fault = fault
            $0.struck = nil
        }
    }

    /// The call that the latest fault has struck; nil if there was none yet.
    public var struck: StruckCall? { state.withLock { $0.struck }?.seen }

    /// The fault that lies in wait, if this is the beginning of the call it waits for.
    private func meet(_ bytes: ArraySlice<UInt8>) -> CallUnderFault? {
        state.withLock { state in
            guard let fault = state.fault, bytes.starts(with: fault.beginning.utf8) else {
                return nil
            }
            state.fault = nil
            state.struck = CallUnderFault(fault)
            return state.struck
        }
    }

    /// Sends a request a second time and waits for the beginning of what comes back.
    private func again(_ request: [UInt8]) {
        guard let called = call(state.withLock { $0.target }) else { return }
        defer { close(called) }
        var limit = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(
            called, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        _ = send(called, request, request.count, Int32(MSG_NOSIGNAL))
        var buffer = [UInt8](repeating: 0, count: 4_096)
        _ = read(called, &buffer, buffer.count)
    }

    /// Ends the line for good.
    public func stop() {
        cut()
        state.withLock { $0.stopped = true }
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func accept() {
        while true {
            let caller = Glibc.accept(listener, nil, nil)
            let (cut, stopped, target) = state.withLock { ($0.cut, $0.stopped, $0.target) }
            if stopped { return }
            guard caller >= 0 else {
                // Too many open files, or a caller who hung up at once: the next one may get through.
                usleep(50_000)
                continue
            }
            _ = fcntl(caller, F_SETFD, FD_CLOEXEC)
            guard !cut, let called = call(target) else {
                // A child that was started just now may hold the line as well: end it for both.
                shutdown(caller, Int32(SHUT_RDWR))
                close(caller)
                continue
            }
            state.withLock { $0.open.formUnion([caller, called]) }
            let left = Mutex(2)
            let pair = Pair(caller: caller, called: called, left: left)
            Thread.detachNewThread { [self] in pump(pair, from: caller, to: called) }
            Thread.detachNewThread { [self] in pump(pair, from: called, to: caller) }
        }
    }

    /// Two ends of one call; the last pump to finish closes both.
    private final class Pair: Sendable {
        let caller: Int32
        let called: Int32
        /// The fault that has met one of its requests.
        let fault = Mutex<CallUnderFault?>(nil)
        private let left: Mutex<Int>
        init(caller: Int32, called: Int32, left: consuming Mutex<Int>) {
            self.caller = caller
            self.called = called
            self.left = left
        }
        func finish() -> Bool {
            left.withLock {
                $0 -= 1
                return $0 == 0
            }
        }
    }

    private func pump(_ pair: Pair, from: Int32, to: Int32) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(from, &buffer, buffer.count)
            guard count > 0 else { break }
            let passed = pass(buffer[..<count], of: pair, isRequest: from == pair.caller)
            var sent = 0
            while sent < passed {
                let more = buffer.withUnsafeBytes { bytes in
                    send(
                        to, bytes.baseAddress.map { $0 + sent }, passed - sent,
                        Int32(MSG_NOSIGNAL))
                }
                guard more > 0 else { break }
                sent += more
            }
            guard sent == count else { break }
        }
        shutdown(from, Int32(SHUT_RDWR))
        shutdown(to, Int32(SHUT_RDWR))
        guard pair.finish() else { return }
        state.withLock { $0.open.subtract([pair.caller, pair.called]) }
        close(pair.caller)
        close(pair.called)
    }

    /// How many of these bytes go on.
    private func pass(_ bytes: ArraySlice<UInt8>, of pair: Pair, isRequest: Bool) -> Int {
        let fault = pair.fault.withLock { fault in
            // On a line that is kept open the fault of an earlier call may still stand here.
            if isRequest, let met = meet(bytes) { fault = met }
            return fault
        }
        guard let fault else { return bytes.count }
        return isRequest
            ? fault.passRequest(bytes) : fault.passResponse(bytes, again: again)
    }

    private func call(_ target: UInt16) -> Int32? {
        let socket = Glibc.socket(AF_INET, Self.kind, 0)
        var address = Self.loopback(target)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(socket)
            return nil
        }
        return socket
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    /// A port on loopback that nobody listens on at this moment.
    /// - Throws: if none can be had.
    public static func freePort() throws(RehearsalProblem) -> UInt16 {
        let line = try CuttableLink(to: 0)
        defer { line.stop() }
        return line.port
    }
}
