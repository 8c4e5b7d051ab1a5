import Domain
import Testing
import Wire

@Suite("The wire")
struct WireTests {
    @Test("every route has its own name and address")
    func unique() {
        #expect(Set(Route.all.map(\.name)).count == Route.all.count)
        #expect(Set(Route.all.map { $0.method + $0.template }).count == Route.all.count)
    }

    @Test("a path is found with its ids, and only if it fits whole")
    func match() throws {
        let found = try #require(Route.find("POST", "/v1/orders/O-1/change"))
        #expect(found.0 == .changeOrder)
        #expect(found.1 == ["order": "O-1"])
        #expect(Route.find("GET", "/v1/orders/O-1/change") == nil)
        #expect(Route.find("POST", "/v1/orders//change") == nil)
        #expect(Route.find("POST", "/v1/orders/O-1/change/") == nil)
        #expect(Route.changeOrder.path("O-1") == "/v1/orders/O-1/change")
    }

    @Test("signed fields survive their headers, and odd ones are refused")
    func fields() {
        let fields = SignedFields(
            signer: "box:B-1", sequence: 7, key: String(repeating: "0a", count: 16), epoch: "e",
            run: "")
        #expect(SignedFields(headers: fields.headers) == fields)
        for (name, value) in [
            ("engawa-key", "short"), ("engawa-sequence", "-1"), ("engawa-sequence", "007"),
            ("engawa-key", String(repeating: "0A", count: 16)),
        ] {
            let bad = fields.headers.map { $0.0 == name ? (name, value) : $0 }
            #expect(SignedFields(headers: bad) == nil, "\(name) \(value)")
        }
        #expect(SignedFields(headers: fields.headers + [("engawa-key", "x")]) == nil)
    }

    @Test("every field changes what is signed")
    func base() {
        let fields = SignedFields(
            signer: "box:B-1", sequence: 7, key: String(repeating: "0a", count: 16), epoch: "e",
            run: "r")
        let base = fields.signatureBase(method: "POST", path: "/v1/orders", query: "", digest: "d")
        #expect(
            base != fields.signatureBase(method: "GET", path: "/v1/orders", query: "", digest: "d"))
        #expect(
            base
                != fields.signatureBase(
                    method: "POST", path: "/v1/orders", query: "dry-run=1", digest: "d"))
        #expect(String(decoding: base, as: UTF8.self).hasPrefix("engawa-signature-v1\n"))
    }

    @Test("the same message gives the same bytes")
    func stable() throws {
        let message = PlaceOrder(items: [], day: Day("2026-11-20"), channel: .television)
        let bytes = try Message.bytes(message)
        #expect(bytes == (try Message.bytes(message)))
        #expect(try Message.read(PlaceOrder.self, from: bytes) == message)
    }

    @Test("a message nested deeper than 32 is refused before it is read")
    func deep() {
        let bytes = Array(
            (String(repeating: "[", count: 40) + String(repeating: "]", count: 40)).utf8)
        #expect(throws: DecodingError.self) { try Message.read([Int].self, from: bytes) }
    }

    @Test(
        "hostile values are refused by the types",
        arguments: [
            #"{"items":[{"product":99,"quantity":1}],"channel":"television"}"#,
            #"{"items":[{"product":214.5,"quantity":1}],"channel":"television"}"#,
            #"{"items":[{"product":214,"quantity":1}],"channel":"pigeon"}"#,
            #"{"items":[],"day":"2026-02-30","channel":"television"}"#,
            #"{"items":[],"household":"a b","channel":"television"}"#,
        ])
    func hostile(text: String) {
        #expect(throws: DecodingError.self) {
            try Message.read(PlaceOrder.self, from: Array(text.utf8))
        }
    }
}
