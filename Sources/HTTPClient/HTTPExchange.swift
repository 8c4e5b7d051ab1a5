/// One request on a connection of its own.
public struct HTTPExchange {
    /// Sends the request, waits for the whole response, and closes the connection. Blocking.
    public static func perform(
        _ request: ClientRequest, _ settings: ClientSettings = ClientSettings()
    ) throws(HTTPClientError) -> ClientResponse {
        try HTTPConnection(settings).perform(request)
    }
}
