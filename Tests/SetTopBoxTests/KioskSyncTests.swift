import Database
import Domain
import Foundation
import Seal
import SetTopBox
import Synchronization
import TVFront
import Testing
import Wire

/// An office that has opened a code for a clinic and knows a ride home.
private final class ClinicOffice: OfficeTransport {
    struct State {
        var arrived: [(target: String, signer: String?)] = []
        var place: RidePlaceId? = sample("clinic")
    }
    let state = Mutex(State())

    func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer {
        let signer = SignedFields(headers: headers)?.signer
        let place = state.withLock { state in
            state.arrived.append((target, signer))
            return state.place
        }
        do {
            switch target {
            case "/v1/boxes":
                let home = place == nil
                return try reply(
                    201,
                    Paired(
                        box: sample(home ? "box-1" : "kiosk-1"),
                        household: home ? sample("H-1") : nil,
                        householdName: home ? sampleName : nil, place: place, epoch: "epoch-1",
                        checkDigits: "123456"))
            case "/v1/kiosk-view" where signer == "kiosk:kiosk-1":
                return try reply(
                    200,
                    KioskView(
                        officeTime: Moment(milliseconds: 1_795_220_000_000), zone: .japan,
                        epoch: "epoch-1", rehearsal: true, place: sample("clinic"),
                        placeName: sampleName, officePhone: "0265", officeHours: sampleName,
                        rides: []))
            case "/v1/kiosk-calls" where signer == "kiosk:kiosk-1":
                return try reply(200, KioskRide(ride: sample("r-7"), settlement: sampleName))
            case "/v1/view" where signer == "box:box-1":
                return try reply(200, sampleView(1_795_220_000_000, []))
            case "/v1/catalogue" where signer == "box:box-1":
                return try reply(200, Catalogue(version: "1", categories: [], products: []))
            default: return Answer(status: 404, headers: [:], body: [])
            }
        } catch {
            throw LineDown("\(error)")
        }
    }

    private func reply<Body: Encodable>(_ status: Int, _ body: Body) throws -> Answer {
        Answer(
            status: status,
            headers: [
                "content-type": "application/json", "engawa-time": "1795220000000",
                "engawa-run": "run-1", "engawa-epoch": "epoch-1",
            ], body: try Message.bytes(body))
    }
}

@Suite("A box as a kiosk") struct KioskSyncTests {
    private let office = ClinicOffice()
    private let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("kiosk-\(UUID().uuidString).sqlite").path

    private func box(_ key: SigningKey) throws -> BoxSync {
        try BoxSync(
            store: BoxStore(SQLiteFile(path: path), now: Moment(milliseconds: 0)),
            transport: office, key: key, model: "test", elapsed: { 0 }, random: { 0.5 })
    }

    private func paired(_ key: SigningKey) throws -> BoxSync {
        let box = try box(key)
        pair(box)
        return box
    }

    private func pair(_ box: BoxSync) {
        box.pair("123456789012")
        _ = box.step(poll: 5000)
        _ = box.step(poll: 5000)
    }

    @Test("paired as a kiosk it asks for the kiosk's facts and for nothing of a household")
    func paired() throws {
        let content = try paired(SigningKey.generate()).content()
        #expect(content.binding == .paired(checkDigits: "123456") && content.isKiosk)
        #expect(content.kiosk?.place.text == "clinic" && content.connected)
        #expect(content.view == nil && content.catalogue == nil)
        let arrived = office.state.withLock { $0.arrived }
        #expect(arrived.map(\.target) == ["/v1/boxes", "/v1/kiosk-view"])
        #expect(arrived.last?.signer == "kiosk:kiosk-1")
    }

    @Test("after a power cut it is still a kiosk, and knows its place without a line")
    func restart() throws {
        let key = try SigningKey.generate()
        _ = try paired(key)
        let content = try box(key).content()
        #expect(content.isKiosk && content.kiosk?.place.text == "clinic")
        #expect(content.binding == .paired(checkDigits: "123456"))
    }

    @Test("a call is committed, signed as the kiosk, and accepted with the ride's id")
    func call() throws {
        let box = try paired(SigningKey.generate())
        let at = try #require(box.content().officeTime)
        try box.send(.fetchMe(number: 4821, at: at))
        #expect(box.content().outbox.map(\.state) == [.waiting])
        _ = box.step(poll: 5000)
        #expect(
            box.content().outbox.map(\.state) == [.accepted(subject: "r-7", receipt: nil)])
    }

    @Test(
        "given to a household, nothing of the kiosk is left; made a kiosk again, nothing of the household"
    )
    func changed() throws {
        let box = try paired(SigningKey.generate())
        let at = try #require(box.content().officeTime)
        try box.send(.fetchMe(number: 4821, at: at))
        office.state.withLock { $0.place = nil }
        pair(box)
        let home = box.content()
        #expect(!home.isKiosk && home.kiosk == nil && home.outbox.isEmpty)
        #expect(home.view != nil)
        office.state.withLock { $0.place = sample("clinic") }
        pair(box)
        let again = box.content()
        #expect(again.isKiosk && again.view == nil && again.catalogue == nil)
        #expect(again.kiosk?.place.text == "clinic" && again.outbox.isEmpty)
    }
}
