import Domain
import Services

// An alert stands in front of everything. What lies beneath is not touched: the place, the focus,
// half-typed digits and a basket are found again exactly as they were.
extension Front {
    /// How long 決定 and digits wait after a new screen, in milliseconds: longer before an alert, which nobody may answer unread.
    public var lockMilliseconds: Int64 { alertShown == nil ? Input.screenLock : 2_000 }

    /// How long a real alert calls, in seconds.
    static func seconds(of level: AlertLevel) -> Int {
        switch level {
        case .five, .four: 600
        case .three: 180
        case .one, .two: 12
        }
    }

    /// What the office says, also while a made-up house is practised in.
    private var realContent: Content { practice?.real ?? content }

    /// Whether a household still has to answer it. What is over is told only to those who saw it.
    private func isDue(_ alert: Alert) -> Bool {
        let answered = answeredRevisions(of: alert.id)
        if answered.contains(alert.revision) { return false }
        return alert.clearedAt == nil || !answered.isEmpty || alertsSeen.contains(alert.id)
    }

    private func answeredRevisions(of id: AlertId) -> Set<Int> {
        var revisions = alertsAnswered[id] ?? []
        for item in realContent.outbox {
            if case .quiet(.readAlert(id, let revision)) = item.request {
                revisions.insert(revision)
            }
        }
        return revisions
    }

    /// Shows what has to be answered first. A real alert takes the place of a drill, never the other way round.
    mutating func followAlerts() -> [Effect] {
        var due = realContent.alerts.filter(isDue)
        // It stays until it is answered, even if the office no longer tells of it.
        if let shown = alertShown, !due.contains(where: { $0.id == shown.id }), isDue(shown) {
            due.append(shown)
        }
        let first = due.min { $0.precedes($1) }
        guard first != alertShown else { return [] }
        let isNew = first?.id != alertShown?.id || first?.revision != alertShown?.revision
        alertShown = first
        guard isNew else { return [] }
        screenSerial += 1
        cue = .none
        guard let first else { return [.sound(.silence)] }
        alertsSeen.insert(first.id)
        let spoken = alertSpeech(first)
        if first.clearedAt != nil {
            return [.sound(first.isDrill ? .silence : .cleared)] + spoken
        }
        let seconds = Self.seconds(of: first.level)
        return [.sound(first.isDrill ? .drill : .alert(seconds: seconds))] + spoken
    }

    /// What a key does while an alert is shown: 決定 or 1 answers, 黄 makes the letters larger, nothing else does anything.
    mutating func pressBeforeAlert(_ key: Key, _ alert: Alert) -> [Effect] {
        switch key {
        case .ok, .digit(1):
            alertsAnswered[alert.id, default: []].insert(alert.revision)
            let next = followAlerts()
            if alertShown == nil { settle() }
            return [.sendQuietly(.readAlert(alert.id, revision: alert.revision))] + next
        case .yellow:
            let all = Settings.TextSize.allCases
            settings.textSize = all[(settings.textSize.rawValue + 1) % all.count]
            return [.keepSettings(settings)]
        case .green where canSpeak: return readAloud()
        default:
            cue = .unused
            return []
        }
    }
}

/// What an alert says, ready to be drawn: the national words of its level before the municipality's.
struct AlertWords {
    /// The level in words, or that it is over.
    let headline: [String]
    /// What happens.
    let title: String
    /// What the level asks of everybody.
    let action: String
    /// What the municipality asks.
    let text: String
    /// From whom, when.
    let from: [String]
    /// Stands before every line of a drill.
    let mark: String
}

extension Front {
    func alertWords(_ alert: Alert) -> AlertWords {
        let values = ["n": "\(alert.level.rawValue)"]
        let isOver = alert.clearedAt != nil
        let zone = content.view?.zone ?? .japan
        let time = clock(zone.time(at: alert.at))
        return AlertWords(
            headline: isOver
                ? words.forms(.alertOver)
                : words.forms(
                    .alertLevel, values.merging(["name": words(name(of: alert.level))]) { $1 }),
            // What is over is said first; what it was about only then.
            title: isOver ? words(.alertOverText) : words(alert.title),
            action: isOver
                ? words(alert.isDrill ? .alertDrillOver : .alertWas, ["title": words(alert.title)])
                : words(action(of: alert.level)),
            text: isOver ? "" : words(alert.text),
            from: words.forms(
                .alertFrom,
                ["town": content.view.map { words($0.municipality) } ?? "", "time": time]),
            mark: alert.isDrill ? words(.alertDrill) : "")
    }

    private func name(of level: AlertLevel) -> Say {
        switch level {
        case .one: .alertName1
        case .two: .alertName2
        case .three: .alertName3
        case .four: .alertName4
        case .five: .alertName5
        }
    }

    private func action(of level: AlertLevel) -> Say {
        switch level {
        case .one: .alertAction1
        case .two: .alertAction2
        case .three: .alertAction3
        case .four: .alertAction4
        case .five: .alertAction5
        }
    }

    /// The page an alert is for the focus: one thing to choose.
    func alertPage(_ alert: Alert) -> Page {
        let said = alertWords(alert)
        var button = Choice("read", words(.buttonAlertRead), .nothing)
        button.digit = 1
        button.number = "1"
        button.hint = words.forms(.hintAlertRead)
        let lines = [said.title, said.action, said.text].filter { !$0.isEmpty }
            .map { Body.Message.Line([$0], .large) }
        return Page(
            title: said.headline.map { said.mark.isEmpty ? $0 : said.mark + " " + $0 }, strip: [],
            body: .message(Body.Message(lines: lines, buttons: [button])), back: [])
    }
}
