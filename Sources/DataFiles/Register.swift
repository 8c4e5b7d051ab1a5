import Domain

/// The ids of one kind of thing that were met so far: no id twice, no reference into the void.
struct Register<Kind> {
    /// What one such thing is called in a message.
    let noun: String
    private var first: [Identifier<Kind>: Piece] = [:]
    /// False if the file with these ids could not be read: then references to them are not judged, or every one would be a false alarm.
    var isComplete = true

    init(_ noun: String) { self.noun = noun }

    var ids: [Identifier<Kind>] { first.keys.sorted() }

    /// Reads and enters the id of a new thing. It counts as known even if the rest of its record is wrong.
    mutating func enter(_ fields: Fields, _ key: String = "id") -> Identifier<Kind>? {
        guard let id: Identifier<Kind> = fields.identifier(key) else { return nil }
        let place = fields.place(of: key)
        if let earlier = first[id] {
            fields.report(
                key,
                "Another \(noun) already has this id, at \(earlier.file):\(earlier.line).")
            return nil
        }
        first[id] = place
        return id
    }

    /// Reads a reference to a thing that must exist.
    func find(_ fields: Fields, _ key: String) -> Identifier<Kind>? {
        fields.piece(key).flatMap { find($0, to: fields.findings) }
    }

    /// Reads a list of references, none of them twice.
    func findAll(_ fields: Fields, _ key: String) -> [Identifier<Kind>]? {
        guard let items = fields.list(key) else { return nil }
        var found: [Identifier<Kind>] = []
        for item in items {
            guard case .text(let piece) = item else {
                fields.findings.report(item.place, "Here the id of a \(noun) is needed.")
                continue
            }
            guard let id = find(piece, to: fields.findings) else { continue }
            if found.contains(id) {
                fields.findings.report(piece, "This \(noun) stands twice in the list.")
            } else {
                found.append(id)
            }
        }
        return found.count == items.count ? found : nil
    }

    /// Judges one reference.
    func find(_ piece: Piece, to findings: Findings) -> Identifier<Kind>? {
        if let id = Identifier<Kind>(piece.text), first[id] != nil || !isComplete { return id }
        findings.report(
            piece, "There is no \(noun) with this id.",
            suggestion: nearest(to: piece.text, among: first.keys.map(\.text)))
        return nil
    }
}

extension Fields {
    /// An id of 1 to 64 ASCII letters, digits, `-`, `_` or `.`.
    func identifier<Kind>(_ key: String) -> Identifier<Kind>? {
        typed(key, "「\(key)」 must be 1 to 64 letters a–z, digits, - _ or a dot.") {
            Identifier<Kind>($0)
        }
    }
}
