// Orders are written as JSON inside the one writer's turn, three texts an order, and there the
// general encoder takes longer than the database. A test holds these to exactly its bytes with
// sorted keys; the general decoder reads them.

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
        if let assent { text.member("assent", text: assent) }
        text.member("mass", Int64(mass.rawValue))
        text.member("name") { name.write(to: &$0) }
        if let picked { text.member("picked", Int64(picked)) }
        text.member("picture", text: picture)
        text.member("price", Int64(price.rawValue))
        text.member("product", Int64(product.value))
        text.member("quantity", Int64(quantity))
        text.member("shop", text: shop.text)
        if let substitute { text.member("substitute") { substitute.write(to: &$0) } }
        text.member("taxPercent", Int64(taxPercent))
        text.member("temperature", text: temperature.rawValue)
        text.member("unit", text: unit)
        text.member("volume", Int64(volume.rawValue))
        if let wish { text.member("wish", text: wish.rawValue) }
    }
}

extension Substitute {
    fileprivate func write(to text: inout JSONText) {
        text.member("charge", Int64(charge.rawValue))
        text.member("mass", Int64(mass.rawValue))
        text.member("name") { name.write(to: &$0) }
        text.member("picture", text: picture)
        text.member("price", Int64(price.rawValue))
        text.member("product", Int64(product.value))
        text.member("quantity", Int64(quantity))
        text.member("taxPercent", Int64(taxPercent))
        text.member("temperature", text: temperature.rawValue)
        text.member("unit", text: unit)
        text.member("volume", Int64(volume.rawValue))
    }
}

extension Name {
    fileprivate func write(to text: inout JSONText) {
        text.member("en", text: en)
        text.member("ja", text: ja)
        text.member("kana", text: kana)
    }
}

extension OrderItem {
    /// Writes the item's members.
    package func write(to text: inout JSONText) {
        text.member("product", Int64(product.value))
        text.member("quantity", Int64(quantity))
        if let wish { text.member("wish", text: wish.rawValue) }
    }
}
