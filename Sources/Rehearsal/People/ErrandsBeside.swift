import Domain
import TVFront

// Tasks beside shopping and rides: reading, answering, deciding, practising; and shopping that is harder.
extension ErrandOnTelevision {
    static let beside: [ErrandOnTelevision] = [
        byName, inEnglish, alertBetween, notice, poll, agree, withdraw, practice,
    ]

    private static let byName: ErrandOnTelevision = {
        var put = Want.put(Thing(words: ["はちみつ"]))
        // Whole labels: は is a part of many words, あいうえお also stands below あ.
        put.exactly = ["あいうえお": 14, "は": 14]
        return ErrandOnTelevision(
            name: "by-name", spoken: "どの たなに あるか 知らない はちみつを、名前で さがして 買う",
            before: { _ in }, wants: [put, .order], isDone: { _, _ in true },
            ordered: [[529: 1]])
    }()

    private static let inEnglish = ErrandOnTelevision(
        name: "in-english", spoken: "Order milk and a sliced bread, in English",
        before: { $0.language = .en },
        wants: [
            .putInEnglish(
                Thing(
                    words: ["Milk"], not: ["small", "Milky", "Milkand"], number: 400,
                    shelf: ["Milkandeggs", "Milk,eggs"])),
            .putInEnglish(
                Thing(words: ["Slicedbread,6slices"], number: 120, shelf: ["Bread", "bread"])),
            .orderInEnglish,
        ], isDone: { _, _ in true }, ordered: [[400: 1, 120: 1]])

    private static let alertBetween: ErrandOnTelevision = {
        ErrandOnTelevision(
            name: "alert-between", spoken: "豆腐を 2丁 買う。とちゅうで 警報が 出る",
            before: { evening in
                guard let id = AlertId("rain") else { return }
                evening.alert = (
                    Alert(
                        id: id, level: .three, isDrill: false,
                        title: Note(ja: "大雨に なります", en: "Heavy rain"),
                        text: Note(ja: "川の ちかくの方は 集会所へ。", en: "Go to the hall."),
                        villages: [], at: evening.now), 5
                )
            },
            wants: [
                .put(
                    Thing(
                        words: ["豆腐", "もめん"], others: ["とうふ"], count: 2, number: 430,
                        shelf: ["豆腐・漬物", "とうふ・つけもの", "豆腐", "とうふ"])),
                .order,
            ],
            isDone: { _, room in
                room.office.content.outbox.contains { item in
                    if case .quiet(.readAlert) = item.request { return true }
                    return false
                }
            }, ordered: [[430: 2]])
    }()

    private static let notice = ErrandOnTelevision(
        name: "read-notice", spoken: "断水の お知らせを 読んで、いつからか 知る",
        before: { evening in
            evening.notices = [
                evening.notice(
                    "festival", "秋まつりの 手伝い", "秋まつりの 手伝いを おねがいします。日曜日の 朝 9時に 集会所へ。"),
                evening.notice(
                    "water", "断水の お知らせ",
                    "水道の 工事を します。そのため 水が 出なくなります。あらかじめ 水を くんでおいてください。"
                        + "わからないことは 役場に お電話ください。断水は あしたの 午後1時から 4時までです。"),
                evening.notice("bus", "バスの 時刻が かわります", "12月から バスの 時刻が かわります。"),
            ].compactMap { $0 }
        },
        wants: [
            Want(
                role: .see, spoken: "断水が いつか 知りたい",
                lures: [
                    Lure("断水", 10), Lure("お知らせ", 6), Lure("回覧板", 4), Lure("つぎへ", 5),
                ], proofs: [["午後1時から"]])
        ],
        isDone: { _, room in
            room.office.content.outbox.contains { item in
                guard case .quiet(.readNotice(let id)) = item.request else { return false }
                return id.text == "water"
            }
        }, ordered: [])

    private static let poll = ErrandOnTelevision(
        name: "answer-poll", spoken: "アンケートに「金曜日」と 答える",
        before: { evening in
            guard let id = PollId("bus-day") else { return }
            evening.polls = [
                HouseholdPoll(
                    Poll(
                        id: id, question: Note(ja: "買い物バスは いつが よいですか", en: "Which day?"),
                        answers: [
                            Note(ja: "月曜日", en: "Monday"), Note(ja: "水曜日", en: "Wednesday"),
                            Note(ja: "金曜日", en: "Friday"),
                        ], villages: [], until: evening.today.adding(days: 7),
                        openedAt: evening.now), answer: nil)
            ]
        },
        wants: [
            .say(
                "アンケートに 金曜日と 答えたい",
                [
                    Lure("金曜日", 10), Lure("答える", 9), Lure("答えてください", 8),
                    Lure("いつがよいですか", 8), Lure("アンケート", 8), Lure("お知らせ", 6), Lure("回覧板", 3),
                ], shuns: ["月曜日", "水曜日", "えらびなおす", "もどる"],
                proofs: [["金曜日", "受け付けました"], ["金曜日", "と答えました"]],
                denials: ["まだ答えていません"])
        ],
        isDone: { _, room in room.office.content.view?.polls?.first?.answer == 2 }, ordered: [])

    private static let agree = consent(
        "agree", "テレビの 見守りに 同意する", .given,
        [Lure("同意する", 10), Lure("テレビの見守り", 9), Lure("はい・いいえ", 2), Lure("同意", 7)],
        shuns: ["同意しない", "あとで", "きろく", "画面のてつだい"],
        proofs: [["同意をうかがいました"], ["「同意」"], ["テレビの見守り", "同意しました"]], before: [])

    private static let withdraw = consent(
        "withdraw", "テレビの 見守りの 同意を やめる", .withdrawn,
        [Lure("やめる", 10), Lure("テレビの見守り", 9), Lure("同意しました", 4), Lure("同意", 7)],
        shuns: ["このまま", "きろく", "画面のてつだい", "同意する"],
        proofs: [["やめました"], ["「やめた」"], ["テレビの見守り", "同意していません"]], before: [.given])

    private static func consent(
        _ name: String, _ spoken: String, _ decision: ConsentDecision, _ lures: [Lure],
        shuns: [String], proofs: [[String]], before: [ConsentDecision]
    ) -> ErrandOnTelevision {
        var want = Want.say(spoken, lures, shuns: shuns, proofs: proofs)
        // It is known to stand behind 元気です; there the same word says that one is well.
        want.atHome = [Lure("元気です", 6)]
        return ErrandOnTelevision(
            name: name, spoken: spoken,
            before: { evening in
                evening.consents = before.map {
                    ConsentEntry(
                        sequence: 1, purpose: .passiveSigns, version: 1, decision: $0,
                        channel: .paper, at: evening.now.adding(minutes: -60 * 24 * 30))
                }
            },
            wants: [want],
            isDone: { _, room in
                let entries = room.office.content.view?.consents?.entries ?? []
                return entries.first?.decision == decision
                    && entries.allSatisfy { $0.purpose == .passiveSigns }
            }, ordered: [])
    }

    private static let practice = ErrandOnTelevision(
        name: "practice", spoken: "「元気です」の れんしゅうを する（ほんとうには 送らない）",
        before: { _ in },
        wants: [
            Want(
                role: .see, spoken: "れんしゅうの 画面を 見つけたい",
                lures: [Lure("れんしゅう", 9), Lure("そのほか", 4)], proofs: [["番号で買う"]]),
            .say(
                "「元気です」を れんしゅうしたい",
                [Lure("元気です", 8), Lure("れんしゅう", 3)],
                shuns: ["おわり", "車をたのむ", "番号で買う"],
                proofs: [["よくできました"], ["「元気です」を送れました"]]),
        ],
        isDone: { _, room in
            room.office.content.outbox.contains { item in
                if case .quiet(.practised(.wellness)) = item.request { return true }
                return false
            }
        }, ordered: [])
}

extension Want {
    /// To have something in the basket, on screens in English.
    static func putInEnglish(_ thing: Thing) -> Want {
        Want(
            role: .put(thing), spoken: "\(thing.spoken), \(thing.count)",
            lures: [
                Lure("Intobasket", 8), Lure("Usethisnumber", 7), Lure("Shopping", 4),
                Lure("Addthings", 6), Lure("Keepshopping", 6), Lure("Intobasketandorder", 7),
                Lure("Byshelf", 4.5), Lure("number", 3),
            ] + thing.shelf.map { Lure($0, 6) },
            shuns: ["Donotadd", "Takeout", "Cancel", "Gotoorder"])
    }

    /// To order what is in the basket, on screens in English.
    static let orderInEnglish: Want = {
        var want = Want(
            role: .settle, spoken: "to order",
            lures: [
                Lure("Order", 9), Lure("Gotoorder", 10), Lure("Seebasket", 5), Lure("Basket", 3),
                Lure("Shopping", 3), Lure("Keepshopping", -4),
            ], shuns: ["Donotadd", "Cancel", "Goback", "Takeout", "Iwantmore", "Byshelf"],
            proofs: [["Wehaveit"], ["Receipt"], ["Wehaveyourorder"]],
            denials: ["notorderedyet", "Notorderedyet"])
        want.isLast = true
        return want
    }()
}

extension MadeUpEvening {
    /// A notice that this household has not read.
    func notice(_ id: String, _ title: String, _ text: String) -> HouseholdNotice? {
        NoticeId(id).map {
            HouseholdNotice(
                Notice(
                    id: $0, title: Note(ja: title, en: ""), text: Note(ja: text, en: ""),
                    villages: [], from: today, until: today.adding(days: 20), postedAt: now),
                read: false)
        }
    }
}
