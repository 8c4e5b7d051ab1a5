import Foundation
import HTTPClient
import HTTPServer
import Testing

/// A GET to the server.
private func get(
    _ server: HTTPServer, _ target: String = "/"
) throws(HTTPClientError) -> ClientResponse {
    try HTTPExchange.perform(ClientRequest(url: "http://127.0.0.1:\(server.port)\(target)"))
}

private typealias Completion = @Sendable (HTTPResponse) -> Void

@Suite("HTTP server") struct ServerTests {
    @Test("the handler sees method, path, query, header and body as they were meant")
    func whole() throws {
        let seen = Box<HTTPRequest?>(nil)
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            seen.change { $0 = request }
            answer(HTTPResponse(status: 201, headers: [("X-Order", "7")], body: [0, 255, 10]))
        }
        let response = try HTTPExchange.perform(
            ClientRequest(
                method: "POST",
                url:
                    "http://127.0.0.1:\(server.port)/%E8%8C%B6/a%20b?q=%E8%8C%B6+x&empty=&flag&q=2",
                headers: [("X-Name", "Umi"), ("X-Empty", "")], body: [1, 0, 2]))
        #expect(response.status == 201)
        #expect(response.header("X-Order") == "7")
        #expect(response.header("server") == nil)
        #expect(response.body == [0, 255, 10])
        #expect(response.address == "127.0.0.1")
        let request = try #require(seen.value)
        #expect(request.method == "POST")
        #expect(request.path == "/\u{8336}/a b")
        #expect(request.rawPath == "/%E8%8C%B6/a%20b")
        #expect(request.query.map(\.name) == ["q", "empty", "flag", "q"])
        #expect(request.query.map(\.value) == ["\u{8336} x", "", "", "2"])
        #expect(request.rawQuery == "q=%E8%8C%B6+x&empty=&flag&q=2")
        #expect(request.header("X-NAME") == "Umi")
        #expect(request.header("x-empty")?.isEmpty == true)
        #expect(request.header("content-type") == nil)
        #expect(request.body == [1, 0, 2])
        #expect(request.receivedAt == 1)
    }

    @Test("requests are numbered in the order in which they arrived whole")
    func tickets() throws {
        let seen = Box<[String]>([])
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            seen.change { $0.append("\(request.path) \(request.receivedAt)") }
            answer(.text("ok"))
        }
        let early = RawClient(port: server.port)
        early.send("POST /began-first HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\na")
        _ = try get(server, "/whole-first")
        early.send("b")
        #expect(early.readSome().hasPrefix("HTTP/1.1 200 "))
        #expect(seen.value == ["/whole-first 1", "/began-first 2"])
    }

    @Test("a handler may answer later, from another thread")
    func later() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            elsewhere(after: 0.05) {
                answer(.text(request.path))
            }
        }
        let connection = try HTTPConnection()
        for number in 0..<10 {
            let url = "http://127.0.0.1:\(server.port)/\(number)"
            #expect(
                try connection.perform(ClientRequest(url: url)).body == Array("/\(number)".utf8))
        }
    }

    @Test("an answer that comes while the handler is still running is sent once")
    func racingAnswers() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            // Answered from another thread at about the moment the handler returns.
            elsewhere { answer(.text("a")) }
            elsewhere { answer(.text("b")) }
        }
        let connection = try HTTPConnection()
        for _ in 0..<500 {
            let url = "http://127.0.0.1:\(server.port)/"
            let body = try connection.perform(ClientRequest(url: url)).body
            #expect(body == [UInt8(ascii: "a")] || body == [UInt8(ascii: "b")])
        }
    }

    @Test("a client that leaves while its request is with the handler harms nobody")
    func clientGone() throws {
        let waiting = Box<[Completion]>([])
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            if request.path == "/wait" {
                waiting.change { $0.append(answer) }
            } else {
                answer(.text("ok"))
            }
        }
        for _ in 0..<20 {
            let client = RawClient(port: server.port)
            client.send("GET /wait HTTP/1.1\r\nHost: h\r\n\r\n")
        }
        #expect(eventually { waiting.value.count == 20 })
        #expect(try get(server).status == 200)
        for answer in waiting.value { answer(.text("too late")) }
        #expect(eventually { server.requestsInHand == 0 && server.openConnections == 0 })
        // After the end of the request the completion leads nowhere, and may still be called.
        for answer in waiting.value { answer(.text("much too late")) }
        #expect(try get(server).status == 200)
    }

    @Test("200 requests at once are all answered, each with its own answer")
    func manyAtOnce() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            let delay = Double(request.receivedAt % 7) / 100
            elsewhere(after: delay) {
                answer(.text(request.path))
            }
        }
        let clients = (0..<200).map { _ in RawClient(port: server.port) }
        for (number, client) in clients.enumerated() {
            client.send("GET /\(number) HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        }
        for (number, client) in clients.enumerated() {
            #expect(client.readToEnd()?.hasSuffix("\r\n\r\n/\(number)") == true)
        }
    }

    @Test("a handler that never answers is answered for with 503")
    func silentHandler() throws {
        var limits = Limits()
        limits.responseSeconds = 0.3
        let waiting = Box<[Completion]>([])
        let server = try HTTPServer(listening: .loopback(port: 0), limits: limits) { _, answer in
            waiting.change { $0.append(answer) }
        }
        let response = try get(server)
        #expect(response.status == 503)
        #expect(response.header("retry-after") == "5")
        #expect(response.header("content-type") == "application/problem+json")
    }

    @Test("a slow header, a slow body and an idle connection are ended in time")
    func slowClients() throws {
        var limits = Limits()
        limits.headerSeconds = 0.5
        limits.bodySeconds = 0.5
        limits.idleSeconds = 1
        let server = try HTTPServer(listening: .loopback(port: 0), limits: limits) { _, answer in
            answer(.text("ok"))
        }
        let drips = [
            "GET / HTTP/1.1\r\nHost: h\r\nX-A: ",
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99\r\n\r\n",
            "GET /",
        ].map { start in
            let client = RawClient(port: server.port)
            client.send(start)
            return client
        }
        let started = Date()
        var ended = [Double?](repeating: nil, count: drips.count)
        while ended.contains(where: { $0 == nil }), Date().timeIntervalSince(started) < 5 {
            usleep(100_000)
            for (index, client) in drips.enumerated() where ended[index] == nil {
                if !client.send("a") { ended[index] = Date().timeIntervalSince(started) }
            }
        }
        #expect(ended.allSatisfy { ($0 ?? 99) < 3 })
        #expect(eventually { server.openConnections == 0 })
        #expect(try get(server).status == 200)
    }

    @Test("a response that could break its header becomes a plain 500")
    func unsoundResponse() throws {
        let unsound = [
            HTTPResponse(status: 200, headers: [("X-A", "1\r\nX-B: 2")]),
            HTTPResponse(status: 200, headers: [("X A", "1")]),
            HTTPResponse(status: 200, headers: [("", "1")]), HTTPResponse(status: 99),
            HTTPResponse(status: 101), HTTPResponse(status: 1_000),
        ]
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            answer(unsound[Int(request.rawQuery) ?? 0])
        }
        for number in unsound.indices {
            let response = try get(server, "/?\(number)")
            #expect(response.status == 500)
            #expect(response.header("x-b") == nil)
        }
    }

    @Test("a response states its own length, whatever the handler says")
    func ownLength() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { _, answer in
            answer(
                HTTPResponse(
                    status: 200,
                    headers: [("Content-Length", "1"), ("Transfer-Encoding", "chunked")],
                    body: Array("whole".utf8)))
        }
        let response = try get(server)
        #expect(response.header("content-length") == "5")
        #expect(response.header("transfer-encoding") == nil)
        #expect(response.body == Array("whole".utf8))
    }

    @Test("nothing of a request is kept once it is over")
    func noLeak() throws {
        final class Witness: Sendable {
            let gone: Count
            init(_ gone: Count) { self.gone = gone }
            deinit { gone.raise() }
        }
        let gone = Count()
        let server = try HTTPServer(listening: .loopback(port: 0)) { _, answer in
            let witness = Witness(gone)
            elsewhere { withExtendedLifetime(witness) { answer(.text("ok")) } }
        }
        for _ in 0..<50 { _ = try get(server) }
        #expect(eventually { gone.value == 50 && server.requestsInHand == 0 })
    }
}
