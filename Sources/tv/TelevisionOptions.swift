import Console

/// What the television is started with.
struct TelevisionOptions {
    let office: String
    let state: String
    let data: String
    let lirc: String?
    let window: Bool
    let pair: String?
    let clock: String?
    let pictures: String?
    let trace: String?
    let voice: String?
    let prerender: String?
    let poll: Int
    let alertPoll: Int

    init(_ given: Given) throws(UsageProblem) {
        office = given.option("office") ?? "http://127.0.0.1:8443"
        state = given.option("state") ?? "/var/lib/engawa-tv"
        data = given.option("data") ?? "/usr/share/engawa"
        lirc = given.option("lirc")
        window = given.has("window")
        pair = given.option("pair")
        clock = given.option("clock")
        pictures = given.option("pictures")
        trace = given.option("trace")
        voice = given.option("voice")
        prerender = given.option("prerender")
        poll = try given.number("poll", in: 200...60_000) ?? 5000
        alertPoll = try given.number("alert-poll", in: 200...10_000) ?? 3000
    }

    static let command = Command(
        "engawa-tv", ja: "家のテレビの画面", en: "The television of one household",
        examples: [
            .init(
                "engawa-tv", ja: "全画面で はじめます",
                en: "Starts full-screen with the installed data"),
            .init(
                "engawa-tv --window --office http://127.0.0.1:8443 --state box --data .",
                ja: "窓で ためします", en: "Tries it in a window"),
        ],
        options: [
            .init(
                "office", "ADDRESS", ja: "事務所の場所", en: "The office: http://host:port or unix:/path"),
            .init("state", "DIR", ja: "記録の置き場所", en: "Where the key and the books of this box are"),
            .init("data", "DIR", ja: "データの場所", en: "Where Screens and Catalog are"),
            .init(
                "lirc", "SOCKET", ja: "lircd のソケット",
                en: "The socket of lircd; by default the usual one if it is there"),
            .init("full-screen", ja: "全画面で開きます", en: "The full screen, as without --window"),
            .init("window", ja: "窓で開きます", en: "A window instead of the full screen"),
            .init(
                "pair", "CODE", ja: "登録の番号",
                en: "Twelve digits to bind this box with, instead of typing them"),
            .init(
                "poll", "MS", ja: "問い合わせの間隔",
                en: "Milliseconds between two looks at the office, 200 to 60000"),
            .init(
                "alert-poll", "MS", ja: "警報の問い合わせの間隔",
                en: "Milliseconds between two questions for alerts, 200 to 10000"),
            .init(
                "clock", "FILE", ja: "リハーサルの時計",
                en: "The clock of a rehearsal; refused by a real office"),
            .init("pictures", "DIR", ja: "画面を PNG で残します", en: "Leaves a PNG of every screen"),
            .init(
                "voice", "FILE", ja: "日本語の声のファイル",
                en: "The voice file of Japanese; by default the one docs/voice-setup has fetched"),
            .init(
                "prerender", "DIR", ja: "よみあげの音声を まえもって つくります",
                en: "Makes the speech of all screens and products into a folder, and ends"),
            .init("trace", "FILE", ja: "記録をとります", en: "One JSON line per key and per picture"),
        ])
}
