import BackOffice
import Console
import DataFiles
import Domain
import Foundation

/// Changing the form of a store, and moving books from one store to another: from a file to a database server, or back.
enum Copying {
    static func upgrade(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let isChanged = try StorePlace.migrate(Founding.place(given).open(town.code))
        terminal.say(
            isChanged
                ? Words(ja: "帳簿を新しい形にしました。", en: "The books have the new form now.")
                : Words(ja: "帳簿はもう新しい形です。", en: "The books had the new form already."))
    }

    static func copy(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let from = StorePlace(given.option("from") ?? "")
        let old = try from.open(town.code)
        _ = try StorePlace.migrate(old)
        let new = try Founding.place(given).open(town.code, creating: true)
        _ = try StorePlace.migrate(new)
        let report = try OfficeStore.copy(
            from: old, to: new, municipality: town.code, at: ProgramClock.real())
        for table in report.tables where table.rows > 0 {
            terminal.say(Words(same: "  \(table.name) \(table.rows)"))
        }
        terminal.say(
            Words(
                ja: "\(report.tables.count)の表、\(report.rows)行を写し、くらべて同じでした。",
                en:
                    "Copied \(report.rows) rows of \(report.tables.count) tables; both are the same."
            ))
        terminal.say(
            Words(
                ja: "これからは新しい帳簿で事務所をひらいてください（版 \(report.epoch)）。"
                    + "古い帳簿は新しい版 \(report.oldEpoch) になりました。",
                en: "From now on open the office on the new books (epoch \(report.epoch)). "
                    + "The old ones got the epoch \(report.oldEpoch); put them away."))
    }
}
