import Console
import Domain
import Foundation
import Wire

/// What a newcomer reads: what is open, what to press, what to type.
struct TryWords {
    let town: TryTown
    let isNew: Bool

    func say(in language: Language) {
        // Asked of the office: for which day would it take an order now?
        let trial = try? town.desk(
            ["order", "add", town.household, "215", "--dry-run"], as: Order.self)
        let now = trial.map(day) ?? Words(same: "")
        Wish.say((opening + now + keys + commands(trial?.day ?? today))[language])
    }

    private var opening: Words {
        isNew
            ? Words(
                ja:
                    "つくりものの町 \(town.municipality.name.ja)を \(town.folder)/ に つくりました。世帯も 電話番号も 本物では ありません。\n",
                en:
                    "\(town.municipality.name.en), a made-up town, now lives in \(town.folder)/. None of its people are "
                    + "real.\n")
            : Words(
                ja: "\(town.folder)/ の町の つづきです。\n",
                en: "The town in \(town.folder)/ goes on.\n")
    }

    private var zone: Zone { town.municipality.zone }
    private var today: Day {
        zone.day(at: Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    /// For which day an order would be taken now, and why, as the office itself answers.
    private func day(_ trial: Order) -> Words {
        let later = Words(
            ja: "いま 注文すると \(trial.day) の お届けです。\n"
                + "しめきりから お渡しまでの一日は make rehearse で 見られます（2〜3分）。\n",
            en: "What you order now is for \(trial.day).\n"
                + "A whole day from the close to the door: make rehearse (2 to 3 minutes)\n")
        let board = try? town.desk(["day", "show"], as: DayBoard.self)
        let close = board?.closes.first { trial.shops.contains($0.shop) }
        guard let close else {
            return Words(ja: "きょうは お届けのない日です。", en: "Nothing is delivered today. ") + later
        }
        let time = zone.time(at: close.closes)
        if trial.day == today {
            return Words(
                ja: "きょうの受付は \(time) まで。いま 注文すると、きょうの 夕方までの お届けです。\n",
                en: "Ordering for today closes at \(time). What you order now comes by evening.\n")
        }
        return Words(
            ja: "きょうの受付は \(time) で おわりました。", en: "Ordering for today closed at \(time). ")
            + later
    }

    private var keys: Words {
        Words(
            ja: """

                テレビの窓では、キーボードが リモコンです。
                  矢印＝▲▼◀▶  Enter＝決定  Backspace＝戻る  数字＝数字  F1〜F4＝青・赤・緑・黄
                ためしに: 1（買い物）→ 2 1 5（バナナの番号）→ Enter → 0（注文に すすむ）→ 1（注文する）
                          F1（はじめの画面）→ 3（元気です）→ Enter


                """,
            en: """

                In the television's window the keyboard is the remote control:
                  arrows, Enter = OK, Backspace = back, digits, F1 to F4 = blue, red, green, yellow
                  (F1 goes to the first screen; 5 then 2 there changes to English)
                Try: 1 (shopping), 2 1 5 (the number of bananas), Enter, 0 (on to the order), 1 (order)
                     F1 (first screen), 3 (how are you), Enter (well)


                """)
    }

    private func commands(_ day: Day) -> Words {
        let run = shortest(town.folder)
        return Words(
            ja: """
                ほかの端末では、事務所の机に すわれます:
                  \(run)/engawa day show
                  \(run)/engawa order list --day \(day)
                  \(run)/engawa order add \(town.household) 400x2
                  \(run)/engawa checkin list
                  \(run)/engawa --help
                集落ごとの利用の数字: \(page.ja)
                おわるときは 窓を とじるか Ctrl-C。
                """,
            en: """
                In another terminal you sit at the office's desk:
                  \(run)/engawa day show
                  \(run)/engawa order list --day \(day)
                  \(run)/engawa order add \(town.household) 400x2
                  \(run)/engawa checkin list
                  \(run)/engawa --help
                Figures of use by village: \(page.en)
                To end, close the window or press Ctrl-C.
                """)
    }

    private var page: Words {
        let address = "http://127.0.0.1:\(town.port)/uptake"
        return Words(ja: address, en: address + "?lang=en")
    }

    private func shortest(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
}
