import Database
import Domain
import Foundation
import Seal
import SetTopBox
import TVFront
import Testing

@Suite("A box that is being bound")
struct PairingAgainTests {
    @Test("what is not the office's own no is asked again: it may have bound the box already")
    func portal() throws {
        let office = ScriptedOffice()
        let box = try BoxSync(
            store: BoxStore(SQLiteFile(path: ":memory:"), now: Moment(milliseconds: 0)),
            transport: office, key: SigningKey.generate(), model: "test", elapsed: { 0 },
            random: { 0 })
        office.set { $0.portalPages = 1 }
        box.pair("123456789012")
        _ = box.step(poll: 5_000)
        #expect(box.content().binding == .pairing)
        _ = box.step(poll: 5_000)
        #expect(box.content().binding == .paired(checkDigits: "123456"))
    }
}
