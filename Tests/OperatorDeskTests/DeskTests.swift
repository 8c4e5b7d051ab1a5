import Console
import Domain
import Foundation
import Seal
import Synchronization
import Testing
import Wire

@testable import OperatorDesk

@Suite("The line to the office") struct OfficeConnectionTests {
    @Test(
        "each answer of the office has its exit code, and leaves the output empty",
        arguments: [
            (400, ExitCode.error), (401, .notAllowed), (403, .notAllowed), (404, .notFound),
            (409, .conflict), (413, .error), (422, .error), (429, .unavailable), (500, .error),
            (501, .error), (502, .unavailable), (503, .unavailable), (504, .unavailable),
        ])
    func exitCodes(_ status: Int, _ code: ExitCode) throws {
        var desk = try TestDesk()
        desk.office.state.withLock {
            $0.problem = Problem(
                status: status, code: "because", title: "t",
                detail: Note(ja: "だめです。", en: "It cannot be."))
        }
        for line in ["order cancel O1", "order show O1 -o json"] {
            let result = desk.run(line)
            #expect(result.code == code)
            #expect(result.out.isEmpty)
            #expect(result.said.contains("It cannot be. (because)"))
        }
        desk.language = "ja_JP.UTF-8"
        #expect(desk.run("order show O1").said.contains("だめです。（because）"))
        desk.office.state.withLock { state in
            state.problem = nil
            state.status = status
        }
        #expect(desk.run("order show O1").code == code)
    }

    @Test("a lost answer is asked for again with the same key, three times at most")
    func sameKey() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.failures = [.answerLost("x"), .answerLost("x"), nil] }
        #expect(desk.run("order cancel O1").code == .ok)
        let keys = desk.office.letters.map { letter in
            letter.headers.first { $0.name == "engawa-key" }?.value
        }
        #expect(keys.count == 3)
        #expect(Set(keys).count == 1)
        #expect(keys[0]?.count == 32)
        #expect(Set(desk.office.letters.map(\.body)).count == 1)
    }

    @Test("after three lost answers the operator is told that nobody knows")
    func unknownOutcome() throws {
        let desk = try TestDesk()
        desk.office.state.withLock {
            $0.failures = [.answerLost("a"), .unreachable("b"), .answerLost("c"), nil]
        }
        let result = desk.run("order cancel O1")
        #expect(result.code == .unavailable)
        #expect(result.out.isEmpty)
        #expect(result.said.contains("may be recorded or not"))
        #expect(desk.office.letters.count == 3)
    }

    @Test("an office that cannot be reached is told apart: nothing was sent")
    func unreachable() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.failures = [.unreachable("refused")] }
        let result = desk.run("order cancel O1")
        #expect(result.code == .unavailable)
        #expect(result.said.contains("nothing was sent"))
        #expect(desk.office.letters.count == 1)
    }

    @Test("a question without an answer is not a change without an answer")
    func unanswered() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.failures = [.answerLost("slow")] }
        let result = desk.run("order show O1")
        #expect(result.code == .unavailable)
        #expect(!result.said.contains("recorded"))
    }

    @Test("a busy office is asked again with the same key")
    func busy() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.status = 503 }
        #expect(desk.run("order cancel O1").code == .unavailable)
        let keys = desk.office.letters.map { letter in
            letter.headers.first { $0.name == "engawa-key" }?.value
        }
        #expect(keys.count == 3)
        #expect(Set(keys).count == 1)
    }

    @Test("after a restart of the office a read is signed anew, once", arguments: [true, false])
    func staleRun(_ namesRun: Bool) throws {
        let desk = try TestDesk()
        desk.office.state.withLock { state in
            state.run = "run-2"
            state.namesRun = namesRun
            state.toldRun = namesRun ? "run-1" : "run-2"
        }
        if namesRun {
            #expect(desk.run("order show O1").code == .ok)
            #expect(desk.office.letters.count == 2)
            let keys = desk.office.letters.map { letter in
                letter.headers.first { $0.name == "engawa-key" }?.value
            }
            #expect(Set(keys).count == 2)
        } else {
            #expect(desk.run("order show O1").code == .ok)
            #expect(desk.office.letters.count == 1)
        }
        desk.office.state.withLock { state in
            state.run = "run-3"
            state.toldRun = "run-1"
            state.namesRun = false
        }
        let again = desk.run("order show O1")
        #expect(again.code == .notAllowed)
        #expect(again.said.contains("stale-run"))
    }

    @Test("an answer in an unknown form is said to be one, and not printed")
    func unreadable() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.replaced["order"] = Array("{}".utf8) }
        let result = desk.run("order show O1")
        #expect(result.code == .error)
        #expect(result.out.isEmpty)
        #expect(result.said.contains("HTTP 200"))
    }

    @Test("a key that others can read is refused")
    func exposedKey() throws {
        let desk = try TestDesk()
        chmod(desk.key, 0o644)
        let result = desk.run("order list")
        #expect(result.code == .notAllowed)
        #expect(result.said.contains("644"))
        #expect(desk.office.letters.isEmpty)
    }

    @Test(
        "an address with more than a host is none",
        arguments: [
            "office.example", "ftp://office.example", "https://", "https://a/b", "https://u@a",
            "https://a?b", "https://a b", "unix:office.sock",
        ])
    func addresses(_ address: String) {
        #expect(throws: DeskProblem.self) { try NetworkTransport(address, authority: nil) }
        #expect(throws: Never.self) {
            try NetworkTransport("https://office.example:8443/", authority: nil)
        }
        #expect(throws: Never.self) {
            try NetworkTransport("unix:/run/engawa/office.sock", authority: nil)
        }
    }

    @Test("names over an open line raise a note, except on this machine")
    func openLine() {
        #expect(Desk.isOpen("http://office.example"))
        #expect(Desk.isOpen("http://localhost.example"))
        #expect(!Desk.isOpen("https://office.example"))
        #expect(!Desk.isOpen("http://127.0.0.1:8080"))
    }
}

@Suite("Orders by receipt number and households by name") struct FindingTests {
    @Test("a receipt number is looked up on the nearest day of that number")
    func nearestDay() throws {
        let desk = try TestDesk()
        #expect(desk.run("order show 19-001").code == .notFound)
        #expect(desk.office.letters.map(\.query) == ["day=2026-05-19"])
    }

    @Test("with a day it is looked up on that day only")
    func namedDay() throws {
        let desk = try TestDesk()
        #expect(desk.run("order show 21-017 --day 2026-04-21").code == .ok)
        #expect(desk.office.letters.first?.query == "day=2026-04-21")
    }

    @Test("two households of one name are listed, none is taken")
    func ambiguous() throws {
        let desk = try TestDesk()
        let twice = Listing(items: [Samples.household, Samples.household])
        let bytes = try Message.bytes(twice)
        desk.office.state.withLock { $0.replaced["households"] = bytes }
        let result = desk.run("order add --name 長谷川 214")
        #expect(result.code == .error)
        #expect(result.said.contains("H012"))
        #expect(!desk.office.letters.contains { $0.method == "POST" })
        let none = try Message.bytes(Listing<Household>(items: []))
        desk.office.state.withLock { $0.replaced["households"] = none }
        #expect(desk.run("order add --name 長谷川 214").code == .notFound)
    }

    @Test("a village that does not exist is not an empty list")
    func wrongVillage() throws {
        let desk = try TestDesk()
        let result = desk.run("order list --village V30")
        #expect(result.code == .notFound)
        #expect(result.said.contains("Did you mean 'V03'?"))
        #expect(desk.run("order list --village V03 --state cancelled").code == .ok)
    }
}

@Suite("Closing a day") struct ClosingTests {
    @Test("nobody at the terminal and no --yes means no close")
    func unattended() throws {
        let desk = try TestDesk()
        let result = desk.run("day close --reason 大雪")
        #expect(result.code == .usage)
        #expect(result.said.contains("--expect-count"))
        #expect(desk.office.letters.isEmpty)
    }

    @Test(
        "the person types the number of orders",
        arguments: [("1", true), ("2", false), ("", false)])
    func typed(_ answer: String, _ closes: Bool) throws {
        var desk = try TestDesk()
        desk.answer = answer
        let result = desk.run("day close --reason 大雪")
        #expect(result.code == (closes ? .ok : .usage))
        #expect(desk.office.letters.contains { $0.method == "POST" } == closes)
        #expect(result.said.contains("127.0.0.1"))
    }

    @Test("a script names the number it expects; another number is a conflict")
    func expected() throws {
        let desk = try TestDesk()
        #expect(desk.run("day close --reason 大雪 --yes --expect-count 2").code == .conflict)
        #expect(!desk.office.letters.contains { $0.method == "POST" })
        #expect(desk.run("day close --reason 大雪 --yes --expect-count 1").code == .ok)
        // Shop A has no line in the only order, so nothing would be closed in.
        #expect(desk.run("day close --shop A --reason 大雪 --yes --expect-count 1").code == .conflict)
    }

    @Test("a rehearsal's office is named as one")
    func rehearsal() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.rehearsal = true }
        #expect(desk.run("order list").said.contains("rehearsal"))
    }
}

@Suite("What is printed") struct PrintingTests {
    @Test("an empty list is [] in JSON and headings in the others")
    func empty() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { $0.orders = [] }
        #expect(desk.run("order list -o json").out == "[]\n")
        #expect(desk.run("order list -o csv").out.hasPrefix("\u{FEFF}receipt,state,"))
        #expect(desk.run("order list --no-headers").out == "")
        #expect(desk.run("handoff list -o json").out == "[]\n")
    }

    @Test("a name from outside cannot command the terminal, nor a spreadsheet")
    func hostileNames() throws {
        let desk = try TestDesk()
        desk.office.state.withLock { state in
            state.orders = [
                OrderRow(
                    order: .sample,
                    householdName: Name(
                        ja: "=HYPERLINK(1)\u{1B}]0;x\u{7}", kana: "", en: "=1\u{1B}[2J\n\u{9B}"),
                    phone: "+81265")
            ]
        }
        for form in ["table", "json", "csv"] {
            let result = desk.run("order list -o \(form)")
            #expect(
                !result.out.unicodeScalars.contains {
                    ($0.value < 0x20 && $0 != "\n" && $0 != "\r")
                        || (0x7F..<0xA0).contains($0.value)
                })
        }
        let csv = desk.run("order list -o csv").out
        #expect(csv.contains(",'=1␛[2J␊�,'+81265,"))
        #expect(csv.split(separator: "\r\n").count == 2)
    }

    @Test("columns can be chosen and sorted; not in JSON, which is always whole")
    func columns() throws {
        let desk = try TestDesk()
        #expect(
            desk.run("order list --columns receipt,name").out
                == "Receipt  Name\n21-017   Hasegawa\n")
        #expect(desk.run("order list --columns nmae").said.contains("'name'"))
        #expect(desk.run("order list --columns name -o json").code == .usage)
        #expect(desk.run("order list --sort -total --no-headers --columns id").out == "O1\n")
    }

    @Test("the operator's language decides headings and words; CSV keeps the API's words")
    func language() throws {
        var desk = try TestDesk()
        #expect(desk.run("order list --columns state").out == "State\naccepted\n")
        desk.language = "ja_JP.UTF-8"
        #expect(desk.run("order list --columns state,name").out == "状態  名前\n受付  長谷川\n")
        #expect(
            desk.run("order list --columns state -o csv").out == "\u{FEFF}state\r\naccepted\r\n")
    }

    @Test("lines fit COLUMNS unless they must not be cut")
    func fits() throws {
        var desk = try TestDesk()
        desk.environment = ["COLUMNS": "60"]
        for line in desk.run("order list").out.split(separator: "\n") {
            #expect(Cells.width(String(line)) <= 60)
        }
        #expect(desk.run("order list --no-truncate").out.contains("Household"))
    }

    @Test("a pairing code is shown in fours, large, with what to do")
    func pairing() throws {
        let desk = try TestDesk()
        let out = desk.run("box pair H012").out
        #expect(out.hasPrefix("1234-5678-9012\n"))
        #expect(out.contains("###"))
        #expect(out.contains("six digits"))
        #expect(desk.run("box pair H012 -o json").out.contains("\"123456789012\""))
    }

    @Test("uptake shows both denominators and hides what is hidden")
    func uptake() throws {
        let desk = try TestDesk()
        let result = desk.run("uptake show -o csv --no-headers")
        #expect(result.out == "\u{FEFF}V03,Hasegawa,1,40,10,25,10,〓,〓,8,〓,0,5\r\n")
        #expect(result.said.contains("hidden"))
        #expect(desk.run("uptake show -o json").out.contains("\"orders\" : null"))
    }

    @Test("the driver's sheet has a line per order with why it goes by van")
    func sheet() throws {
        let desk = try TestDesk()
        let out = desk.run("route van").out
        #expect(out.contains("leaves B1 at 14:00"))
        #expect(out.contains("14:30"))
        #expect(out.contains("heavy"))
    }

    @Test("a plan names its proof and says when nothing can fly")
    func plan() throws {
        let desk = try TestDesk()
        #expect(desk.run("plan show").out.contains("no plan needs fewer than 1"))
        #expect(desk.run("plan make").said.contains("nothing flies"))
        #expect(!desk.run("plan make --wind 3/5").said.contains("nothing flies"))
    }
}
