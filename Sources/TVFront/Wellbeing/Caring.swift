import Domain
import Services

// The reminder, the silent sign of life, and what these screens send.
extension Front {
    /// The days away that are not over: those the office knows, with what is still on its way.
    var away: Away? {
        guard let today else { return nil }
        for item in content.outbox where item.state == .waiting {
            switch item.request {
            case .wellness(.home): return nil
            case .wellness(.away(let away)) where away.until >= today: return away
            default: break
            }
        }
        return content.view?.wellness?.away.first { $0.until >= today }
    }

    /// Whether nobody should be at home on that day.
    func isAway(on day: Day) -> Bool { away?.covers(day) ?? false }

    /// The gentle question of the first screen, if it is due; nil otherwise.
    var reminder: [String]? {
        guard let today, let time = content.officeTime, let view = content.view,
            let wellness = view.wellness
        else { return nil }
        let begins = view.zone.moment(today, wellness.dayBegins)
        let own = content.outbox.map(\.pressedAt).filter { $0 >= begins }
        let first = (own + [wellness.firstSignToday].compactMap { $0 }).min()
        let answered =
            pendingAnswer(on: today) != nil || acceptedAnswer(on: today) != nil
            || view.checkIn?.day == today
        let reminder = Reminder(
            remindAt: wellness.remindAt, firstSign: first.map { view.zone.time(at: $0) },
            isAnswered: answered, isAway: isAway(on: today),
            wasLookedAt: settings.remindedOn == today)
        guard reminder.isDue(at: view.zone.time(at: time)) else { return nil }
        guard let digit = wellnessDigit else { return words.forms(.wellRemind) }
        return words.forms(.wellRemindDigit, ["digit": "\(digit)"])
    }

    /// What the first screen says to somebody who is announced as away.
    var awayStrip: [String]? {
        guard let today, let away, away.covers(today) else { return nil }
        return words.forms(.awayStrip, ["day": said(away.until)])
    }

    private var wellnessDigit: Int? {
        let tiles = screens.screens["home"]?.tiles ?? []
        return tiles.firstIndex { $0.action == .wellness }.map { $0 + 1 }.flatMap {
            $0 <= 9 ? $0 : nil
        }
    }

    /// Whether the reminder stands on the screen now.
    var isReminding: Bool {
        guard top.place == .home, let reminder else { return false }
        return strip(at: .home) == reminder
    }

    /// Whoever saw the reminder and went on is not asked again that day.
    mutating func rememberReminder(_ wasReminding: Bool) -> [Effect] {
        guard wasReminding, top.place != .home, top.place != .help, let today else { return [] }
        settings.remindedOn = today
        return [.keepSettings(settings)]
    }

    /// The sign of life that a pressed key is, once in three hours and only with consent.
    mutating func keySign() -> [Effect] {
        guard case .paired = content.binding, let view = content.view,
            let wellness = view.wellness, let time = content.officeTime,
            view.consents?.isGiven(.passiveSigns) ?? false
        else { return [] }
        let part = DayPart(at: time, in: view.zone, dayBegins: wellness.dayBegins)
        guard lastKeySign != part else { return [] }
        lastKeySign = part
        let request = Request.wellness(.sign(day: part.day, part: part.number))
        guard !content.outbox.contains(where: { $0.request == request }) else { return [] }
        return [.send(request)]
    }

    mutating func perform(_ deed: WellDeed) -> [Effect] {
        switch deed {
        case .announce(let away): return send(.wellness(.away(away)))
        case .home:
            guard let today else {
                flash = words.forms(.stripUnknownTime)
                return []
            }
            return send(.wellness(.home(today)))
        case .decide(let purpose, let version, let decision):
            return send(.wellness(.decide(purpose, version: version, decision)))
        }
    }

    /// Raises or lowers the days away.
    mutating func countAwayDays(by step: Int) {
        let wanted = awayDays + step
        if wanted > Away.mostDays { cue = .edge(.up) }
        if wanted < 1 { cue = .edge(.down) }
        awayDays = min(Away.mostDays, max(1, wanted))
    }

    /// The answer the office has taken on that day, as far as the outbox knows.
    func acceptedAnswer(on day: Day) -> WellnessAnswer? {
        for item in content.outbox {
            if case .checkIn(let answer, let sentFor) = item.request, sentFor == day,
                case .accepted = item.state
            {
                return answer
            }
        }
        return nil
    }
}
