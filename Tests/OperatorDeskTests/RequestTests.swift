import Console
import Domain
import Foundation
import Synchronization
import Testing
import Wire

@testable import OperatorDesk

/// A command line and the request it becomes.
struct Expected: Sendable, CustomTestStringConvertible {
    let line: String
    let method: String
    let path: String
    let query: String
    let body: String
    var testDescription: String { line }

    static func get(_ line: String, _ path: String, _ query: String = "") -> Expected {
        Expected(line: line, method: "GET", path: path, query: query, body: "")
    }
    static func post(_ line: String, _ path: String, _ body: String) -> Expected {
        Expected(line: line, method: "POST", path: path, query: "", body: body)
    }
}

// The fake office's today is 2026-05-21.
private let reads: [Expected] = [
    .get("day show", "/v1/days/2026-05-21"),
    .get("day show tomorrow", "/v1/days/2026-05-22"),
    .get("day show yesterday", "/v1/days/2026-05-20"),
    .get("day show 2027-01-01", "/v1/days/2027-01-01"),
    .get("order list", "/v1/orders", "day=2026-05-21"),
    .get("order list --day tomorrow --state accepted", "/v1/orders", "day=2026-05-22"),
    .get("order show O1", "/v1/orders/O1"),
    .get("order show 21-017", "/v1/orders/O1"),
    .get("pick list", "/v1/days/2026-05-21/pick-list"),
    .get("pick list tomorrow --shop A", "/v1/days/2026-05-22/pick-list"),
    .get("pick calls", "/v1/days/2026-05-21/calls"),
    .get("pick calls tomorrow", "/v1/days/2026-05-22/calls"),
    .get("wish list", "/v1/item-wishes"),
    .get("plan show", "/v1/days/2026-05-21/plan"),
    .get("route van tomorrow", "/v1/days/2026-05-22/plan"),
    .get("handoff list", "/v1/hand-offs", "day=2026-05-21"),
    .get("ride list tomorrow", "/v1/rides", "day=2026-05-22"),
    .get("checkin list", "/v1/check-ins", "day=2026-05-21"),
    .get("household show H012", "/v1/households/H012"),
    .get("consent list H012", "/v1/households/H012/consents"),
    .get("checkin notes H012", "/v1/households/H012/observations"),
    .get(
        "household find はせ&", "/v1/households", "q=%E3%81%AF%E3%81%9B%26"),
    .get("box list", "/v1/boxes"),
    .get("uptake show", "/v1/uptake", "from=2026-05-01&to=2026-05-21"),
    .get(
        "uptake show --from 2026-04-01 --to 2026-04-30", "/v1/uptake",
        "from=2026-04-01&to=2026-04-30"),
    .get("standing list", "/v1/standing-orders"),
    .get("standing list --household H012", "/v1/standing-orders", "household=H012"),
    .get("standing show s-0001", "/v1/standing-orders"),
    .get("proposal list", "/v1/proposals", "day=2026-05-21"),
    .get("proposal list tomorrow --open", "/v1/proposals", "day=2026-05-22"),
    .get("audit list", "/v1/audit"),
    .get("poll list", "/v1/polls"),
    .get("poll result Q-1", "/v1/polls/Q-1/result"),
    .get("alert list", "/v1/alerts/all"),
    .get("screen show H012", "/v1/households/H012/screen"),
    .get("alert reads A-1", "/v1/alerts/A-1/reads"),
    .get("notice list", "/v1/notices"),
    .get("notice show N-1", "/v1/notices/N-1"),
    .get("notice reads N-1", "/v1/notices/N-1/reads"),
    .get("audit list --before 1200", "/v1/audit", "before=1200"),
]

private let writes: [Expected] = [
    .post("screen point H012 2", "/v1/households/H012/screen/pointer", #"{"key":"2"}"#),
    .post(
        "household practised H012 shopping", "/v1/practices",
        #"{"household":"H012","lesson":"shopping"}"#),
    .post(
        "order add H012 214 --on-behalf 娘さん --day tomorrow", "/v1/proposals",
        #"{"askedBy":"娘さん","day":"2026-05-22","household":"H012","items":[{"product":214,"quantity":1}]}"#
    ),
    .post(
        "order assent p-2026-05-21-001 --by telephone --reason 電話",
        "/v1/proposals/p-2026-05-21-001/assent", #"{"channel":"telephone","reason":"電話"}"#),
    .post(
        "order decline p-2026-05-21-001 --by paper --reason 紙",
        "/v1/proposals/p-2026-05-21-001/decline", #"{"channel":"paper","reason":"紙"}"#),
    .post(
        "standing add H012 101 --on 火,fri --every 2 --from 2026-05-26", "/v1/standing-orders",
        #"{"channel":"telephone","household":"H012","items":[{"product":101,"quantity":1}],"rhythm":{"everyWeeks":2,"from":"2026-05-26","weekdays":[2,5]}}"#
    ),
    .post(
        "standing skip s-0001 2026-05-26", "/v1/standing-orders/s-0001/skip",
        #"{"day":"2026-05-26"}"#),
    .post(
        "standing skip s-0001 2026-05-26 --undo", "/v1/standing-orders/s-0001/resume",
        #"{"day":"2026-05-26"}"#),
    .post(
        "standing stop s-0001 --reason 転居", "/v1/standing-orders/s-0001/stop",
        #"{"reason":"転居"}"#),
    .post(
        "order add H012 214x2 350", "/v1/orders",
        #"{"channel":"telephone","household":"H012","items":[{"product":214,"quantity":2},{"product":350,"quantity":1}]}"#
    ),
    .post(
        "order add --name はせ 214×3 --day tomorrow --channel paper", "/v1/orders",
        #"{"channel":"paper","day":"2026-05-22","household":"H012","items":[{"product":214,"quantity":3}]}"#
    ),
    .post(
        "order add --phone 0265-00-0012 214", "/v1/orders",
        #"{"channel":"telephone","household":"H012","items":[{"product":214,"quantity":1}]}"#),
    .post(
        "order change 21-017 214x3 --seen-version 2", "/v1/orders/O1/change",
        #"{"items":[{"product":214,"quantity":3}],"version":2}"#),
    .post(
        "order change O1 214x3", "/v1/orders/O1/change",
        #"{"items":[{"product":214,"quantity":3}]}"#),
    .post("order cancel 21-017 --reason 入院", "/v1/orders/O1/cancel", #"{"reason":"入院"}"#),
    .post("order cancel O1", "/v1/orders/O1/cancel", "{}"),
    .post("pick done O1", "/v1/orders/O1/picking", #"{"none":[],"picked":[]}"#),
    .post(
        "pick done 21-017 --short 214=1 215=0 --none 350 351", "/v1/orders/O1/picking",
        #"{"none":[350,351,215],"picked":[{"product":214,"quantity":1}]}"#),
    .post(
        "pick done O1 --instead 300=301x2 --assent いいよ", "/v1/orders/O1/picking",
        #"{"instead":[{"assent":"いいよ","product":300,"quantity":2,"with":301}],"none":[300],"picked":[]}"#
    ),
    .post(
        "pick done O1 --short 300=1 --instead 300=301", "/v1/orders/O1/picking",
        #"{"instead":[{"product":300,"quantity":1,"with":301}],"none":[],"picked":[{"product":300,"quantity":1}]}"#
    ),
    .post(
        "pick answer 21-017 300 --with 301x2 --reason 了承", "/v1/orders/O1/call-answers",
        #"{"product":300,"quantity":2,"with":301,"words":"了承"}"#),
    .post(
        "pick answer O1 300 --reason なしで", "/v1/orders/O1/call-answers",
        #"{"product":300,"words":"なしで"}"#),
    .post(
        "money limit H012 20000 --reason 電話", "/v1/spending-limits",
        #"{"household":"H012","limit":20000,"reason":"電話"}"#),
    .post(
        "money limit H012 none --reason 電話", "/v1/spending-limits",
        #"{"household":"H012","reason":"電話"}"#),
    .post(
        "wish add H012 milk --item goat-milk", "/v1/item-wishes",
        #"{"category":"milk","household":"H012","item":"goat-milk"}"#),
    .post("wish answer W-3 --product 214", "/v1/item-wishes/W-3/answer", #"{"product":214}"#),
    .post(
        "wish answer W-3 --ja ない --en no", "/v1/item-wishes/W-3/answer",
        #"{"words":{"en":"no","ja":"ない"}}"#),
    .post("stock set 214 5", "/v1/stock/214", #"{"left":5}"#),
    .post("stock set 214 plenty", "/v1/stock/214", "{}"),
    .post(
        "plan make --wind 3.2 --gust 5", "/v1/days/2026-05-21/plan",
        #"{"urgent":[],"wind":[{"gust":500,"mean":320}]}"#),
    .post(
        "plan make tomorrow --wind 3/5.25 V03=6/9 --urgent O1", "/v1/days/2026-05-22/plan",
        #"{"urgent":["O1"],"wind":[{"gust":525,"mean":300},{"gust":900,"mean":600,"village":"V03"}]}"#
    ),
    .post(
        "plan make --urgent 21-017", "/v1/days/2026-05-21/plan",
        #"{"urgent":["O1"],"wind":[]}"#),
    .post("plan publish", "/v1/days/2026-05-21/plan/publish", "{}"),
    .post("sortie check S-21-1", "/v1/sorties/S-21-1/check", "{}"),
    .post("sortie load S-21-1", "/v1/sorties/S-21-1/load", "{}"),
    .post("sortie launch S-21-1", "/v1/sorties/S-21-1/launch", "{}"),
    .post("sortie land S-21-1", "/v1/sorties/S-21-1/land", "{}"),
    .post("sortie return S-21-1", "/v1/sorties/S-21-1/return", "{}"),
    .post(
        "sortie cancel S-21-1 --reason 風", "/v1/sorties/S-21-1/cancel", #"{"reason":"風"}"#),
    .post(
        "sortie cancel S-21-1 --reason 風 --because wind", "/v1/sorties/S-21-1/cancel",
        #"{"cause":"wind","reason":"風"}"#),
    .post(
        "switch carrier V03 van --reason 突風 --because wind", "/v1/carrier-switches",
        #"{"carrier":"van","cause":"wind","day":"2026-05-21","reason":"突風","village":"V03"}"#),
    .post("route depart R-21-1", "/v1/van-rounds/R-21-1/depart", "{}"),
    .post("route arrive R-21-1 V03", "/v1/van-rounds/R-21-1/arrive-V03", "{}"),
    .post("route return R-21-1", "/v1/van-rounds/R-21-1/return", "{}"),
    .post(
        "handoff done 21-017 --to ご本人 --note 玄関", "/v1/hand-offs/O1/done",
        #"{"note":"玄関","to":"ご本人"}"#),
    .post("handoff failed O1 --reason 留守", "/v1/hand-offs/O1/failed", #"{"note":"留守"}"#),
    .post("handoff undo O1 --reason 誤り", "/v1/hand-offs/O1/undo", #"{"note":"誤り"}"#),
    .post(
        "ride add H012 clinic --day tomorrow --band 9:00-11:00", "/v1/rides",
        #"{"channel":"telephone","household":"H012","request":{"band":{"from":"09:00","to":"11:00"},"companions":0,"day":"2026-05-22","direction":"outward","place":"clinic","wheelchair":false}}"#
    ),
    .post(
        "ride add H012 clinic --day today --band 13:00〜15:00 --back --companions 1 --wheelchair",
        "/v1/rides",
        #"{"channel":"telephone","household":"H012","request":{"band":{"from":"13:00","to":"15:00"},"companions":1,"day":"2026-05-21","direction":"homeward","place":"clinic","wheelchair":true}}"#
    ),
    .post(
        "ride assign R7 T3 9:20", "/v1/rides/R7/assign", #"{"pickUp":"09:20","taxi":"T3"}"#),
    .post(
        "ride assign R7 T3 9:20 --home 11:40 --home-taxi T4", "/v1/rides/R7/assign",
        #"{"homePickUp":"11:40","homeTaxi":"T4","pickUp":"09:20","taxi":"T3"}"#),
    .post(
        "ride add H012 clinic --day today --band 9:00-11:00 --home-band 11:00-13:00",
        "/v1/ride-pairs",
        #"{"channel":"telephone","homeward":{"band":{"from":"11:00","to":"13:00"},"companions":0,"day":"2026-05-21","direction":"homeward","place":"clinic","wheelchair":false},"household":"H012","outward":{"band":{"from":"09:00","to":"11:00"},"companions":0,"day":"2026-05-21","direction":"outward","place":"clinic","wheelchair":false}}"#
    ),
    .post(
        "ride fetch 4821 --from clinic", "/v1/ride-calls", #"{"number":4821,"place":"clinic"}"#),
    .post("ride cancel R7 --both", "/v1/rides/R7/cancel", #"{"both":true}"#),
    .post("ride refuse R7 --reason 車なし", "/v1/rides/R7/refuse", #"{"reason":"車なし"}"#),
    .post("ride done R7", "/v1/rides/R7/done", "{}"),
    .post("ride cancel R7", "/v1/rides/R7/cancel", "{}"),
    .post(
        "checkin add H012 not-so-well", "/v1/check-ins",
        #"{"answer":"not-so-well","channel":"telephone","household":"H012"}"#),
    .post(
        "notice post \(NoticeSamples.file)", "/v1/notices",
        #"{"en":["Water is off."],"from":"2026-05-21","ja":["水が 出ません。"],"title":{"en":"Water","ja":"水道"},"until":"2026-05-30","villages":["V03"]}"#
    ),
    .post(
        "notice told N-1 H012 --paper", "/v1/notices/N-1/read",
        #"{"channel":"paper","household":"H012"}"#),
    .post(
        "alert raise --level 4 --villages V03,V04 --title 川 --text にげて --reason 水位 --confirm-level 4",
        "/v1/alerts",
        #"{"drill":false,"level":4,"reason":"水位","text":{"en":"","ja":"にげて"},"title":{"en":"","ja":"川"},"villages":["V03","V04"]}"#
    ),
    .post(
        "poll open \(NoticeSamples.poll)", "/v1/polls",
        #"{"answers":[{"en":"Yes","ja":"はい"},{"en":"No","ja":"いいえ"}],"question":{"en":"","ja":"来ますか"},"until":"2026-05-30","villages":[]}"#
    ),
    .post("poll close Q-1 --reason 集計", "/v1/polls/Q-1/close", #"{"reason":"集計"}"#),
    .post(
        "poll answer Q-1 H012 2 --channel paper", "/v1/polls/Q-1/answer",
        #"{"answer":1,"channel":"paper","household":"H012"}"#),
    .post("alert clear A-1 --reason 下がった", "/v1/alerts/A-1/clear", #"{"reason":"下がった"}"#),
    .post(
        "alert told A-1 H012", "/v1/alerts/A-1/read",
        #"{"channel":"telephone","household":"H012"}"#),
    .post(
        "notice withdraw N-1 --reason 誤り", "/v1/notices/N-1/withdraw", #"{"reason":"誤り"}"#),
    .post(
        "consent record H012 observations --reason 本人", "/v1/consents",
        #"{"channel":"telephone","decision":"given","household":"H012","purpose":"observations","reason":"本人"}"#
    ),
    .post(
        "consent refuse H012 observations --channel paper --reason 本人", "/v1/consents",
        #"{"channel":"paper","decision":"refused","household":"H012","purpose":"observations","reason":"本人"}"#
    ),
    .post(
        "consent withdraw H012 passive-signs --reason 本人", "/v1/consents",
        #"{"channel":"telephone","decision":"withdrawn","household":"H012","purpose":"passive-signs","reason":"本人"}"#
    ),
    .post(
        "checkin away H012 --until tomorrow --reason 旅行", "/v1/aways",
        #"{"channel":"telephone","from":"2026-05-21","household":"H012","reason":"旅行","until":"2026-05-22"}"#
    ),
    .post(
        "checkin home H012 --reason 電話", "/v1/home-comings",
        #"{"channel":"telephone","household":"H012","reason":"電話"}"#),
    .post(
        "checkin set H012 --remind 9:00 --silence 48 --reason 希望", "/v1/households/H012/wellness",
        #"{"reason":"希望","setting":{"remindAt":"09:00","reminds":true,"silenceHours":48}}"#),
    .post(
        "checkin set H012 --remind off --reason 希望", "/v1/households/H012/wellness",
        #"{"reason":"希望","setting":{"reminds":false}}"#),
    .post(
        "handoff done 21-017 --to ご本人 --observed concern --note 足", "/v1/hand-offs/O1/done",
        #"{"note":"足","observed":"concern","to":"ご本人"}"#),
    .post("box pair H012", "/v1/pairings", #"{"household":"H012"}"#),
    .post("box pair --kiosk clinic", "/v1/pairings", #"{"place":"clinic"}"#),
    .post("box revoke B017 --reason 交換", "/v1/boxes/B017/revoke", #"{"reason":"交換"}"#),
    .post(
        "switch carrier V03 on-foot --reason 雪", "/v1/carrier-switches",
        #"{"carrier":"on-foot","day":"2026-05-21","reason":"雪","village":"V03"}"#),
    .post(
        "day extend --until 11:30 --reason 停電", "/v1/days/2026-05-21/extension",
        #"{"reason":"停電","until":"11:30"}"#),
    .post("clock follow --reason 見た", "/v1/clock/follow", #"{"reason":"見た"}"#),
    .post(
        "day close --village V03 --shop A --reason 大雪 --yes --expect-count 0",
        "/v1/days/2026-05-21/close", #"{"reason":"大雪","shop":"A","village":"V03"}"#),
]

@Suite("Command lines as requests") struct RequestTests {
    @Test("each reading line asks one thing, signed", arguments: reads)
    func read(_ expected: Expected) throws {
        let desk = try TestDesk()
        let result = desk.run(expected.line)
        #expect(result.code == .ok, "\(result.said)")
        try check(desk.office.letters.last, expected, query: expected.query)
        #expect(!result.out.isEmpty)
    }

    @Test("each changing line tells one thing, signed", arguments: writes)
    func write(_ expected: Expected) throws {
        let desk = try TestDesk()
        let result = desk.run(expected.line)
        #expect(result.code == .ok, "\(result.said)")
        try check(desk.office.letters.last, expected, query: "")
        #expect(desk.office.letters.count { $0.method == "POST" } == 1)
    }

    @Test("each changing line can be tried, and the trial is signed for", arguments: writes)
    func dryRun(_ expected: Expected) throws {
        let desk = try TestDesk()
        let line = expected.line.replacing(" --yes --expect-count 0", with: "")
        let result = desk.run(line + " --dry-run")
        #expect(result.code == .ok, "\(result.said)")
        try check(desk.office.letters.last, expected, query: "dry-run=1")
        #expect(result.said.contains("nothing was recorded"))
        #expect(desk.office.letters.filter { $0.method == "POST" }.map(\.query) == ["dry-run=1"])
    }

    @Test("an office that does not confirm a trial is not believed")
    func unconfirmedTrial() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.honoursTrials = false }
        #expect(desk.run("order cancel O1 --dry-run").said.contains("Warning"))
    }

    private func check(_ request: OfficeRequest?, _ expected: Expected, query: String) throws {
        let request = try #require(request)
        #expect(request.method == expected.method)
        #expect(request.path == expected.path)
        #expect(request.query == query)
        #expect(String(decoding: request.body, as: UTF8.self) == expected.body)
    }

    @Test("every verb but those of this machine stands in the tables above")
    func complete() {
        let covered = Set((reads + writes).map { $0.line.split(separator: " ").prefix(2) })
        for verb in Verbs.all where !["", "key", "weather"].contains(verb.noun) {
            #expect(
                covered.contains([Substring(verb.noun), Substring(verb.command.name)]),
                "\(verb.path)")
        }
    }

    @Test("a route of the office that operators may call has a verb")
    func everyRoute() throws {
        var called: Set<String> = []
        for expected in reads + writes {
            called.insert(try #require(Route.find(expected.method, expected.path)).0.name)
        }
        let wanted = Route.all.filter { $0.callers.contains(.operator) }.map(\.name)
        // The catalogue is printed on paper at the desk; no command shows it.
        #expect(Set(wanted).subtracting(called) == ["catalogue"])
    }
}

@Suite("Words a command cannot use") struct WrongWordTests {
    @Test(
        "a wrong word is refused before anything is sent",
        arguments: [
            "order add H012", "order add H012 21x2", "order add H012 214x0",
            "order add H012 214x100", "order add H012 214 214x2", "order add H012 214x2x3",
            "order add --phone 1 --name 2 214", "order change O1", "order show ..",
            "order show a/b", "pick done O1 --short 214", "pick done O1 --short 214=1 --none 214",
            "stock set 99 1", "stock set 214 -1", "stock set 214 some", "plan make --wind 3",
            "plan make --wind 5/3", "plan make --wind 3/5 4/6", "plan make --gust 5",
            "plan make --wind fast", "plan make --wind 3.123/5", "ride add H012 clinic --band 9-11",
            "ride add H012 clinic --day today --band 11:00-9:00",
            "ride add H012 clinic --day today --band 9:00-11:00 --companions x",
            "ride assign R7 T3 25:00", "checkin add H012 fine",
            "switch carrier V03 horse --reason x",
            "switch carrier V03 van", "audit list --before 0", "handoff done O1",
            "day close --reason x --yes", "day close --reason x --expect-count 3", "day close",
            "box list --output yaml",
        ])
    func refused(_ line: String) throws {
        let desk = try TestDesk()
        let result = desk.run(line)
        #expect(result.code == .usage, "\(result.said)")
        #expect(result.out.isEmpty)
        #expect(result.said.contains("engawa"))
        #expect(!desk.office.letters.contains { $0.method == "POST" })
    }

    @Test(
        "speeds are read exactly, in centimetres a second",
        arguments: [
            ("3", 300), ("3.2", 320), ("3.25", 325), ("0.05", 5), ("12.0", 1200), ("", nil),
            (".5", nil), ("3.", nil), ("3.255", nil), ("100", nil), ("-1", nil), ("３", nil),
        ] as [(String, Int?)])
    func speed(_ text: String, _ expected: Int?) { #expect(Items.speed(text) == expected) }
}
