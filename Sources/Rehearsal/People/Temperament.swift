/// What sets one old person's eyes, hands and memory apart. Shares are in a thousand unless said otherwise.
///
/// The figures were written down before the screens were changed and are not fitted to them;
/// `docs/people.md` says where each comes from.
public struct Temperament: Sendable, Hashable {
    /// What this kind of person is called.
    public var name: String
    /// Chances of the three sizes of letters that this household has set.
    public var sizes = [700, 250, 50]
    /// Median of the pause before a press in milliseconds; log-normal.
    public var pause = 1200
    /// Spread of that pause: the natural logarithm's standard deviation, in hundredths.
    public var spread = 55
    /// Median of how long a key is held, in milliseconds.
    public var hold = 300
    /// How often a key is held for long, 0.7 to 2.5 s.
    public var longHold = 60
    /// How often one press becomes two or three at 150 to 200 ms.
    public var bounce = 20
    /// How often a neighbouring key is hit.
    public var neighbour = 10
    /// How often an arrow goes the wrong way.
    public var wrongWay = 15
    /// How often the light does not arrive at all.
    public var lost = 15
    /// How often single frames of a held key are lost.
    public var lostFrames = 80
    /// How often 決定 is pressed again at once, to be sure.
    public var again = 30
    /// How often a press is repeated where nothing seems to happen, before the screen is read.
    public var hurry = 80
    /// How often a part of the screen is read when it is looked at: title and large words.
    public var readsLarge = 985
    /// How often a card or a row is read when it is looked at.
    public var readsCard = 970
    /// How often somebody is one who reads the sentence under the title at all.
    public var readsStrip = 750
    /// How often somebody is one who reads the band at the bottom at all.
    public var readsBand = 700
    /// How often the aim is forgotten, at each press.
    public var forgets = 3
    /// How often things in the basket are taken for ordered, at the first such screen.
    public var basketIsOrder = 60
    /// How often a product on the screen is taken for bought, at each such screen.
    public var lookingIsBuying = 15
    /// How often somebody is one who presses digits where a card shows one.
    public var usesDigits = 600
    /// How often somebody is one who types the number of the printed catalogue.
    public var usesNumbers = 750
    /// How often the screen is not looked at between two digits.
    public var typesBlind = 600
    /// How often one coloured key is taken for another.
    public var colourMixed = 20
    /// How often the card beside the remote is known and used.
    public var knowsCard = 900
    /// How unsure the choice is: the temperature of the choice, in hundredths of a point.
    public var doubt = 35
    /// Presses without getting on before the telephone is taken.
    public var patience = 34
    /// Minutes before the telephone is taken.
    public var minutes = 15

    /// A kind of person; everything else as in the typical one.
    public init(_ name: String) { self.name = name }
}

extension Temperament {
    /// All kinds, in the order of the table.
    public static let all: [Temperament] = [
        robust, typical, trembling, lowVision, forgetful, impatient, colourBlind, firstDay,
    ]

    /// Seventy, well, used to the remote.
    public static let robust: Temperament = {
        var kind = Temperament("robust70")
        kind.sizes = [900, 100, 0]
        kind.pause = 900
        kind.bounce = 5
        kind.neighbour = 5
        kind.wrongWay = 7
        kind.longHold = 20
        kind.lost = 8
        kind.forgets = 1
        kind.basketIsOrder = 20
        kind.lookingIsBuying = 5
        kind.readsStrip = 900
        kind.readsBand = 900
        kind.doubt = 20
        return kind
    }()
    /// Eighty: the typical person of a hill village.
    public static let typical = Temperament("typical80")
    /// Hands that shake: taps come twice, keys are held, neighbours are hit.
    public static let trembling: Temperament = {
        var kind = Temperament("trembling")
        kind.hold = 450
        kind.longHold = 150
        kind.bounce = 180
        kind.neighbour = 45
        kind.wrongWay = 30
        kind.lost = 40
        kind.lostFrames = 200
        kind.usesDigits = 450
        return kind
    }()
    /// Poor eyes: large letters, cards and rows overlooked, seldom the sentence under the title.
    public static let lowVision: Temperament = {
        var kind = Temperament("low-vision")
        kind.sizes = [0, 350, 650]
        kind.pause = 1700
        kind.readsLarge = 950
        kind.readsCard = 860
        kind.readsStrip = 450
        kind.readsBand = 400
        kind.neighbour = 25
        return kind
    }()
    /// A memory with holes: the aim and what was done are lost now and then.
    public static let forgetful: Temperament = {
        var kind = Temperament("forgetful")
        kind.pause = 1600
        kind.forgets = 25
        kind.basketIsOrder = 100
        kind.lookingIsBuying = 40
        kind.knowsCard = 600
        kind.again = 60
        kind.doubt = 50
        kind.patience = 40
        return kind
    }()
    /// Presses again when nothing seems to happen, reads the upper half at most.
    public static let impatient: Temperament = {
        var kind = Temperament("impatient")
        kind.pause = 600
        kind.again = 120
        kind.hurry = 450
        kind.readsStrip = 400
        kind.readsBand = 150
        kind.readsCard = 930
        kind.readsLarge = 960
        kind.patience = 24
        kind.minutes = 8
        return kind
    }()
    /// Cannot tell the coloured keys apart; only the characters on the remote help.
    public static let colourBlind: Temperament = {
        var kind = Temperament("colour-blind")
        kind.colourMixed = 250
        return kind
    }()
    /// The first day: knows no card, does not know what a basket is.
    public static let firstDay: Temperament = {
        var kind = Temperament("first-day")
        kind.pause = 1900
        kind.knowsCard = 450
        kind.usesNumbers = 550
        kind.basketIsOrder = 150
        kind.lookingIsBuying = 50
        kind.again = 60
        kind.doubt = 55
        return kind
    }()
    /// Makes no mistake and takes the shortest way that the screens show: the measure for extra presses.
    public static let perfect: Temperament = {
        var kind = Temperament("perfect")
        kind.sizes = [1000, 0, 0]
        kind.spread = 0
        kind.longHold = 0
        kind.bounce = 0
        kind.neighbour = 0
        kind.wrongWay = 0
        kind.lost = 0
        kind.lostFrames = 0
        kind.again = 0
        kind.hurry = 0
        kind.readsLarge = 1000
        kind.readsCard = 1000
        kind.readsStrip = 1000
        kind.readsBand = 1000
        kind.forgets = 0
        kind.basketIsOrder = 0
        kind.lookingIsBuying = 0
        kind.usesDigits = 1000
        kind.usesNumbers = 1000
        kind.typesBlind = 0
        kind.colourMixed = 0
        kind.knowsCard = 1000
        kind.doubt = 0
        return kind
    }()
}
