import CCurl

/// The library's handle, freed with the object.
final class EasyHandle {
    /// The library is started once for the process; that alone is not thread-safe.
    private static let started = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    let curl: UnsafeMutableRawPointer

    init() throws(HTTPClientError) {
        guard Self.started, let curl = curl_easy_init() else {
            throw .notSendable("the HTTP library did not start")
        }
        self.curl = curl
    }

    deinit { curl_easy_cleanup(curl) }

    func set(_ option: CURLoption, _ value: Int) throws(HTTPClientError) {
        try check(engawa_curl_set_long(curl, option, value))
    }

    func set(_ option: CURLoption, _ text: String?) throws(HTTPClientError) {
        try check(engawa_curl_set_text(curl, option, text))
    }

    func set(_ option: CURLoption, _ pointer: UnsafeMutableRawPointer?) throws(HTTPClientError) {
        try check(engawa_curl_set_pointer(curl, option, pointer))
    }

    func check(_ code: CURLcode) throws(HTTPClientError) {
        guard code == CURLE_OK else { throw .notSendable(Self.words(code)) }
    }

    /// Sorts the library's codes by the one question that matters: may the request have arrived?
    func failure(_ code: CURLcode) -> HTTPClientError {
        let words = Self.words(code)
        if code == CURLE_FILESIZE_EXCEEDED { return .tooLarge }
        // The size counts from the first byte of the request handed to the socket, so 0 is proof
        // that nothing left, whatever else went wrong.
        guard engawa_curl_get_long(curl, CURLINFO_REQUEST_SIZE) == 0 else {
            return code == CURLE_OPERATION_TIMEDOUT ? .timedOut : .broken(words)
        }
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .untrusted(words)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_SSL_CACERT_BADFILE,
            CURLE_BAD_FUNCTION_ARGUMENT:
            return .notSendable(words)
        default: return .unreachable(words)
        }
    }

    private static func words(_ code: CURLcode) -> String {
        String(cString: curl_easy_strerror(code))
    }
}

/// A list of lines in the library's form, freed with the object.
final class LineList {
    private(set) var list: UnsafeMutablePointer<curl_slist>?

    init(_ lines: [String]) throws(HTTPClientError) {
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                throw .notSendable("there is no memory for its header")
            }
            list = longer
        }
    }

    deinit { curl_slist_free_all(list) }
}

/// What arrives, up to its bounds.
final class Intake {
    /// Bytes of all header fields together.
    private static let largestHeader = 64 * 1_024

    private let largest: Int
    private var headerBytes = 0
    private(set) var isOverfull = false
    /// Whether the header came to its empty line. The library takes a header that breaks off for
    /// one without a length, and what came of it for the whole answer.
    private(set) var isHeaderWhole = false
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var body: [UInt8] = []

    init(largest: Int) { self.largest = largest }

    /// The library's callback for the body: taking less than offered ends the transfer.
    static let takeBody:
        @convention(c) (
            UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
        ) -> Int = { data, size, count, place in
            guard let place, let data else { return 0 }
            let intake = Unmanaged<Intake>.fromOpaque(place).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
            if intake.body.count + bytes.count > intake.largest {
                intake.isOverfull = true
                return 0
            }
            intake.body.append(contentsOf: bytes)
            return bytes.count
        }

    /// The library's callback for each header line.
    static let takeHeader:
        @convention(c) (
            UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
        ) -> Int = { data, size, count, place in
            guard let place, let data else { return 0 }
            let intake = Unmanaged<Intake>.fromOpaque(place).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
            intake.headerBytes += bytes.count
            if intake.headerBytes > largestHeader {
                intake.isOverfull = true
                return 0
            }
            intake.takeLine(String(decoding: bytes, as: UTF8.self))
            return bytes.count
        }

    private func takeLine(_ line: String) {
        // A new status line begins a new set: an interim response is not the answer.
        if line.hasPrefix("HTTP/") {
            headers = []
            isHeaderWhole = false
        }
        if line.allSatisfy(\.isNewline) { isHeaderWhole = true }
        let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, !line.hasPrefix("HTTP/") else { return }
        headers.append((Self.trimmed(halves[0]).lowercased(), Self.trimmed(halves[1])))
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let last = text.last, last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        return String(text)
    }
}
