import Foundation
import Testing

@testable import DataFiles
@testable import Domain

@Suite("A CSV file")
struct CSVFileTests {
    private func read(_ text: String) throws(DataProblems) -> CSVFile {
        try CSVFile(bytes: Array(text.utf8), file: "t.csv")
    }
    private func failure(_ text: String) -> String? {
        do throws(DataProblems) {
            _ = try read(text)
            return nil
        } catch {
            return error.description
        }
    }
    private func places(_ row: [Piece]) -> [String] {
        row.map { "\($0.line):\($0.column) \($0.text)" }
    }

    @Test("tells the place of every cell, in characters")
    func place() throws {
        let file = try read("番号,名\n1,りんご\n22,,みかん\n")
        #expect(places(file.header) == ["1:1 番号", "1:4 名"])
        #expect(places(file.rows[0]) == ["2:1 1", "2:3 りんご"])
        #expect(places(file.rows[1]) == ["3:1 22", "3:4 ", "3:5 みかん"])
    }

    @Test(
        "may have quoted cells with commas, marks and line ends; the lines after keep their numbers"
    )
    func quoted() throws {
        let file = try read("a,b\n\"x,\"\"y\"\"\nz\",2\n3,4\n")
        #expect(file.rows[0][0].text == "x,\"y\"\nz")
        #expect(places(file.rows[0])[1] == "3:4 2")
        #expect(places(file.rows[1]) == ["4:1 3", "4:3 4"])
    }

    @Test(
        "may begin with a byte order mark, end its lines with CRLF and have blank lines and no last line end"
    )
    func spreadsheet() throws {
        let file = try CSVFile(
            bytes: [0xEF, 0xBB, 0xBF] + Array("a,b\r\n\r\n1,2\r\n3,".utf8), file: "t.csv")
        #expect(file.header.map(\.text) == ["a", "b"])
        #expect(file.rows.map { $0.map(\.text) } == [["1", "2"], ["3", ""]])
        #expect(places(file.rows[0]) == ["3:1 1", "3:3 2"])
    }

    @Test("says where a quotation mark is wrong")
    func marks() {
        #expect(failure("a,b\n1,x\"y\n")?.hasPrefix("t.csv:2:4: A quotation mark") == true)
        #expect(failure("a,b\n1,\"xy\n2,3\n")?.hasPrefix("t.csv:2:3: This cell begins") == true)
    }

    @Test("that is not UTF-8 says so and where, with what may have happened")
    func encoding() {
        let shiftJIS: [UInt8] = Array("a\nb,".utf8) + [0x82, 0xE8]
        let problems = #expect(throws: DataProblems.self) {
            try CSVFile(bytes: shiftJIS, file: "t.csv")
        }
        #expect(problems?.description.hasPrefix("t.csv:2:3: This is not UTF-8") == true)
        #expect(problems?.description.contains("Shift_JIS") == true)
    }

    @Test("is bounded in size, rows and cells")
    func bounds() {
        let long = String(repeating: "x", count: CSVFile.maximumCellBytes)
        #expect(failure("a\n\(long)\n") == nil)
        #expect(failure("a\n1\n\(long)x\n")?.hasPrefix("t.csv:3:1: This cell is longer") == true)
        #expect(failure("a\n" + String(repeating: "1\n", count: CSVFile.maximumRows)) == nil)
        let rows = failure("a\n" + String(repeating: "1\n", count: CSVFile.maximumRows + 1))
        #expect(rows?.contains("more than 100000 rows") == true)
        let large = [UInt8](repeating: 0x31, count: CSVFile.maximumBytes + 1)
        #expect(throws: DataProblems.self) { try CSVFile(bytes: large, file: "t.csv") }
    }

    @Test("of no bytes says that the first row names the columns")
    func empty() {
        #expect(failure("")?.contains("first row names the columns") == true)
        #expect(failure("\u{FEFF}")?.contains("first row names the columns") == true)
    }

    @Test("gives rows as records under Japanese column names too")
    func aliases() throws {
        let findings = Findings()
        let columns = Columns(required: ["id", "name"], aliases: ["番号": "id"])
        let records = try read("name,番号\nx,7\n").records(columns, to: findings)
        #expect(records.first?.text("id") == "7")
        #expect(findings.isEmpty)
    }

    @Test("tells doubled and unknown columns")
    func columns() throws {
        let findings = Findings()
        _ = try read("id,id,nam\n").records(Columns(required: ["id", "name"]), to: findings)
        #expect(
            DataProblems(findings.problems).all.map(\.description) == [
                "t.csv:1:1: The column 「name」 is missing.",
                "t.csv:1:4: This column stands twice. Found 「id」.",
                "t.csv:1:7: There is no such column. The columns are: id, name. Found 「nam」. "
                    + "Did you mean 「name」?",
            ])
    }

    @Test("never tells more than a thousand problems")
    func manyProblems() throws {
        let findings = Findings()
        let rows = try read("id\n" + String(repeating: "1,2\n", count: 5000))
        _ = rows.records(Columns(required: ["id"]), to: findings)
        #expect(findings.problems.count == Findings.limit)
    }

    @Test("that is a folder, a pipe or missing is refused with a sentence")
    func notAFile() {
        #expect(throws: DataProblems.self) { try CSVFile("/") }
        #expect(throws: DataProblems.self) { try CSVFile("/dev/zero") }
        #expect(throws: DataProblems.self) { try CSVFile("/nowhere.csv") }
    }
}
