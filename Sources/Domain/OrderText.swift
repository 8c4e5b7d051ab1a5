// Orders are written as JSON inside the one writer's turn, three texts an order. The general encoder
// takes 20 µs a line, which is more than the database does; these take 1. A test holds them to
// exactly the bytes of the general encoder with sorted keys, and the general decoder reads them.

extension Order {
    /// The order as JSON: the bytes a message of it has, keys sorted.
    public var json: [UInt8] {
        var text = JSONText(capacity: 512 + 320 * lines.count)
        if let carrier { text.member("carrier", text: carrier.rawValue) }
        text.member("channel", text: channel.rawValue)
        text.member("day", text: day.description)
        if let handedOverAt { text.member("handedOverAt", handedOverAt.milliseconds) }
        if let handedTo { text.member("handedTo", text: handedTo) }
        text.member("household", text: household.text)
        text.member("id", text: id.text)
        text.member("lines", lines) { $1.write(to: &$0) }
        if let note {
            text.member("note") { text in
                text.member("en", text: note.en)
                text.member("ja", text: note.ja)
            }
        }
        text.member("placedAt", placedAt.milliseconds)
        text.member("progress", text: progress.rawValue)
        text.member("receipt", text: receipt.text)
        text.member("version", Int64(version))
        text.member("village", text: village.text)
        return text.finished
    }
}

extension Sequence where Element == OrderLine {
    /// The lines as JSON: the bytes a message of them has, keys sorted.
    public var json: [UInt8] {
        var text = JSONText(capacity: 1024)
        text.list(self) { $1.write(to: &$0) }
        return text.bytes
    }
}

extension OrderLine {
    fileprivate func write(to text: inout JSONText) {
        text.member("mass", Int64(mass.rawValue))
        text.member("name") { text in
            text.member("en", text: name.en)
            text.member("ja", text: name.ja)
            text.member("kana", text: name.kana)
        }
        if let picked { text.member("picked", Int64(picked)) }
        text.member("picture", text: picture)
        text.member("price", Int64(price.rawValue))
        text.member("product", Int64(product.value))
        text.member("quantity", Int64(quantity))
        text.member("shop", text: shop.text)
        text.member("taxPercent", Int64(taxPercent))
        text.member("temperature", text: temperature.rawValue)
        text.member("unit", text: unit)
        text.member("volume", Int64(volume.rawValue))
    }
}

/// JSON under way: members are written in the order of the calls.
private struct JSONText {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// The members so far as an object.
    var finished: [UInt8] {
        var whole = bytes
        if whole.isEmpty { whole.append(UInt8(ascii: "{")) }
        whole.append(UInt8(ascii: "}"))
        return whole
    }

    mutating func member(_ key: StaticString, _ number: Int64) {
        begin(key)
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func member(_ key: StaticString, text: String) {
        begin(key)
        quote(text)
    }

    mutating func member(_ key: StaticString, object: (inout JSONText) -> Void) {
        begin(key)
        enclose(object)
    }

    mutating func member<Items: Sequence>(
        _ key: StaticString, _ items: Items, each: (inout JSONText, Items.Element) -> Void
    ) {
        begin(key)
        list(items, each: each)
    }

    mutating func list<Items: Sequence>(
        _ items: Items, each: (inout JSONText, Items.Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            enclose { each(&$0, item) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func enclose(_ object: (inout JSONText) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        object(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func begin(_ key: StaticString) {
        if bytes.isEmpty {
            bytes.append(UInt8(ascii: "{"))
        } else if bytes.last != UInt8(ascii: "{") {
            bytes.append(UInt8(ascii: ","))
        }
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20: escape(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        let short: StaticString? =
            switch byte {
            case 0x08: "\\b"
            case 0x09: "\\t"
            case 0x0A: "\\n"
            case 0x0C: "\\f"
            case 0x0D: "\\r"
            default: nil
            }
        if let short {
            short.withUTF8Buffer { bytes.append(contentsOf: $0) }
            return
        }
        bytes.append(contentsOf: "\\u00".utf8)
        for half in [byte >> 4, byte & 15] {
            bytes.append(half < 10 ? 0x30 + half : 0x57 + half)
        }
    }
}
