import Foundation
import Glibc
import HTTPClient
import HTTPServer
import Testing

@Suite("Listening and stopping") struct LifeTests {
    @Test("stop lets a request in hand finish")
    func gracefulStop() throws {
        let arrived = Count()
        let server = try HTTPServer(listening: .loopback(port: 0)) { _, answer in
            arrived.raise()
            elsewhere(after: 0.3) { answer(.text("done")) }
        }
        let client = RawClient(port: server.port)
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(eventually { arrived.value == 1 })
        server.stop()
        let answer = client.readToEnd()
        #expect(answer?.hasPrefix("HTTP/1.1 200 ") == true && answer?.hasSuffix("done") == true)
        #expect(throws: HTTPClientError.self) {
            try HTTPExchange.perform(ClientRequest(url: "http://127.0.0.1:\(server.port)/"))
        }
        server.stop()
    }

    @Test("stop does not wait for ever: a request never answered gets 503")
    func boundedStop() throws {
        var limits = Limits()
        limits.stopSeconds = 0.3
        let waiting = Box<[@Sendable (HTTPResponse) -> Void]>([])
        let server = try HTTPServer(listening: .loopback(port: 0), limits: limits) { _, answer in
            waiting.change { $0.append(answer) }
        }
        let clients = (0..<5).map { _ in RawClient(port: server.port) }
        for client in clients { client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n") }
        #expect(eventually { waiting.value.count == 5 })
        let began = Date()
        server.stop()
        #expect(Date().timeIntervalSince(began) < 3)
        for client in clients {
            #expect(client.readToEnd()?.hasPrefix("HTTP/1.1 503 ") == true)
        }
        for answer in waiting.value { answer(.text("after the end")) }
    }

    @Test("a server that is let go stops by itself and gives its port back")
    func letGo() throws {
        let port: UInt16
        do {
            let server = try HTTPServer(listening: .loopback(port: 0)) { _, answer in
                answer(.text("first"))
            }
            port = server.port
            let url = "http://127.0.0.1:\(port)/"
            #expect(try HTTPExchange.perform(ClientRequest(url: url)).status == 200)
        }
        let next = try HTTPServer(listening: .loopback(port: port)) { _, answer in
            answer(.text("second"))
        }
        #expect(next.port == port)
    }

    @Test("servers under load can be stopped at any moment")
    func stopUnderLoad() throws {
        for _ in 0..<10 {
            let server = try HTTPServer(listening: .loopback(port: 0)) { _, answer in
                elsewhere { answer(.text("ok")) }
            }
            let port = server.port
            let ended = Count()
            for _ in 0..<4 {
                elsewhere {
                    defer { ended.raise() }
                    guard let connection = try? HTTPConnection() else { return }
                    let request = ClientRequest(url: "http://127.0.0.1:\(port)/")
                    while let response = try? connection.perform(request), response.status == 200 {}
                }
            }
            usleep(30_000)
            server.stop()
            #expect(eventually(seconds: 10) { ended.value == 4 })
        }
    }

    @Test("an address beyond this machine is refused unless the risk is accepted")
    func exposure() throws {
        for host in ["0.0.0.0", "::", "127.0.0.1", "192.0.2.1"] {
            #expect(throws: HTTPServerError.exposureRefused(host: host)) {
                try HTTPServer(
                    listening: .anyAddress(host: host, port: 0, iKnowTheRisk: false)
                ) { _, _ in }
            }
        }
        #expect(throws: HTTPServerError.addressNotUnderstood("example.org")) {
            try HTTPServer(
                listening: .anyAddress(host: "example.org", port: 0, iKnowTheRisk: true)
            ) { _, _ in }
        }
        let open = try HTTPServer(
            listening: .anyAddress(host: "0.0.0.0", port: 0, iKnowTheRisk: true)
        ) { _, answer in answer(.text("ok")) }
        let url = "http://127.0.0.1:\(open.port)/"
        #expect(try HTTPExchange.perform(ClientRequest(url: url)).status == 200)
    }

    @Test("a port in use is named in a plain refusal")
    func portInUse() throws {
        let first = try HTTPServer(listening: .loopback(port: 0)) { _, _ in }
        #expect(throws: HTTPServerError.addressInUse("127.0.0.1:\(first.port)")) {
            try HTTPServer(listening: .loopback(port: first.port)) { _, _ in }
        }
    }

    @Test("a Unix socket has mode 0660, serves, and is removed in the end")
    func unixSocket() throws {
        let path = freshPath("office.sock")
        let server = try HTTPServer(listening: .unixSocket(path: path)) { request, answer in
            answer(.text(request.path))
        }
        var facts = stat()
        try #require(lstat(path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o660)
        #expect(server.port == 0)
        let connection = try HTTPConnection(ClientSettings(unixSocket: path))
        for _ in 0..<3 {
            let response = try connection.perform(ClientRequest(url: "http://office/hello"))
            #expect(response.body == Array("/hello".utf8))
        }
        #expect(throws: HTTPServerError.addressInUse(path)) {
            try HTTPServer(listening: .unixSocket(path: path)) { _, _ in }
        }
        server.stop()
        #expect(lstat(path, &facts) != 0)
    }

    @Test("a socket file left by a crash is replaced, any other file is left alone")
    func staleSocket() throws {
        let path = freshPath("office.sock")
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let code = withUnsafeBytes(of: place) {
            bind(left, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
        }
        try #require(code == 0)
        close(left)
        let server = try HTTPServer(listening: .unixSocket(path: path)) { _, answer in
            answer(.text("ok"))
        }
        let settings = ClientSettings(unixSocket: path)
        #expect(
            try HTTPExchange.perform(ClientRequest(url: "http://office/"), settings).status == 200)
        server.stop()

        let file = freshPath("precious")
        #expect(FileManager.default.createFile(atPath: file, contents: Data("keep".utf8)))
        #expect(throws: HTTPServerError.notASocket(path: file)) {
            try HTTPServer(listening: .unixSocket(path: file)) { _, _ in }
        }
        #expect(FileManager.default.contents(atPath: file) == Data("keep".utf8))
        let long = "/tmp/" + String(repeating: "x", count: 120)
        #expect(throws: HTTPServerError.addressNotUnderstood(long)) {
            try HTTPServer(listening: .unixSocket(path: long)) { _, _ in }
        }
    }
}
