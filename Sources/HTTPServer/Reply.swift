import CMicroHTTPD

/// Turns a response into the library's form.
enum Reply {
    /// Fields the library writes itself.
    private static let ours: Set<String> = [
        "content-length", "transfer-encoding", "date", "server", "trailer", "upgrade",
    ]

    /// Queues the response; a response that cannot be sent as it is becomes a plain 500.
    static func queue(
        _ response: HTTPResponse, on connection: OpaquePointer, closing: Bool
    ) -> MHD_Result {
        let sound = (200...599).contains(response.status) && response.headers.allSatisfy(isSound)
        let sent = sound ? response : .problem(500)
        let body = sent.status == 204 || sent.status == 304 ? [] : sent.body
        let made = body.withUnsafeBytes { bytes in
            MHD_create_response_from_buffer(
                bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress),
                .RESPMEM_MUST_COPY)
        }
        guard let made else { return .NO }
        defer { MHD_destroy_response(made) }
        var saysClose = false
        for (name, value) in sent.headers where !ours.contains(name.lowercased()) {
            if name.lowercased() == "connection" {
                saysClose = saysClose || value.lowercased() == "close"
                continue
            }
            guard MHD_add_response_header(made, name, value) == .YES else { return .NO }
        }
        if closing || saysClose { MHD_add_response_header(made, "Connection", "close") }
        return MHD_queue_response(connection, UInt32(sent.status), made)
    }

    /// Whether the field cannot break out of its line.
    private static func isSound(_ field: (name: String, value: String)) -> Bool {
        !field.name.isEmpty
            && field.name.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":")
            }
            && field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
