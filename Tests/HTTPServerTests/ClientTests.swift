import Foundation
import HTTPClient
import HTTPServer
import Testing

@Suite("HTTP client") struct ClientTests {
    private func ask(
        _ port: UInt16, _ settings: ClientSettings = ClientSettings(), method: String = "GET"
    ) throws(HTTPClientError) -> ClientResponse {
        try HTTPExchange.perform(
            ClientRequest(method: method, url: "http://127.0.0.1:\(port)/"), settings)
    }

    @Test("nobody listening means that nothing was sent")
    func refused() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { _, _ in }
        let port = server.port
        server.stop()
        let error = #expect(throws: HTTPClientError.self) { try self.ask(port) }
        guard case .unreachable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.mayHaveArrived == false)
        let path = ClientSettings(unixSocket: freshPath("none.sock"))
        let noSocket = #expect(throws: HTTPClientError.self) { try self.ask(1, path) }
        #expect(noSocket?.mayHaveArrived == false)
    }

    @Test("no answer in time means that the request may have arrived")
    func timeout() throws {
        let server = RawServer("HTTP/1.1 200 OK\r\n\r\n", afterSeconds: 3)
        var settings = ClientSettings()
        settings.totalSeconds = 0.3
        let error = #expect(throws: HTTPClientError.timedOut) {
            try self.ask(server.port, settings)
        }
        #expect(error?.mayHaveArrived == true)
    }

    @Test(
        "an answer that breaks off or is not HTTP means that the request may have arrived",
        arguments: [
            "", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "no HTTP at all\r\n\r\n",
            "HTTP/1.1 2", "HTTP/1.1 201 Created\r\n",
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Le",
            "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        ])
    func broken(_ answer: String) throws {
        let server = RawServer(answer)
        let error = #expect(throws: HTTPClientError.self) { try self.ask(server.port) }
        guard case .broken = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.mayHaveArrived == true)
    }

    @Test("an answer larger than allowed is refused, announced or not")
    func tooLarge() throws {
        var settings = ClientSettings()
        settings.largestResponse = 1_000
        let body = String(repeating: "b", count: 1_001)
        let announced = RawServer("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n\(body)")
        let open = RawServer("HTTP/1.1 200 OK\r\n\r\n\(body)")
        let header = RawServer(
            "HTTP/1.1 200 OK\r\nX-A: \(String(repeating: "h", count: 70_000))\r\n\r\n")
        for server in [announced, open, header] {
            #expect(throws: HTTPClientError.tooLarge) { try self.ask(server.port, settings) }
        }
        let fits = RawServer("HTTP/1.1 200 OK\r\n\r\n\(body.dropLast())")
        #expect(try ask(fits.port, settings).body.count == 1_000)
    }

    @Test("a redirect is handed to the caller, not followed")
    func redirect() throws {
        let server = RawServer(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
        let response = try ask(server.port)
        #expect(response.status == 302)
        #expect(response.header("location") == "http://127.0.0.1:1/")
    }

    @Test("header names come back in lower case, and a repeated one has no single value")
    func headers() throws {
        let server = RawServer(
            "HTTP/1.1 200 OK\r\nX-One:  a b \r\nX-TWO: 1\r\nx-two: 2\r\nContent-Length: 0\r\n\r\n")
        let response = try ask(server.port)
        #expect(response.header("x-one") == "a b")
        #expect(response.header("x-two") == nil)
        #expect(response.headers.map(\.name) == ["x-one", "x-two", "x-two", "content-length"])
    }

    @Test("a proxy named in the environment is not used")
    func noProxy() throws {
        let server = RawServer("HTTP/1.1 204 No Content\r\n\r\n")
        setenv("http_proxy", "http://127.0.0.1:1", 1)
        defer { unsetenv("http_proxy") }
        #expect(try ask(server.port).status == 204)
    }

    @Test("every method arrives with its body, also an empty one")
    func methods() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            let length = request.header("content-length") ?? "none"
            answer(.text("\(request.method) \(length) \(request.body.count)"))
        }
        let connection = try HTTPConnection()
        let url = "http://127.0.0.1:\(server.port)/"
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            for size in [0, 1, 5_000, 65_536] {
                let body = [UInt8](repeating: 0, count: size)
                let request = ClientRequest(method: method, url: url, body: body)
                let said = String(decoding: try connection.perform(request).body, as: UTF8.self)
                #expect(said == "\(method) \(size) \(size)")
            }
        }
        #expect(try connection.perform(ClientRequest(url: url)).body == Array("GET none 0".utf8))
        let head = try connection.perform(ClientRequest(method: "HEAD", url: url))
        #expect(head.status == 200 && head.body.isEmpty)
    }

    @Test("one connection serves many requests, and a dead one is replaced")
    func reuse() throws {
        let port: UInt16
        let connection = try HTTPConnection()
        do {
            let server = try HTTPServer(listening: .loopback(port: 0)) { _, answer in
                answer(.text("ok"))
            }
            port = server.port
            for _ in 0..<20 {
                let request = ClientRequest(url: "http://127.0.0.1:\(port)/")
                #expect(try connection.perform(request).status == 200)
            }
            #expect(server.openConnections == 1)
        }
        let next = try HTTPServer(listening: .loopback(port: port)) { _, answer in
            answer(.text("next"))
        }
        let request = ClientRequest(method: "POST", url: "http://127.0.0.1:\(port)/", body: [1])
        #expect(try connection.perform(request).body == Array("next".utf8))
        next.stop()
    }

    @Test("a known address stands in for the name service")
    func knownAddress() throws {
        let server = try HTTPServer(listening: .loopback(port: 0)) { request, answer in
            answer(.text(request.header("host") ?? ""))
        }
        let request = ClientRequest(url: "http://office.invalid:\(server.port)/")
        let response = try HTTPExchange.perform(request, ClientSettings(knownAddress: "127.0.0.1"))
        #expect(response.body == Array("office.invalid:\(server.port)".utf8))
        let error = #expect(throws: HTTPClientError.self) { try HTTPExchange.perform(request) }
        #expect(error?.mayHaveArrived == false)
    }

    @Test("what could break out of its line or leave HTTP is never sent")
    func notSendable() {
        let url = "http://127.0.0.1:1/"
        let requests = [
            ClientRequest(url: "file:///etc/passwd"), ClientRequest(url: "ftp://127.0.0.1/"),
            ClientRequest(url: "http://127.0.0.1:1/ x"), ClientRequest(url: "127.0.0.1"),
            ClientRequest(method: "GET /x HTTP/1.1\r\n", url: url),
            ClientRequest(method: "", url: url),
            ClientRequest(url: url, headers: [("X-A", "1\r\nX-B: 2")]),
            ClientRequest(url: url, headers: [("X A", "1")]),
            ClientRequest(url: url, headers: [("Content-Length", "1")]),
            ClientRequest(url: url, headers: [("", "1")]),
        ]
        for request in requests {
            let error = #expect(throws: HTTPClientError.self) { try HTTPExchange.perform(request) }
            guard case .notSendable = error else {
                Issue.record("\(request.url) \(String(describing: error))")
                continue
            }
            #expect(error?.mayHaveArrived == false)
        }
    }
}
