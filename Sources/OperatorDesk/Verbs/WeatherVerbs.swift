import Console
import DataFiles
import Domain

extension Verbs {
    static let weathers: [Verb] = [
        Verb(
            "weather",
            Command(
                "read", ja: "気象のファイルを読む（飛ばせるかを決まりで見る）",
                en: "Reads a weather file and says go or no-go by rule.",
                examples: [
                    .init("engawa weather read pad-V03.json", ja: "着陸場の観測", en: "a pad station"),
                    .init(
                        "engawa weather read 20260921112000.json", ja: "アメダス",
                        en: "the national AMeDAS file"),
                    .init(
                        "engawa weather read warning.xml", ja: "防災情報の電文",
                        en: "a disaster telegram"),
                ],
                operands: [
                    .init("FILE", ja: "JSON、CSV、XMLのファイル", en: "a JSON, CSV or XML file")
                ])
        ) { desk in
            switch try WeatherFile.read(desk.given.operand("FILE") ?? "") {
            case .readings(let readings): return answer(readings, desk)
            case .telegram(let telegram): return answer(telegram, desk.speech)
            }
        }
    ]

    /// The figures, and whether they forbid flying at the time of the newest of them.
    private static func answer(_ readings: [WeatherReading], _ desk: Desk) -> Answer {
        let shown = Array(readings.prefix(500))
        let table = Table(
            [
                .init("source", ja: "出どころ", en: "Source"),
                .init("station", ja: "場所", en: "Station"),
                .init("observed", ja: "観測", en: "Observed"),
                .init("element", ja: "要素", en: "Element"),
                .init("value", ja: "値（百分の一）", en: "Hundredths", isNumber: true),
            ],
            rows: shown.map { reading in
                [
                    reading.source.rawValue, reading.station,
                    desk.speech.moment(reading.observed), reading.element.rawValue,
                    reading.value.map { "\($0)" } ?? "",
                ]
            })
        let newest = readings.map(\.observed).max() ?? Moment(milliseconds: 0)
        let stations = Set(readings.map(\.station))
        let gate = WeatherGate()
        let red = stations.filter { station in
            !gate.reds(readings.filter { $0.station == station }, at: newest).isEmpty
        }
        let said = Words(
            ja: "\(stations.count)か所のうち \(red.count)か所は 飛ばせません（足りない値も 飛ばせません）。"
                + "予報では ありません。",
            en: "No-go at \(red.count) of \(stations.count) stations; a missing figure is no-go. "
                + "This is a rule, not a forecast.")
        return Answer(shown, table, said: [said])
    }

    private static func answer(_ telegram: DisasterTelegram, _ speech: Speech) -> Answer {
        let inForce = Set(DisasterTelegram.inForce([telegram]))
        let rows = telegram.warnings.map { warning in
            TelegramRow(
                status: telegram.status.rawValue, name: warning.name, area: warning.area,
                areaName: warning.areaName,
                noGo: inForce.contains(warning)
                    && !DisasterTelegram.grounding([warning], over: warning.area).isEmpty)
        }
        let table = Table(
            [
                .init("status", ja: "種別", en: "Status"), .init("name", ja: "警報など", en: "Warning"),
                .init("area", ja: "地域番号", en: "Area"), .init("area-name", ja: "地域", en: "Name"),
                .init("no-go", ja: "飛ばせない", en: "No-go"),
            ],
            rows: rows.map { row in
                [
                    row.status, row.name, row.area, row.areaName,
                    row.noGo ? speech.word("yes", Words(ja: "はい", en: "yes")) : "",
                ]
            })
        let said =
            telegram.status == .normal
            ? Words(
                ja: "\(telegram.title) \(speech.moment(telegram.reported))",
                en: "\(telegram.title) \(speech.moment(telegram.reported))")
            : Words(
                ja: "これは \(telegram.status.rawValue) の電文です。本物としては 使いません。",
                en: "This is a drill or test telegram (\(telegram.status.rawValue)); "
                    + "it is never applied.")
        return Answer(rows, table, said: [said])
    }
}

/// A warning of a telegram, for programs.
private struct TelegramRow: Codable {
    let status: String
    let name: String
    let area: String
    let areaName: String
    let noGo: Bool
}
