public import DataFiles

/// Why a rehearsal with infra-red light cannot be held.
public enum InfraredProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file cannot be read.
    case unreadable(file: String)
    /// A key is not in the file.
    case noSuchKey(String)
    /// A program is not installed; `package` is the Debian package that brings it.
    case notInstalled(program: String, package: String)
    /// The daemon did not come up; its last words.
    case daemonSilent(words: String)
    /// No datagram could be sent.
    case notSent(code: Int32)

    /// What happened and what to do.
    public var description: String {
        switch self {
        case .unreadable(let file): "\(file) cannot be read."
        case .noSuchKey(let key): "The remote file has no key \(key)."
        case .notInstalled(let program, let package):
            "\(program) is not installed. Install the Debian package \(package)."
        case .daemonSilent(let words): "The LIRC daemon did not start: \(words)"
        case .notSent(let code): "The infra-red datagram was not sent (error \(code))."
        }
    }
}

/// Genuine light of a remote control: the very pulses and spaces a key would send.
public struct Infrared: Sendable {
    /// One burst of light.
    public struct Frame: Sendable, Hashable {
        /// When it begins, in microseconds after the press.
        public var start: Int
        /// Pulse, space, pulse … in microseconds; begins and ends with a pulse.
        public var durations: [Int]
        /// Light of one's own making, such as a lamp's flicker.
        public init(start: Int, durations: [Int]) {
            self.start = start
            self.durations = durations
        }
        /// When it ends, in microseconds after the press.
        public var end: Int { start + durations.reduce(0, +) }
    }
    /// What the remote control sends.
    public let file: RemoteFile

    /// A remote control.
    public init(_ file: RemoteFile) { self.file = file }

    /// The frames of a key held for so many frames.
    ///
    /// `losing` leaves out frames by their number from 0, as a hand before the remote does.
    /// `jitter` shakes every duration by up to so many percent. Throws `noSuchKey`.
    public func press(
        _ key: String, frames count: Int, losing: Set<Int> = [], jitter percent: Int = 0,
        seed: UInt64 = 1
    ) throws(InfraredProblem) -> [Frame] {
        guard let block = file.blocks.first(where: { $0.codes[key] != nil }),
            let code = block.codes[key]
        else { throw .noSuchKey(key) }
        // A remote control sends its short frame for every key, whatever the daemon is told.
        let short = file.blocks.lazy.compactMap(\.repeatFrame).first
        let whole = block.durations(of: code)
        var shake = Shake(state: seed)
        var frames: [Frame] = []
        var start = 0
        for number in 0..<max(0, count) {
            var durations = whole
            if number > 0, let short { durations = short + [block.trail] }
            let period =
                block.isConstantLength ? block.gap : block.gap + durations.reduce(0, +)
            if !losing.contains(number) {
                let shaken = durations.map { $0 + $0 * shake.next(upTo: percent) / 100 }
                frames.append(Frame(start: start, durations: shaken))
            }
            start += period
        }
        return frames
    }

    /// The datagrams for lircd's `udp` driver, one a frame, with the instant to send each.
    ///
    /// Each is a run of 16-bit little-endian microseconds; the high bit marks a space (the
    /// manual says the reverse; this was measured with lirc 0.10.1). From 32,768 on: a zero
    /// word with that bit, then 32 bits. `timeout` is the pause in microseconds after which the
    /// receiver reports that the light went out, which lets the daemon answer at once.
    public static func datagrams(
        _ frames: [Frame], timeout: Int? = nil
    ) -> [(sendAt: Int, bytes: [UInt8])] {
        var lastEnd = -1_000_000
        return frames.indices.map { index in
            let frame = frames[index]
            let pause = index + 1 < frames.count ? frames[index + 1].start - frame.end : Int.max
            var bytes: [UInt8] = []
            append(frame.start - lastEnd, isSpace: true, to: &bytes)
            for (place, duration) in frame.durations.enumerated() {
                append(duration, isSpace: place % 2 == 1, to: &bytes)
            }
            lastEnd = frame.end
            guard let timeout, pause > timeout else { return (sendAt: frame.end, bytes: bytes) }
            // The kernel reports such a pause twice: cut short at its timeout, then in full.
            append(timeout, isSpace: true, to: &bytes)
            return (sendAt: frame.end + timeout, bytes: bytes)
        }
    }

    private static func append(_ duration: Int, isSpace: Bool, to bytes: inout [UInt8]) {
        let mark: UInt16 = isSpace ? 0x8000 : 0
        func word(_ value: UInt16) { bytes += [UInt8(value & 0xFF), UInt8(value >> 8)] }
        let held = UInt32(clamping: max(1, duration))
        if held < 0x8000 {
            word(mark | UInt16(held))
        } else {
            word(mark)
            word(UInt16(held & 0xFFFF))
            word(UInt16(held >> 16))
        }
    }
}

extension RemoteFile.Block {
    /// Pulses and spaces of one whole frame, ending with a pulse.
    func durations(of code: UInt64) -> [Int] {
        var durations = header ?? []
        for (value, width) in [(preData, preDataBits), (code, bits)] {
            for bit in stride(from: width - 1, through: 0, by: -1) {
                durations += value >> UInt64(bit) & 1 == 1 ? one : zero
            }
        }
        if trail > 0 { durations.append(trail) } else { durations.removeLast() }
        return durations
    }
}

/// A repeatable small shaking (SplitMix64).
private struct Shake {
    var state: UInt64
    mutating func next(upTo percent: Int) -> Int {
        guard percent > 0 else { return 0 }
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(2 * percent + 1)) - percent
    }
}
