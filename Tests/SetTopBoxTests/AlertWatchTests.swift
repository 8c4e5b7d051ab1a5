import Database
import Domain
import Foundation
import Seal
import SetTopBox
import Synchronization
import TVFront
import Testing
import Wire

/// A line that answers every question with the same board, or not at all.
private final class BoardLine: OfficeTransport {
    private let answer: Mutex<Answer?>
    init(_ answer: Answer?) { self.answer = Mutex(answer) }
    func set(_ alerts: [Alert]) throws {
        let body = try Message.bytes(AlertBoard(alerts: alerts))
        answer.withLock {
            $0 = Answer(status: 200, headers: ["content-type": "application/json"], body: body)
        }
    }
    func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer {
        guard method == "GET", target == "/v1/alerts", let answer = answer.withLock({ $0 }) else {
            throw LineDown("cut")
        }
        return answer
    }
}

@Suite("The watch for alerts") struct AlertWatchTests {
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("watch-\(UUID().uuidString).sqlite").path

    private func box() throws -> BoxSync {
        try BoxSync(
            store: BoxStore(SQLiteFile(path: path), now: Moment(milliseconds: 0)),
            transport: ScriptedOffice(), key: SigningKey.generate(), model: "test",
            elapsed: { 0 }, random: { 0.5 })
    }

    private func alert(_ villages: [VillageId] = []) -> Alert {
        Alert(
            id: sample("A-1"), level: .four, isDrill: false, title: Note(ja: "川", en: ""),
            text: Note(ja: "にげて", en: ""), villages: villages, at: Moment(milliseconds: 1))
    }

    @Test("a new board is news once, is known after a power cut, and a cut line takes nothing away")
    func news() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line = BoardLine(nil)
        do {
            let first = try box()
            #expect(!first.watch(over: line))
            try line.set([alert()])
            #expect(first.watch(over: line) && !first.watch(over: line))
            #expect(first.content().alerts == [alert()])
        }
        let again = try box()
        #expect(again.content().alerts == [alert()])
        #expect(!again.watch(over: BoardLine(nil)) && again.content().alerts.count == 1)
        try line.set([])
        #expect(again.watch(over: line) && again.content().alerts.isEmpty)
    }

    @Test("what is for another village, or no board at all, is not shown")
    func others() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let line = BoardLine(nil)
        try line.set([alert([sample("elsewhere")])])
        let box = try box()
        #expect(box.watch(over: line) && box.content().alerts.isEmpty)
        let portal = BoardLine(
            Answer(
                status: 200, headers: ["content-type": "text/html"], body: Array("<html>".utf8)))
        #expect(!box.watch(over: portal))
        let torn = BoardLine(
            Answer(
                status: 200, headers: ["content-type": "application/json"],
                body: Array(#"{"alerts":[{"#.utf8)))
        #expect(!box.watch(over: torn) && box.content().alerts.isEmpty)
    }
}
