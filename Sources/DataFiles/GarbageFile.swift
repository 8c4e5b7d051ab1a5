import Domain
import Foundation

extension FolderReader {
    private static let garbageColumns = Columns(
        required: ["villages", "kind_ja", "kind_en", "picture", "weekdays", "weeks", "holidays"],
        aliases: [
            "集落": "villages", "種類": "kind_ja", "種類（英語）": "kind_en", "絵": "picture",
            "曜日": "weekdays", "第何週": "weeks", "祝日も": "holidays",
        ],
        mayBeEmpty: ["villages", "weeks"])

    /// `Catalog/garbage.csv`, if there is one: columns `villages` (ids by blank, empty means all), `kind_ja`, `kind_en`, `picture`, `weekdays` (月木), `weeks` (2,4 or empty), `holidays` (1 or 0).
    func readGarbage() -> [GarbageRule]? {
        let file = "Catalog/garbage.csv"
        guard FileManager.default.fileExists(atPath: path(file)) else { return nil }
        let table: CSVFile
        do throws(DataProblems) {
            let bytes = try readBytes(path(file), named: file, limit: CSVFile.maximumBytes)
            table = try CSVFile(bytes: bytes, file: file)
        } catch {
            findings.report(error)
            return nil
        }
        return table.records(Self.garbageColumns, to: findings).compactMap { garbage($0) }
    }

    private func garbage(_ fields: Fields) -> GarbageRule? {
        let ja = fields.text("kind_ja", atMost: 16)
        let en = fields.text("kind_en", atMost: 32)
        let picture = picture(fields)
        let weekdays = fields.weekdays("weekdays")
        let holidays = fields.flag("holidays")
        let weeks = weeks(fields)
        let villages = garbageVillages(fields)
        guard let ja, let en, let picture, let weekdays, let holidays, let weeks, let villages
        else { return nil }
        return GarbageRule(
            kind: Note(ja: ja, en: en), picture: picture, villages: villages, weekdays: weekdays,
            weeks: weeks, onHolidays: holidays)
    }

    private func weeks(_ fields: Fields) -> [Int]? {
        guard let piece = fields.piece("weeks") else { return [] }
        let parts = piece.text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0.filter { $0 != " " }) }
        guard numbers.count == parts.count, numbers.allSatisfy({ (1...5).contains($0) }),
            Set(numbers).count == numbers.count
        else {
            fields.report("weeks", "「weeks」 must be numbers from 1 to 5, as in 2,4.")
            return nil
        }
        return numbers.sorted()
    }

    private func garbageVillages(_ fields: Fields) -> [VillageId]? {
        guard let piece = fields.piece("villages") else { return [] }
        var ids: [VillageId] = []
        for word in piece.text.split(separator: " ") {
            let place = Piece(
                file: piece.file, line: piece.line, column: piece.column, text: String(word))
            guard let id = villages.find(place, to: findings) else { return nil }
            ids.append(id)
        }
        return ids
    }
}
