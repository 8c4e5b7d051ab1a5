import Glibc

/// Our own sounds, made of sine tones between 390 and 790 Hz, which old ears still hear well.
///
/// They are deliberately none of the official signals: no rising chord, no siren, no buzzer.
struct Chime: Sendable, Hashable {
    /// Samples a second.
    static let rate = WaveFile.ours

    /// One tone: its pitch in hertz, its length and the silence after it in milliseconds.
    struct Tone: Sendable, Hashable {
        let hertz: Double
        let length: Int
        let pause: Int
        init(_ hertz: Double, _ length: Int, pause: Int = 0) {
            self.hertz = hertz
            self.length = length
            self.pause = pause
        }
    }

    let tones: [Tone]
    /// Loudness, 0 to 1.
    let volume: Double
    /// Milliseconds from the beginning of one call to the next.
    let cycle: Int

    /// A falling fourth, twice: the call of a real alert.
    static let alert = Chime(
        tones: [
            Tone(784, 420, pause: 60), Tone(587, 520, pause: 260), Tone(784, 420, pause: 60),
            Tone(587, 520),
        ],
        volume: 0.8, cycle: 4_500)
    /// One soft, low tone: a drill.
    static let drill = Chime(tones: [Tone(440, 700)], volume: 0.3, cycle: 6_000)
    /// A soft rising third: it is over.
    static let cleared = Chime(
        tones: [Tone(440, 380, pause: 40), Tone(554, 620)], volume: 0.35, cycle: 2_000)

    /// One cycle as 16-bit samples: the tones, each swelling and fading, and silence up to its end.
    var samples: [Int16] {
        var samples: [Int16] = []
        for tone in tones {
            let count = tone.length * Self.rate / 1_000
            for index in 0..<count {
                let time = Double(index) / Double(Self.rate)
                let swell = min(1, Double(index) / 400)
                let fade = min(1, Double(count - index) / 2_000)
                let wave =
                    sin(2 * .pi * tone.hertz * time) * 0.8
                    + sin(4 * .pi * tone.hertz * time) * 0.2
                samples.append(Int16(wave * swell * fade * volume * 32_000))
            }
            samples += Array(repeating: 0, count: tone.pause * Self.rate / 1_000)
        }
        let whole = cycle * Self.rate / 1_000
        return samples + Array(repeating: 0, count: max(0, whole - samples.count))
    }
}
