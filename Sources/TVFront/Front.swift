public import Domain
import Services

/// The screens of the television as a machine: keys and content go in, a picture and effects come out. It does no I/O and reads no clock.
public struct Front: Sendable {
    /// One step of the way from the first screen to here.
    struct Frame: Sendable {
        var place: Place
        var focus = ""
        /// The first thing of the sheet that is shown.
        var first = 0
        /// What last had the focus in the left and right column.
        var columns: [Int: String] = [:]
        init(_ place: Place) { self.place = place }
    }
    /// An order that is being changed, with its own basket.
    struct Editing: Sendable {
        let order: OrderId
        let version: Int
        var items: [OrderItem]
        /// The basket that is added to the order by this change; empty where nothing is.
        var merging: [OrderItem] = []
    }
    /// A ride that is being asked for.
    struct RideDraft: Sendable {
        var direction = RideDirection.outward
        var place: RidePlaceId?
        var day: Day?
        var band: TimeBand?
        var companions = 0
        var wheelchair = false
        var home = HomeLeg.undecided
    }
    /// What was said about the way home.
    enum HomeLeg: Hashable { case undecided, later, notNeeded, band(TimeBand) }
    /// What the last press met: the end of a row, or a key that does nothing here.
    enum Cue: Sendable, Hashable { case none, edge(Key), unused }

    let screens: ScreenSet
    /// What the household has set.
    public internal(set) var settings: Settings
    /// What the screens know.
    public internal(set) var content = Content()
    /// The basket of today's shopping.
    public internal(set) var basket: [OrderItem]
    /// The languages this box has a voice for; 緑 is promised only then.
    public var voices: Set<Settings.Language> = []
    /// Whether something was being read when a key was pressed; the key has ended it.
    public var isSpeaking = false
    /// Rises by one whenever another screen is shown. The input layer needs it.
    public internal(set) var screenSerial = 0
    /// How many presses were taken; the lamp at the lower right changes with each.
    public internal(set) var presses = 0

    /// What the box was started with; a kiosk returns to it.
    let usual: Settings
    var stack: [Frame]
    var typed = ""
    var wrongNumber: String?
    var quantity = 1
    var editing: Editing?
    var ride = RideDraft()
    /// The basket before the last change that can be taken back, and how that is said.
    var undo: (items: [OrderItem], hint: Say)?
    /// The digit that was just taken as a quantity; one more digit makes a number of it.
    var counted: Int?
    /// What orders held before their last change from here, so that it can be taken back.
    var unchanged: [OrderId: [OrderItem]] = [:]
    /// The basket that a change on its way has taken up.
    var merged: [OrderItem] = []
    var awayDays = 3
    var lastKeySign: DayPart?
    /// When a kiosk's keys were last in use, by the office's time.
    var kioskTouched: Moment?
    var flash: [String] = []
    var cue = Cue.none
    var knownKeys: Set<String> = []
    var returned: Set<String> = []
    var waiting: Sent?
    var practice: Practice?
    /// Yen of the limit that is being set.
    var limitDraft = 0
    /// Marks of the changes of orders that were read.
    public var told: Set<String> = []
    /// The alert in front of everything, until it is answered.
    public internal(set) var alertShown: Alert?
    /// Revisions answered since the box was switched on; the outbox knows those before.
    var alertsAnswered: [AlertId: Set<Int>] = [:]
    /// Alerts that were on the screen since the box was switched on.
    var alertsSeen: Set<AlertId> = []
    var sharing: Sharing?
    /// The edges as they are being set.
    var edgesDraft: Edges?

    /// The screens of a new evening: first screen, what was set, what was left in the basket.
    public init(screens: ScreenSet, settings: Settings, basket: [OrderItem] = []) {
        self.screens = screens
        self.settings = settings
        usual = settings
        self.basket = basket
        stack = [Frame(.pairing)]
        settle()
    }

    /// Whether the screen shown now can commit something.
    public var isCommitting: Bool { alertShown != nil || top.place.commits }
    /// Whether the screen is in use right now in a way that a reload would disturb.
    public var isBusy: Bool { isCommitting || !typed.isEmpty || editing != nil || isPractising }
    /// The name of the screen file shown now.
    public var screenName: String { alertShown == nil ? top.place.screen : "alert" }
    /// What has the focus: the id of a choice; empty only on a screen without choices.
    public var focus: String { alertShown == nil ? top.focus : "read" }
    /// The ids of everything that can be chosen on the sheet shown now.
    public var shownChoices: [String] { spots(of: page()).map(\.choice.id) }

    var top: Frame {
        get { stack[stack.count - 1] }
        set { stack[stack.count - 1] = newValue }
    }
    var words: Words { Words(screens: screens, language: settings.language) }
    var sheets: Sheets { Sheets(textSize: settings.textSize, isTight: isTight) }
    private var isTight: Bool { settings.edges?.isTight ?? false }
    /// How much one sheet of these tiles holds.
    func sheets(for tiles: [Choice]) -> Sheets {
        Sheets(
            textSize: settings.textSize, isTight: isTight,
            isClose: settings.textSize != .small && !isTight
                && Sheets.areShort(tiles, at: settings.textSize))
    }

    /// Takes new content. Answers the effects, as when a basket was stored as an order.
    @discardableResult
    public mutating func receive(_ content: Content) -> [Effect] {
        if isPractising { return receiveInPractice(content) + followAlerts() }
        let before = (top.place, offeredDay)
        let old = self.content
        self.content = content
        var effects = followOutbox()
        bind(from: old.binding)
        effects += followEditing()
        followSharing()
        leaveKioskWhenIdle()
        settle()
        effects += followAlerts()
        if before.0 != top.place { changed() }
        if before.1 != offeredDay { screenSerial += 1 }
        return effects + seenNow() + (alertShown == nil ? toldNow() : [])
    }

    /// Takes the office's time as the box reckons it; nothing else changes.
    public mutating func tick(officeTime: Moment?) {
        let before = (top.place, offeredDay)
        content.officeTime = officeTime
        followSharing()
        leaveKioskWhenIdle()
        settle()
        if before.0 != top.place { changed() }
        if before.1 != offeredDay { screenSerial += 1 }
    }

    /// Takes that a request could not be kept: nothing was asked of the office, and the screen says so.
    public mutating func notKept(_ request: Request) {
        guard !request.isQuiet, !request.isSilent else { return }
        waiting = nil
        let lost = Sent(request: request, failed: true)
        if let index = stack.firstIndex(where: { $0.place == .sent(Sent(request: request)) }) {
            stack[index] = Frame(.sent(lost))
        } else {
            flash = words.forms(.flashNotKept, ["phone": officePhone])
        }
        settle()
        screenSerial += 1
    }

    // The day an order on the screen would go to. When the close changes it, keys wait as on a new screen.
    private var offeredDay: Day? {
        top.place == .review && editing == nil ? deliveryDay(for: items)?.day : nil
    }

    /// Takes a key press. `moment` is the office's present time if the box knows it.
    public mutating func press(_ key: Key, at moment: Moment?) -> [Effect] {
        presses += 1
        cue = .none
        if let alert = alertShown {
            if let moment { content.officeTime = moment }
            return fitForKiosk(pressBeforeAlert(key, alert))
        }
        let place = top.place
        let sheet = top.first
        flash = []
        if case .digit = key {} else { counted = nil }
        if pointed != nil { answerPointer() }
        // The key acts on what was shown, so an order goes to the day that stood on the screen; whether that was in time, the office decides.
        let wasReminding = isReminding
        var effects = isPractising ? actInPractice(on: key) : act(on: key)
        if let moment { content.officeTime = moment }
        kioskTouched = content.officeTime
        if !isPractising { effects += rememberReminder(wasReminding) + keySign() }
        followSharing()
        settle()
        if place != top.place || sheet != top.first { changed() }
        if isPractising { return effects }
        return fitForKiosk(effects + seenNow() + toldNow() + reminderSeenNow())
    }

    private mutating func changed() {
        screenSerial += 1
        counted = nil
        if !keepsTyped { typed = "" }
        if top.place != .number { wrongNumber = nil }
        if top.place != .fitting(.edges) { edgesDraft = nil }
        if top.place != .basket { undo = nil }
        if top.place != .money(.limit) { limitDraft = 0 }
    }

    private mutating func bind(from old: Binding) {
        switch content.binding {
        case .paired:
            guard stack[0].place != firstPlace else { return }
            stack = [Frame(firstPlace)]
            typed = ""
            if case .pairing = old { stack.append(Frame(.paired)) }
        case .unpaired, .pairing:
            if case .unpaired(.some) = content.binding, old != content.binding { typed = "" }
            if stack[0].place != .pairing { stack = [Frame(.pairing)] }
        case .revoked:
            if stack[0].place != .revoked { stack = [Frame(.revoked)] }
        }
    }

    // The basket becomes an order only when the outbox holds it; a basket that came too late comes back.
    mutating func followOutbox() -> [Effect] {
        var effects: [Effect] = []
        if var sent = waiting,
            let item = content.outbox.first(where: {
                $0.request == sent.request && !knownKeys.contains($0.key)
            })
        {
            for index in stack.indices where stack[index].place == .sent(sent) {
                sent.key = item.key
                var frame = Frame(.sent(sent))
                frame.focus = stack[index].focus
                stack[index] = frame
            }
            waiting = nil
            if case .placeOrder(let items, _) = item.request, isBasket(items) {
                basket = []
                effects.append(.keepBasket([]))
            }
            if case .changeOrder = item.request, !merged.isEmpty, isBasket(merged) {
                basket = []
                effects.append(.keepBasket([]))
            }
            merged = []
        }
        for item in content.outbox where !item.seen && !returned.contains(item.key) {
            guard case .placeOrder(let items, _) = item.request, item.state.isLost,
                !isOrderedAgain(item)
            else { continue }
            returned.insert(item.key)
            if basket.isEmpty {
                basket = items
                effects.append(.keepBasket(items))
            }
        }
        knownKeys = Set(content.outbox.map(\.key))
        return effects
    }

    /// Whether the same things were ordered again after that entry; then it is no news and needs no basket.
    func isOrderedAgain(_ item: OutboxItem) -> Bool {
        guard case .placeOrder(let items, _) = item.request else { return false }
        return content.outbox.prefix { $0.key != item.key }.contains {
            if case .placeOrder(let later, _) = $0.request { return later == items }
            return false
        }
    }

    // What the resident has now read: a decision on its own screen, good ones also on the lists.
    private func seenNow() -> [Effect] {
        // Beneath an alert nobody reads anything.
        guard alertShown == nil else { return [] }
        return content.outbox.filter { item in
            guard !item.seen, item.state != .waiting, !item.request.isQuiet else { return false }
            switch (top.place, item.request) {
            case (.sent(let sent), _): return sent.key == item.key
            case (.deliveries, .placeOrder), (.deliveries, .changeOrder),
                (.deliveries, .cancelOrder), (.deliveries, .standing), (.deliveries, .proposal),
                (.myRides, .askForRide), (.myRides, .cancelRide), (.myRides, .rides):
                return !item.state.isLost
            case (.wellness, .checkIn), (.money, .setLimit), (.want, .askForItem),
                (.notices, .answerPoll):
                return true
            case (.wellness, .wellness), (.well, .wellness): return true
            case (_, .wellness): return !item.state.isLost || item.request.isSilent
            default: return false
            }
        }
        .map { .seen($0.key) }
    }

    // An order that moved on meanwhile can no longer be changed here.
    private mutating func followEditing() -> [Effect] {
        guard let editing, let order = order(editing.order) else { return [] }
        if order.version != editing.version || !canChange(order) {
            leaveChange(of: editing.order)
            flash = words.forms(.flashChangedMeanwhile)
        }
        return []
    }

    /// Sees that exactly one thing has the focus and that the sheet with it is shown.
    mutating func settle() {
        // What lies beneath an alert keeps its focus until it is seen again.
        guard alertShown == nil else { return }
        let page = page()
        let all = page.choices
        guard !all.isEmpty else {
            top.focus = ""
            return
        }
        if top.focus == "next", spots(of: page).contains(where: { $0.choice.id == "next" }) {
            return
        }
        if !all.contains(where: { $0.id == top.focus }) {
            top.focus = firstFocus(page)
        }
        showFocus(page)
    }

    // The most likely next thing, never one that commits.
    private func firstFocus(_ page: Page) -> String {
        if case .ledger(let ledger) = page.body, let start = ledger.start { return start }
        if case .ledger(let ledger) = page.body, !ledger.startsInRows,
            let button = ledger.buttons.first(where: { $0.kind != .commit })
        {
            return button.id
        }
        let near = spots(of: page).first { !$0.choice.faded && $0.choice.kind != .commit }
        let all = page.choices
        return near?.choice.id ?? all.first { $0.kind != .commit }?.id ?? all[0].id
    }

    private mutating func showFocus(_ page: Page) {
        switch page.body {
        case .tiles(let all):
            let sheets = sheets(for: all)
            let split = sheets.split(all.count, capacity: sheets.tiles, turnTakesOne: true)
            if let index = all.firstIndex(where: { $0.id == top.focus }) {
                top.first = index / split.each * split.each
            }
        case .ledger(let ledger):
            let split = sheets.split(
                ledger.rows.count, capacity: sheets.ledgerRows, turnTakesOne: false)
            if let index = ledger.rows.firstIndex(where: { $0.choice?.id == top.focus }) {
                top.first = index / split.each * split.each
            } else {
                top.first = min(top.first, max(0, ledger.rows.count - 1)) / split.each * split.each
            }
        case .message: top.first = 0
        }
    }
}

extension OutboxItem.State {
    /// Whether the office did not take it.
    var isLost: Bool {
        switch self {
        case .waiting, .accepted: false
        case .tooLate, .refused: true
        }
    }
}
