import Dispatching
import Foundation
import TVFront

// What somebody does next: the choice whose words are nearest to the aim, with some doubt.
extension Mind {
    private struct Option {
        let act: Act
        let score: Double
        let name: String
        let why: String
    }

    /// Decides from what was read. `whole` is the screen itself; only places of rings and cards are taken from it.
    mutating func decide(_ seen: Glance) -> Act {
        if let act = answerAlert(seen) { return act }
        guard let want = present else { return .leave }
        if stuck > temperament.patience { return .phone }
        let look = Self.look(seen)
        var options: [Option] = []
        options += counting(want, seen)
        options += typing(want, seen)
        options += cards(want, seen)
        options += waiting(want, seen)
        options += leaving(want, seen)
        options += colours(want, seen)
        let weighed = options.map { option in
            (option, option.score - 1.6 * Double(tried[look + option.name] ?? 0))
        }
        guard let chosen = pick(weighed) else { return .press(.back) }
        remember(chosen, look, seen)
        thought = chosen.why
        return chosen.act
    }

    // What fills the screen and calls is answered before anything else goes on.
    private mutating func answerAlert(_ seen: Glance) -> Act? {
        guard let card = seen.cards.first(where: { $0.label.says(Landmark.readIt) }),
            seen.cards.count == 1
        else { return nil }
        thought = "「\(card.label)」と こたえる"
        return .press(.ok)
    }

    // A step of the ring is no try; one that does not move the ring is.
    private mutating func remember(_ chosen: Option, _ look: String, _ seen: Glance) {
        if case .press(let button) = chosen.act, button.isArrow {
            let ring = seen.ringed?.box
            let key = look + "→" + chosen.name
            if chosen.name != "count", let last = aimed, last.name == chosen.name {
                if last.ring == ring {
                    tried[key, default: 0] += 1
                    if (tried[key] ?? 0) % 4 == 0 { tried[look + chosen.name, default: 0] += 1 }
                } else {
                    tried[key] = 0
                }
            }
            aimed = (chosen.name, ring)
            return
        }
        aimed = nil
        if case .type(let buttons) = chosen.act, buttons.count == 3 {
            seenNumber = buttons.map(\.spoken).joined()
        }
        if chosen.act == .press(.ok) || seen.cards.contains(where: { $0.label == chosen.name }) {
            chosenLabels.insert(chosen.name)
        }
        guard chosen.name != "count", chosen.name != "figure", !chosen.name.hasPrefix("wait")
        else { return }
        tried[look + chosen.name, default: 0] += 1
    }

    /// Whether the last check shows something else than what is wanted.
    private func isAmiss(_ want: Want, _ seen: Glance) -> Bool {
        guard seen.title.says(Landmark.check) else { return false }
        return seen.rows.contains { row in want.checks.contains { $0.fails(in: row) } }
    }

    private mutating func pick(_ options: [(Option, Double)]) -> Option? {
        guard let best = options.map(\.1).max() else { return nil }
        guard temperament.doubt > 0 else { return options.first { $0.1 == best }?.0 }
        let heat = Double(temperament.doubt) / 100
        let shares = options.map { exp(($0.1 - best) / heat) }
        var left = Double(dice.below(1_000_000)) / 1_000_000 * shares.reduce(0, +)
        for (option, share) in zip(options, shares) {
            left -= share
            if left <= 0 { return option.0 }
        }
        return options.last?.0
    }

    // MARK: what draws

    /// How much words draw towards an aim.
    func pull(
        _ want: Want, label: String, detail: String, hint: String, isHome: Bool = false
    ) -> Double {
        if want.shuns.contains(where: { label.contains($0) }) { return -3 }
        if let exact = want.exactly[label] { return exact }
        var lures = want.lures + (isHome ? want.atHome : [])
        if !knowsCard {
            lures = lures.map { Lure($0.word, $0.weight > 4.5 ? $0.weight : $0.weight * 0.8) }
        }
        var sum = 0.0
        for (text, share) in [(label, 1.0), (detail, 0.7), (hint, 0.4)] {
            var rest = text
            var best = 0.0
            for lure in lures.sorted(by: { $0.word.count > $1.word.count })
            where rest.contains(lure.word) {
                rest = rest.replacingOccurrences(of: lure.word, with: "|")
                // The whole label is nearer than a part of it.
                let whole = label == lure.word ? 1.15 : 1
                best =
                    want.role == .settle || want.role == .see
                    ? best + lure.weight * whole : max(best, lure.weight * whole)
            }
            sum += best * share
        }
        if let thing = want.thing {
            if thing.isNamed(in: label) {
                let rest = Double(label.count - thing.words.joined().count)
                sum += max(7, 10 - 0.3 * rest)
            }
        }
        return sum
    }

    /// Whether the screen shows one thing to be counted, and whether it is the one that is wanted; nil if none.
    private func shownThing(_ want: Want, _ seen: Glance) -> (line: String, isRight: Bool)? {
        guard let counting = seen.lines.first(where: { $0.contains("▲▼") }) else { return nil }
        guard let thing = want.thing else { return (counting, false) }
        let named = seen.lines.filter { !$0.contains("▲▼") && !$0.says(Landmark.money) }
        guard let name = named.first else { return (counting, true) }
        return (counting, thing.isNamed(in: name))
    }

    private func counting(_ want: Want, _ seen: Glance) -> [Option] {
        guard let thing = want.thing, let shown = shownThing(want, seen), shown.isRight,
            let count = Self.count(in: shown.line)
        else { return [] }
        if case .drop = want.role { return [] }
        guard count != thing.count else { return [] }
        let key: Button = count < thing.count ? .up : .down
        var options = [
            Option(
                act: .press(key), score: 13, name: "count",
                why: "\(count)こに なっている。\(thing.count)こに したい")
        ]
        if usesDigits, let figure = Button.figure(Character("\(thing.count)")) {
            options.append(
                Option(
                    act: .press(figure), score: 12.6, name: "figure",
                    why: "\(thing.count)こだから \(thing.count)を おす"))
        }
        return options
    }

    /// The number of the printed catalogue, or the one that was seen on a card a moment ago.
    private func number(_ want: Want) -> String? {
        if let seen = seenNumber { return seen }
        return usesNumbers ? want.thing?.number.map(String.init) : nil
    }

    private func typing(_ want: Want, _ seen: Glance) -> [Option] {
        guard let number = number(want), case .put = want.role else { return [] }
        let figures = number
        if let typed = seen.typed {
            if figures.hasPrefix(typed) {
                let rest = figures.dropFirst(typed.count).compactMap(Button.figure)
                return [
                    Option(
                        act: .type(rest), score: 13, name: "rest" + typed,
                        why: "番号は \(figures)。のこりを おす")
                ]
            }
            return [
                Option(
                    act: .press(.back), score: 12, name: "delete",
                    why: "\(typed)は ちがう。消したい")
            ]
        }
        guard shownThing(want, seen) == nil, want.thing?.number != nil, usesNumbers else {
            return []
        }
        let invited =
            [seen.strip, seen.band].contains { $0.says(Landmark.number) }
            || seen.lines.contains { $0.says(Landmark.number) }
            || seen.cards.contains { $0.number.count == 3 }
            || (knowsCard
                && seen.title.says(Landmark.shopping + Landmark.added + Landmark.basket))
        guard invited, !seen.title.says(Landmark.check + Landmark.already) else { return [] }
        return [
            Option(
                act: .type(figures.compactMap(Button.figure)), score: 9.5, name: "number",
                why: "番号 \(figures)を おす")
        ]
    }

    private func cards(_ want: Want, _ seen: Glance) -> [Option] {
        var options: [Option] = []
        let shown = shownThing(want, seen)
        let amiss = isAmiss(want, seen)
        for card in seen.cards {
            var score = pull(
                want, label: card.label, detail: card.detail, hint: card.hasRing ? seen.band : "",
                isHome: seen.title.says(Landmark.home))
            if want.checks.contains(where: { $0.fails(in: card.all) }) { score = min(score, 0) }
            if let shown, !shown.isRight {
                // Another thing than the one wanted stands here.
                score = card.label.says(Landmark.leaves) ? 8 : min(score, 0)
            }
            if amiss, score > 2 { score = -2 }
            if card.label.says(Landmark.turns) {
                // The list goes on; it is worth while where the title fits the aim.
                let here = String(seen.title.split(separator: "›").last ?? "")
                score = pull(want, label: here, detail: "", hint: "") > 1 ? 4.2 : 2.4
            }
            if score <= 0.5, score > -2 { score = 0.4 }
            options.append(
                Option(
                    act: way(to: card, in: seen), score: score, name: card.label,
                    why: "「\(card.label)」が よさそう"))
        }
        return options
    }

    /// By the digit on the card, or arrow by arrow to where the ring must go, then 決定.
    private func way(to card: Glance.Card, in seen: Glance) -> Act {
        if card.hasRing { return .press(.ok) }
        if usesDigits, card.number.count == 1, let digit = card.number.first,
            let button = Button.figure(digit)
        {
            return .press(button)
        }
        if usesNumbers, card.number.count == 3 {
            return .type(card.number.compactMap(Button.figure))
        }
        guard let ring = seen.ringed else { return .press(.ok) }
        let dx = (card.box.x + card.box.width / 2) - (ring.box.x + ring.box.width / 2)
        let dy = (card.box.y + card.box.height / 2) - (ring.box.y + ring.box.height / 2)
        let key = Self.look(seen) + "→" + card.label
        // Where one axis did not move the ring, the other is tried.
        let isHeld = (tried[key] ?? 0) % 2 == 1
        var sideways = abs(dx) > abs(dy)
        if isHeld, abs(dx) > 60, abs(dy) > 60 { sideways.toggle() }
        if sideways { return .press(dx > 0 ? .right : .left) }
        return .press(dy > 0 ? .down : .up)
    }

    private func waiting(_ want: Want, _ seen: Glance) -> [Option] {
        if let needed = want.needs, !chosenLabels.contains(needed) { return [] }
        guard case .settle = want.role,
            seen.lines.contains(where: { $0.says(Landmark.waiting) })
        else { return [] }
        // Somebody who is told that it will be sent believes it, sooner or later.
        let told = seen.lines.contains { $0.says(Landmark.willSend) }
        if told || waits > 8 {
            return [
                Option(
                    act: .trust, score: told ? 9 : 6, name: "trust", why: "おくってくれるそうだ")
            ]
        }
        return [Option(act: .wait(3000), score: 8, name: "wait\(waits)", why: "まってみる")]
    }

    private func leaving(_ want: Want, _ seen: Glance) -> [Option] {
        let isHome = seen.title.says(Landmark.home)
        var wrong = shownThing(want, seen).map { !$0.isRight } ?? false
        if case .settle = want.role, seen.lines.contains(where: { $0.contains("▲▼") }) {
            wrong = true
        }
        if isAmiss(want, seen) { wrong = true }
        // A shelf of other things: what is wanted is not there.
        if let thing = want.thing, let shelf = seen.title.split(separator: "›").dropFirst().first,
            !thing.shelf.isEmpty, seen.cards.contains(where: { $0.number.count == 3 }),
            !thing.shelf.contains(where: { shelf.contains($0) || $0.contains(shelf) })
        {
            return [
                Option(act: .press(.back), score: 4, name: "戻る", why: "\(shelf)では ない"),
                Option(act: .press(.blue), score: 1.2, name: "青", why: "はじめから やりなおす"),
            ]
        }
        var options: [Option] = []
        if !isHome {
            options.append(
                Option(
                    act: .press(.back), score: wrong ? 7 : 1.7, name: "戻る", why: "ここでは ない"))
            options.append(
                Option(
                    act: .press(.blue), score: 1.2, name: "青", why: "はじめから やりなおす"))
        }
        return options
    }

    private func colours(_ want: Want, _ seen: Glance) -> [Option] {
        seen.keys.compactMap { key in
            let button: Button? =
                switch key.sign {
                case "赤": .red
                case "黄": .yellow
                case "緑": .green
                default: nil
                }
            let score = pull(want, label: key.words, detail: "", hint: "")
            guard let button, score > 1 else { return nil }
            return Option(
                act: .press(button), score: score * 0.9, name: key.sign,
                why: "\(key.sign)の「\(key.words)」が よさそう")
        }
    }
}
