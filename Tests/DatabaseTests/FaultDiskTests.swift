import Database
import FaultDisk
import Testing

@Suite("A disk that fails on purpose") struct FaultDiskTests {
    private func open(_ disk: Disk) throws -> SQLiteFile {
        try SQLiteFile(path: "store.db", fileSystem: disk.fileSystem)
    }

    private func made(seed: UInt64) throws -> Disk {
        let disk = try Disk(seed: seed)
        let file = try open(disk)
        try file.execute("CREATE TABLE note (n bigint PRIMARY KEY, words text NOT NULL)")
        return disk
    }

    private func add(_ number: Int64, _ file: SQLiteFile) throws {
        try file.begin()
        try file.execute(
            "INSERT INTO note VALUES (?, ?)",
            [.integer(number), .text(String(repeating: "word ", count: 200))])
        try file.commit()
    }

    private func numbers(_ disk: Disk) throws -> [Int64] {
        let file = try open(disk)
        try file.checkIntegrity()
        return try file.query("SELECT n FROM note ORDER BY n").map { try $0.int64("n") }
    }

    @Test("a power cut at any call loses no row whose commit returned", arguments: [1, 2, 3, 4, 5])
    func powerCuts(seed: UInt64) throws {
        for nth in 1...70 {
            let disk = try made(seed: seed * 1_000 + UInt64(nth))
            var acknowledged: Int64 = 0
            do {
                let file = try open(disk)
                disk.fail(.changing, nth: nth, with: .power)
                for number in 1...8 {
                    guard (try? add(Int64(number), file)) != nil else { break }
                    acknowledged = Int64(number)
                    if number == 5 { try? file.checkpoint() }
                }
            }
            disk.cutPower()
            let found = try numbers(disk)
            #expect(found.count >= Int(acknowledged), "call \(nth)")
            #expect(found.count <= Int(acknowledged) + 1, "call \(nth)")
        }
    }

    @Test("after a failed sync and a restart, no later commit stands behind a hole in the log")
    func noHole() throws {
        for seed in 1...40 {
            let disk = try made(seed: UInt64(seed))
            do {
                let file = try open(disk)
                try add(1, file)
                disk.fail(.sync, nth: 1, with: .ioError)
                #expect(throws: SQLError.self) { try add(2, file) }
            }
            // The process ends, as it must; the next one finds the rows in memory, not on disk.
            disk.kill()
            do {
                let file = try open(disk)
                for number in 3...6 { try add(Int64(number), file) }
            }
            disk.cutPower()
            let found = try numbers(disk)
            #expect(found.filter { $0 != 2 } == [1, 3, 4, 5, 6], "seed \(seed)")
        }
    }

    @Test("a disk whose syncs lie loses rows or the store: the cut sees what is not durable")
    func lies() throws {
        var lost = 0
        for seed in 1...40 {
            let disk = try made(seed: UInt64(seed))
            do {
                let file = try open(disk)
                disk.fail(.sync, nth: 1, with: .lie, times: nil)
                for number in 1...5 { try add(Int64(number), file) }
            }
            disk.cutPower()
            if (try? numbers(disk).count) != 5 { lost += 1 }
        }
        #expect(lost > 10)
    }

    @Test("a killed process loses nothing that was written, also without a sync")
    func kill() throws {
        let disk = try made(seed: 1)
        do {
            let file = try open(disk)
            disk.fail(.sync, nth: 1, with: .lie, times: nil)
            for number in 1...5 { try add(Int64(number), file) }
            disk.kill()
            #expect(throws: SQLError.self) { try add(6, file) }
        }
        #expect(try numbers(disk) == [1, 2, 3, 4, 5])
    }

    @Test("a sync that fails once is fatal; a full disk is not")
    func errors() throws {
        let disk = try made(seed: 1)
        do {
            let file = try open(disk)
            try add(1, file)
            disk.fail(.write, nth: 1, with: .full)
            #expect(throws: SQLError.full) { try add(2, file) }
            if file.isInTransaction { try file.rollback() }
            try add(2, file)
            disk.fail(.sync, nth: 1, with: .ioError)
            let error = #expect(throws: SQLError.self) { try add(3, file) }
            #expect(error?.isFatal == true)
            #expect(throws: SQLError.self) { try add(4, file) }
        }
        disk.kill()
        #expect(try numbers(disk).prefix(2) == [1, 2])
    }

    @Test("a reader beside the writer sees whole commits; a copy is a backup")
    func readers() throws {
        let disk = try made(seed: 1)
        let file = try open(disk)
        let reader = try SQLiteFile(
            path: "store.db", fileSystem: disk.fileSystem, readingOnly: true)
        try add(1, file)
        try file.begin()
        try file.execute("INSERT INTO note VALUES (2, 'x')", [])
        #expect(try reader.query("SELECT n FROM note").count == 1)
        try file.commit()
        #expect(try reader.query("SELECT n FROM note").count == 2)
        let backup = try Disk(seed: 2)
        backup.copy(disk)
        try add(3, file)
        #expect(try numbers(backup) == [1, 2])
    }

    @Test("the same seed and the same calls end in the same bytes")
    func replay() throws {
        func run() throws -> [UInt8]? {
            let disk = try made(seed: 9)
            do {
                let file = try open(disk)
                disk.fail(.changing, nth: 9, with: .power)
                for number in 1...5 { try? add(Int64(number), file) }
            }
            disk.cutPower()
            _ = try numbers(disk)
            return disk.bytes(of: "store.db")
        }
        #expect(try run() == run())
    }
}
