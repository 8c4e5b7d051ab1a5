import Domain

/// One record of a file: its fields by name, each with its place. Whatever is wrong goes to the findings, and the reader gets nil.
struct Fields {
    /// Where the record begins.
    let place: Piece
    let findings: Findings
    private let values: [String: YAMLNode]
    private let optional: Set<String>

    /// A record of a YAML map. Unknown and missing keys are reported here; nil if it is no map.
    init?(_ node: YAMLNode, required: [String], optional: [String] = [], to findings: Findings) {
        guard case .map(let entries, at: let place) = node else {
            let keys = required.joined(separator: ", ")
            findings.report(node.place, "Here a block with these keys is needed: \(keys).")
            return nil
        }
        let known = required + optional
        for entry in entries where !known.contains(entry.key.text) {
            findings.report(
                entry.key,
                "There is no such key here. The keys are: "
                    + known.joined(separator: ", ") + ".",
                suggestion: nearest(to: entry.key.text, among: known))
        }
        let values = Dictionary(entries.map { ($0.key.text, $0.value) }) { first, _ in first }
        for key in required where values[key] == nil {
            findings.reportMissing(place, "The key 「\(key)」 is missing.")
        }
        self.place = place
        self.values = values
        self.optional = Set(optional)
        self.findings = findings
    }

    /// A record of a table row whose columns were checked before.
    init(row: [String: Piece], place: Piece, optional: [String], to findings: Findings) {
        self.place = place
        values = row.mapValues { .text($0) }
        self.optional = Set(optional)
        self.findings = findings
    }

    /// The raw node of a field.
    func node(_ key: String) -> YAMLNode? { values[key] }

    /// Where a field is, or else where the record is.
    func place(of key: String) -> Piece { values[key]?.place ?? place }

    /// The scalar of a field; nil if it is left out. An empty one counts as left out if it may be.
    func piece(_ key: String) -> Piece? {
        guard let node = values[key] else { return nil }
        guard case .text(let piece) = node else {
            findings.report(node.place, "「\(key)」 must be a single value.")
            return nil
        }
        if piece.text.isEmpty {
            if !optional.contains(key) { findings.reportMissing(piece, "「\(key)」 is empty.") }
            return nil
        }
        return piece
    }

    /// The items of a list field. A list that may be empty is then written `[]`.
    func list(_ key: String, mayBeEmpty: Bool = false) -> [YAMLNode]? {
        guard let node = values[key] else { return nil }
        guard case .list(let items, at: let place) = node else {
            findings.report(node.place, "「\(key)」 must be a list.")
            return nil
        }
        if items.isEmpty, !mayBeEmpty {
            findings.reportMissing(place, "「\(key)」 has nothing in it.")
            return nil
        }
        return items
    }

    /// The record of a map field.
    func fields(_ key: String, required: [String], optional: [String] = []) -> Fields? {
        values[key].flatMap {
            Fields($0, required: required, optional: optional, to: findings)
        }
    }

    /// Reports something about a field.
    func report(
        _ key: String, _ message: String, suggestion: @autoclosure () -> String? = nil
    ) {
        findings.report(place(of: key), message, suggestion: suggestion())
    }
}
