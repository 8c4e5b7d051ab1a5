import Dispatching
import TVFront

/// What somebody decides to do next, with the reason in words.
enum Act: Sendable, Hashable {
    /// Press this.
    case press(Button)
    /// Type these figures.
    case type([Button])
    /// Look on, so many milliseconds.
    case wait(Int)
    /// Believe that it will be sent.
    case trust
    /// Take the telephone.
    case phone
    /// It is done.
    case leave
}

/// A mind before the television: it knows the words of its aims and what it reads, nothing of how the screens are made.
struct Mind {
    let temperament: Temperament
    var wants: [Want]
    /// The aims as they were given; a mind that forgets begins with these again.
    let errand: [Want]
    var dice: Dice
    /// Whether this person reads the sentence under the title, the band, digits on cards, the catalogue's numbers.
    let readsStrip: Bool
    let readsBand: Bool
    let usesDigits: Bool
    let usesNumbers: Bool
    let knowsCard: Bool
    /// How often something was chosen on a screen that looked like this one, for the present aim.
    var tried: [String: Int] = [:]
    /// Whether the aim was lost and something already done may come back to mind.
    var hasForgotten = false
    /// Whether the last aim was once reached, whatever is remembered of it.
    var errandWasDone = false
    /// Presses since something went well.
    var stuck = 0
    var waits = 0
    /// Rolled once: whether things in the basket pass for ordered.
    let takesBasketForOrder: Bool
    /// What was in the basket or the order before and shall stay.
    var keeps: [String] = []
    var letters = 0
    /// Where the ring was when an arrow was pressed last, and towards what.
    var aimed: (name: String, ring: Box?)?
    /// The number that is being typed.
    var seenNumber: String?
    /// Titles that said to be on the way to the present aim; arriving there is getting on.
    var arrived: Set<String> = []
    /// What was chosen since something last went well.
    var chosenLabels: Set<String> = []
    var thought = ""

    init(_ temperament: Temperament, errand: [Want], keeps: [String] = [], dice: Dice) {
        self.keeps = keeps
        self.temperament = temperament
        self.errand = errand
        wants = errand
        var dice = dice
        readsStrip = dice.chance(temperament.readsStrip)
        readsBand = dice.chance(temperament.readsBand)
        usesDigits = dice.chance(temperament.usesDigits)
        usesNumbers = dice.chance(temperament.usesNumbers)
        knowsCard = dice.chance(temperament.knowsCard)
        takesBasketForOrder = dice.chance(temperament.basketIsOrder)
        self.dice = dice
    }

    /// The aim pursued now.
    var present: Want? { wants.first { !$0.isDone } }

    /// What of a screen is really read: parts are overlooked.
    mutating func read(_ glance: Glance) -> Glance {
        var read = glance
        if !dice.chance(temperament.readsLarge) { read.title = "" }
        if !readsStrip || !dice.chance(900) { read.strip = "" }
        if !readsBand || !dice.chance(900) {
            read.band = ""
            if !knowsCard { read.keys = [] }
        }
        // The card with the ring draws the eye; the others may be overlooked.
        read.cards = glance.cards.filter { $0.hasRing || dice.chance(temperament.readsCard) }
        read.rows = glance.rows.map { dice.chance(temperament.readsCard) ? $0 : "" }
        read.lines = glance.lines.filter { _ in dice.chance(temperament.readsLarge) }
        return read
    }

    /// How long the eyes are on a screen, in milliseconds: about seven letters a second of what is new, at most six seconds.
    func readingTime(_ glance: Glance, before: Glance?) -> Int {
        if let before, before.title == glance.title, before.lines == glance.lines { return 200 }
        return min(6000, 300 + glance.length * 140 * 2 / 5)
    }

    /// What a screen looks like to the memory.
    static func look(_ glance: Glance) -> String {
        glance.title + "|" + glance.lines.joined() + "|"
            + glance.cards.map(\.label).joined(separator: ",")
    }
}
