import Dispatching
import TVFront

/// Looks, thinks, presses, until it is done or given up.
struct TrialRun {
    var mind: Mind
    var hand: HandOnRemote
    var dice: Dice
    let tell: ((String) -> Void)?
    var outcome = TrialOutcome()
    private var before: Glance?
    private var goesHomeFirst = false
    /// Presses when it was first believed done; what follows is no part of the way.
    private var believedAt: Int?

    init(
        mind: Mind, hand: HandOnRemote, dice: Dice, tell: ((String) -> Void)?
    ) {
        self.mind = mind
        self.hand = hand
        self.dice = dice
        self.tell = tell
    }

    mutating func go(_ room: inout LivingRoom) {
        let start = room.now
        let end = start + Int64(mind.temperament.minutes) * 60_000
        while room.now < end, outcome.presses < 200 {
            if !look(&room) { break }
        }
        if room.now >= end || outcome.presses >= 200 { outcome.isPhoned = true }
        outcome.milliseconds = room.now - start
        if let believedAt { outcome.presses = believedAt }
    }

    /// One look and what comes of it; false at the end.
    private mutating func look(_ room: inout LivingRoom) -> Bool {
        let whole = room.glance()
        let began = room.now
        let pressed = outcome.presses
        room.wait(Int64(mind.readingTime(whole, before: before)))
        let isNew = before != whole
        before = whole
        let seen = mind.read(whole)
        mind.thought = ""
        mind.believe(seen, whole: whole)
        if isNew { tellScreen(whole) }
        if !mind.thought.isEmpty { tell?("   （\(mind.thought)）") }
        defer {
            outcome.screens[whole.title, default: (0, 0)].presses += outcome.presses - pressed
            outcome.screens[whole.title, default: (0, 0)].milliseconds += room.now - began
        }
        if dice.chance(mind.temperament.forgets) {
            forget(&room)
            return true
        }
        let act = mind.decide(seen)
        if act != .leave { believedAt = nil }
        tell?("   \(mind.present?.spoken ?? "できた")：\(mind.thought)")
        return perform(act, &room)
    }

    private mutating func perform(_ act: Act, _ room: inout LivingRoom) -> Bool {
        switch act {
        case .press(let button): press(button, &room)
        case .type(let buttons):
            for (index, button) in buttons.enumerated() {
                press(button, &room, quick: index > 0)
                if index + 1 < buttons.count, !dice.chance(mind.temperament.typesBlind),
                    !isTyping(room.glance(), index + 1)
                {
                    break
                }
            }
        case .wait(let milliseconds):
            mind.waits += 1
            room.wait(Int64(milliseconds))
        case .trust: mind.trust()
        case .phone:
            tell?("   電話を する")
            outcome.isPhoned = true
            return false
        case .leave: return leave(&room)
        }
        return true
    }

    private func isTyping(_ glance: Glance, _ count: Int) -> Bool {
        glance.typed?.count == count
    }

    // Content with it: perhaps 決定 once more, mostly back to the first screen, where one more look tells the truth.
    private mutating func leave(_ room: inout LivingRoom) -> Bool {
        believedAt = outcome.presses
        if dice.chance(mind.temperament.again) { press(.ok, &room) }
        if !goesHomeFirst, mind.temperament.doubt > 0, dice.chance(600) {
            goesHomeFirst = true
            press(.blue, &room)
            return true
        }
        tell?("   おわった と おもう")
        return false
    }

    private mutating func forget(_ room: inout LivingRoom) {
        tell?("   （なにを していたか わすれた。はじめから）")
        for index in mind.wants.indices where mind.wants[index].isDone {
            if dice.chance(500) { mind.wants[index].isDone = false }
        }
        mind.tried = [:]
        mind.hasForgotten = true
        if dice.chance(600) {
            press(.blue, &room)
        } else {
            for _ in 0..<dice.within(1...3) { press(.back, &room, quick: true) }
        }
    }

    private mutating func press(_ wish: Button, _ room: inout LivingRoom, quick: Bool = false) {
        let temperament = mind.temperament
        let pause = logNormal(temperament.pause, temperament.spread, &dice)
        room.wait(Int64(min(8000, quick ? pause * 6 / 10 : pause)))
        let old = room.glance()
        strike(wish, &room)
        room.wait(Int64(dice.within(120...350)))
        if wish == .ok, dice.chance(temperament.again) {
            room.wait(Int64(dice.within(200...1300)))
            tell?("   （ねんのため もう一度）")
            strike(wish, &room)
        }
        if room.glance() == old, dice.chance(temperament.hurry) {
            room.wait(Int64(dice.within(250...700)))
            strike(wish, &room)
        }
    }

    private mutating func strike(_ wish: Button, _ room: inout LivingRoom) {
        let button = hand.aimed(wish)
        let pressed = hand.press(button)
        outcome.presses += pressed.keyDowns
        mind.stuck += pressed.keyDowns
        let note =
            (button == wish ? "" : "（手が すべって \(button.spoken)）")
            + (pressed.keyDowns > 1 ? "（\(pressed.keyDowns)度）" : "")
            + (pressed.reports.isEmpty ? "（とどかない）" : "")
        tell?("→ \(wish.spoken)\(note)")
        room.receive(pressed.reports)
        room.wait(max(0, pressed.lasts - (pressed.reports.last?.at ?? 0)))
    }

    private func tellScreen(_ glance: Glance) {
        guard let tell else { return }
        var parts = ["【\(glance.title)】"]
        if !glance.strip.isEmpty { parts.append("〔\(glance.strip)〕") }
        parts += glance.lines.map { "“\($0)”" }
        parts += glance.rows.map { "・\($0)" }
        parts += glance.cards.map { card in
            (card.hasRing ? "◎" : "□") + (card.number.isEmpty ? "" : card.number + ":")
                + card.label + (card.detail.isEmpty ? "" : "(\(card.detail))")
        }
        tell(parts.joined(separator: " ") + " ｜" + glance.band)
    }
}
