import Foundation
import Glibc
import HTTPClient
import HTTPServer
import Testing

@Suite("Trust") struct TrustTests {
    private static let openssl = "/usr/bin/openssl"
    private static var hasTool: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

    private func run(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.openssl)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// A certificate for `office.invalid` signed by itself, and its key.
    private func certificate(days: Int = 2) throws -> (file: String, key: String) {
        let file = freshPath("office.pem")
        let key = file + ".key"
        let process = try run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", key, "-out", file, "-days", String(days), "-subj", "/CN=office.invalid",
            "-addext", "subjectAltName=DNS:office.invalid",
        ])
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return (file, key)
    }

    /// A free port; the server that held it is gone.
    private func freePort() throws -> UInt16 {
        let server = try HTTPServer(listening: .loopback(port: 0)) { _, _ in }
        defer { server.stop() }
        return server.port
    }

    @Test(
        "only a server with the pinned certificate and the right name gets the request",
        .enabled(if: hasTool))
    func pinning() throws {
        let (file, key) = try certificate()
        let stranger = try certificate().file
        let port = try freePort()
        let office = try run([
            "s_server", "-accept", "127.0.0.1:\(port)", "-cert", file, "-key", key, "-www",
        ])
        defer {
            // Signals that ask politely are blocked in children of a test.
            kill(office.processIdentifier, SIGKILL)
            office.waitUntilExit()
        }
        func ask(_ name: String, _ authority: String?) throws(HTTPClientError) -> Int {
            try HTTPExchange.perform(
                ClientRequest(url: "https://\(name):\(port)/"),
                ClientSettings(authorityFile: authority, knownAddress: "127.0.0.1")
            ).status
        }
        #expect(eventually { (try? ask("office.invalid", file)) == 200 })
        for (name, authority) in [
            ("office.invalid", stranger), ("office.invalid", nil), ("other.invalid", file),
        ] {
            let error = #expect(throws: HTTPClientError.self) { try ask(name, authority) }
            guard case .untrusted = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
            #expect(error?.mayHaveArrived == false)
        }
        let none = #expect(throws: HTTPClientError.self) {
            try ask("office.invalid", "/nonexistent/authority.pem")
        }
        #expect(none?.mayHaveArrived == false)
    }
}
