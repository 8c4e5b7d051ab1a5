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
        var reading = Reading(folder: folder)
        let villages = reading.catalog()
        reading.remotes()
        reading.kiosk()
        reading.screens()
        reading.letters()
        if let register = desk.given.option("households") {
            reading.households(register, villages)
        }
        return answer(reading.problems.sorted(), reading.said)
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
}

/// What is read of one folder and everything that is wrong with it; whatever cannot be read does not keep the rest from being read.
private struct Reading {
    let folder: String
    var problems: [DataProblem] = []
    var said: [Words] = []

    init(folder: String) { self.folder = folder }

    /// `Catalog`, airframes and corridors; the villages, if all of it is right.
    mutating func catalog() -> [Village]? {
        do throws(DataProblems) {
            let (municipality, catalogue) = try DataFolder.load(folder)
            said.append(
                Words(
                    ja: "\(municipality.name.ja): 集落 \(municipality.villages.count)、"
                        + "品物 \(catalogue.products.count)",
                    en: "\(municipality.name.en): \(municipality.villages.count) villages, "
                        + "\(catalogue.products.count) products"))
            return municipality.villages
        } catch {
            problems += error.all.map(placed)
            return nil
        }
    }

    mutating func remotes() {
        do throws(DataProblems) {
            let count = try RemoteFile.loadAll(below: folder).count
            said.append(Words(ja: "リモコン \(count)種類", en: "\(count) remote controls"))
        } catch {
            problems += error.all.map(placed)
        }
    }

    mutating func kiosk() {
        do throws(DataProblems) {
            let count = try KioskFiles.check(below: folder)
            said.append(Words(ja: "箱の設定 \(count)", en: "\(count) settings of the box"))
        } catch {
            problems += error.all.map(placed)
        }
    }

    mutating func screens() {
        do throws(DataProblems) {
            let screens = try ScreenSet.read(
                files: TextFolder.read(
                    folder + "/Screens", endings: ["screen", "strings", "theme", "keys"]))
            problems += screens.advice.map { placed($0, in: "/Screens") }
            said.append(
                Words(ja: "画面 \(screens.names.count)", en: "\(screens.names.count) screens"))
        } catch {
            problems += error.all.map { placed($0, in: "/Screens") }
        }
    }

    /// What no typeface of the box shows.
    mutating func letters() {
        problems += LetterCheck.problems(below: folder).map(placed)
    }

    mutating func households(_ register: String, _ villages: [Village]?) {
        do throws(DataProblems) {
            let households: [Household]
            if let villages {
                households = try HouseholdFile.load(register, countedIn: villages)
            } else {
                households = try HouseholdFile.load(register)
            }
            said.append(
                Words(ja: "世帯 \(households.count)", en: "\(households.count) households"))
        } catch {
            problems += error.all
        }
    }

    private func placed(_ problem: DataProblem) -> DataProblem { placed(problem, in: "") }

    /// The problem with its file as seen from here, so that an editor can open it.
    private func placed(_ problem: DataProblem, in part: String) -> DataProblem {
        let isPlaced = problem.file == folder || problem.file.hasPrefix(folder + "/")
        let start = folder == "." && part.isEmpty ? "" : folder + part + "/"
        return DataProblem(
            file: isPlaced ? problem.file : start + problem.file,
            line: problem.line, column: problem.column, found: problem.found,
            message: problem.message, suggestion: problem.suggestion)
    }
}
