import Dispatching

// What somebody believes after reading a screen.
extension Mind {
    /// Takes in what was read.
    mutating func believe(_ seen: Glance, whole: Glance) {
        if let present, case .see = present.role, letters > 0, whole.letters > letters,
            present.proofs.isEmpty
        {
            settle(present)
        }
        letters = whole.letters
        let before = wants.filter(\.isDone).count
        noteBasket(seen)
        noteReview(seen)
        noteProofs(seen)
        noteDenials(seen)
        remember(seen)
        noteArrival(seen)
        if wants.filter(\.isDone).count > before {
            stuck = 0
            waits = 0
            tried = [:]
            chosenLabels = []
            arrived = []
            seenNumber = nil
        }
    }

    /// Takes a promise to send it for done.
    mutating func trust() {
        if let present { settle(present) }
        stuck = 0
        waits = 0
        tried = [:]
        chosenLabels = []
    }

    // What was forgotten comes back when its traces are read: recognition is easier than recall.
    private mutating func remember(_ seen: Glance) {
        guard hasForgotten, let last = wants.last, last.isLast, !last.isDone,
            errandWasDone,
            seen.pieces.contains(where: { $0.says(Landmark.accepted) })
        else { return }
        if dice.chance(600) {
            thought = "そうだ、もう 注文した"
            for index in wants.indices { wants[index].isDone = true }
        }
    }

    private mutating func settle(_ want: Want) {
        if let index = wants.firstIndex(of: want) { wants[index].isDone = true }
        if want.isLast { errandWasDone = true }
    }

    // Whoever stands before the right shelf for the first time is getting on, and does not give up there.
    private mutating func noteArrival(_ seen: Glance) {
        guard let want = present, let thing = want.thing,
            let part = seen.title.split(separator: "›").dropFirst().first
        else { return }
        let here = part.filter { !"「」行".contains($0) }
        let isRight =
            want.exactly[here] != nil || thing.shelf.contains { here.contains($0) }
        if isRight, arrived.insert(seen.title).inserted { stuck = 0 }
    }

    // 「かごに 入れました」, and the rows of the basket.
    private mutating func noteBasket(_ seen: Glance) {
        let isAdded = seen.title.says(Landmark.added)
        if isAdded {
            let named =
                seen.lines.first {
                    ($0.contains("こ") || $0.contains(":")) && !$0.says(Landmark.basket)
                } ?? ""
            if let present, case .put(let thing) = present.role {
                if named.isEmpty || thing.isNamed(in: named) {
                    settle(present)
                    if !named.isEmpty { correct(thing, shown: Self.count(in: named)) }
                } else if !isWanted(named) {
                    regret(name(in: named))
                }
            } else if !named.isEmpty, !isWanted(named), !isRegretted(named) {
                regret(name(in: named))
            }
            if takesBasketForOrder, wants.filter({ !$0.isLast }).allSatisfy(\.isDone),
                !seen.strip.contains("まだ"), !seen.strip.contains("yet"), let last = wants.last,
                last.isLast
            {
                thought = "かごに 入ったから、注文できたと おもう"
                settle(last)
            }
        }
        let rows = seen.cards.filter { $0.detail.contains("×") }
        noteRows(rows.map { $0.label + $0.detail }, areAll: false)
        noteDropped(seen, rows: rows.map(\.label), isBasket: Landmark.basket.contains(seen.title))
    }

    private mutating func noteDropped(_ seen: Glance, rows: [String], isBasket: Bool) {
        for index in wants.indices where !wants[index].isDone {
            guard case .drop(let thing) = wants[index].role else { continue }
            let said = seen.pieces.contains {
                thing.isNamed(in: $0) && $0.says(Landmark.takenOut)
            }
            let isEmpty = seen.lines.contains { $0.says(Landmark.emptyBasket) }
            // It stood in the basket or in the check, and stands there no more.
            let isGone =
                !rows.isEmpty && isBasket && stuck > 0 && !rows.contains { thing.isNamed(in: $0) }
            if said || isEmpty || isGone { wants[index].isDone = true }
        }
    }

    // The rows of the last check: a stranger among them, or another number, is noticed if it is read.
    private mutating func noteReview(_ seen: Glance) {
        guard seen.title.says(Landmark.check), !seen.rows.isEmpty,
            wants.contains(where: { $0.thing != nil || $0.isLast })
        else { return }
        guard wants.contains(where: \.isLast) else { return }
        let rows = seen.rows.filter { $0.contains("×") }
        noteRows(rows, areAll: !seen.rows.contains(""))
        if !seen.rows.contains("") { noteDropped(seen, rows: rows, isBasket: true) }
    }

    private mutating func noteRows(_ rows: [String], areAll: Bool) {
        for row in rows {
            let meant = wants.indices.filter {
                switch wants[$0].role {
                case .put(let thing), .count(let thing): thing.isNamed(in: row)
                default: false
                }
            }
            if let first = meant.first, let thing = wants[first].thing {
                let shown = Self.count(after: "×", in: row)
                for index in meant {
                    if case .count = wants[index].role {
                        wants[index].isDone = shown == thing.count
                    } else if shown != nil {
                        wants[index].isDone = true
                    }
                }
                if case .put = wants[first].role { correct(thing, shown: shown) }
            } else if let index = wants.firstIndex(where: {
                if case .drop(let thing) = $0.role { return thing.isNamed(in: row) }
                return false
            }) {
                wants[index].isDone = false
            } else if !isWanted(row) {
                regret(name(in: row))
            }
        }
        guard areAll, !rows.isEmpty else { return }
        for index in wants.indices {
            guard case .put(let thing) = wants[index].role else { continue }
            wants[index].isDone = rows.contains { thing.isNamed(in: $0) }
        }
    }

    // Things that were there before the evening began are wanted too.
    private func isWanted(_ text: String) -> Bool {
        errand.contains { want in
            switch want.role {
            case .put(let thing), .count(let thing), .drop(let thing): thing.isNamed(in: text)
            default: false
            }
        } || keeps.contains { text.contains($0) }
    }

    private func isRegretted(_ text: String) -> Bool {
        wants.contains {
            if case .drop(let thing) = $0.role { return thing.isNamed(in: text) && !$0.isDone }
            return false
        }
    }

    private mutating func regret(_ name: String) {
        guard !name.isEmpty, !isRegretted(name) else { return }
        thought = "「\(name)」は たのんでいない"
        let at = wants.firstIndex { $0.isLast } ?? wants.count
        wants.insert(.drop(Thing(words: [name])), at: at)
    }

    private mutating func correct(_ thing: Thing, shown: Int?) {
        guard let shown, shown != thing.count,
            !wants.contains(where: { $0.role == .count(thing) && !$0.isDone })
        else { return }
        thought = "「\(thing.spoken)」は \(thing.count)つで いい"
        wants.removeAll { $0.role == .count(thing) }
        let at = wants.firstIndex { $0.isLast } ?? wants.count
        wants.insert(.count(thing), at: at)
    }

    private mutating func noteProofs(_ seen: Glance) {
        guard let present else { return }
        if let needed = present.needs, !chosenLabels.contains(needed) { return }
        for proof in present.proofs
        where seen.statements.contains(where: { piece in proof.allSatisfy { piece.contains($0) } })
        {
            thought = "「\(proof.joined(separator: "…"))」と ある。できた"
            settle(present)
            return
        }
    }

    private mutating func noteDenials(_ seen: Glance) {
        for index in wants.indices where wants[index].isDone {
            if wants[index].denials.contains(where: { denial in
                seen.pieces.contains { $0.contains(denial) }
            }) {
                thought = "まだ できていなかった"
                wants[index].isDone = false
            }
        }
    }

    /// The name at the beginning of a row or line, without figures.
    private func name(in text: String) -> String {
        let cut = text.prefix { !"×円¥:　".contains($0) }
        var name = String(cut)
        // 「りんご サンふじ1こ」: the number at the end is no part of the name.
        while let last = name.last, last == "こ" || last == "," || last.isNumber {
            name.removeLast()
        }
        return name
    }

    /// The number before こ; in English the one after the arrows or after the colon.
    static func count(in text: String) -> Int? {
        guard let end = text.lastIndex(of: "こ") else {
            return count(after: "▼", in: text) ?? count(after: ":", in: text)
        }
        let digits = String(text[..<end].reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        return Int(digits)
    }

    static func count(after sign: Character, in text: String) -> Int? {
        guard let start = text.lastIndex(of: sign) else { return nil }
        let rest = text[text.index(after: start)...]
        return Int(String(rest.prefix { $0.isASCII && $0.isNumber }))
    }
}
