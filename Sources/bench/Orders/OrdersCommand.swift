import BackOffice
import Database
import Foundation

/// `orders` measures durable orders a second through the real office, beside SQLite alone.
enum OrdersCommand {
    static func run(_ words: [String]) async -> Int32 {
        await printing { try await figures(words) }
    }

    static func figures(_ words: [String]) async throws -> [Figure] {
        let flags = try Flags(words, known: ["seconds", "boxes", "data", "folder", "each"])
        let seconds = try flags.number("seconds", 1...600, usually: 5)
        let boxes = try flags.number("boxes", 1...2000, usually: 64)
        let each = try flags.number("each", 1...2000, usually: max(4, 2048 / boxes))
        let folder =
            (flags.text("folder") ?? NSTemporaryDirectory()) + "/engawa-bench-\(getpid())"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let town = try RushTown(
            data: flags.text("data") ?? ".", folder: folder, boxes: boxes, each: each)
        var measurement = Measurement(town: town, seconds: Double(seconds))
        return try await measurement.figures()
    }
}

/// Rounds of the office and of the baselines, in turn, because the machine is not ours alone.
private struct Measurement {
    let town: RushTown
    let seconds: Double
    private var office: [Double] = []
    private var waits: [Double] = []
    private var oneRow: [Double] = []
    private var replay: [Double] = []
    private var syncs: [Double] = []

    init(town: RushTown, seconds: Double) {
        self.town = town
        self.seconds = seconds
    }

    mutating func figures() async throws -> [Figure] {
        let tape = try await record()
        let count = tape.count
        let bytes = rowBytes(tape)
        var spent = 0.0
        while spent < seconds || office.count < 3 {
            let desk = try town.office(at: town.copy("office"))
            try await desk.closeOverdue()
            let rush = try await Rush.run(desk, town.orders)
            desk.stop()
            spent += rush.seconds
            office.append(rush.rate)
            waits += rush.waits
            oneRow.append(
                try RawRounds.oneRow(at: town.copy("one-row"), bytes: bytes, count: count))
            replay.append(try RawRounds.replay(tape, at: town.copy("replay")))
            syncs.append(try RawRounds.syncs(at: town.folder + "/sync", count: 50))
        }
        let writes = tape.joined().count { entry in
            ["INSERT", "UPDATE"].contains { entry.sql.hasPrefix($0) }
        }
        return table(
            statements: Double(tape.joined().count) / Double(count),
            rows: Double(writes) / Double(count), bytes)
    }

    /// One round that is not timed: what the office writes, order by order.
    private func record() async throws -> [[StatementTape.Entry]] {
        var tape: StatementTape?
        let desk = try town.office(
            at: town.copy("tape"),
            over: { file in
                let made = StatementTape(file)
                tape = made
                return made
            })
        try await desk.closeOverdue()
        tape?.start()
        _ = try await Rush.run(desk, town.orders)
        desk.stop()
        // Every job of the writer opens with the batch's savepoint.
        var orders: [[StatementTape.Entry]] = []
        for entry in tape?.entries ?? [] {
            if entry.sql == "SAVEPOINT \"engawa_job\"" { orders.append([]) }
            guard !orders.isEmpty else { continue }
            orders[orders.count - 1].append(entry)
        }
        return orders
    }

    /// The mean bytes of the values in a row of the orders' table.
    private func rowBytes(_ tape: [[StatementTape.Entry]]) -> Int {
        let rows = tape.joined().filter { $0.sql.hasPrefix("INSERT INTO orders") }
        let total = rows.flatMap(\.values).reduce(0) { sum, value in
            switch value {
            case .null: sum
            case .integer: sum + 8
            case .text(let text): sum + text.utf8.count
            case .blob(let bytes): sum + bytes.count
            }
        }
        return total / max(1, rows.count)
    }

    private func table(statements: Double, rows: Double, _ bytes: Int) -> [Figure] {
        let rate = Spread(office)
        let wait = Spread(waits)
        let row = Spread(oneRow).median
        let own = Spread(replay).median
        let how =
            "\(office.count) rounds of \(town.orders.count) boxes at once, "
            + "\(town.orders.joined().count) signed orders each, WAL, synchronous FULL; median"
        return [
            Figure(
                name: "durable orders a second, \(town.orders.count) boxes",
                value: rounded(rate.median),
                beside: "least \(rounded(rate.least)), most \(rounded(rate.most))", how: how),
            .atMost(
                "acknowledgement p99", wait.p99, "ms", target: 1000,
                beside: "p50 \(rounded(wait.median)) ms, most \(rounded(wait.most)) ms",
                how: "asked to answered, all orders of all rounds"),
            .atLeast(
                "beside SQLite doing the same statements", rate.median / own, "×", target: 0.6,
                beside: "\(rounded(own)) orders/s in batches of 64",
                how: "the office's own statements (\(rounded(statements)) an order) replayed"
                    + " through the C library"),
            Figure(
                name: "beside SQLite inserting one row", value: "\(rounded(rate.median / row)) ×",
                beside: "\(rounded(row)) rows/s in batches of 64; the office writes"
                    + " \(rounded(rate.median * rows)) rows/s in its indexed tables",
                how: "one row of \(bytes) bytes, no index, through the C library; an order is"
                    + " \(rounded(rows)) rows, so no target"),
            Figure(
                name: "bare syncs a second", value: rounded(Spread(syncs).median),
                how: "4 KiB appended and fdatasync, 50 a round"),
        ]
    }
}
