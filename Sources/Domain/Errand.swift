/// Something to be brought to a household. The planner sees errands, not services.
public struct Errand: Sendable, Hashable, Codable {
    /// How soon it matters.
    public enum Urgency: String, Sendable, Hashable, Codable { case urgent, normal }
    /// The order it stands for.
    public let order: OrderId
    /// Where it goes.
    public let village: VillageId
    /// Its mass.
    public let mass: Grams
    /// Its volume, packed.
    public let volume: Millilitres
    /// How it must be kept. An order with several classes is several errands' worth of care and goes as its coldest.
    public let temperature: TemperatureClass
    /// When it is picked and at the base.
    public let ready: TimeOfDay
    /// How soon it matters.
    public let urgency: Urgency
    /// An errand.
    public init(
        order: OrderId, village: VillageId, mass: Grams, volume: Millilitres,
        temperature: TemperatureClass, ready: TimeOfDay, urgency: Urgency
    ) {
        self.order = order
        self.village = village
        self.mass = mass
        self.volume = volume
        self.temperature = temperature
        self.ready = ready
        self.urgency = urgency
    }
}
