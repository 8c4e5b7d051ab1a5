import Domain
import Testing

@testable import DataFiles

/// Files as the sources write them, made by hand after their documentation.
private enum Recorded {
    static let pad = """
        {"station":"pad-V03","at":"2026-09-21T11:20:00+09:00","wind":3.2,"gust":5.1,"rain":0}
        """
    /// Quality 0 is normal; a zero of quality 6 and a null of quality 5 are not observed.
    static let amedas = """
        {"48141":{"temp":[24.1,0],"wind":[3.4,0],"windDirection":[8,0],"gust":[9.8,0],
        "gustTime":{"hour":9,"minute":12},"precipitation10m":[0.0,0],"snow":[null,5]},
        "48156":{"temp":[null,5],"wind":[0,6],"precipitation10m":[0.5,0]}}
        """
    static let model = """
        time,lat,lon,level,u,v,gust
        2026-09-21T03:00:00Z,35.83,137.95,,3,4,8.5
        2026-09-21T03:00:00Z,35.83,137.95,900,-6,,
        """

    static func telegram(
        _ status: String, _ kind: String = "発表", serial: Int = 1, warning: String = "強風注意報",
        state: String = "発表"
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Report xmlns="http://xml.kishou.go.jp/jmaxml1/" xmlns:jmx="http://xml.kishou.go.jp/jmaxml1/">
        <Control><Title>気象警報・注意報（Ｈ２７）</Title><DateTime>2026-09-21T01:12:00Z</DateTime>
        <Status>\(status)</Status><EditorialOffice>長野地方気象台</EditorialOffice></Control>
        <Head xmlns="http://xml.kishou.go.jp/jmaxml1/informationBasis1/">
        <Title>長野県気象警報・注意報</Title><ReportDateTime>2026-09-21T10:1\(serial):00+09:00</ReportDateTime>
        <EventID>E1</EventID><InfoType>\(kind)</InfoType><Serial>\(serial)</Serial></Head>
        <Body><Warning type="気象警報・注意報（市町村等）"><Item>
        <Kind><Name>\(warning)</Name><Code>15</Code><Status>\(state)</Status></Kind>
        <Area><Name>伊那市 &amp; 高遠</Name><Code>2020900</Code></Area>
        </Item></Warning></Body></Report>
        """
    }
}

@Suite("A weather file")
struct WeatherFileTests {
    private func readings(_ text: String, _ file: String = "w.json") throws -> [WeatherReading] {
        guard case .readings(let readings) = try WeatherFile.read(Array(text.utf8), file: file)
        else { return [] }
        return readings
    }
    private func telegram(_ text: String) throws -> DisasterTelegram? {
        guard case .telegram(let telegram) = try WeatherFile.read(Array(text.utf8), file: "t.xml")
        else { return nil }
        return telegram
    }
    private func failure(_ text: String, _ file: String = "w.json") -> String? {
        do throws(DataProblems) {
            _ = try WeatherFile.read(Array(text.utf8), file: file)
            return nil
        } catch {
            return error.description
        }
    }
    private let noon = Zone.japan.moment(Day("2026-09-21").unsafelyUnwrapped, TimeOfDay(11, 20))

    @Test("of a pad station gives mean, gust and rain at its time")
    func pad() throws {
        let found = try readings(Recorded.pad)
        #expect(found.first { $0.element == .wind }?.value == 320)
        #expect(found.first { $0.element == .gust }?.value == 510)
        #expect(found.allSatisfy { $0.observed == noon && $0.station == "pad-V03" })
        #expect(WeatherGate().reds(found, at: noon) == [])
    }

    @Test("that is missing a figure, stale or of bad quality is red, never calm")
    func red() throws {
        let found = try readings(Recorded.pad)
        let later = noon.adding(minutes: 4)
        #expect(
            WeatherGate().reds(found, at: later)
                == [.unknown(.wind), .unknown(.gust), .unknown(.rain)])
        #expect(!WeatherGate().reds(found, at: noon.adding(minutes: -1)).isEmpty)
        let silent = Recorded.pad.replacing("\"gust\":5.1,", with: "")
        #expect(WeatherGate().reds(try readings(silent), at: noon) == [.unknown(.gust)])
        let bad = Recorded.pad.replacing("\"rain\":0", with: "\"rain\":0,\"quality\":2")
        #expect(WeatherGate().reds(try readings(bad), at: noon).count == 3)
        let strong = Recorded.pad.replacing("\"wind\":3.2", with: "\"wind\":5")
        #expect(WeatherGate().reds(try readings(strong), at: noon) == [.over(.wind, value: 500)])
        let wet = Recorded.pad.replacing("\"rain\":0", with: "\"rain\":0.5")
        #expect(WeatherGate().reds(try readings(wet), at: noon) == [.over(.rain, value: 50)])
    }

    @Test("of AMeDAS counts only what is of normal quality, and no gust of the day as one of now")
    func amedas() throws {
        let found = try readings(Recorded.amedas, "20260921112000.json")
        func value(_ station: String, _ element: WeatherReading.Element) -> Int?? {
            found.first { $0.station == station && $0.element == element }.map(\.value)
        }
        #expect(value("48141", .wind) == .some(340))
        #expect(value("48141", .gustOfDay) == .some(980))
        #expect(value("48141", .gust) == .none)
        #expect(value("48156", .wind) == .some(nil))
        #expect(value("48156", .temperature) == .some(nil))
        #expect(found.allSatisfy { $0.observed == noon })
        let one = found.filter { $0.station == "48141" }
        #expect(WeatherGate().reds(one, at: noon) == [.unknown(.gust)])
        #expect(failure(Recorded.amedas, "latest.json")?.contains("named by its time") == true)
    }

    @Test("of a decoded forecast gives speed from both parts of the wind, or nothing")
    func model() throws {
        let found = try readings(Recorded.model, "w.csv")
        #expect(found.first { $0.element == .wind && $0.level == nil }?.value == 500)
        #expect(found.first { $0.element == .wind && $0.level == 900 }?.value == .some(nil))
        #expect(found.first { $0.element == .windEast && $0.level == 900 }?.value == -600)
        #expect(failure("a,b\n1,2\n", "w.csv")?.contains("time,lat,lon") == true)
    }

    @Test("that is no weather file, or a hostile one, is refused in a sentence")
    func hostile() {
        for text in [
            "{}", "[1]", "{\"station\":1}", "{\"station\":\"a\",\"at\":\"noon\"}", "<a>", "<a></b>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", String(repeating: "<a>", count: 50),
            "<Report></Report>", "",
        ] {
            #expect(failure(text) != nil, "\(text.prefix(20))")
        }
        let huge = Recorded.pad.replacing("3.2", with: "1e308")
        #expect((try? readings(huge))?.first { $0.element == .wind }?.value == .some(nil))
    }

    @Test("of the agency warns in earnest only: drills and tests are never applied")
    func status() throws {
        let real = try #require(try telegram(Recorded.telegram("通常")))
        #expect(real.status == .normal && real.kind == .issued && real.serial == 1)
        let force = DisasterTelegram.inForce([real])
        #expect(force.map(\.name) == ["強風注意報"])
        #expect(force.first?.areaName == "伊那市 & 高遠")
        #expect(DisasterTelegram.grounding(force, over: "2020900").count == 1)
        #expect(DisasterTelegram.grounding(force, over: "2020100").isEmpty)
        for word in ["訓練", "試験"] {
            let other = try #require(try telegram(Recorded.telegram(word, warning: "暴風警報")))
            #expect(DisasterTelegram.inForce([other]).isEmpty)
            #expect(DisasterTelegram.inForce([real, other]) == force)
        }
        #expect(failure(Recorded.telegram("本番")) != nil)
    }

    @Test("of the agency is put right, lifted and taken back by the telegrams that follow it")
    func corrections() throws {
        let first = try #require(try telegram(Recorded.telegram("通常")))
        let corrected = try #require(
            try telegram(Recorded.telegram("通常", "訂正", serial: 2, warning: "乾燥注意報")))
        #expect(DisasterTelegram.inForce([corrected, first]).map(\.name) == ["乾燥注意報"])
        #expect(
            DisasterTelegram.grounding(
                DisasterTelegram.inForce([first, corrected]), over: "2020900"
            ).isEmpty)
        let gone = try #require(try telegram(Recorded.telegram("通常", "取消", serial: 3)))
        #expect(DisasterTelegram.inForce([first, gone, corrected]).isEmpty)
        let lifted = try #require(try telegram(Recorded.telegram("通常", serial: 4, state: "解除")))
        #expect(DisasterTelegram.inForce([first, lifted]).isEmpty)
        let drill = try #require(try telegram(Recorded.telegram("訓練", "取消", serial: 9)))
        #expect(DisasterTelegram.inForce([first, drill]).count == 1)
    }
}
