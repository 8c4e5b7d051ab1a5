import Glibc
import Synchronization

/// What happens to one call on a line, counted in bytes.
public struct CallFault: Sendable {
    /// What happens.
    public enum Kind: Sendable, Hashable {
        /// Only so many bytes of the request arrive; then both ends see the line broken.
        case cutRequest(after: Int)
        /// The request arrives whole, and only so many bytes of the response come back.
        case cutResponse(after: Int)
        /// The request waits so many milliseconds, and the response as long again.
        case delay(UInt32)
        /// The request arrives a second time, on a line of its own, before the response comes back.
        case duplicate
        /// Nothing; its bytes are counted.
        case count
    }
    /// What happens.
    public let kind: Kind
    /// How the request begins, as in `POST /v1/orders `.
    public let beginning: String

    /// A fault of the next call that begins so.
    public init(_ kind: Kind, of beginning: String) {
        self.kind = kind
        self.beginning = beginning
    }
}

/// The bytes of a call that was struck.
public struct StruckCall: Sendable, Hashable {
    /// Bytes of the request that the line took in.
    public var request = 0
    /// Bytes of the response that the line took in.
    public var response = 0
    /// Whether the line was cut because of it.
    public var isCut = false
}

/// A call under way that a fault has met: decides byte by byte what is let through.
final class CallUnderFault: Sendable {
    private struct State {
        var seen = StruckCall()
        var request: [UInt8] = []
        var isRepeated = false
    }
    let fault: CallFault
    private let state = Mutex(State())

    init(_ fault: CallFault) { self.fault = fault }

    var seen: StruckCall { state.withLock { $0.seen } }

    /// How many of these bytes of the request go on; fewer than there are ends the call.
    func passRequest(_ bytes: ArraySlice<UInt8>) -> Int {
        let passed = state.withLock { state in
            let before = state.seen.request
            state.seen.request += bytes.count
            if fault.kind == .duplicate { state.request += bytes }
            guard case .cutRequest(let after) = fault.kind, before + bytes.count > after else {
                return bytes.count
            }
            state.seen.isCut = true
            return max(0, after - before)
        }
        if case .delay(let milliseconds) = fault.kind { usleep(milliseconds * 1_000) }
        return passed
    }

    /// The same of the response.
    func passResponse(_ bytes: ArraySlice<UInt8>, again: ([UInt8]) -> Void) -> Int {
        let (passed, request) = state.withLock { state in
            let before = state.seen.response
            state.seen.response += bytes.count
            var request: [UInt8]?
            if fault.kind == .duplicate, !state.isRepeated {
                state.isRepeated = true
                request = state.request
            }
            guard case .cutResponse(let after) = fault.kind, before + bytes.count > after else {
                return (bytes.count, request)
            }
            state.seen.isCut = true
            return (max(0, after - before), request)
        }
        if let request { again(request) }
        if case .delay(let milliseconds) = fault.kind { usleep(milliseconds * 1_000) }
        return passed
    }
}
