import Domain

/// A block of a remote file as it is written: its lines at their places, not judged yet.
struct RemoteDraft {
    /// Where the block begins.
    let place: Piece
    /// Timings and other properties by their word: the word and what stands behind it.
    var lines: [String: (word: Piece, values: [Piece])] = [:]
    /// Keys and their codes in file order.
    var codes: [(key: Piece, value: UInt64?)] = []
    /// Where the last key stands, or the block's beginning.
    var lastPlace: Piece { codes.last?.key ?? place }
}

/// Reads the lines of a remote file and goes on after whatever is wrong.
struct RemoteScan {
    /// What may stand in a block. The daemon knows more; Engawa's files need no more than this.
    static let words = [
        "name", "bits", "flags", "eps", "aeps", "header", "one", "zero", "ptrail", "repeat",
        "pre_data_bits", "pre_data", "gap", "min_repeat", "frequency",
    ]

    private let findings: Findings
    private var drafts: [RemoteDraft] = []
    private var open: RemoteDraft?
    private var isInCodes = false

    static func blocks(of text: String, file: String, to findings: Findings) -> [RemoteDraft] {
        var scan = RemoteScan(findings: findings)
        var last = Piece(file: file, line: 1, column: 1, text: "")
        // A line end of CR and LF is one Character in Swift.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let words = words(of: line, file: file, line: index + 1)
            guard let first = words.first else { continue }
            last = first
            scan.take(first, Array(words.dropFirst()))
        }
        if scan.open != nil {
            findings.report(last, "After this the block must end: 「end remote」.")
            scan.close()
        }
        if scan.drafts.isEmpty {
            findings.reportMissing(last, "Here is no remote control: 「begin remote」 is missing.")
        }
        return scan.drafts
    }

    private init(findings: Findings) { self.findings = findings }

    private static func words(of line: Substring, file: String, line number: Int) -> [Piece] {
        var words: [Piece] = []
        var word = ""
        for (index, character) in (line + " ").enumerated() {
            if character == " " || character == "\t" || character == "#" {
                if !word.isEmpty {
                    words.append(
                        Piece(file: file, line: number, column: index + 1 - word.count, text: word))
                }
                word = ""
                if character == "#" { return words }
            } else {
                word.append(character)
            }
        }
        return words
    }

    private mutating func take(_ first: Piece, _ values: [Piece]) {
        if ["begin", "end"].contains(first.text) {
            bracket(first, values)
        } else if open == nil {
            findings.report(
                first, "This stands outside of a block 「begin remote … end remote」.",
                suggestion: nearest(to: first.text, among: ["begin", "end"]))
        } else if isInCodes {
            code(first, values)
        } else {
            property(first, values)
        }
    }

    private mutating func bracket(_ first: Piece, _ values: [Piece]) {
        let kinds = ["remote", "codes"]
        let written = values.first?.text ?? ""
        let meant = kinds.contains(written) ? written : nearest(to: written, among: kinds)
        if meant != written || values.count != 1 {
            findings.report(
                values.first ?? first, "After 「\(first.text)」 stands either remote or codes.",
                suggestion: meant)
        }
        switch (first.text, meant) {
        case ("begin", "remote"):
            if open != nil {
                findings.report(first, "The block before has not ended: 「end remote」 is missing.")
            }
            close()
            open = RemoteDraft(place: first)
        case ("end", "remote"):
            if open == nil {
                findings.report(first, "No block has begun here.")
            } else if isInCodes {
                findings.report(first, "The codes have not ended: 「end codes」 is missing.")
            }
            close()
        case ("begin", "codes"):
            if open == nil || isInCodes { findings.report(first, "Codes cannot begin here.") }
            isInCodes = open != nil
        case ("end", "codes"):
            if !isInCodes { findings.report(first, "No codes have begun here.") }
            isInCodes = false
        default: break
        }
    }

    private mutating func close() {
        if let open { drafts.append(open) }
        open = nil
        isInCodes = false
    }

    private mutating func property(_ word: Piece, _ values: [Piece]) {
        if !Self.words.contains(word.text) {
            findings.report(
                word,
                "There is no such word in a remote file of Engawa. "
                    + "The words are: \(Self.words.joined(separator: ", ")).",
                suggestion: nearest(to: word.text, among: Self.words))
        } else if let earlier = open?.lines[word.text]?.word {
            findings.report(
                word, "「\(word.text)」 stands in this block already, in line \(earlier.line).")
        } else {
            open?.lines[word.text] = (word, values)
        }
    }

    private mutating func code(_ key: Piece, _ values: [Piece]) {
        if !RemoteFile.keyNames.contains(key.text) {
            findings.report(
                key, "Engawa takes no key of this name.",
                suggestion: nearest(to: key.text, among: RemoteFile.keyNames))
        }
        guard let value = values.first, values.count == 1 else {
            findings.report(
                values.dropFirst().first ?? key, "One key and one code stand in a line.")
            open?.codes.append((key, nil))
            return
        }
        open?.codes.append((key, hexadecimal(value, to: findings)))
    }
}

/// A number such as 0x02FD. The daemon would read it otherwise without 0x.
func hexadecimal(_ piece: Piece, to findings: Findings) -> UInt64? {
    if let value = hexadecimal(piece.text) { return value }
    findings.report(piece, "This must be a number such as 0x02FD, at most 64 bits.")
    return nil
}

func hexadecimal(_ text: String) -> UInt64? {
    let digits = text.dropFirst(2)
    guard text.hasPrefix("0x"), digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt64(digits, radix: 16)
}
