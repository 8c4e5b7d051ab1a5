import Domain
import Foundation

extension FolderReader {
    /// `Catalog/categories.yaml`, `Catalog/products.csv` and `Catalog/specials.csv`; the version is a hash of what they and the shops' file say.
    mutating func catalogue() -> Catalogue? {
        var hash = ContentHash()
        for file in [
            "Catalog/products.csv", "Catalog/categories.yaml", "Catalog/shops.yaml",
            Self.specialsFile,
        ] {
            let bytes = try? readBytes(path(file), named: file, limit: CSVFile.maximumBytes)
            hash.add(bytes ?? [])
        }
        let shelves = readCategories()
        let table: CSVFile
        do throws(DataProblems) {
            let file = "Catalog/products.csv"
            let bytes = try readBytes(path(file), named: file, limit: CSVFile.maximumBytes)
            table = try CSVFile(bytes: bytes, file: file)
        } catch {
            findings.report(error)
            return nil
        }
        var reader = ProductReader(
            categories: shelves.map { Set($0.keys) }, shops: shops, mostMass: maximumOrderMass,
            folder: self)
        let rows = table.records(ProductReader.columns, to: findings)
        let products = rows.compactMap { reader.product($0) }
        let used = Set(rows.compactMap { $0.piece("category")?.text })
        for (id, shelf) in shelves ?? [:] where !used.contains(id) {
            findings.report(shelf.place, "No product stands on this shelf.")
        }
        let wishes = "Catalog/wishes.csv"
        if let bytes = try? readBytes(path(wishes), named: wishes, limit: CSVFile.maximumBytes) {
            hash.add(bytes)
        }
        var catalogue = Catalogue(
            version: hash.text,
            categories: (shelves ?? [:]).values.sorted { $0.order < $1.order }.map(\.category),
            products: products)
        catalogue.specials = specials(of: products)
        catalogue.wanted = wanted(on: shelves.map { Set($0.keys) })
        return catalogue
    }

    private struct Shelf {
        let order: Int
        let category: Domain.Category
        let place: Piece
    }

    private func readCategories() -> [String: Shelf]? {
        guard let items = list("Catalog/categories.yaml") else { return nil }
        var shelves: [String: Shelf] = [:]
        for (order, node) in items.enumerated() {
            guard
                let fields = Fields(
                    node, required: ["id", "name", "picture"], optional: ["aisle"], to: findings)
            else { continue }
            let id: Identifier<Shelf>? = fields.identifier("id")
            let name = fields.name("name")
            let picture = picture(fields)
            guard let id, let name, let picture else { continue }
            if let other = shelves[id.text] {
                fields.report("id", "This id stands twice; first on line \(other.place.line).")
                continue
            }
            var category = Category(id: id.text, name: name, picture: picture)
            if fields.node("aisle") != nil { category.aisle = fields.name("aisle") }
            shelves[id.text] = Shelf(
                order: order, category: category, place: fields.place(of: "id"))
        }
        return shelves
    }

    /// One emoji, or the name of a file in `Catalog/pictures`.
    func picture(_ fields: Fields) -> String? {
        guard let piece = fields.piece("picture") else { return nil }
        if isOneEmoji(piece.text) { return piece.text }
        let isPlainName = piece.text.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46
        }
        let file = path("Catalog/pictures/" + piece.text)
        if isPlainName, piece.text.first != ".", FileManager.default.fileExists(atPath: file) {
            return piece.text
        }
        findings.report(
            piece, "A picture is one emoji or the name of a file in Catalog/pictures.")
        return nil
    }

    private func isOneEmoji(_ text: String) -> Bool {
        guard text.count == 1, let first = text.unicodeScalars.first else { return false }
        return first.properties.isEmojiPresentation
            || (first.properties.isEmoji && text.unicodeScalars.contains("\u{FE0F}"))
    }
}
