import CCurl

/// A client that keeps its connection open between requests. Blocking; one thread at a time.
///
/// It follows no redirect, reads no proxy from the environment, raises no signal and speaks
/// nothing but HTTP/1.1. A kept connection that turns out dead before any answer is tried once
/// more on a new one, so a request that must not be done twice carries an idempotency key.
public final class HTTPConnection {
    private let handle: EasyHandle
    private let settings: ClientSettings

    /// A client with its settings. Throws `HTTPClientError.notSendable` if the library fails.
    public init(_ settings: ClientSettings = ClientSettings()) throws(HTTPClientError) {
        self.settings = settings
        handle = try EasyHandle()
    }

    /// Sends the request and waits for the whole response, whatever its status.
    public func perform(_ request: ClientRequest) throws(HTTPClientError) -> ClientResponse {
        try request.check()
        let fields = try LineList(request.headerLines)
        let route = try LineList(settings.route)
        let intake = Intake(largest: settings.largestResponse)
        // Options are forgotten between requests; the open connection stays with the handle.
        curl_easy_reset(handle.curl)
        try setLimits()
        try setRoute(request, route)
        try setSinks(intake)
        try handle.set(CURLOPT_HTTPHEADER, UnsafeMutableRawPointer(fields.list))
        try setBody(request)
        let code = withExtendedLifetime((fields, route, intake)) {
            curl_easy_perform(handle.curl)
        }
        if intake.isOverfull { throw .tooLarge }
        guard code == CURLE_OK else { throw handle.failure(code) }
        guard intake.isHeaderWhole else { throw .broken("the answer breaks off in its header") }
        let address = engawa_curl_get_text(handle.curl, CURLINFO_PRIMARY_IP)
        return ClientResponse(
            status: engawa_curl_get_long(handle.curl, CURLINFO_RESPONSE_CODE),
            headers: intake.headers, body: intake.body,
            address: settings.unixSocket == nil ? address.map { String(cString: $0) } ?? "" : "")
    }

    private func setLimits() throws(HTTPClientError) {
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try handle.set(CURLOPT_PROXY, "")
        try handle.set(CURLOPT_NOPROXY, "*")
        try handle.set(CURLOPT_FOLLOWLOCATION, 0)
        try handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try handle.set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(settings.connectSeconds))
        try handle.set(CURLOPT_TIMEOUT_MS, Self.milliseconds(settings.totalSeconds))
    }

    private func setRoute(
        _ request: ClientRequest, _ route: LineList
    ) throws(HTTPClientError) {
        try handle.set(CURLOPT_URL, request.url)
        try handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = settings.authorityFile {
            try handle.set(CURLOPT_CAINFO, file)
            // Without this the system's folder of authorities would be trusted as well.
            let none: String? = nil
            try handle.set(CURLOPT_CAPATH, none)
        }
        if let path = settings.unixSocket { try handle.set(CURLOPT_UNIX_SOCKET_PATH, path) }
        try handle.set(CURLOPT_CONNECT_TO, UnsafeMutableRawPointer(route.list))
    }

    private func setSinks(_ intake: Intake) throws(HTTPClientError) {
        let place = Unmanaged.passUnretained(intake).toOpaque()
        try handle.check(
            engawa_curl_set_sink(handle.curl, CURLOPT_WRITEFUNCTION, Intake.takeBody))
        try handle.set(CURLOPT_WRITEDATA, place)
        try handle.check(
            engawa_curl_set_sink(handle.curl, CURLOPT_HEADERFUNCTION, Intake.takeHeader))
        try handle.set(CURLOPT_HEADERDATA, place)
    }

    private func setBody(_ request: ClientRequest) throws(HTTPClientError) {
        if request.method == "HEAD" {
            try handle.set(CURLOPT_NOBODY, 1)
        } else if request.method != "GET" || !request.body.isEmpty {
            try handle.set(CURLOPT_POST, 1)
            // The size goes first: the copy is made with it, and without it up to a zero byte.
            try handle.check(
                engawa_curl_set_size(
                    handle.curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
            // One byte more, so that an empty body still has an address to copy from.
            var copy = request.body + [0]
            try handle.set(CURLOPT_COPYPOSTFIELDS, &copy)
        }
        try handle.set(CURLOPT_CUSTOMREQUEST, request.method)
    }

    private static func milliseconds(_ seconds: Double) -> Int {
        Int(min(max(seconds, 0.001), 86_400) * 1_000)
    }
}

extension ClientSettings {
    /// The known address as the library's rule "for any host and port, connect there".
    fileprivate var route: [String] {
        guard let address = knownAddress else { return [] }
        return ["::\(address.contains(":") ? "[\(address)]" : address):"]
    }
}

extension ClientRequest {
    /// The header in the library's form. The library would add a content type and wait for leave
    /// to send; a name with an empty value takes those back.
    fileprivate var headerLines: [String] {
        let named = Set(headers.map { $0.name.lowercased() })
        var lines = headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if !named.contains("content-type") { lines.append("Content-Type:") }
        if !named.contains("expect") { lines.append("Expect:") }
        return lines
    }

    /// Refuses what could break out of its line.
    fileprivate func check() throws(HTTPClientError) {
        guard (1...16).contains(method.utf8.count),
            method.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        else { throw .notSendable("the method is not a word in capitals") }
        guard url.hasPrefix("http://") || url.hasPrefix("https://"), url.utf8.count <= 8_192,
            url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .notSendable("the address must be plain http or https") }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isToken),
                value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
            else { throw .notSendable("a header field holds a forbidden character") }
            guard !["content-length", "transfer-encoding", "host"].contains(name.lowercased())
            else { throw .notSendable("\(name) is set by the connection") }
        }
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
