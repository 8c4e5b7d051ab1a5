import CCSV
public import Domain
import Foundation

/// The register of households that a municipality imports into the office, as CSV. Personal data.
///
/// Columns: `id, village, name, kana, en, address, phone, elderly_only` (0 or 1), `registered` (`YYYY-MM-DD` or empty), `reduced_fare` (0 or 1).
public struct HouseholdFile {
    private static let names = [
        "id", "village", "name", "kana", "en", "address", "phone", "elderly_only", "registered",
        "reduced_fare",
    ]
    private static let columns = Columns(
        required: names,
        aliases: [
            "世帯番号": "id", "集落": "village", "氏名": "name", "カナ": "kana", "英字": "en",
            "住所": "address", "電話番号": "phone", "高齢者のみ": "elderly_only", "登録日": "registered",
            "割引": "reduced_fare",
        ],
        mayBeEmpty: ["registered"])

    /// Reads a register. With `villages`, every household must live in one of them.
    /// - Throws: every problem of the file in one run.
    public static func load(
        _ path: String, villages: [VillageId]? = nil
    ) throws(DataProblems) -> [Household] {
        try load(path, villages: villages, counts: [])
    }

    /// Reads a register that must agree with the counts of the villages: nowhere more households, or more elderly-only households, than `Catalog/villages.yaml` says.
    /// - Throws: every problem of the file in one run.
    public static func load(
        _ path: String, countedIn villages: [Village]
    ) throws(DataProblems) -> [Household] {
        try load(path, villages: villages.map(\.id), counts: villages)
    }

    private static func load(
        _ path: String, villages: [VillageId]?, counts: [Village]
    ) throws(DataProblems) -> [Household] {
        let table = try CSVFile(path)
        let findings = Findings()
        var seen = Register<Named.Household>("household")
        var lived: [VillageId: (all: Int, elderlyOnly: Int)] = [:]
        let households = table.records(columns, to: findings).compactMap { fields in
            let household = household(fields, villages: villages, seen: &seen)
            if let household, let village = counts.first(where: { $0.id == household.village }) {
                count(household, of: village, at: fields, &lived[village.id, default: (0, 0)])
            }
            return household
        }
        try findings.throwIfAny()
        return households
    }

    /// Tells once a village, at the first household too many.
    private static func count(
        _ household: Household, of village: Village, at fields: Fields,
        _ lived: inout (all: Int, elderlyOnly: Int)
    ) {
        lived.all += 1
        if lived.all == village.households + 1 {
            fields.report(
                "village",
                "Catalog/villages.yaml counts \(village.households) households in this village; "
                    + "here is one more.")
        }
        guard household.elderlyOnly else { return }
        lived.elderlyOnly += 1
        if lived.elderlyOnly == village.elderlyOnlyHouseholds + 1 {
            fields.report(
                "elderly_only",
                "Catalog/villages.yaml counts \(village.elderlyOnlyHouseholds) elderly-only "
                    + "households in this village; here is one more.")
        }
    }

    private static func household(
        _ fields: Fields, villages: [VillageId]?, seen: inout Register<Named.Household>
    ) -> Household? {
        let id = seen.enter(fields)
        let village: VillageId? = fields.identifier("village")
        if let village, let villages, !villages.contains(village) {
            fields.report(
                "village", "There is no village with this id.",
                suggestion: nearest(to: village.text, among: villages.map(\.text)))
        }
        let name = fields.name(ja: "name", kana: "kana", en: "en")
        let address = fields.text("address")
        let phone = fields.phone("phone")
        let elderlyOnly = fields.flag("elderly_only")
        let registered = fields.day("registered")
        let reduced = fields.flag("reduced_fare")
        guard let id, let village, let name, let address, let phone, let elderlyOnly, let reduced
        else { return nil }
        return Household(
            id: id, village: village, name: name, address: address, phone: phone,
            elderlyOnly: elderlyOnly, registered: registered, reducedFare: reduced)
    }

    /// Writes a register, readable by its owner only. It stands complete under its name or not at all. With a byte order mark and CRLF, so that a spreadsheet opens it rightly.
    /// - Throws: one problem if the file cannot be written.
    public static func write(_ households: [Household], to path: String) throws(DataProblems) {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        append(names, to: &bytes)
        for household in households {
            append(
                [
                    household.id.text, household.village.text, household.name.ja,
                    household.name.kana, household.name.en, household.address, household.phone,
                    household.elderlyOnly ? "1" : "0", household.registered?.description ?? "",
                    household.reducedFare ? "1" : "0",
                ], to: &bytes)
        }
        try replace(path, with: bytes)
    }

    private static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let plain = Array(cell.utf8)
            let isPlain = plain.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x2C }
            if isPlain || plain.isEmpty {
                bytes += plain
            } else {
                var quoted = [UInt8](repeating: 0, count: plain.count * 2 + 2)
                let count = csv_write(&quoted, quoted.count, plain, plain.count)
                bytes += quoted[..<count]
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private static func replace(_ path: String, with bytes: [UInt8]) throws(DataProblems) {
        let draft = path + ".new-\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        var written = 0
        while descriptor >= 0, written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            written += count
        }
        let isWhole = descriptor >= 0 && written == bytes.count && fsync(descriptor) == 0
        let reason = String(cString: strerror(errno))
        if descriptor >= 0 { close(descriptor) }
        guard isWhole, rename(draft, path) == 0 else {
            if descriptor >= 0 { unlink(draft) }
            throw DataProblems(file: path, "This file cannot be written (\(reason)).")
        }
    }
}
