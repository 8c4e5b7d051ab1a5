import Domain

/// What must hold for a remote file as a whole: every key once, no code twice, arrows apart where a held key sends a short frame that names no key.
struct RemoteRules {
    let file: String
    let drafts: [RemoteDraft]
    let findings: Findings

    func judge() {
        guard let last = drafts.last else { return }
        judgeNames()
        judgeKeys(end: last.lastPlace)
        judgeCodes()
        drafts.forEach(judgeRepeat)
    }

    private func judgeNames() {
        var first: [String: Piece] = [:]
        for name in drafts.compactMap({ $0.lines["name"]?.values.first }) {
            if let earlier = first.updateValue(name, forKey: name.text) {
                findings.report(name, "Line \(earlier.line) has a block of this name already.")
            }
        }
    }

    private func judgeKeys(end: Piece) {
        var first: [String: Piece] = [:]
        for key in drafts.flatMap(\.codes).map(\.key) {
            if let earlier = first[key.text] {
                findings.report(key, "This key stands in line \(earlier.line) already.")
            } else {
                first[key.text] = key
            }
        }
        let missing = RemoteFile.keyNames.filter { first[$0] == nil }
        if !missing.isEmpty {
            findings.reportMissing(
                end, "Keys are missing in this file: \(missing.joined(separator: ", ")).")
        }
    }

    /// Two keys that send the same light cannot be told apart.
    private func judgeCodes() {
        var first: [[UInt64?]: Piece] = [:]
        for draft in drafts {
            let frame = ["bits", "pre_data_bits", "pre_data"].map { word in
                draft.lines[word]?.values.first.flatMap { UInt64($0.text) ?? hexadecimal($0.text) }
            }
            for case (let key, let value?) in draft.codes {
                if let earlier = first.updateValue(key, forKey: frame + [value]) {
                    findings.report(
                        key,
                        "\(earlier.text) in line \(earlier.line) sends the same code as this key.")
                }
            }
        }
    }

    /// A short frame of a press whose first frame was lost would be taken for the key before. An arrow too many does no harm; any other key could order something.
    private func judgeRepeat(_ draft: RemoteDraft) {
        let repeats = draft.lines["repeat"] != nil
        for (key, _) in draft.codes {
            let isArrow = RemoteFile.arrowNames.contains(key.text)
            if repeats && !isArrow {
                findings.report(
                    key,
                    "Only arrows may stand in a block with 「repeat」; move this key to a block "
                        + "without it, or a lost frame can press it again.")
            } else if isArrow && !repeats && isNEC(draft) {
                findings.report(
                    key,
                    "An arrow of the NEC format needs 「repeat」 in its block, or a held arrow "
                        + "moves once only.")
            }
        }
    }

    /// The long header of the NEC format, the one with a short frame, give or take a fifth.
    private func isNEC(_ draft: RemoteDraft) -> Bool {
        let header = (draft.lines["header"]?.values ?? []).compactMap { Int($0.text) }
        return header.count == 2 && (7200...10_800).contains(header[0])
            && (3600...5400).contains(header[1])
    }
}

extension RemoteDraft {
    /// The block with its values judged; nil if something is wrong, which is then reported.
    func block(to findings: Findings) -> RemoteFile.Block? {
        let name = name(to: findings)
        let bits = numbers("bits", 1, 1...64, to: findings)?.first
        let flags = flags(to: findings)
        let header = optional("header", 2, 1...50_000, to: findings)
        let one = numbers("one", 2, 1...50_000, to: findings)
        let zero = numbers("zero", 2, 1...50_000, to: findings)
        let held = optional("repeat", 2, 1...50_000, to: findings)
        let trail = optional("ptrail", 1, 1...50_000, to: findings)?.first
        let gaps = gaps(to: findings)
        for (word, range) in [
            ("eps", 1...100), ("aeps", 1...1_000), ("min_repeat", 0...20),
            ("frequency", 10_000...100_000),
        ] { _ = optional(word, 1, range, to: findings) }
        let (preData, preDataBits) = preData(to: findings)
        let codes = codes(bits: bits ?? 64, to: findings)
        guard let name, let bits, let flags, let one, let zero, let gaps else { return nil }
        return RemoteFile.Block(
            name: name, header: header, one: one, zero: zero, repeatFrame: held,
            trail: trail ?? 0, gap: gaps.whole, leastGap: gaps.least,
            isConstantLength: flags.contains("CONST_LENGTH"),
            bits: bits, preData: preData, preDataBits: preDataBits, codes: codes)
    }

    /// The true pause, and the shorter one that is enough for the daemon to answer.
    private func gaps(to findings: Findings) -> (whole: Int, least: Int)? {
        guard let line = lines["gap"], line.values.count == 2 else {
            return numbers("gap", 1, 1_000...1_000_000, to: findings)?.first.map { ($0, $0) }
        }
        guard let both = numbers("gap", 2, 1_000...1_000_000, to: findings) else { return nil }
        guard both[1] <= both[0] else {
            findings.report(
                line.values[1],
                "The second number behind 「gap」 is the shorter pause, at most the first.")
            return nil
        }
        return (both[0], both[1])
    }

    /// The numbers behind a word that must be there.
    private func numbers(
        _ word: String, _ count: Int, _ range: ClosedRange<Int>, to findings: Findings
    ) -> [Int]? {
        if lines[word] == nil {
            findings.reportMissing(place, "This block needs a line 「\(word)」.")
        }
        return optional(word, count, range, to: findings)
    }

    private func optional(
        _ word: String, _ count: Int, _ range: ClosedRange<Int>, to findings: Findings
    ) -> [Int]? {
        guard let line = lines[word] else { return nil }
        if line.values.count != count {
            findings.report(
                line.word, "Behind 「\(word)」 stand \(count == 1 ? "one number" : "two numbers").")
            return nil
        }
        let values = line.values.compactMap { value in
            if value.text.count > 1, value.text.hasPrefix("0") {
                findings.report(value, "The daemon takes a number that begins with 0 for octal.")
                return nil as Int?
            }
            return wholeNumber(value, range, of: word, to: findings)
        }
        return values.count == count ? values : nil
    }

    private func name(to findings: Findings) -> String? {
        guard let line = lines["name"] else {
            findings.reportMissing(place, "This block needs a line 「name」.")
            return nil
        }
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
        guard let name = line.values.first, line.values.count == 1, name.text.count <= 60,
            name.text.hasPrefix("ENGAWA_"), name.text.allSatisfy(plain.contains)
        else {
            findings.report(
                line.values.first ?? line.word,
                "The name begins with ENGAWA_ and has only A to Z, 0 to 9 and _ in it.")
            return nil
        }
        return name.text
    }

    private func flags(to findings: Findings) -> [String]? {
        guard let line = lines["flags"] else {
            findings.reportMissing(place, "This block needs a line 「flags」 with SPACE_ENC.")
            return nil
        }
        let known = ["SPACE_ENC", "CONST_LENGTH"]
        let written = line.values.flatMap { value in
            value.text.split(separator: "|").map { (value, String($0)) }
        }
        for (piece, flag) in written where !known.contains(flag) {
            findings.report(
                piece, "The flags are SPACE_ENC and CONST_LENGTH, with | between them.",
                suggestion: nearest(to: flag, among: known))
        }
        if !written.contains(where: { $0.1 == "SPACE_ENC" }) {
            findings.report(
                line.word, "SPACE_ENC is missing: the formats here tell bits by spaces.")
        }
        return written.map(\.1)
    }

    private func preData(to findings: Findings) -> (value: UInt64, bits: Int) {
        let bits = optional("pre_data_bits", 1, 1...64, to: findings)?.first
        guard let line = lines["pre_data"] else {
            if let width = lines["pre_data_bits"] {
                findings.report(width.word, "「pre_data」 is missing beside this.")
            }
            return (0, 0)
        }
        if lines["pre_data_bits"] == nil {
            findings.report(line.word, "「pre_data_bits」 is missing beside this.")
        }
        guard let piece = line.values.first, line.values.count == 1 else {
            findings.report(line.word, "Behind 「pre_data」 stands one number.")
            return (0, 0)
        }
        guard let value = hexadecimal(piece, to: findings), let bits else { return (0, 0) }
        if bits < 64, value >> UInt64(bits) != 0 {
            findings.report(piece, "This has more than \(bits) bits.")
        }
        return (value, bits)
    }

    private func codes(bits: Int, to findings: Findings) -> [String: UInt64] {
        var codes: [String: UInt64] = [:]
        for case (let key, let value?) in self.codes {
            if bits < 64, value >> UInt64(bits) != 0 {
                findings.report(key, "The code of this key has more than \(bits) bits.")
            }
            codes[key.text] = value
        }
        return codes
    }
}
