import Console
import DataFiles
import Domain
import Foundation
import TVFront

/// Reads every data folder as the programs do, and tells everything that is wrong at once.
enum DataCheck {
    static let verb = Verb(
        "",
        Command(
            "check", ja: "データのフォルダーを調べる", en: "Reads all data files and tells every problem.",
            examples: [
                .init("engawa check", ja: "ここか、入っているデータ", en: "here, or the installed data"),
                .init(
                    "engawa check /srv/engawa --households register.csv", ja: "世帯の台帳も",
                    en: "with the register of households"),
            ],
            operands: [
                .init(
                    "DIRECTORY", ja: "Catalog、hardware、Screens のあるフォルダー",
                    en: "where Catalog, hardware and Screens are", isOptional: true)
            ],
            options: [
                .init("households", "FILE", ja: "世帯の台帳 (CSV)", en: "a register of households (CSV)")
            ]), run)

    private static let installed = "/usr/share/engawa"

    private static func run(_ desk: Desk) -> Answer {
        var folder = desk.given.operand("DIRECTORY") ?? "."
        if desk.given.operand("DIRECTORY") == nil,
            !FileManager.default.fileExists(atPath: "Catalog")
        {
            folder = installed
        }
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        var problems: [DataProblem] = []
        var villages: [VillageId]?
        var said: [Words] = []
        do throws(DataProblems) {
            let (municipality, catalogue) = try DataFolder.load(folder)
            villages = municipality.villages.map(\.id)
            said.append(
                Words(
                    ja: "\(municipality.name.ja): 集落 \(municipality.villages.count)、"
                        + "品物 \(catalogue.products.count)",
                    en: "\(municipality.name.en): \(municipality.villages.count) villages, "
                        + "\(catalogue.products.count) products"))
        } catch {
            problems += error.all.map { placed($0, below: folder) }
        }
        do throws(DataProblems) {
            let screens = try ScreenSet.read(
                files: TextFolder.read(
                    folder + "/Screens", endings: ["screen", "strings", "theme", "keys"]))
            said.append(
                Words(ja: "画面 \(screens.names.count)", en: "\(screens.names.count) screens"))
        } catch {
            problems += error.all
        }
        if let register = desk.given.option("households") {
            do throws(DataProblems) {
                let households = try HouseholdFile.load(register, villages: villages)
                said.append(
                    Words(ja: "世帯 \(households.count)", en: "\(households.count) households"))
            } catch {
                problems += error.all
            }
        }
        return answer(problems.sorted(), said)
    }

    private static func answer(_ problems: [DataProblem], _ said: [Words]) -> Answer {
        let table = Table(
            [
                .init("file", ja: "ファイル", en: "File"),
                .init("line", ja: "行", en: "Line", isNumber: true),
                .init("column", ja: "文字", en: "Column", isNumber: true),
                .init("message", ja: "内容", en: "Message"),
                .init("found", ja: "書かれているもの", en: "Found"),
                .init("suggestion", ja: "もしかして", en: "Did you mean"),
            ],
            rows: problems.map { problem in
                [
                    problem.file, "\(problem.line)", "\(problem.column)", problem.message,
                    problem.found, problem.suggestion ?? "",
                ]
            })
        let verdict =
            problems.isEmpty
            ? Words(ja: "問題はありません。", en: "No problem found.")
            : Words(ja: "問題が \(problems.count)件あります。", en: "\(problems.count) problems found.")
        return Answer(
            problems, table, sections: [.lines(problems.map(\.description))],
            said: said + [verdict], exit: problems.isEmpty ? .ok : .error)
    }

    /// The problem with its file as seen from here, so that an editor can open it.
    private static func placed(_ problem: DataProblem, below folder: String) -> DataProblem {
        DataProblem(
            file: folder == "." || problem.file.hasPrefix(folder)
                ? problem.file : folder + "/" + problem.file,
            line: problem.line, column: problem.column, found: problem.found,
            message: problem.message, suggestion: problem.suggestion)
    }
}
