import Domain
import Services

/// Where a resident is.
enum Place: Hashable {
    case pairing, paired, revoked, home, help, settings, gone
    case categories, number
    case shopping(ShoppingPlace)
    case products(String)
    case product(ProductNumber)
    case added(ProductNumber)
    case basket, review
    case line(ProductNumber)
    case sent(Sent)
    case deliveries
    case order(OrderId)
    case cancelOrder(OrderId)
    case rides, rideReview, myRides
    case places(RideDirection)
    case times, returns
    case ride(RideId)
    case cancelRide(RideId)
    case wellness
    case notices(NoticePlace)
    case practice(PracticePlace)
    case well(WellPlace)
    case fitting(FittingPlace)
    case own(String)
    case wish(WishPlace)
    case money(MoneyPlace)
    case want(WantPlace)
    case standing(StandingPlace)
    case proposal(ProposalPlace)
    case kiosk(KioskPlace)
    case voice(VoicePlace)

    /// The screen file it is worded by.
    var screen: String {
        switch self {
        case .pairing: "pairing"
        case .paired: "paired"
        case .revoked: "revoked"
        case .home: "home"
        case .help: "help"
        case .settings: "settings"
        case .gone: "gone"
        case .categories: "categories"
        case .shopping(let place): place.screen
        case .number: "number"
        case .products: "products"
        case .product: "product"
        case .added: "added"
        case .basket: "basket"
        case .review: "review"
        case .line: "line"
        case .sent: "sent"
        case .deliveries: "deliveries"
        case .order: "order"
        case .cancelOrder: "cancel-order"
        case .rides: "rides"
        case .rideReview: "ride-review"
        case .myRides: "my-rides"
        case .places: "places"
        case .times: "times"
        case .returns: "returns"
        case .ride: "ride"
        case .cancelRide: "cancel-ride"
        case .wellness: "wellness"
        case .notices(let place): place.screen
        case .practice(let place): place.screen
        case .well(let place): place.screen
        case .fitting(let place): place.screen
        case .own(let name): name
        case .wish: "wish"
        case .money(let place): place.screen
        case .want(let place): place.screen
        case .standing(let place): place.screen
        case .proposal(let place): place.screen
        case .kiosk(let place): place.screen
        case .voice(let place): place.screen
        }
    }

    /// Whether three digits name a product here: wherever a next thing may be wanted.
    var takesNumbers: Bool {
        switch self {
        case .categories, .products, .number, .added, .basket: true
        case .shopping(let place): place.takesNumbers
        default: false
        }
    }

    /// Whether 決定 can commit something here; the input layer then also holds back the digits for a moment.
    var commits: Bool {
        switch self {
        case .review, .rideReview, .cancelOrder, .cancelRide, .sent, .proposal: true
        case .notices(.pollReview): true
        case .well(let place): place.commits
        case .standing(let place): place.commits
        case .kiosk(let place): place.commits
        default: false
        }
    }
}

/// Something that was asked of the office, and the outbox entry it became.
struct Sent: Hashable {
    let request: Request
    var key: String?
    /// Whether the box could not keep it, so that nothing was asked.
    var failed = false
}

/// What choosing does: a closed list.
enum Deed: Hashable {
    case open(Place)
    case back, home, nextPage
    case shop(ShoppingDeed)
    case put(ProductNumber), keepLine(ProductNumber), removeLine(ProductNumber), undo
    case placeOrder(Day), sendChange, nextDay(Sent, Day), returnItems(Sent)
    case change(OrderId), cancelOrder(OrderId)
    case ridePlace(RidePlaceId), rideTime(Day, TimeBand), companions, wheelchair, askRide
    case cancelRide(RideId), homeward(RideId)
    case riding(RideDeed)
    case answer(WellnessAnswer), textSize, language
    case notice(NoticeDeed)
    case practice(PracticeDeed)
    case fitting(FittingDeed)
    case wish(WishDeed)
    case money(MoneyDeed)
    case want(WantDeed)
    case kiosk(KioskDeed)
    case again(AgainDeed)
    case repeats(RepeatDeed)
    case well(WellDeed)
    case sharing(SharingDeed)
    case standing(StandingDeed)
    case voice(VoiceDeed)
    case nothing

    /// Whether it sends something or opens a screen that can. Someone who types the numbers of the
    /// catalogue on a wrong screen must not get there, so only 決定 does this.
    var needsOK: Bool {
        switch self {
        case .open(let place): place.commits
        case .rideTime, .answer, .money, .again, .want: true
        case .riding(let deed): deed.needsOK
        case .repeats(.more): true
        default: false
        }
    }
}

/// Something that can have the focus.
struct Choice: Hashable {
    enum Kind: Hashable { case plain, product, commit }
    let id: String
    var label: String
    /// The label with readings above hard words, if it has any.
    var ruby: String?
    var detail = ""
    var price = ""
    var picture: String?
    /// A short word on it: an offer, or that it is in the basket.
    var mark = ""
    /// What stands at the top left.
    var number = ""
    /// The digit key that chooses it.
    var digit: Int?
    var kind = Kind.plain
    var faded = false
    /// What 決定 does, longest form first.
    var hint: [String] = []
    let deed: Deed

    /// What stands on it.
    var shown: String { ruby ?? label }

    init(_ id: String, _ label: String, _ deed: Deed) {
        self.id = id
        self.label = label
        self.deed = deed
    }
}

/// A line of a ledger.
struct Row: Hashable {
    var picture: String?
    let label: String
    /// The label with readings above hard words, if it has any.
    var ruby: String?
    var middle = ""
    var right = ""
    /// What choosing it does, if it can be chosen.
    var choice: Choice?

    /// What stands in it.
    var shown: String { ruby ?? label }
}

/// What lies between the strip and the band.
enum Body {
    struct Ledger {
        var rows: [Row]
        /// The sum: words for it, longest first, and the amount.
        var foot: (left: [String], right: String)?
        /// Short lines beside or above the rows, the most important first.
        var note: [String] = []
        var buttons: [Choice]
        /// Whether the focus starts in the rows.
        var startsInRows = false
        /// What has the focus first; nil is the first choice that commits nothing.
        var start: String?
    }
    struct Message {
        enum Size { case huge, large, body }
        struct Line {
            let forms: [String]
            let size: Size
            init(_ forms: [String], _ size: Size) {
                self.forms = forms
                self.size = size
            }
        }
        var lines: [Line]
        var picture: String?
        var buttons: [Choice]
        /// Whether ▲ and ▼ change a number here.
        var counts = false
        /// Whether ▲ and ▼ turn pages here.
        var turns = false
    }
    case tiles([Choice])
    case ledger(Ledger)
    case message(Message)

    /// The same with every choice changed.
    func with(_ change: (Choice) -> Choice) -> Body {
        switch self {
        case .tiles(let all): return .tiles(all.map(change))
        case .ledger(var ledger):
            ledger.buttons = ledger.buttons.map(change)
            return .ledger(ledger)
        case .message(var message):
            message.buttons = message.buttons.map(change)
            return .message(message)
        }
    }
}

/// One screen, ready to be laid out.
struct Page {
    /// Forms of the title, longest first.
    var title: [String]
    var subtitle: [String] = []
    /// Forms of the strip, longest first.
    var strip: [String]
    var body: Body
    /// Where 戻る leads, in words; empty where there is nowhere to go back to.
    var back: [String]
    /// What else the remote does here.
    var extra: [String] = []

    /// Everything that can be chosen, on all of its sheets.
    var choices: [Choice] {
        switch body {
        case .tiles(let all): all
        case .ledger(let ledger): ledger.rows.compactMap(\.choice) + ledger.buttons
        case .message(let message): message.buttons
        }
    }
}

/// A choice and its place in the grid of what is shown.
struct Spot {
    let choice: Choice
    let column: Int
    let row: Int
}

/// How much one sheet of a screen holds.
struct Sheets {
    let textSize: Settings.TextSize
    /// Whether the set cuts so much off that less fits; then fewer things are shown, not smaller ones.
    var isTight = false
    /// Whether the tiles are short enough to stand closer with larger letters: every sheet that
    /// need not be turned is one that nobody gets lost on (docs/people.md).
    var isClose = false

    var columns: Int {
        switch textSize {
        case .small: isTight ? 2 : 3
        case .medium: isTight ? 1 : isClose ? 3 : 2
        case .large: isClose ? 2 : 1
        }
    }
    var rows: Int {
        switch textSize {
        case .small: 2
        case .medium: isTight ? 3 : 2
        case .large: isTight || isClose ? 2 : 3
        }
    }

    /// Whether tiles can stand close: words only, short, at most two lines a tile.
    static func areShort(_ tiles: [Choice], at size: Settings.TextSize) -> Bool {
        // Half widths that one line holds beside the picture: of the label, of the detail.
        let (label, detail) = size == .large ? (10, 17) : (8, 13)
        return tiles.allSatisfy { tile in
            let name = ScreenLint.halves(tile.label)
            let more = ScreenLint.halves(tile.detail)
            return tile.kind == .plain && name <= 2 * label && more <= 2 * detail
                && (size == .large
                    ? more <= detail && (more == 0 || name <= label)
                    : name <= label || more <= detail)
        }
    }
    var tiles: Int { columns * rows }
    var ledgerRows: Int {
        switch textSize {
        case .small: isTight ? 3 : 4
        case .medium: isTight ? 2 : 3
        case .large: isTight ? 1 : 2
        }
    }

    /// How many of `count` things one sheet shows, and how many sheets there are.
    func split(_ count: Int, capacity: Int, turnTakesOne: Bool) -> (each: Int, sheets: Int) {
        guard count > capacity else { return (max(1, capacity), 1) }
        let each = turnTakesOne ? capacity - 1 : capacity
        return (each, (count + each - 1) / each)
    }
}
