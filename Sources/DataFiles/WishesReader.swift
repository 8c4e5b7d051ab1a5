import Domain
import Foundation

extension FolderReader {
    private static let wanted = Columns(
        required: ["id", "name", "kana", "english", "category", "picture"],
        aliases: [
            "品名": "name", "よみ": "kana", "英語": "english", "分類": "category", "絵": "picture",
        ])
    /// Most things on the list, so that every shelf can be looked through.
    private static let mostWanted = 200

    /// `Catalog/wishes.csv`: what is often wanted and not sold. Nil if there is no such file.
    mutating func wanted(on shelves: Set<String>?) -> [Wanted]? {
        let file = "Catalog/wishes.csv"
        guard FileManager.default.fileExists(atPath: path(file)) else { return nil }
        let table: CSVFile
        do throws(DataProblems) {
            let bytes = try readBytes(path(file), named: file, limit: CSVFile.maximumBytes)
            table = try CSVFile(bytes: bytes, file: file)
        } catch {
            findings.report(error)
            return nil
        }
        var seen: Set<WantedId> = []
        return table.records(Self.wanted, to: findings).prefix(Self.mostWanted)
            .compactMap { fields -> Wanted? in
                let id: WantedId? = fields.identifier("id")
                let name = fields.name(ja: "name", kana: "kana", en: "english")
                let picture = picture(fields)
                guard let id, let name, let picture, let category = fields.text("category") else {
                    return nil
                }
                if let shelves, !shelves.contains(category) {
                    fields.report(
                        "category", "There is no such category in Catalog/categories.yaml.",
                        suggestion: nearest(to: category, among: shelves))
                    return nil
                }
                guard seen.insert(id).inserted else {
                    fields.report("id", "This id stands twice.")
                    return nil
                }
                return Wanted(id: id, name: name, category: category, picture: picture)
            }
    }
}
