import Foundation

/// Speech that was rendered once, kept in files: a folder of this box, bounded, and one that came with the program and is only read.
///
/// Belongs to one thread.
struct VoiceShelf {
    private let folder: String
    private let ready: String?
    private let most: Int
    private var sizes: [String: Int] = [:]
    /// Bytes kept now.
    private(set) var total = 0

    /// A shelf of at most so many bytes.
    init(folder: String, ready: String?, most: Int) {
        self.folder = folder
        self.ready = ready
        self.most = most
        let files = FileManager.default
        try? files.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
            let path = folder + "/" + name
            guard name.hasSuffix(Self.ending), name.count == 32 + Self.ending.count else {
                // What a power cut left half written.
                if name.hasSuffix(".new") { unlink(path) }
                continue
            }
            var state = stat()
            guard stat(path, &state) == 0 else { continue }
            sizes[name] = Int(state.st_size)
            total += Int(state.st_size)
        }
        if total > most { makeRoom() }
    }

    /// Whether little more can be kept without throwing something out.
    var isFull: Bool { total > most / 20 * 19 }

    private static let ending = ".wav"

    /// The name of a text's file: two hashes of 64 bits. What is in it is compared all the same.
    static func name(of text: String, by engine: VoiceEngine) -> String {
        let bytes = Array((engine.mark + "\n" + text).utf8)
        let hashes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15].map { seed in
            bytes.reduce(seed) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        }
        return hashes.map {
            let text = String($0, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined() + ending
    }

    /// Whether a text is kept.
    func has(_ text: String, by engine: VoiceEngine) -> Bool {
        let name = Self.name(of: text, by: engine)
        if sizes[name] != nil { return true }
        return ready.map { access($0 + "/" + name, R_OK) == 0 } ?? false
    }

    /// The speech of a text, if it is kept and whole.
    func speech(of text: String, by engine: VoiceEngine) -> [Int16]? {
        let name = Self.name(of: text, by: engine)
        for place in [folder, ready].compactMap({ $0 }) {
            guard let data = FileManager.default.contents(atPath: place + "/" + name),
                let wave = WaveFile(Array(data)), wave.text == text, wave.rate == WaveFile.ours
            else { continue }
            if place == folder { touch(place + "/" + name) }
            return wave.samples
        }
        return nil
    }

    // The date of the last use decides what goes first; once a day is often enough for that.
    private func touch(_ path: String) {
        var state = stat()
        guard stat(path, &state) == 0, time(nil) - state.st_mtim.tv_sec > 86_400 else { return }
        _ = utimes(path, nil)
    }

    /// Keeps the speech of a text; a disk that is full is no reason not to speak.
    mutating func keep(_ speech: [Int16], of text: String, by engine: VoiceEngine) {
        let name = Self.name(of: text, by: engine)
        let bytes = WaveFile(rate: WaveFile.ours, samples: speech, text: text).bytes
        guard bytes.count <= most / 8 else { return }
        let path = folder + "/" + name
        let new = path + ".new"
        guard FileManager.default.createFile(atPath: new, contents: Data(bytes)),
            rename(new, path) == 0
        else {
            unlink(new)
            return
        }
        total += bytes.count - (sizes[name] ?? 0)
        sizes[name] = bytes.count
        if total > most { makeRoom() }
    }

    // Down to nine tenths, so that not every new text looks at the whole folder.
    private mutating func makeRoom() {
        let dated = sizes.keys.map { name -> (name: String, used: timespec) in
            var state = stat()
            _ = stat(folder + "/" + name, &state)
            return (name, state.st_mtim)
        }
        .sorted { ($0.used.tv_sec, $0.used.tv_nsec) < ($1.used.tv_sec, $1.used.tv_nsec) }
        for (name, _) in dated where total > most / 10 * 9 {
            unlink(folder + "/" + name)
            total -= sizes.removeValue(forKey: name) ?? 0
        }
    }
}
