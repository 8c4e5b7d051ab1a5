import Domain

@testable import TVFront

/// The screens of the notice board.
enum TourNotices {
    static let long = """
        12月1日（火）の 朝 8時から、集会所の まわりを そうじします。
        ほうきと ごみぶくろは、役場が 用意します。手ぶくろを もって きてください。

        雨の 日は、12月8日（火）に かわります。体の 調子が わるい方は、休んで ください。
        終わったら、集会所で お茶を のみます。どなたでも どうぞ。
        わからない ことは、役場に お電話ください。電話は 0265-00-0000 です。
        来られない方は、電話で 知らせなくても だいじょうぶです。
        """
    static let longEnglish = """
        On Tuesday, 1 December, from 8 in the morning we sweep around the village hall.
        The town brings brooms and bags. Please bring gloves. If it rains, we do it on 8 December.
        Afterwards there is tea in the hall. Everybody is welcome.
        """

    static func notice(
        _ number: Int, _ ja: String, _ en: String, text: (String, String), read: Bool = false
    ) -> HouseholdNotice {
        HouseholdNotice(
            Notice(
                id: Sample.id("N-\(number)"), title: Note(ja: ja, en: en),
                text: Note(ja: text.0, en: text.1), villages: [],
                from: Sample.today.adding(days: -1), until: Sample.today.adding(days: 20),
                postedAt: Sample.time(9, 0)), read: read)
    }

    static let all = [
        notice(
            3, "集会所の そうじを します", "Sweeping around the hall", text: (long, longEnglish)),
        notice(
            2, "水道の 工事で 水が 止まります", "Water off for repairs",
            text: ("11月25日の 午後1時から 3時まで 水が 出ません。", "No water on 25 November, 1 to 3.")),
        notice(
            1, "秋まつりの お礼", "Thanks for the festival", text: ("ありがとうございました。", "Thank you."),
            read: true),
        notice(
            4, "冬の 灯油の 配達を はじめます。ご注文は お電話で どうぞ", "Kerosene deliveries begin",
            text: ("お電話ください。", "Please call us."), read: true),
        notice(
            5, "インフルエンザの 予防注射", "Flu vaccination", text: ("診療所で。", "At the clinic."), read: true),
    ]

    static let garbage = [
        (0, "もえるごみ", "Burnable", "🔥"), (3, "びん・かん", "Bottles and cans", "🍾"),
        (4, "もえるごみ", "Burnable", "🔥"), (5, "もえないごみ", "Not burnable", "🪣"),
        (13, "古紙・ダンボール", "Paper and cardboard", "📰"),
    ].map {
        GarbageDay(
            day: Sample.today.adding(days: $0.0), kind: Note(ja: $0.1, en: $0.2), picture: $0.3)
    }

    static var content: Content {
        var content = Sample.content()
        content.view?.notices = all
        content.view?.garbage = garbage
        return content
    }

    static var stops: [(name: String, front: Front)] {
        let id: NoticeId = Sample.id("N-3")
        var evening = content
        evening.officeTime = Sample.time(18, 30, on: Sample.today.adding(days: 2))
        return [
            ("garbage", Tour.at([.notices(.list), .notices(.garbage)], content: content)),
            ("home-garbage", Tour.at([], content: evening, basket: [])),
            ("home-notices", Tour.at([], content: content, basket: [])),
            ("notices", Tour.at([.notices(.list)], content: content)),
            ("notices-none", Tour.at([.notices(.list)])),
            (
                "notice",
                Tour.at([.notices(.list), .notices(.reading(id, page: 0))], content: content)
            ),
            (
                "notice-page-2",
                Tour.at([.notices(.list), .notices(.reading(id, page: 1))], content: content)
            ),
            (
                "notice-short",
                Tour.at(
                    [.notices(.list), .notices(.reading(Sample.id("N-2"), page: 0))],
                    content: content)
            ),
        ]
    }
}
