import Console
import Domain
import Seal
import Wire

/// One command being carried out: what was given, what is set, and the line to the office.
final class Desk {
    let given: Given
    let speech: Speech
    let settings: Settings
    let surroundings: Surroundings
    private(set) var opened: OfficeConnection?

    init(_ given: Given, _ settings: Settings, _ speech: Speech, _ surroundings: Surroundings) {
        self.given = given
        self.settings = settings
        self.speech = speech
        self.surroundings = surroundings
    }

    var terminal: Terminal { surroundings.terminal }
    var isDryRun: Bool { given.has("dry-run") }

    /// The line to the office, opened when it is first needed.
    func office() throws(DeskProblem) -> OfficeConnection {
        if let opened { return opened }
        let transport = try way()
        guard let name = settings.value("operator") else { throw .notSet("operator") }
        guard let name = OperatorId(name) else {
            throw .usage(
                .unreadable(name: "operator", found: name, expected: Self.idWords))
        }
        let key: SigningKey
        do { key = try SigningKey(storedAt: try keyFile()) } catch {
            switch error {
            case let error as SealError: throw .key(error)
            case let error as DeskProblem: throw error
            default: throw .notSet("key")
            }
        }
        let connection = OfficeConnection(
            transport, operator: name, key: key, means: surroundings.means)
        opened = connection
        return connection
    }

    /// The way to the office, without anything signed yet.
    func way() throws(DeskProblem) -> any OfficeTransport {
        guard let address = settings.value("office") else { throw .notSet("office") }
        let way = try surroundings.way(address, settings.value("authority"))
        if Self.isOpen(address) {
            terminal.say(
                Words(
                    ja: "注意: http:// では、途中でお名前などを読まれるおそれがあります。https:// を使ってください。",
                    en: "Note: over http:// names can be read on the way; use https://."))
        }
        return way
    }

    /// Whether strangers on the way could read what is sent.
    static func isOpen(_ address: String) -> Bool {
        guard address.hasPrefix("http://") else { return false }
        let host = address.dropFirst("http://".count)
        return !["localhost", "127.0.0.1", "[::1]"].contains { name in
            host == name || host.hasPrefix(name + ":") || host.hasPrefix(name + "/")
        }
    }

    /// The key file: the setting, or `operator.key` beside the settings file.
    func keyFile() throws(DeskProblem) -> String {
        if let path = settings.value("key") { return path }
        guard let path = Settings.path(environment: terminal.environment) else {
            throw .notSet("key")
        }
        return path.dropLast("settings".count) + "operator.key"
    }

    func ask<Reply: Decodable>(
        _ path: String, query: [(String, String)] = [], as type: Reply.Type
    ) throws(DeskProblem) -> Reply {
        try office().ask(path, query: query, as: type)
    }

    func tell<Body: Encodable, Reply: Decodable>(
        _ path: String, _ body: Body, as type: Reply.Type
    ) throws(DeskProblem) -> Reply {
        try office().tell(path, body, dryRun: isDryRun, as: type)
    }

    /// What the households are to be told of why, if it was given.
    var cause: ChangeCause? { given.option("because").flatMap(ChangeCause.init) }

    /// What is said after a change: that it is recorded, or that it was only a trial.
    func said(_ words: Words) -> [Words] {
        guard isDryRun else { return [words] }
        return opened?.wasTrial == true
            ? [Words(ja: "試しです。何も記録していません。", en: "Dry run: nothing was recorded.")]
            : [
                Words(
                    ja: "注意: 試しだったと、事務所が答えませんでした。記録されていないか確かめてください。",
                    en: "Warning: the office did not confirm that this was a dry run. "
                        + "Check that nothing was recorded.")
            ]
    }
}

extension Desk {
    static let idWords = Words(
        ja: "1〜64文字の英数字と - _ .", en: "1 to 64 letters, digits, - _ or .")
    static let dayWords = Words(
        ja: "2026-05-21 のような日付か today、tomorrow、yesterday",
        en: "a date like 2026-05-21, today, tomorrow or yesterday")

    /// The office's today in Japan.
    func today() throws(DeskProblem) -> Day {
        let office = try office()
        let time: Moment
        if let known = office.officeTime { time = known } else { time = try office.health().time }
        return Zone.japan.day(at: time)
    }

    /// A day as people write it; nil takes today.
    func day(_ text: String?, named name: String = "DAY") throws -> Day {
        switch text {
        case nil, "today": return try today()
        case "tomorrow": return try today().adding(days: 1)
        case "yesterday": return try today().adding(days: -1)
        case .some(let text):
            return try Given.read(name, text, as: Self.dayWords) { Day($0) }
        }
    }

    /// An operand that is an id.
    func id<Kind>(_ operand: String, of kind: Kind.Type = Kind.self) throws -> Identifier<Kind> {
        try given.operand(operand, as: Self.idWords) { Self.id($0) }
    }
    /// A text that is an id and no step in a path.
    static func id<Kind>(_ text: String, of kind: Kind.Type = Kind.self) -> Identifier<Kind>? {
        text == "." || text == ".." ? nil : Identifier(text)
    }
    /// The village of an option, if it was given.
    func village() throws -> VillageId? {
        try given.option("village", as: Self.idWords) { Self.id($0) }
    }

    /// The orders of a day.
    func orders(of day: Day) throws(DeskProblem) -> [OrderRow] {
        try ask(
            Route.orders.path(), query: [("day", day.description)], as: Listing<OrderRow>.self
        ).items
    }

    /// The order a word names: by its id, or by the receipt number people say on the phone,
    /// which is looked up in the list of the nearest such day.
    func order(_ word: String, on day: Day? = nil) throws -> OrderId {
        guard Self.isReceipt(word), let number = Int(word.prefix { $0 != "-" }) else {
            return try Given.read("ORDER", word, as: Self.idWords) { Self.id($0) }
        }
        let days: [Day]
        if let day {
            days = [day]
        } else {
            let today = try today()
            // Nearest first, and of two equally near the one to come.
            days = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7].map(today.adding(days:))
                .filter { $0.day == number }
        }
        for day in days {
            let found = try orders(of: day).first { $0.order.receipt.text == word }
            if let found { return found.order.id }
        }
        throw DeskProblem.notFound(
            Words(
                ja: "受付番号 \(word) の注文が見つかりません。--day で配達日を指定できます。",
                en: "There is no order with receipt \(word). --day names the delivery day."))
    }

    /// The order named by an operand.
    func order() throws -> OrderId {
        guard let word = given.operand("ORDER") else { throw UsageProblem.missingOperand("ORDER") }
        let day = given.option("day")
        return try order(word, on: day == nil ? nil : try self.day(day, named: "--day"))
    }

    static func isReceipt(_ word: String) -> Bool {
        let halves = word.split(separator: "-", omittingEmptySubsequences: false)
        return halves.count == 2 && (1...2).contains(halves[0].count)
            && (3...5).contains(halves[1].count)
            && halves.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    }

    /// The one household that a name or telephone number fits.
    func household(matching word: String) throws(DeskProblem) -> Household {
        let found = try households(matching: word)
        guard let only = found.first else {
            throw .notFound(
                Words(ja: "「\(word)」の世帯が見つかりません。", en: "No household fits '\(word)'."))
        }
        guard found.count == 1 else {
            let list = found.prefix(10).map { "\($0.id) \($0.name.ja) \($0.phone)" }
            throw .ambiguous(
                Words(
                    ja: "「\(word)」は \(found.count)世帯あります。番号で選んでください:\n"
                        + list.joined(separator: "\n"),
                    en: "'\(word)' fits \(found.count) households; choose one by its id:\n"
                        + list.joined(separator: "\n")))
        }
        return only
    }

    func households(matching word: String) throws(DeskProblem) -> [Household] {
        try ask(
            Route.households.path(), query: [("q", word)], as: Listing<Household>.self
        ).items
    }
}
