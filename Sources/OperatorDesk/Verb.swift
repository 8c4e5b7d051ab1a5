import Console
import Domain

/// One thing an operator can do: what it is called and takes, and how it is done.
struct Verb: Sendable {
    /// The group it stands in; empty for one that stands alone.
    let noun: String
    let command: Command
    let perform: @Sendable (Desk) throws -> Answer

    init(
        _ noun: String, _ command: Command,
        _ perform: @escaping @Sendable (Desk) throws -> Answer
    ) {
        self.noun = noun
        self.command = command
        self.perform = perform
    }

    var path: [String] { noun.isEmpty ? [command.name] : [noun, command.name] }
}

/// Options and operands that several verbs share, so that they read the same everywhere.
enum Shared {
    static let dryRun = Command.Option(
        "dry-run", ja: "試すだけで、記録しない", en: "check and show it, record nothing")
    static let reason = Command.Option(
        "reason", "WORDS", ja: "理由（記録に残ります）", en: "why; it is kept in the record",
        isRequired: true)
    static let whyPerhaps = Command.Option(
        "reason", "WORDS", ja: "理由（記録に残ります）", en: "why; it is kept in the record")
    static let shop = Command.Option("shop", "SHOP", ja: "この店だけ", en: "only this shop")
    static let village = Command.Option(
        "village", "VILLAGE", ja: "この集落だけ", en: "only this village")
    static let onDay = Command.Option(
        "day", "DAY", ja: "配達日（省略するときょう）", en: "the delivery day; today if left out")
    static let receiptDay = Command.Option(
        "day", "DAY", ja: "受付番号の配達日", en: "the delivery day of the receipt number")
    static let day = Command.Operand(
        "DAY", ja: "2026-05-21、today、tomorrow、yesterday（省略するときょう）",
        en: "2026-05-21, today, tomorrow or yesterday; today if left out", isOptional: true)
    static let order = Command.Operand(
        "ORDER", ja: "注文のIDか受付番号（21-017）", en: "an order's id or receipt number (21-017)")
    static let items = Command.Operand(
        "ITEM", ja: "品番と数（214、214x2）", en: "product numbers with counts (214, 214x2)",
        isOptional: true, repeats: true)
    static let cause = Command.Option(
        "because", "CAUSE", ja: "世帯に伝えるわけ（風、雨、雪、点検、道、人手）",
        en: "what the households are told of why",
        choices: ChangeCause.allCases.map(\.rawValue))
    static let ride = Command.Operand("RIDE", ja: "のりもの予約のID", en: "a ride's id")
    static let household = Command.Operand("HOUSEHOLD", ja: "世帯のID", en: "a household's id")
}

/// Everything an operator can do: the lists of the nouns, joined.
enum Verbs {
    static let all: [Verb] =
        days + clocks + orders + picking + plans + sorties + routes + handOffs + rides + checkIns
        + care + consents + households + practices + boxes + notices + alerts + figures + own
        + [DataCheck.verb]
        + calls + money + wishes + polls + screens + standings + proposals + weathers

    /// The groups in the order of the help.
    private static let nouns: [(String, Words)] = [
        ("day", Words(ja: "一日の流れと締切", en: "The day: its board and its close.")),
        ("order", Words(ja: "注文", en: "Orders.")),
        ("standing", Words(ja: "定期便", en: "Standing orders.")),
        ("proposal", Words(ja: "本人の返事を待つ相談", en: "What others asked for on a household's behalf.")),
        ("pick", Words(ja: "店での用意", en: "Picking at the shop.")),
        ("wish", Words(ja: "次に欲しいもの", en: "What households wish to be sold.")),
        ("money", Words(ja: "世帯ごとのお金", en: "What the service costs a household.")),
        ("stock", Words(ja: "店の在庫", en: "What the shop has.")),
        ("plan", Words(ja: "配達の計画", en: "The plan of deliveries.")),
        ("sortie", Words(ja: "ドローンの便", en: "Drone flights, step by step.")),
        ("route", Words(ja: "車の巡回", en: "Van rounds, step by step.")),
        ("handoff", Words(ja: "お渡し", en: "Hand-overs at the door.")),
        ("ride", Words(ja: "のりもの", en: "Rides.")),
        ("checkin", Words(ja: "元気の確認", en: "How people are.")),
        ("consent", Words(ja: "同意", en: "What households agreed to.")),
        ("household", Words(ja: "世帯", en: "Households.")),
        ("box", Words(ja: "テレビの箱", en: "Set-top boxes.")),
        ("notice", Words(ja: "お知らせ（回覧板）", en: "Notices on the televisions.")),
        ("poll", Words(ja: "アンケート", en: "One question to the households.")),
        ("clock", Words(ja: "事務所の時計", en: "The office's clock.")),
        ("alert", Words(ja: "警報と訓練", en: "Alerts that take over televisions.")),
        ("screen", Words(ja: "お宅の画面（同意がある世帯）", en: "A household's screen, with its consent.")),
        ("uptake", Words(ja: "利用の数字", en: "Figures of use.")),
        ("weather", Words(ja: "気象の値", en: "Weather files, and go or no-go by rule.")),
        ("switch", Words(ja: "運び手の切りかえ", en: "Another carrier for a village.")),
        ("audit", Words(ja: "操作の記録", en: "The record of who did what.")),
        ("key", Words(ja: "署名の鍵", en: "The operator's key.")),
    ]

    /// The whole program as a command.
    static let program: Command = {
        let groups = nouns.map { noun, words in
            let commands = all.filter { $0.noun == noun }.map(\.command)
            return Command(
                noun, ja: words.ja, en: words.en,
                examples: commands.flatMap { $0.examples.prefix(1) }, commands: commands)
        }
        let alone = all.filter { $0.noun.isEmpty }.map(\.command)
        return Command(
            "engawa", ja: "えんがわの事務所の机", en: "The desk of an Engawa office.",
            examples: [
                .init("engawa day show", ja: "きょうの状況", en: "how today stands"),
                .init(
                    "engawa order add H012 214x2 350 --dry-run", ja: "電話の注文を試す",
                    en: "try a caller's order"),
                .init("engawa doctor", ja: "つながるか確かめる", en: "check the connection"),
            ],
            options: options, commands: groups + alone)
    }()

    /// Settings that may also stand in the environment or the settings file.
    static let settingNames = ["office", "operator", "key", "output", "authority"]

    private static let options: [Command.Option] = [
        .init(
            "office", "URL", ja: "事務所のアドレス（https://… か unix:/…）",
            en: "the office's address, https://… or unix:/…"),
        .init("operator", "ID", ja: "担当者のID", en: "who is at the desk"),
        .init("key", "FILE", ja: "署名の鍵のファイル", en: "the operator's key file"),
        .init(
            "authority", "FILE", ja: "信頼する証明書のファイル (PEM)",
            en: "the certificates to trust (PEM)"),
        .init(
            "output", "FORM", letter: "o", ja: "出力の形", en: "form of the output",
            choices: OutputForm.allCases.map(\.rawValue)),
        .init("columns", "LIST", ja: "出す列（コンマ区切り）", en: "columns to show, by comma"),
        .init("sort", "COLUMN", ja: "並べかえる列（-で逆順）", en: "column to sort by (- for reverse)"),
        .init("no-headers", ja: "見出しを出さない", en: "no headings"),
        .init("no-truncate", ja: "長い行も切らない", en: "do not cut long lines"),
        .init("no-color", ja: "強調を使わない", en: "no emphasis"),
        .init("version", ja: "版", en: "the version"),
    ]
}
