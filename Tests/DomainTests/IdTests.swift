import Domain
import Testing

@Suite("Names of things")
struct IdTests {
    @Test(
        "the check digit of published municipality codes is right",
        arguments: [
            "131016", "011011", "271004", "202096",
        ])
    func published(code: String) {
        #expect(MunicipalityCode(code)?.text == code)
        #expect(MunicipalityCode(String(code.prefix(5)))?.text == code)
    }

    @Test(
        "a code with a wrong check digit is refused", arguments: ["131017", "13101a", "1310", ""])
    func wrong(code: String) { #expect(MunicipalityCode(code) == nil) }

    @Test("ids are short ASCII words")
    func ids() {
        #expect(VillageId("V-1_a.b") != nil)
        for text in ["", "a b", "村", "a/b", String(repeating: "a", count: 65)] {
            #expect(VillageId(text) == nil)
        }
    }

    @Test("product numbers have three digits")
    func numbers() {
        #expect(ProductNumber(100) != nil)
        #expect(ProductNumber(999) != nil)
        #expect(ProductNumber(99) == nil)
        #expect(ProductNumber(1000) == nil)
    }

    @Test("a receipt number is the day of the month and a count")
    func receipt() throws {
        let day = try #require(Day("2026-11-05"))
        #expect(ReceiptNumber(day: day, count: 7).text == "5-007")
        #expect(ReceiptNumber(day: day, count: 1234).text == "5-1234")
    }

    @Test("the nearest word is found, and none if none is near")
    func near() {
        #expect(nearest(to: "shoping", among: ["rides", "shopping"]) == "shopping")
        #expect(nearest(to: "かいもの", among: ["買い物", "かいもの画面"]) == "かいもの画面")
        #expect(nearest(to: "zzz", among: ["shopping"]) == nil)
    }

    @Test("lifecycles end: nothing follows what is over, and every state is reachable")
    func lifecycles() {
        #expect(OrderProgress.cancelled.next.isEmpty)
        #expect(RideProgress.done.next.isEmpty)
        var reached: Set<OrderProgress> = [.accepted]
        for _ in OrderProgress.allCases { reached.formUnion(reached.flatMap(\.next)) }
        #expect(reached == Set(OrderProgress.allCases))
    }

    @Test("every refusal has a sentence of at most 30 characters in Japanese that blames nobody")
    func refusals() throws {
        let number = try #require(ProductNumber(214))
        let all: [Refusal] = [
            .closed(next: nil), .noDelivery(next: nil), .tooHeavy(total: 21_000, limit: 20_000),
            .nothingOrdered, .noSuchProduct(number), .soldOut(number, left: 0),
            .soldOut(number, left: 2), .notOnThisDay(number), .tooMany(number, limit: 5),
            .tooFarAlong, .changedMeanwhile, .notFound, .noRideThen, .noRideHomeThen, .noSuchPlace,
            .tooManyCompanions(limit: 3),
        ]
        for refusal in all {
            for sentence in refusal.words.ja.split(separator: "。") {
                #expect(sentence.count <= 30, "\(sentence)")
            }
            #expect(!refusal.words.ja.contains("エラー"))
            #expect(!refusal.words.en.isEmpty)
        }
    }
}
