import CMicroHTTPD

/// What the library calls, on its own threads. Each turns pointers into objects and hands on.
enum Callbacks {
    /// A connection was opened or closed: its `Line` lives exactly as long.
    static let connectionChanged: MHD_NotifyConnectionCallback = {
        context, connection, slot, code in
        guard let context, let connection, let slot else { return }
        let engine = Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
        if code == .CONNECTION_NOTIFY_STARTED {
            let line = Line(socket: engawa_mhd_socket(connection))
            slot.pointee = Unmanaged.passRetained(line).toOpaque()
            engine.opened(line)
        } else if let held = slot.pointee {
            slot.pointee = nil
            engine.closed(Unmanaged<Line>.fromOpaque(held).takeRetainedValue())
        }
    }

    /// The request line is there: an `Exchange` begins and keeps the target as sent.
    static let targetSeen:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
        ) -> UnsafeMutableRawPointer? = { _, target, connection in
            let line = engawa_mhd_socket_context(connection).map {
                Unmanaged<Line>.fromOpaque($0).takeUnretainedValue()
            }
            line?.enter(.header)
            let exchange = Exchange(target: bytes(target), line: line)
            return Unmanaged.passRetained(exchange).toOpaque()
        }

    /// Header, body or end of a request.
    static let access: MHD_AccessHandlerCallback = {
        context, connection, _, method, version, data, size, slot in
        guard let context, let connection, let size, let held = slot?.pointee else { return .NO }
        let engine = Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
        let exchange = Unmanaged<Exchange>.fromOpaque(held).takeUnretainedValue()
        let piece = UnsafeRawBufferPointer(start: data, count: size.pointee)
        size.pointee = 0
        return engine.serve(
            exchange, connection, { rawHead(exchange.target, connection, method, version) }, piece)
    }

    /// The request is over, one way or another: the library lets go of the `Exchange`.
    static let completed: MHD_RequestCompletedCallback = { context, _, slot, _ in
        guard let context, let held = slot?.pointee else { return }
        slot?.pointee = nil
        let engine = Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
        engine.completed(Unmanaged<Exchange>.fromOpaque(held).takeRetainedValue())
    }

    private static func rawHead(
        _ target: [UInt8], _ connection: OpaquePointer, _ method: UnsafePointer<CChar>?,
        _ version: UnsafePointer<CChar>?
    ) -> RawHead? {
        guard let method, let version else { return nil }
        var fields: [RawField] = []
        withUnsafeMutablePointer(to: &fields) { place in
            _ = MHD_get_connection_values_n(connection, .HEADER_KIND, collect, place)
        }
        return RawHead(
            method: bytes(method), version: bytes(version), target: target, fields: fields,
            methodAddress: UInt(bitPattern: method), versionAddress: UInt(bitPattern: version),
            size: engawa_mhd_head_size(connection))
    }

    private static let collect: MHD_KeyValueIteratorN = { place, _, name, nameSize, value, size in
        guard let place, let name, let value else { return .NO }
        let field = RawField(
            name: Array(UnsafeRawBufferPointer(start: name, count: nameSize)),
            value: Array(UnsafeRawBufferPointer(start: value, count: size)),
            nameAddress: UInt(bitPattern: name), valueAddress: UInt(bitPattern: value))
        place.assumingMemoryBound(to: [RawField].self).pointee.append(field)
        return .YES
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text else { return [] }
        var count = 0
        while text[count] != 0 { count += 1 }
        return Array(UnsafeRawBufferPointer(start: text, count: count))
    }
}
