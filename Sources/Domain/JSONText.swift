/// A JSON object or list under way, for texts written too often for the general encoder. Members
/// stand in the order of the calls; sort them and the bytes are those of a message.
package struct JSONText {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// The members so far as an object.
    package var finished: [UInt8] {
        var whole = bytes
        if whole.isEmpty { whole.append(UInt8(ascii: "{")) }
        whole.append(UInt8(ascii: "}"))
        return whole
    }

    package mutating func member(_ key: StaticString, _ number: Int64) {
        begin(key)
        bytes.append(contentsOf: String(number).utf8)
    }

    package mutating func member(_ key: StaticString, text: String) {
        begin(key)
        quote(text)
    }

    package mutating func member(_ key: StaticString, object: (inout JSONText) -> Void) {
        begin(key)
        enclose(object)
    }

    package mutating func member<Items: Sequence>(
        _ key: StaticString, _ items: Items, each: (inout JSONText, Items.Element) -> Void
    ) {
        begin(key)
        list(items, each: each)
    }

    package mutating func list<Items: Sequence>(
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
