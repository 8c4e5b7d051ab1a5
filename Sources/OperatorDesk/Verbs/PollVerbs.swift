import Console
import DataFiles
import Domain
import Wire

extension Verbs {
    private static let poll = Command.Operand("POLL", ja: "アンケートのID", en: "a poll's id")

    static let polls: [Verb] = [
        Verb(
            "poll",
            Command(
                "open", ja: "アンケートを始める", en: "Asks the households one question.",
                examples: [.init("engawa poll open matsuri.yaml", ja: "始める", en: "open it")],
                operands: [.init("FILE", ja: "質問のファイル (YAML)", en: "the question as YAML")],
                options: [Shared.dryRun])
        ) { desk in
            let file: PollFile
            do throws(DataProblems) {
                file = try PollFile.load(desk.given.operand("FILE") ?? "")
            } catch { throw DeskProblem.data(error) }
            let row = try desk.tell(
                Route.openPoll.path(),
                OpenPoll(
                    question: file.question, answers: file.answers, villages: file.villages,
                    until: file.until), as: PollRow.self)
            return Answer(
                row, pollTable([row], desk.speech),
                said: desk.said(Words(ja: "始めました。", en: "Opened.")))
        },
        Verb(
            "poll",
            Command(
                "list", ja: "アンケートの一覧", en: "Lists the polls.",
                examples: [.init("engawa poll list", ja: "新しい順", en: "newest first")])
        ) { desk in
            let rows = try desk.ask(Route.polls.path(), as: Listing<PollRow>.self).items
            return Answer(rows, pollTable(rows, desk.speech))
        },
        Verb(
            "poll",
            Command(
                "close", ja: "アンケートを終える", en: "Ends a poll.",
                examples: [.init("engawa poll close Q-1 --reason 集計のため", ja: "終える", en: "end it")],
                operands: [poll], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let id = try desk.id("POLL", of: Named.Poll.self)
            let row = try desk.tell(
                Route.closePoll.path(id.text), Step(reason: desk.given.option("reason")),
                as: PollRow.self)
            return Answer(
                row, pollTable([row], desk.speech),
                said: desk.said(Words(ja: "終えました。", en: "Closed.")))
        },
        Verb(
            "poll",
            Command(
                "answer", ja: "電話や紙の答えを入れる", en: "Enters an answer given otherwise.",
                examples: [
                    .init(
                        "engawa poll answer Q-1 H012 1", ja: "電話で、1番", en: "by telephone, the 1st"),
                    .init(
                        "engawa poll answer Q-1 H012 2 --channel paper", ja: "紙で", en: "on paper"),
                ],
                operands: [
                    poll, Shared.household,
                    .init("NUMBER", ja: "答えの番号 1〜4", en: "which answer, 1 to 4"),
                ],
                options: [
                    .init(
                        "channel", "CHANNEL", ja: "受付のしかた", en: "how it came in",
                        choices: ["telephone", "paper"]), Shared.dryRun,
                ])
        ) { desk in
            let id = try desk.id("POLL", of: Named.Poll.self)
            let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let number = try desk.given.operand("NUMBER", as: Words(ja: "1 から 4", en: "1 to 4")) {
                Int($0).flatMap { (1...4).contains($0) ? $0 : nil }
            }
            let answer = try desk.tell(
                Route.answerPoll.path(id.text),
                AnswerPoll(
                    household: household, answer: number - 1,
                    channel: desk.given.option("channel").flatMap(Channel.init) ?? .telephone),
                as: AnswerPoll.self)
            return Answer(
                answer,
                Table(
                    [
                        .init("household", ja: "世帯", en: "Household"),
                        .init("answer", ja: "答え", en: "Answer", isNumber: true),
                    ], rows: [[household.text, "\(answer.answer + 1)"]]),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        },
        Verb(
            "poll",
            Command(
                "result", ja: "集計（少ない数は〓）", en: "The result by village; small figures are hidden.",
                examples: [.init("engawa poll result Q-1", ja: "集計", en: "the result")],
                operands: [poll])
        ) { desk in
            let id = try desk.id("POLL", of: Named.Poll.self)
            let result = try desk.ask(Route.pollResult.path(id.text), as: PollResult.self)
            let answers = result.poll.answers.enumerated().map { index, note in
                Table.Column(
                    "answer-\(index + 1)", ja: "\(index + 1) \(note.ja)",
                    en: "\(index + 1) \(note.en.isEmpty ? note.ja : note.en)", isNumber: true)
            }
            let table = Table(
                [
                    .init("village", ja: "集落", en: "Village"),
                    .init("households", ja: "世帯", en: "Households", isNumber: true),
                ] + answers,
                rows: result.rows.map { row in
                    [desk.speech.name(row.name), "\(row.households)"]
                        + row.counts.map(desk.speech.figure)
                })
            return Answer(
                result, table,
                said: [
                    Words(
                        ja: desk.speech.note(result.poll.question)
                            + "（\(Poll.fewest)世帯に満たない数は〓）",
                        en: desk.speech.note(result.poll.question)
                            + " (〓: fewer than \(Poll.fewest) households)")
                ])
        },
    ]

    static func pollTable(_ rows: [PollRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("poll", ja: "ID", en: "Poll"), .init("question", ja: "質問", en: "Question"),
                .init("until", ja: "まで", en: "Until"),
                .init("households", ja: "世帯", en: "Households", isNumber: true),
                .init("answered", ja: "答えた", en: "Answered", isNumber: true),
                .init("closed", ja: "終了", en: "Closed"),
            ],
            rows: rows.map { row in
                [
                    row.poll.id.text, speech.note(row.poll.question), "\(row.poll.until)",
                    "\(row.households)", speech.figure(row.answered),
                    speech.moment(row.poll.closedAt),
                ]
            })
    }
}
