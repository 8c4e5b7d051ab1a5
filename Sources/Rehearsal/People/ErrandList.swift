import Domain
import TVFront

extension ErrandOnTelevision {
    /// The tasks, in the order of the table.
    public static let all: [ErrandOnTelevision] =
        [
            riceAndMilk, bananas, eggs, asLastTime, takeOut, cancelOrder, changeNumber, well,
            callMe,
            clinic, cancelRide, letters, phoneNumber,
        ] + beside

    private static let rice = Thing(
        words: ["こしひかり", "2kg"], number: 101, shelf: ["米"])
    private static let milk = Thing(
        words: ["牛乳"], not: ["低脂肪", "小", "・"], number: 400, shelf: ["牛乳・卵", "牛乳"])
    private static let tofu = Thing(
        words: ["豆腐", "もめん"], others: ["とうふ"], number: 430,
        shelf: ["豆腐・漬物", "とうふ・つけもの", "豆腐", "とうふ"])
    private static let bread = Thing(
        words: ["食パン", "6枚切り"], number: 120, shelf: ["パン"])

    private static let riceAndMilk = ErrandOnTelevision(
        name: "rice-and-milk", spoken: "紙の カタログを 見て、米 2kgと 牛乳を 買う",
        before: { _ in }, wants: [.put(rice), .put(milk), .order], isDone: { _, _ in true },
        ordered: [[101: 1, 400: 1]])

    private static let bananas = ErrandOnTelevision(
        name: "bananas", spoken: "カタログなしで バナナを 買う", before: { _ in },
        wants: [
            .put(Thing(words: ["バナナ"], shelf: ["くだもの"])), .order,
        ], isDone: { _, _ in true }, ordered: [[215: 1]])

    private static let eggs = ErrandOnTelevision(
        name: "two-cartons", spoken: "卵 10個入りを 2パック 買う", before: { _ in },
        wants: [
            .put(
                Thing(
                    words: ["卵", "10個"], others: ["たまご"], count: 2, number: 403,
                    shelf: ["牛乳・卵", "卵"])), .order,
        ], isDone: { _, _ in true }, ordered: [[403: 2]])

    private static let asLastTime: ErrandOnTelevision = {
        var wants: [Want] = [.put(tofu), .put(bread), .order]
        for index in 0..<2 {
            wants[index].lures += [
                Lure("前と同じ", 9), Lure("まえと同じ", 9), Lure("いつもの", 7), Lure("もう一度注文", 7),
            ]
        }
        return ErrandOnTelevision(
            name: "as-last-time", spoken: "前と 同じもの（もめん豆腐と 食パン）を 買う",
            before: { evening in
                evening.orders += [
                    evening.order(
                        "order-last", [(430, 1), (120, 1)], day: evening.today.adding(days: -4),
                        .handedOver)
                ].compactMap { $0 }
            }, wants: wants, isDone: { _, _ in true }, ordered: [[430: 1, 120: 1]])
    }()

    private static let takeOut = ErrandOnTelevision(
        name: "take-one-out", spoken: "かごから りんごを 出して、のこりを 注文する",
        before: { evening in
            evening.basket = [
                evening.item(101), evening.item(214), evening.item(400),
            ].compactMap { $0 }
        }, wants: [.drop(Thing(words: ["りんご"])), .order],
        keeps: ["こしひかり", "牛乳"], isDone: { _, _ in true },
        ordered: [[101: 1, 400: 1]])

    private static let cancelOrder: ErrandOnTelevision = {
        var cancel = Want.say(
            "きょうの 注文を とりけしたい",
            [Lure("とりけす", 9), Lure("お届け", 5), Lure("ご注文", 4), Lure("注文", 4)],
            shuns: ["そのまま", "もどる", "注文する"],
            proofs: [["とりけし", "受け付けました"], ["とりけしました"]],
            denials: ["まだとりけしていません"])
        // Today's order is labelled きょう; the word stands on other cards too.
        cancel.exactly = ["きょう": 5]
        return ErrandOnTelevision(
            name: "cancel-order", spoken: "きょうの 注文を とりけす",
            before: { evening in
                evening.orders += [
                    evening.order("order-a", [(400, 1), (430, 1)], day: evening.today, .accepted)
                ].compactMap { $0 }
            },
            wants: [cancel], isDone: { _, _ in true }, ordered: [])
    }()

    private static let changeNumber: ErrandOnTelevision = {
        var send = Want.say(
            "注文を かえたい",
            [
                Lure("この内容ですすむ", 10), Lure("かえる", 8), Lure("すすむ", 7), Lure("お届け", 4),
                Lure("注文", 3),
            ], shuns: ["とりけす", "かえないで", "なおす", "もどる", "注文する"],
            proofs: [["ご注文をかえました"], ["変更を", "受け付けました"]],
            denials: ["まだかわっていません"])
        send.isLast = true
        send.exactly = ["きょう": 4]
        return ErrandOnTelevision(
            name: "change-number", spoken: "きょうの 注文の 牛乳を 2本に する",
            before: { evening in
                evening.orders += [
                    evening.order("order-a", [(400, 1), (430, 1)], day: evening.today, .accepted)
                ].compactMap { $0 }
            },
            wants: [
                .count(
                    Thing(words: ["牛乳"], not: ["低脂肪", "小", "・"], count: 2), changing: true),
                send,
            ], keeps: ["豆腐", "とうふ"], isDone: { _, _ in true }, ordered: [[400: 2, 430: 1]])
    }()

    private static let well = ErrandOnTelevision(
        name: "well", spoken: "きょう 元気だと 知らせる", before: { _ in },
        wants: [
            .say(
                "元気だと 知らせたい", [Lure("元気です", 8), Lure("元気", 6), Lure("ぐあい", 3)],
                proofs: [["元気です", "うかがいました"], ["元気です", "送信待ち"], ["送りました"]],
                denials: ["きょうはまだ"])
        ], isDone: { _, _ in true }, ordered: [], answers: [.well])

    private static let callMe = ErrandOnTelevision(
        name: "call-me", spoken: "役場から 電話を もらう", before: { _ in },
        wants: [
            .say(
                "電話を もらいたい",
                [
                    Lure("電話をください", 10), Lure("電話をもらう", 10), Lure("電話", 5), Lure("元気です", 2.5),
                    Lure("ぐあい", 3), Lure("こまった", 2),
                ],
                proofs: [
                    ["電話をください", "うかがいました"], ["電話をください", "送信待ち"],
                    ["お電話します"], ["お電話をさしあげます"],
                ])
        ], isDone: { _, _ in true }, ordered: [], answers: [.callMe])

    private static let clinic: ErrandOnTelevision = {
        var there = Want.say(
            "あしたの 朝 川辺診療所へ 行きたい",
            [
                Lure("のりもの", 6), Lure("行き", 5), Lure("川辺診療所", 10), Lure("あした", 5),
                Lure("9時", 5), Lure("診療所", 4),
            ], shuns: ["とりけす", "帰り", "もう一"], proofs: [["帰りはどうしますか"]])
        // Chosen is not asked for: who began anew may believe that the way there is done.
        there.denials = ["行きの車はたのんでいません"]
        there.checks = [
            Check("行きます", "川辺診療所"), Check("帰ります", "行きます"), Check("きょう", "あした"),
            Check("〜", "9時〜"),
        ]
        var back = Want.say(
            "11時すぎに 川辺診療所から 帰りたい",
            [
                Lure("11時〜", 10), Lure("帰りの車をたのむ", 10), Lure("帰り", 7), Lure("のりもの", 5),
                Lure("川辺診療所", 9),
                Lure("あした", 5), Lure("車をたのむ", 9), Lure("たのむ", 6),
            ], shuns: ["とりけす", "行き先", "行き", "あとで", "なし", "もう一"],
            proofs: [["受け付けました"], ["車と時間がきまったら"]])
        back.checks = [
            Check("帰ります", "川辺診療所"), Check("行きます", "川辺診療所"), Check("きょう", "あした"),
            Check("帰りあした", "11時〜"), Check("行きあした", "9時〜"),
        ]
        back.needs = "車をたのむ"
        return ErrandOnTelevision(
            name: "clinic-and-back", spoken: "あしたの 朝 診療所へ 行って、11時すぎに 帰る",
            before: { _ in }, wants: [there, back], isDone: { _, _ in true }, ordered: [],
            rides: [
                Journey("clinic-kawabe", .outward, 1, 9),
                Journey("clinic-kawabe", .homeward, 1, 11),
            ])
    }()

    private static let cancelRide = ErrandOnTelevision(
        name: "cancel-ride", spoken: "きのう たのんだ あしたの 車を とりけす",
        before: { evening in
            evening.rides += [
                evening.ride("ride-a", Journey("hospital", .outward, 1, 9), .requested),
                evening.ride("ride-b", Journey("clinic-kawabe", .outward, -3, 9), .done),
            ].compactMap { $0 }
        },
        wants: [
            .say(
                "あしたの 車を とりけしたい",
                [
                    Lure("とりけす", 9), Lure("予約を見る", 7), Lure("予約", 6), Lure("のりもの", 6),
                    Lure("あした", 4), Lure("車", 2),
                ], shuns: ["そのまま", "たのむ", "もどる"],
                proofs: [["とりけし", "受け付けました"], ["とりけしました"]],
                denials: ["まだとりけしていません"])
        ], isDone: { _, _ in true }, ordered: [])

    private static let letters = ErrandOnTelevision(
        name: "larger-letters", spoken: "文字を 大きくする", before: { $0.size = .small },
        wants: [
            Want(
                role: .see, spoken: "文字を 大きくしたい",
                lures: [
                    Lure("文字の大きさ", 9), Lure("文字", 6), Lure("設定", 3), Lure("そのほか", 1.5),
                ])
        ], isDone: { _, room in room.front.settings.textSize != .small }, ordered: [])

    private static let phoneNumber = ErrandOnTelevision(
        name: "phone-number", spoken: "電話番号を 見る", before: { _ in },
        wants: [
            Want(
                role: .see, spoken: "電話番号が 知りたい", lures: [Lure("電話", 8), Lure("こまった", 4)],
                proofs: [["0000-00-"], ["0000-"]])
        ], isDone: { _, room in room.shownScreens.contains("help") }, ordered: [])
}
