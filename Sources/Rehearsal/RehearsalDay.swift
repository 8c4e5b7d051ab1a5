import Console
import Domain
import Foundation
import Wire

/// A whole day of a made-up municipality, played with the real programs and told as a story.
///
/// Every number that is told comes from an answer of a program or from a television's screen.
public final class RehearsalDay {
    /// A household whose television takes part.
    struct Home {
        let household: Household
        let set: TelevisionSet
        /// Whose it is, with the village.
        let who: Words
    }
    /// Thursday, 21 May 2026: ordering closes at 11:00, the day after is a delivery day too.
    static let day = Day(number: 20_594)
    /// The village over which the wind is too strong.
    static let windy = "kakinoki"

    let town: Town
    let day = RehearsalDay.day
    let story: Story
    let display: Display
    private let isInterrupted: () -> Bool
    /// Homes by village.
    var homes: [String: Home] = [:]
    /// Orders entered for callers, by village, in the order they called.
    var calls: [(village: String, order: Order)] = []
    /// Orders whose page stands on a television in the afternoon.
    var watched: [OrderId: Home] = [:]
    /// The order that nobody could take.
    var failed: Order?
    /// The village that was given another carrier, once it was.
    var switched: VillageId?

    /// A town on the eve of the day.
    /// - Parameters:
    ///   - binaries: where the programs are.
    ///   - data: the folder with Catalog, Screens and hardware.
    ///   - folder: where everything of the day is written.
    ///   - story: to whom it is told.
    ///   - isInterrupted: whether somebody wants to stop.
    public init(
        binaries: String, data: String, folder: String, story: Story,
        isInterrupted: @escaping () -> Bool = { false }
    ) throws {
        self.story = story
        self.isInterrupted = isInterrupted
        town = try Town(
            binaries: binaries, data: data, folder: folder,
            startingAt: Zone.japan.moment(Self.day.adding(days: -1), TimeOfDay(16, 0)), rate: 4)
        display = try Display(folder: folder)
        let clock = town.clock
        story.clock = { Zone.japan.time(at: clock.now).description }
    }

    deinit { town.stopOffice() }

    /// Plays the day from the eve to the figures of the evening.
    /// - Throws: the first thing that did not go as it should, in a sentence.
    public func play() throws {
        let began = Date()
        try introduce()
        try installTelevisions()
        try morning()
        try callers()
        try cutLine()
        try tooLate()
        try close()
        try pick()
        try plan()
        try carry()
        try evening()
        let seconds = Int(Date().timeIntervalSince(began))
        story.tell(
            "一日が おわりました（実際の時間で \(seconds)秒）。",
            "The day is over. It took \(seconds) seconds of real time.")
    }

    /// Moves the clock to a time of the day; it then runs at a rate.
    /// - Throws: if the rehearsal is behind, or somebody wants to stop.
    func at(_ hour: Int, _ minute: Int, seconds: Int = 0, rate: Double = 4) throws {
        let wanted = Zone.japan.moment(day, TimeOfDay(hour, minute))
            .adding(milliseconds: Int64(seconds) * 1000)
        guard town.clock.now < wanted else {
            throw RehearsalProblem(
                "this machine is too slow for the day: it is already "
                    + "\(Zone.japan.time(at: town.clock.now)), and \(TimeOfDay(hour, minute)) is due"
            )
        }
        try go(on: wanted, rate: rate)
    }

    /// Moves the clock on, never back.
    func go(on moment: Moment, rate: Double) throws {
        guard !isInterrupted() else { throw RehearsalProblem("interrupted") }
        try town.clock.set(max(moment, town.clock.now), rate: rate)
    }

    /// The home with the television of a village.
    func home(_ village: String) throws -> Home {
        guard let home = homes[village] else {
            throw RehearsalProblem("no television in \(village)")
        }
        return home
    }

    /// Somebody who signed up: of the elderly homes first, nobody twice, and in one village no
    /// family name twice if it can be helped.
    func resident(of village: String, besides taken: Set<HouseholdId>) throws -> Household {
        let all = town.households.filter { $0.village.text == village }
        let names = Set(all.filter { taken.contains($0.id) }.map(\.name))
        let free = all.filter { $0.registered != nil && !taken.contains($0.id) }
        let fresh = free.filter { !names.contains($0.name) }
        let found = fresh.first(where: \.elderlyOnly) ?? fresh.first ?? free.first
        guard let found else {
            throw RehearsalProblem("nobody in \(village) has signed up")
        }
        return found
    }

    /// A household in words, with its village.
    func who(_ household: Household) -> Words {
        let village = town.municipality.village(household.village)?.name
        return Words(
            ja: "\(village?.ja ?? "")の \(household.name.ja)さん",
            en: "\(Words(household.name).en) in \(village.map { Words($0).en } ?? "")")
    }

    /// The name of a village in words.
    func name(_ village: VillageId) -> Words {
        town.municipality.village(village).map { Words($0.name) } ?? Words(same: village.text)
    }

    /// Quotes the lines of a screen that hold one of the words.
    func quote(_ home: Home, _ words: String...) {
        let texts = home.set.screen.texts
        let chosen = texts.filter { text in
            words.contains { text.filter { $0 != " " && $0 != "　" }.contains($0) }
        }
        story.quote(home.who, chosen.isEmpty ? texts : chosen)
    }
}
