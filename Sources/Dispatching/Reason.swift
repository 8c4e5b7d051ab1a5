public import Domain

/// Why a parcel did not fly, or did not go at all. Every parcel without a drone carries one.
public enum Reason: Sendable, Hashable, Codable {
    /// The corridor is closed whenever the parcel could fly; the first closed stretch is named.
    case windCorridorClosed(Span)
    /// No drone for this village lifts it.
    case tooHeavyForAnyDrone(mass: Grams, limit: Grams)
    /// No drone box for this village holds it.
    case tooLarge(volume: Millilitres, limit: Millilitres)
    /// No drone for this village can keep its class; of a held parcel, no van either.
    case noBoxKeeps(TemperatureClass)
    /// No corridor or no drone leads to the village.
    case noCorridor
    /// The parcel may never fly, in the words of whoever said so.
    case mayNotFly(String)
    /// An operator sent the village's parcels by van today, in the operator's words.
    case carrierSwitched(String)
    /// Packed too late for any carrier that could take it.
    case notReadyInTime(ready: Int)
    /// No flight could be home before dark.
    case noDaylight(homeBy: Int)
    /// Nobody is free to hand it over.
    case noVolunteer
    /// The village's pad is taken whenever everything else would fit.
    case padBusy
    /// Every drone is out whenever everything else would fit.
    case noDroneFree
    /// No van is on duty or none can drive to the village.
    case noVan
    /// The vans are full.
    case vanFull
    /// No van comes in time with somebody there to hand over.
    case vanNotInTime
    /// The day names no such village.
    case unknownVillage

    /// A word that stays the same from release to release, for records and interfaces.
    public var code: String {
        switch self {
        case .windCorridorClosed: "wind-corridor-closed"
        case .tooHeavyForAnyDrone: "too-heavy-for-any-drone"
        case .tooLarge: "too-large"
        case .noBoxKeeps: "no-box-keeps"
        case .noCorridor: "no-corridor"
        case .mayNotFly: "may-not-fly"
        case .carrierSwitched: "carrier-switched"
        case .notReadyInTime: "not-ready-in-time"
        case .noDaylight: "no-daylight"
        case .noVolunteer: "no-volunteer"
        case .padBusy: "pad-busy"
        case .noDroneFree: "no-drone-free"
        case .noVan: "no-van"
        case .vanFull: "van-full"
        case .vanNotInTime: "van-not-in-time"
        case .unknownVillage: "unknown-village"
        }
    }
}
