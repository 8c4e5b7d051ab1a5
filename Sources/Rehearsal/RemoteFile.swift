import Foundation

/// A remote control's file for the LIRC daemon, read for the timings and codes it holds.
public struct RemoteFile: Sendable, Hashable {
    /// One `begin remote` … `end remote`: keys that share their timings.
    public struct Block: Sendable, Hashable {
        /// The block's name, which the daemon gives with every key.
        public var name = ""
        /// Timings in microseconds: pulse and space of the header, of a one and of a zero.
        public var header = [0, 0]
        /// Pulse and space of a one.
        public var one = [0, 0]
        /// Pulse and space of a zero.
        public var zero = [0, 0]
        /// Pulse and space of the short frame that means "still held"; `nil` when there is none.
        public var repeatFrame: [Int]?
        /// The last pulse, or 0.
        public var trail = 0
        /// The pause after a frame, or the whole period when `isConstantLength`.
        public var gap = 0
        /// Whether `gap` counts from the start of the frame.
        public var isConstantLength = false
        /// How many bits the code of a key has.
        public var bits = 0
        /// What every frame begins with, and how many bits that has.
        public var preData: UInt64 = 0
        /// How many bits `preData` has.
        public var preDataBits = 0
        /// The code of each key.
        public var codes: [String: UInt64] = [:]
    }
    /// The blocks in file order.
    public let blocks: [Block]

    /// Reads a file. Throws `InfraredProblem.unreadable` or `.strangeLine`.
    public init(contentsOf path: String) throws(InfraredProblem) {
        guard let text = try? String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8) else {
            throw .unreadable(file: path)
        }
        try self.init(text, named: path)
    }

    /// Reads a text; `file` names it in errors. Throws `InfraredProblem.strangeLine`.
    public init(_ text: String, named file: String) throws(InfraredProblem) {
        var blocks: [Block] = []
        var block: Block?
        var isInCodes = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let bare = line.prefix { $0 != "#" }
            let words = bare.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard let first = words.first else { continue }
            let isUnderstood: Bool
            switch (first, words.dropFirst().first) {
            case ("begin", "remote"):
                isUnderstood = block == nil
                block = Block()
            case ("begin", "codes"):
                isUnderstood = block != nil
                isInCodes = true
            case ("end", "codes"):
                isUnderstood = isInCodes
                isInCodes = false
            case ("end", "remote"):
                isUnderstood = block != nil && !isInCodes
                if let block { blocks.append(block) }
                block = nil
            default:
                isUnderstood = block?.take(words, isCode: isInCodes) ?? false
            }
            if !isUnderstood { throw .strangeLine(file: file, line: index + 1) }
        }
        guard block == nil else {
            throw .strangeLine(file: file, line: text.split(separator: "\n").count)
        }
        self.blocks = blocks
    }

    /// Every key of the file.
    public var keys: [String] { blocks.flatMap { $0.codes.keys.sorted() } }
}

extension RemoteFile.Block {
    /// Takes one line of the block; answers whether it was understood.
    mutating func take(_ words: [String], isCode: Bool) -> Bool {
        let values = words.dropFirst()
        func number() -> Int? { values.first.flatMap { Int($0) } }
        func bits() -> UInt64? {
            values.last.flatMap {
                UInt64($0.hasPrefix("0x") ? String($0.dropFirst(2)) : $0, radix: 16)
            }
        }
        func pair() -> [Int]? {
            let both = values.compactMap { Int($0) }
            return both.count == 2 ? both : nil
        }
        if isCode {
            guard values.count == 1, let code = bits() else { return false }
            codes[words[0]] = code
            return true
        }
        switch words[0] {
        case "name": name = values.first ?? ""
        case "bits": self.bits = number() ?? 0
        case "header": header = pair() ?? [0, 0]
        case "one": one = pair() ?? [0, 0]
        case "zero": zero = pair() ?? [0, 0]
        case "repeat": repeatFrame = pair()
        case "ptrail": trail = number() ?? 0
        case "gap": gap = number() ?? 0
        case "pre_data": preData = bits() ?? 0
        case "pre_data_bits": preDataBits = number() ?? 0
        case "flags": isConstantLength = values.joined().contains("CONST_LENGTH")
        case "eps", "aeps", "min_repeat", "frequency": break
        default: return false
        }
        return true
    }
}
