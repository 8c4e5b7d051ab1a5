import BackOffice
import DataFiles
import Database
import Domain
import Foundation
import Records
import Rehearsal
import Seal
import Services
import Synchronization
import Wire

/// The shipped municipality at nine in the morning of an ordinary day, with boxes that will order.
///
/// The store and the signed orders are made once; every round begins with a copy of that store, so
/// that each round and each baseline does the same work on the same rows.
struct RushTown {
    let municipality: Municipality
    let catalogue: Catalogue
    let folder: String
    /// Orders of every box, signed beforehand: what a box spends on signing is not the office's.
    let orders: [[OfficeRequest]]
    let now: Moment
    private let boxes: [Box]
    /// The key of the one person at the desk, `operator:bench`.
    let desk: SigningKey

    private struct Box {
        let id: BoxId
        let key: SigningKey
        let household: Household
    }

    struct Unfit: Error, CustomStringConvertible {
        let description: String
    }

    var first: String { folder + "/first.db" }

    /// `boxes` times `each` orders.
    init(data: String, folder: String, boxes count: Int, each: Int) throws {
        (municipality, catalogue) = try DataFolder.load(data)
        self.folder = folder
        guard let monday = Day("2026-11-16") else { throw Unfit(description: "no such day") }
        let zone = municipality.zone
        now = zone.moment(monday, TimeOfDay(9, 0))
        let register = MadeUpVillage.households(
            of: municipality, seed: 1, signUp: monday.adding(days: -200)...monday)
        // More boxes than households: some homes then have two, which is the same work.
        guard !register.isEmpty else { throw Unfit(description: "nobody lives in the villages") }
        desk = try SigningKey.generate()
        boxes = try (0..<count).map { number in
            guard let id = BoxId("box-\(number + 1)") else {
                throw Unfit(description: "no box id")
            }
            let household = register[number * register.count / count]
            return Box(id: id, key: try SigningKey.generate(), household: household)
        }
        let shelf = try Shelf(municipality, catalogue, from: monday, after: now)
        orders = try boxes.map { box in
            try (1...each).map { number in
                try Self.signed(
                    shelf.order(number, for: box.household), by: box, number: number)
            }
        }
        try makeStore(register)
    }

    /// A message of a box, numbered from 1 and signed.
    func letter(
        _ message: some Encodable, to route: Route, from box: Int, number: Int
    ) throws -> OfficeRequest {
        try Self.signed(message, to: route, by: boxes[box], number: number)
    }

    private static func signed(
        _ message: some Encodable, to route: Route = .placeOrder, by box: Box, number: Int
    ) throws -> OfficeRequest {
        let body = try Message.bytes(message)
        let path = route.path()
        let fields = SignedFields(
            signer: "box:\(box.id)", sequence: Int64(number),
            key: Hex.encode(try randomBytes(16)), epoch: "bench", run: "")
        let base = fields.signatureBase(
            method: "POST", path: path, query: "", digest: Hex.encode(sha256(body)))
        let signature = box.key.sign(base).base64
        return OfficeRequest(
            method: "POST", path: path,
            headers: fields.headers + [(SignedFields.Header.signature, signature)], body: body)
    }

    private func makeStore(_ register: [Household]) throws {
        let file = try SQLiteFile(path: first)
        let code = municipality.code
        try OfficeStore.create(on: file, municipality: code, rehearsal: true, at: now)
        try OfficeStore.enter(register, on: file, municipality: code, at: now)
        if let name = OperatorId("bench") {
            try OfficeStore.add(
                OperatorRecord(id: name, role: .operator, publicKey: desk.publicKey.base64),
                on: file, municipality: code, at: now)
        }
        let books = Books(file, of: code, digest: sha256)
        try file.transaction {
            for box in boxes {
                try books.boxes.add(
                    BoxRecord(
                        id: box.id, household: box.household.id,
                        publicKey: box.key.publicKey.base64, model: "bench",
                        checkDigits: "000000", pairedAt: now))
            }
        }
        try file.checkpoint()
    }

    /// A fresh copy of the store and its path. The copy is on the disk before it is used.
    func copy(_ name: String) throws -> String {
        let path = "\(folder)/\(name).db"
        for end in ["", "-wal", "-shm", ".lock"] {
            try? FileManager.default.removeItem(atPath: path + end)
        }
        try FileManager.default.copyItem(atPath: first, toPath: path)
        sync()
        return path
    }

    /// The real office on a copy of the store; `over` may put something before the writer.
    func office(
        at path: String, clock: Now? = nil,
        over: (SQLiteFile) throws -> any SQLConnection = { $0 }
    ) throws -> Office {
        let morning = now
        let now = clock ?? { morning }
        return try Office(
            writer: over(try SQLiteFile(path: path)),
            readers: [SQLiteFile(readingOnly: path)], municipality: municipality,
            catalogue: catalogue, now: now,
            onFatal: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })
    }
}

/// What the boxes order: three things of one shop, for its next open day.
private struct Shelf {
    let products: [Product]
    let days: [VillageId: Day]

    init(
        _ municipality: Municipality, _ catalogue: Catalogue, from day: Day, after now: Moment
    ) throws {
        let cutoff = Cutoff(municipality)
        let shop = municipality.shops.max { left, right in
            catalogue.products.count { $0.shop == left.id }
                < catalogue.products.count { $0.shop == right.id }
        }
        guard let shop else { throw RushTown.Unfit(description: "there is no shop") }
        var days: [VillageId: Day] = [:]
        for village in municipality.villages {
            days[village.id] = cutoff.nextOpenDay(
                from: day, after: now, shops: [shop.id], village: village.id)
        }
        self.days = days
        let weekdays = Set(days.values.map(\.weekday))
        let third = Grams(municipality.maximumOrderMass.rawValue / 3)
        products = catalogue.products.filter { product in
            product.shop == shop.id && product.mass <= third
                && weekdays.isSubset(of: product.weekdays)
        }
        guard products.count >= 3 else {
            throw RushTown.Unfit(description: "the shop sells fewer than three light things")
        }
    }

    func order(_ number: Int, for household: Household) throws -> PlaceOrder {
        guard let day = days[household.village] else {
            throw RushTown.Unfit(description: "nothing is delivered to \(household.village)")
        }
        let items = (0..<3).map { step in
            OrderItem(
                product: products[(number * 7 + step) % products.count].number, quantity: 1)
        }
        return PlaceOrder(items: items, day: day, channel: .television)
    }
}
