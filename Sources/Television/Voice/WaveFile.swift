import Glibc

/// Samples of one channel in a WAV: 16 bits, or 8 bits by the µ-law of telephones, which halves what speech takes.
struct WaveFile {
    let rate: Int
    let samples: [Int16]
    /// What is said in it, if that was written down.
    let text: String?

    /// Samples a second of everything the box plays.
    static let ours = 24_000

    init(rate: Int, samples: [Int16], text: String?) {
        self.rate = rate
        self.samples = samples
        self.text = text
    }

    /// Reads a WAV; nil if it is none, is torn, or has more than one channel.
    init?(_ bytes: [UInt8]) {
        func word(_ at: Int) -> Int {
            bytes[at..<at + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        func half(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
        func name(_ at: Int) -> String { String(decoding: bytes[at..<at + 4], as: UTF8.self) }
        guard bytes.count >= 44, name(0) == "RIFF", name(8) == "WAVE" else { return nil }
        var place = 12
        var form: (kind: Int, channels: Int, rate: Int, bits: Int)?
        var said: String?
        while place + 8 <= bytes.count {
            let kind = name(place)
            let size = word(place + 4)
            let start = place + 8
            if kind == "data" {
                guard let form, form.channels == 1, (8_000...96_000).contains(form.rate) else {
                    return nil
                }
                // Who writes into a pipe does not know the length and gives a huge one.
                let isOpen = size >= 0x7000_0000
                guard isOpen || start + size <= bytes.count else { return nil }
                let data = bytes[start..<(isOpen ? bytes.count : start + size)]
                switch (form.kind, form.bits) {
                case (1, 16):
                    self.init(
                        rate: form.rate,
                        samples: stride(from: data.startIndex, to: data.endIndex - 1, by: 2).map {
                            Int16(bitPattern: UInt16(data[$0]) | UInt16(data[$0 + 1]) << 8)
                        }, text: said)
                case (7, 8):
                    self.init(
                        rate: form.rate, samples: data.map { Self.louder[Int($0)] }, text: said)
                default: return nil
                }
                return
            }
            guard size >= 0, start + size <= bytes.count else { return nil }
            if kind == "fmt ", size >= 16 {
                form = (half(start), half(start + 2), word(start + 4), half(start + 14))
            } else if kind == "said" {
                said = String(decoding: bytes[start..<start + size], as: UTF8.self)
            }
            place = start + size + size % 2
        }
        return nil
    }

    /// As a file: µ-law, with what is said in it.
    var bytes: [UInt8] {
        func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) } }
        func half(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
        func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
            Array(name.utf8) + word(body.count) + body + (body.count % 2 == 1 ? [0] : [])
        }
        let form = half(7) + half(1) + word(rate) + word(rate) + half(1) + half(8)
        let body =
            Array("WAVE".utf8) + chunk("fmt ", form) + chunk("said", Array((text ?? "").utf8))
            + chunk("data", samples.map(Self.quieter))
        return Array("RIFF".utf8) + word(body.count) + body
    }

    // G.711 µ-law.
    private static func quieter(_ sample: Int16) -> UInt8 {
        let isNegative = sample < 0
        let size = min(32_635, abs(Int(sample))) + 132
        var exponent = 7
        while exponent > 0, size & (0x80 << exponent) == 0 { exponent -= 1 }
        let mantissa = size >> (exponent + 3) & 0x0F
        return ~UInt8((isNegative ? 0x80 : 0) | exponent << 4 | mantissa)
    }

    private static let louder: [Int16] = (0..<256).map { byte in
        let code = ~UInt8(byte)
        let exponent = Int(code >> 4 & 0x07)
        let size = ((Int(code & 0x0F) << 3) + 132) << exponent - 132
        return Int16(code & 0x80 != 0 ? -size : size)
    }

    /// What is played and kept of it: at our rate, without the silence before and after.
    var speech: [Int16] {
        let ours = rate == Self.ours ? samples : resampled
        let threshold = 160
        guard let first = ours.firstIndex(where: { abs(Int($0)) > threshold }),
            let last = ours.lastIndex(where: { abs(Int($0)) > threshold })
        else { return [] }
        let margin = Self.ours / 40
        return Array(ours[max(0, first - margin)...min(ours.count - 1, last + 2 * margin)])
    }

    // A windowed sinc at the new places, cut off below what both rates can hold.
    private var resampled: [Int16] {
        guard samples.count < 5_000_000 else { return [] }
        let step = Double(rate) / Double(Self.ours)
        let cut = min(1, 1 / step) * 0.92
        let reach = Int((8 / cut).rounded(.up))
        let count = Int(Double(samples.count) / step)
        return samples.withUnsafeBufferPointer { source in
            (0..<count).map { index in
                let centre = Double(index) * step
                let middle = Int(centre)
                var sum = 0.0
                for place in max(0, middle - reach)...min(source.count - 1, middle + reach) {
                    let away = Double(place) - centre
                    let x = away * cut * .pi
                    let wave = abs(x) < 1e-9 ? 1 : sin(x) / x
                    let window = 0.5 + 0.5 * cos(.pi * max(-1, min(1, away / Double(reach + 1))))
                    sum += Double(source[place]) * wave * window
                }
                return Int16(max(-32_768, min(32_767, sum * cut)))
            }
        }
    }
}
