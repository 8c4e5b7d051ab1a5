import BackOffice
import Console
import DataFiles
import Database
import Domain
import Foundation

/// Copies of the books, and the way back from one.
enum Restoring {
    static func backup(_ given: Given, _ terminal: Terminal) throws {
        guard case .file(let store) = Founding.place(given) else {
            throw Sentence("PostgreSQL makes copies with its own tools: pg_dump, pg_basebackup.")
        }
        guard FileManager.default.fileExists(atPath: store) else {
            throw Sentence("There is no store at \(store).")
        }
        let path = try SnapshotShelf(folder: given.option("to") ?? "")
            .add(store, named: Keeper.name(ProgramClock.real()))
        terminal.say(Words(ja: "写しをとりました: \(path)", en: "Made a checked copy: \(path)"))
    }

    static func restore(_ given: Given, _ terminal: Terminal) throws {
        let town = try DataFolder.load(given.option("data") ?? "").municipality
        let files = try given.option("journal").map { try JournalReading.files(at: $0) } ?? []
        let report: RestoreReport
        switch Founding.place(given) {
        case .file(let store):
            report = try restoreFile(to: store, given, terminal, journal: files, town)
        case .server:
            guard given.option("from") == nil else {
                throw Sentence(
                    "Restore the database with PostgreSQL's own tools first; this adds the journal."
                )
            }
            report = try OfficeStore.restore(
                Founding.place(given).open(town.code), journal: files, municipality: town.code,
                at: ProgramClock.real())
        }
        tell(report, town.zone, terminal)
    }

    /// Works on a draft, so that what has the name of the store is always whole.
    private static func restoreFile(
        to store: String, _ given: Given, _ terminal: Terminal, journal files: [String],
        _ town: Municipality
    ) throws -> RestoreReport {
        let disk = FileManager.default
        for end in ["", "-wal"] where disk.fileExists(atPath: store + end) {
            throw Sentence(
                "\(store + end) is still there. Move it away first: nothing is overwritten.")
        }
        guard let from = given.option("from") else { throw UsageProblem.missingOption("--from") }
        let draft = store + ".restoring"
        let ends = ["", "-wal", "-shm", ".lock"]
        defer { for end in ends { try? disk.removeItem(atPath: draft + end) } }
        for end in ends { try? disk.removeItem(atPath: draft + end) }
        try take(from, to: draft, terminal)
        let report = try {
            let file = try SQLiteFile(path: draft)
            let report = try OfficeStore.restore(
                file, journal: files, municipality: town.code, at: ProgramClock.real())
            try file.checkIntegrity()
            try file.checkpoint()
            return report
        }()
        try Snapshot.settle(draft, as: store)
        return report
    }

    /// Copies the newest copy that is whole, or the one that was named.
    private static func take(_ from: String, to draft: String, _ terminal: Terminal) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: from, isDirectory: &isFolder) else {
            throw Sentence("There is no copy at \(from).")
        }
        let shelf = SnapshotShelf(folder: from)
        let copies = isFolder.boolValue ? shelf.names.reversed().map { shelf.path(of: $0) } : [from]
        for copy in copies {
            do {
                try Snapshot.make(of: copy, at: draft)
                terminal.say(Words(ja: "写し: \(copy)", en: "From the copy \(copy)"))
                return
            } catch {
                terminal.say(Words(ja: "使えない写し: \(copy)", en: "Not usable: \(copy): \(error)"))
            }
        }
        throw Sentence("There is no usable copy at \(from).")
    }

    private static func tell(_ report: RestoreReport, _ zone: Zone, _ terminal: Terminal) {
        func time(_ moment: Moment) -> String { "\(zone.day(at: moment)) \(zone.time(at: moment))" }
        if let copyUntil = report.copyUntil {
            terminal.say(
                Words(
                    ja: "写しは \(time(copyUntil)) まで。", en: "The copy goes to \(time(copyUntil))."))
        }
        let orders = report.returned.count { $0.kind == .orderAccepted }
        terminal.say(
            Words(
                ja: "記録から \(report.changes)件の変更をもどしました（うち注文 \(orders)件）。",
                en: "Brought back \(report.changes) changes from the journal, \(orders) orders."))
        if let until = report.until {
            terminal.say(
                Words(ja: "記録は \(time(until)) まで。", en: "The journal goes to \(time(until))."))
        }
        for file in report.damaged {
            terminal.say(
                Words(ja: "終わりがこわれた記録: \(file)", en: "The journal ends damaged: \(file)"))
        }
        if report.lost.isEmpty {
            terminal.say(Words(ja: "記録に欠けはありません。", en: "The journal has no gap."))
        } else {
            terminal.say(
                Words(
                    ja: "欠けたあとの \(report.lost.count)件はもどせません:",
                    en: "These \(report.lost.count) entries lie behind a gap and are not back:"))
        }
        for event in report.lost {
            let whom = event.household.map { " \($0)" } ?? ""
            terminal.say(
                Words(same: "  \(time(event.at)) \(event.kind.rawValue) \(event.subject)\(whom)"))
        }
        terminal.say(
            Words(
                ja: "新しい版 \(report.epoch)。各世帯の箱は14日分をもう一度送ります。"
                    + "電話の注文は送られません。欠けがあれば、電話の控えと見くらべてください。",
                en: "The new epoch is \(report.epoch). The boxes offer again what they sent in 14 "
                    + "days. Orders by telephone are not offered again: compare your notes."))
    }
}
