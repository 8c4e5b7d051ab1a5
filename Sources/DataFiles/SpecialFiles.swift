import Domain
import Foundation

extension FolderReader {
    /// Where the offers of the week are written; a municipality without offers has no such file.
    static let specialsFile = "Catalog/specials.csv"

    private static let specialColumns = Columns(
        required: ["product", "from", "to", "price_yen", "note", "note_english"],
        aliases: [
            "番号": "product", "から": "from", "まで": "to", "価格": "price_yen", "ことば": "note",
            "英語": "note_english",
        ], mayBeEmpty: ["price_yen", "note", "note_english"])

    /// `Catalog/specials.csv`; nil if there is no such file.
    func specials(of products: [Product]) -> [Special]? {
        let file = Self.specialsFile
        guard FileManager.default.fileExists(atPath: path(file)) else { return nil }
        let table: CSVFile
        do throws(DataProblems) {
            let bytes = try readBytes(path(file), named: file, limit: CSVFile.maximumBytes)
            table = try CSVFile(bytes: bytes, file: file)
        } catch {
            findings.report(error)
            return nil
        }
        let known = Dictionary(products.map { ($0.number, $0) }) { first, _ in first }
        var offers: [(offer: Special, place: Piece)] = []
        for fields in table.records(Self.specialColumns, to: findings) {
            guard let offer = special(fields, of: known) else { continue }
            // A shopper must not have to ask which of two prices holds.
            if let other = offers.first(where: {
                $0.offer.product == offer.product && $0.offer.from <= offer.to
                    && offer.from <= $0.offer.to
            }) {
                fields.report(
                    "from",
                    "This product already has an offer on some of these days, on line "
                        + "\(other.place.line).")
                continue
            }
            offers.append((offer, fields.place))
        }
        return offers.map(\.offer)
    }

    private func special(_ fields: Fields, of known: [ProductNumber: Product]) -> Special? {
        let product = offered(fields, of: known)
        let from = fields.day("from")
        let to = fields.day("to")
        let isPriced = fields.piece("price_yen") != nil
        let price = fields.integer("price_yen", 1...200_000)
        let ja = fields.text("note", atMost: 20)
        let en = fields.text("note_english", atMost: 60)
        if (ja == nil) != (en == nil) {
            fields.report("note", "Words on an offer are needed in both languages, or in none.")
            return nil
        }
        if !isPriced, ja == nil {
            fields.report("price_yen", "An offer has a price, or some words, or both.")
            return nil
        }
        guard let product, let from, let to else { return nil }
        guard (0...60).contains(to.number - from.number) else {
            fields.report("to", "The last day is 0 to 60 days after \(from).")
            return nil
        }
        if isPriced {
            guard let price else { return nil }
            guard Yen(price) < product.price else {
                fields.report(
                    "price_yen",
                    "The offer must cost less than the printed \(product.price.rawValue) yen.")
                return nil
            }
        }
        var note: Note?
        if let ja, let en { note = Note(ja: ja, en: en) }
        return Special(
            product: product.number, from: from, to: to, price: price.map { Yen($0) }, note: note)
    }

    private func offered(_ fields: Fields, of known: [ProductNumber: Product]) -> Product? {
        guard let value = fields.integer("product", 100...999), let number = ProductNumber(value)
        else { return nil }
        guard let product = known[number] else {
            fields.report(
                "product", "There is no such product in Catalog/products.csv.",
                suggestion: nearest(to: "\(value)", among: known.keys.map(\.description)))
            return nil
        }
        return product
    }
}
