import Console
import Domain
import Seal
import Wire

/// Looks at everything a command needs, and tells what is wrong before a command finds out.
enum Doctor {
    /// One thing that was looked at.
    struct Finding: Encodable {
        let what: String
        let isWell: Bool
        let detail: String
    }

    /// Clocks further apart than this, in milliseconds, are worth a look; the office's decides.
    static let mostDrift: Int64 = 5_000

    static func examine(_ desk: Desk) -> Answer {
        var findings = [Finding(what: "version", isWell: true, detail: Release.version)]
        findings += settings(desk)
        findings.append(key(desk))
        findings += office(desk)
        let speech = desk.speech
        let table = Table(
            [
                .init("what", ja: "何を", en: "What"), .init("result", ja: "結果", en: "Result"),
                .init("detail", ja: "内容", en: "Detail"),
            ],
            rows: findings.map { finding in
                [
                    finding.what,
                    finding.isWell
                        ? speech.word("ok", Words(ja: "よし", en: "ok"))
                        : speech.word("look", Words(ja: "要確認", en: "look")), finding.detail,
                ]
            })
        let isWell = findings.allSatisfy(\.isWell)
        return Answer(findings, table, exit: isWell ? .ok : .findings)
    }

    private static func settings(_ desk: Desk) -> [Finding] {
        ["office", "operator"].map { name in
            guard let value = desk.settings.value(name) else {
                let words = DeskProblem.notSet(name).words
                return Finding(what: name, isWell: false, detail: words[desk.speech.language])
            }
            let origin = desk.settings.origin(name)?.rawValue ?? ""
            return Finding(what: name, isWell: true, detail: "\(value) (\(origin))")
        }
    }

    private static func key(_ desk: Desk) -> Finding {
        do {
            let path = try desk.keyFile()
            let key = try SigningKey(storedAt: path)
            return Finding(what: "key", isWell: true, detail: "\(path) \(key.publicKey)")
        } catch {
            let problem = (error as? SealError).map { DeskProblem.key($0) } ?? .notSet("key")
            return Finding(
                what: "key", isWell: false, detail: problem.words[desk.speech.language])
        }
    }

    /// Asks unsigned, so that the office is judged even when the key is what is wrong.
    private static func office(_ desk: Desk) -> [Finding] {
        guard desk.settings.value("office") != nil else { return [] }
        let language = desk.speech.language
        do {
            let before = desk.surroundings.now()
            let health = try OfficeConnection.health(over: desk.way())
            let after = desk.surroundings.now()
            // The office read its clock somewhere between; the middle is off by half the wait.
            let middle = before.adding(milliseconds: after.since(before) / 2)
            let drift = health.time.since(middle)
            let rehearsal = Words(ja: "練習", en: "rehearsal")[language]
            var findings = [
                Finding(
                    what: "health", isWell: health.status == "ok",
                    detail: health.status + (health.rehearsal ? " (\(rehearsal))" : "")),
                Finding(what: "api", isWell: true, detail: health.api),
                Finding(
                    what: "clock", isWell: abs(drift) <= mostDrift,
                    detail: Words(ja: "ずれ \(drift)ミリ秒", en: "off by \(drift) ms")[language]),
            ]
            if let signed = signature(desk) { findings.append(signed) }
            return findings
        } catch {
            return [Finding(what: "health", isWell: false, detail: error.words[language])]
        }
    }

    /// Whether the office knows this operator: a signed question that any operator may ask.
    private static func signature(_ desk: Desk) -> Finding? {
        guard let connection = try? desk.office() else { return nil }
        do {
            let day = Zone.japan.day(at: connection.officeTime ?? desk.surroundings.now())
            _ = try connection.ask(Route.day.path(day.description), as: DayBoard.self)
            return Finding(what: "signature", isWell: true, detail: "")
        } catch {
            return Finding(
                what: "signature", isWell: false, detail: error.words[desk.speech.language])
        }
    }
}
