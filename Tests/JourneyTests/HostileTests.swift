import Domain
import Foundation
import Glibc
import Rehearsal
import Seal
import Testing
import Wire

@Suite("Strangers at the office's port", .serialized)
struct HostileTests {
    private let folder = NSTemporaryDirectory() + "hostile-" + UUID().uuidString.prefix(8)

    /// Sends bytes as they are and reads until the office closes or says nothing for two seconds.
    private func send(_ text: String, to port: UInt16) throws -> String {
        let wire = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(wire) }
        var wait = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(wire, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(wire, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw RehearsalProblem("the office does not listen") }
        let bytes = Array(text.utf8)
        _ = Glibc.send(wire, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while answer.count < 1_000_000 {
            let count = recv(wire, &part, part.count, 0)
            guard count > 0 else { break }
            answer += part.prefix(count)
        }
        return String(decoding: answer, as: UTF8.self)
    }

    private func request(
        _ line: String, _ headers: [(String, String)] = [], body: String = ""
    ) -> String {
        let fields = headers.map { "\($0.0): \($0.1)\r\n" }.joined()
        return "\(line) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(fields)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func status(_ answer: String) -> Int {
        answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private func health(_ town: Town) throws -> Health {
        let answer = try send(request("GET /v1/health"), to: town.port)
        let body = answer.components(separatedBy: "\r\n\r\n").dropFirst().joined()
        return try Message.read(Health.self, from: Array(body.utf8))
    }

    /// A write signed by the operator of the town.
    private func signed(
        _ town: Town, _ key: SigningKey, _ path: String, _ query: String, _ body: String,
        epoch: String
    ) throws -> String {
        let fields = SignedFields(
            signer: "operator:tanaka", sequence: 0, key: Hex.encode(try randomBytes(16)),
            epoch: epoch, run: "")
        let base = fields.signatureBase(
            method: "POST", path: path, query: query,
            digest: Hex.encode(sha256(Array(body.utf8))))
        let mark = query.isEmpty ? "" : "?"
        return request(
            "POST \(path)\(mark)\(query)",
            fields.headers + [(SignedFields.Header.signature, key.sign(base).base64)], body: body)
    }

    static let wildNumbers = [
        "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e400", "9e18",
        "-1e-400", "0.1", "NaN", "\"1\"", "[]", "true", "null",
    ]

    @Test("what a stranger sends gets a refusal, and the office goes on")
    func strangers() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let town = try Stage.town(at: TimeOfDay(10, 0), folder: folder)
        try town.startOffice()
        let long = String(repeating: "a", count: 3_000)
        let lines = [
            "GET /v1/../etc/passwd", "GET /v1/orders/%2e%2e%2f%2e%2e", "GET //",
            "GET /uptake?month=",
            "GET /uptake?month=9999-99", "GET /uptake?month=-1-1", "GET /uptake.csv?month=0000-00",
            "GET /uptake?lang=%00&month=%0d%0aSet-Cookie:x", "GET /v1/days/9999-12-31",
            "GET /v1/audit?before=99999999999999999999", "GET /\(long)", "POST /v1/boxes",
            "GET /v1/health?\(Array(repeating: "a=b", count: 90).joined(separator: "&"))",
            "DELETE /v1/orders", "TRACE /", "GET /v1/view\u{0B}",
        ]
        for line in lines {
            let answer = try send(request(line), to: town.port)
            #expect(!(500..<600).contains(status(answer)) || status(answer) == 501, "\(line)")
            #expect(!answer.contains("\r\nSet-Cookie"), "\(line)")
        }
        let bodies = [
            "", "{", "null", "[[[[", "{\"code\":1}", "{\"code\":\"\\ud800\"}",
            String(repeating: "[", count: 60_000), String(repeating: "{\"a\":", count: 12_000),
            "{\"code\":\"000000000000\",\"code\":\"1\",\"publicKey\":\"AA==\",\"model\":\"\"}",
            "{\"code\":\"000000000000\",\"model\":\"m\",\"publicKey\":\""
                + Base64.encode([UInt8](repeating: 0, count: 32)) + "\"}",
        ]
        for body in bodies {
            let answer = try send(request("POST /v1/boxes", body: body), to: town.port)
            #expect([400, 422].contains(status(answer)), "\(body.prefix(40))")
        }
        #expect(try health(town).status == "ok")
        #expect(town.officeRuns)
    }

    @Test("what a signed caller sends cannot end the office, whatever its numbers are")
    func signedCallers() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let town = try Stage.town(at: TimeOfDay(10, 0), folder: folder)
        try town.startOffice()
        let key = try SigningKey(storedAt: town.folder + "/operator.key")
        let epoch = try health(town).epoch
        let household = town.households[0].id.text
        func tell(_ path: String, _ body: String, query: String = "") throws {
            let answer = try send(
                signed(town, key, path, query, body, epoch: epoch), to: town.port)
            #expect((200..<500).contains(status(answer)), "\(path) \(body) \(answer.prefix(200))")
        }
        for number in Self.wildNumbers {
            try tell(
                "/v1/orders",
                """
                {"household":"\(household)","channel":"telephone","day":"2026-11-24",
                "items":[{"product":215,"quantity":\(number)},{"product":\(number),"quantity":1}]}
                """)
            try tell(
                "/v1/orders/x/change",
                "{\"version\":\(number),\"items\":[{\"product\":215,\"quantity\":1}]}")
            try tell("/v1/stock/215", "{\"left\":\(number)}")
            for query in ["early=1", "early=1&dry-run=1"] {
                try tell(
                    "/v1/days/2026-11-24/plan",
                    "{\"urgent\":[],\"wind\":[{\"mean\":\(number),\"gust\":\(number)}]}",
                    query: query)
            }
            try tell(
                "/v1/rides",
                """
                {"household":"\(household)","channel":"telephone","request":{"place":"x",
                "direction":"outward","day":"2026-11-24","band":{"from":"09:00","to":"10:00"},
                "companions":\(number),"wheelchair":false}}
                """)
            try tell("/v1/rides/x/assign", "{\"taxi\":\"x\",\"pickUp\":\(number)}")
            try tell(
                "/v1/orders/x/picking",
                "{\"none\":[\(number)],\"picked\":[{\"product\":215,\"quantity\":\(number)}]}")
        }
        for day in ["1900-01-01", "2199-12-31", "2026-02-30", "today", "x"] {
            try tell("/v1/days/\(day)/plan", "{\"urgent\":[],\"wind\":[]}", query: "early=1")
            try tell("/v1/days/\(day)/close", "{\"reason\":\"x\"}")
        }
        let checked = try health(town)
        #expect(checked.status == "ok")
        #expect(town.officeRuns)
    }
}
