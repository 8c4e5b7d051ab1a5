public import Domain

/// Something a resident asks of the office. It is put into the outbox and committed before the screen says anything.
public enum Request: Sendable, Hashable, Codable {
    /// Order these things for that day.
    case placeOrder(items: [OrderItem], day: Day)
    /// Replace an order's items, seen at that version.
    case changeOrder(OrderId, items: [OrderItem], version: Int)
    /// Take an order back.
    case cancelOrder(OrderId)
    /// Ask for a ride.
    case askForRide(RideRequest)
    /// Take a ride back.
    case cancelRide(RideId)
    /// What else is asked about rides.
    case rides(RideWish)
    /// Say how one is, on that day.
    case checkIn(WellnessAnswer, day: Day)
    /// Tell the office something of which no screen speaks.
    case quiet(QuietRequest)
    /// Set one's own limit for a month; nil takes it back.
    case setLimit(Yen?)
    /// Something about being away, consent, or signs of life.
    case wellness(WellnessRequest)
    /// Ask for something of a shelf to be sold; without an item the office telephones.
    case askForItem(category: String, item: WantedId?)
    /// Something about standing orders.
    case standing(StandingRequest)
    /// An answer to what somebody else asked for.
    case proposal(ProposalRequest)
    /// Give that answer to a question, counted from 0.
    case answerPoll(PollId, Int)
    /// At a kiosk: fetch home who typed this call number, confirmed at that time of the office.
    case fetchMe(number: Int, at: Moment)
}

/// What is asked about rides besides one way alone.
public enum RideWish: Sendable, Hashable, Codable {
    /// A way there and the way home from it, both or none.
    case bothWays(outward: RideRequest, homeward: RideRequest)
    /// Take a ride and the other way of the same outing back.
    case cancelBoth(RideId)
}

/// What the front wants done. Effects are returned as values and performed by the program.
public enum Effect: Sendable, Hashable {
    /// Put a request into the outbox. The program answers by a new `Content` whose `outbox` holds it, or does not if it could not be stored.
    case send(Request)
    /// Put a request into the outbox of which no screen speaks, such as that a notice was read.
    case sendQuietly(QuietRequest)
    /// Remember the basket, so that a power cut does not empty it.
    case keepBasket([OrderItem])
    /// Remember the settings.
    case keepSettings(Settings)
    /// Bind this box with the twelve digits that were typed.
    case pair(String)
    /// Read aloud, in place of what is being read.
    case speak(Speech)
    /// Let something be heard.
    case sound(Sound)
    /// Remember that the resident has seen the decision on the outbox entry with that key.
    case seen(String)
    /// Remember which changes of orders the resident has read, by their marks.
    case keepTold([String])
}

/// What one household has set.
public struct Settings: Sendable, Hashable, Codable {
    /// How large everything is written.
    public enum TextSize: Int, Sendable, Hashable, Codable, CaseIterable {
        case small, medium, large
    }
    /// The language of the screens.
    public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
        case ja, en
    }
    /// How large everything is written.
    public var textSize: TextSize
    /// The language of the screens.
    public var language: Language
    /// Milliseconds in which the same key is not taken twice: 決定 and colours (0 to 1,000).
    public var lockout: Int
    /// What to do when the shop has none, unless a line says otherwise; nil leaves it out.
    public var usualWish: SubstituteWish?
    /// Reminders of rides that were looked at, so that they are not said again; at most 40.
    public var remindersSeen: [String]?
    /// The day on which the gentle question of the first screen was last looked at.
    public var remindedOn: Day?
    /// How far the picture keeps from the edges; nil until somebody has fitted it to the set.
    public var edges: Edges?
    /// The set's size in inches across, as the installer said.
    public var inches: Int?
    /// How far away one sits, in decimetres, as the installer said.
    public var distance: Int?
    /// When the television reads aloud; nil until somebody has chosen, which is `onKey`.
    public var voice: VoiceUse?
    /// How loud it reads; nil until somebody has chosen, which is `middle`.
    public var voiceVolume: VoiceVolume?
    /// Settings; the defaults are those of a new box.
    public init(textSize: TextSize = .small, language: Language = .ja, lockout: Int = 500) {
        self.textSize = textSize
        self.language = language
        self.lockout = min(1000, max(0, lockout))
    }

    /// Reads what an older or a newer box has kept: what is missing or strange is as on a new box.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let new = Settings()
        self.init(
            textSize: (try? box.decode(TextSize.self, forKey: .textSize)) ?? new.textSize,
            language: (try? box.decode(Language.self, forKey: .language)) ?? new.language,
            lockout: (try? box.decode(Int.self, forKey: .lockout)) ?? new.lockout)
        usualWish = try? box.decode(SubstituteWish.self, forKey: .usualWish)
        remindersSeen = try? box.decode([String].self, forKey: .remindersSeen)
        remindedOn = try? box.decode(Day.self, forKey: .remindedOn)
        edges = try? box.decode(Edges.self, forKey: .edges)
        inches = try? box.decode(Int.self, forKey: .inches)
        distance = try? box.decode(Int.self, forKey: .distance)
        voice = try? box.decode(VoiceUse.self, forKey: .voice)
        voiceVolume = try? box.decode(VoiceVolume.self, forKey: .voiceVolume)
    }
}
