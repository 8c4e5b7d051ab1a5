public import Database
public import Domain

/// All books of one municipality's office, over one connection.
///
/// Every table's key begins with the municipality and every statement names it, so that many
/// municipalities can share one database. The statements are the part of SQL that SQLite and
/// PostgreSQL have in common: `bigint` and `text`, no triggers, no sequences.
public struct Books: Sendable {
    /// A digest of bytes; the doors own the cryptography, the books only chain with it.
    public typealias Digest = @Sendable ([UInt8]) -> [UInt8]

    /// The connection the books are written through.
    public let connection: any SQLConnection
    let tenant: Tenant
    let digest: Digest

    /// The books of a municipality over a connection.
    public init(
        _ connection: any SQLConnection, of municipality: MunicipalityCode,
        digest: @escaping Digest
    ) {
        self.connection = connection
        self.digest = digest
        tenant = Tenant(connection: connection, muni: .text(municipality.text))
    }

    /// What the store says about itself.
    public var store: StoreBook { StoreBook(tenant: tenant) }
    /// The order log.
    public var log: OrderLog { OrderLog(tenant: tenant) }
    /// Which slots are closed.
    public var closes: CloseBook { CloseBook(tenant: tenant) }
    /// Slots whose close was put off.
    public var extensions: ExtensionBook { ExtensionBook(tenant: tenant) }
    /// When the office was there.
    public var life: LifeBook { LifeBook(tenant: tenant) }
    /// What was decided for each idempotency key.
    public var decisions: DecisionBook { DecisionBook(tenant: tenant) }
    /// The boxes.
    public var boxes: BoxBook { BoxBook(tenant: tenant) }
    /// The kiosks.
    public var kiosks: KioskBook { KioskBook(tenant: tenant) }
    /// Open pairing codes.
    public var pairings: PairingBook { PairingBook(tenant: tenant, digest: digest) }
    /// People at the desk.
    public var operators: OperatorBook { OperatorBook(tenant: tenant) }
    /// Who did what.
    public var audit: AuditBook { AuditBook(tenant: tenant, digest: digest) }
    /// The register of households.
    public var households: HouseholdBook { HouseholdBook(tenant: tenant) }
    /// Orders.
    public var orders: OrderBook { OrderBook(tenant: tenant) }
    /// Rides.
    public var rides: RideBook { RideBook(tenant: tenant) }
    /// How households are.
    public var checkIns: CheckInBook { CheckInBook(tenant: tenant) }
    /// What households agreed to.
    public var consents: ConsentBook { ConsentBook(tenant: tenant) }
    /// Days away.
    public var aways: AwayBook { AwayBook(tenant: tenant) }
    /// When keys were pressed, with consent.
    public var keySigns: KeySignBook { KeySignBook(tenant: tenant) }
    /// What was noted at hand-overs, with consent.
    public var observations: ObservationBook { ObservationBook(tenant: tenant) }
    /// What households have of their own.
    public var wellnessSettings: WellnessSettingBook { WellnessSettingBook(tenant: tenant) }
    /// How much the shops have.
    public var stock: StockBook { StockBook(tenant: tenant) }
    /// Plans of days.
    public var plans: PlanBook { PlanBook(tenant: tenant) }
    /// Villages that got another carrier.
    public var switches: CarrierSwitchBook { CarrierSwitchBook(tenant: tenant) }
    /// Limits households set themselves, and what their months cost.
    public var spending: SpendingBook { SpendingBook(tenant: tenant) }
    /// What households wish to be sold.
    public var itemWishes: ItemWishBook { ItemWishBook(tenant: tenant) }

    /// Notices and who has read them.
    public var notices: NoticeBook { NoticeBook(tenant: tenant) }
    /// Finished lessons of the practice.
    public var practices: PracticeBook { PracticeBook(tenant: tenant) }

    /// Alerts and who has answered them.
    public var alerts: AlertBook { AlertBook(tenant: tenant) }

    /// Polls and their answers.
    public var polls: PollBook { PollBook(tenant: tenant) }

    /// Who does what only one office may do at a time.
    public var leases: LeaseBook { LeaseBook(tenant: tenant) }
    /// Wrong numbers typed at kiosks.
    public var kioskTries: KioskTryBook { KioskTryBook(tenant: tenant) }

    /// The steps that make an empty store into one with all books, oldest first.
    public static let migrations = Migrations([
        StoreBook.m0001_store, OrderLog.m0002_event, CloseBook.m0003_slot_close,
        DecisionBook.m0004_decision, BoxBook.m0005_box, PairingBook.m0006_pairing,
        OperatorBook.m0007_operator, AuditBook.m0008_audit, HouseholdBook.m0009_household,
        OrderBook.m0010_orders, RideBook.m0011_ride, CheckInBook.m0012_check_in,
        StockBook.m0013_stock, PlanBook.m0014_plan, CarrierSwitchBook.m0015_carrier_switch,
        BoxBook.m0016_earlier_boxes, CarrierSwitchBook.m0020_switch_cause,
        SpendingBook.m0021_order_total, SpendingBook.m0022_spending_limit,
        ItemWishBook.m0023_item_wish,
        ConsentBook.m0035_consent, AwayBook.m0036_away, KeySignBook.m0037_key_sign,
        ObservationBook.m0038_observation, WellnessSettingBook.m0039_wellness_setting,
        NoticeBook.m0040_notice, PracticeBook.m0045_practice,
        RideBook.m0030_ride_pair,
        AlertBook.m0041_alert,
        StandingBook.m0025_standing, ProposalBook.m0026_proposal,
        PollBook.m0042_poll,
        KioskBook.m0048_kiosk, PairingBook.m0049_pairing_place,
        LifeBook.m0050_office_life, ExtensionBook.m0051_slot_extension,
        LeaseBook.m0055_lease, KioskTryBook.m0056_kiosk_try,
    ])
}

/// A connection and the municipality every statement is bound to.
struct Tenant: Sendable {
    let connection: any SQLConnection
    let muni: SQLValue

    /// Raises a named counter by one and returns it: 1, 2, 3 … without gaps, for it is undone with
    /// the transaction.
    func next(_ name: String) throws(SQLError) -> Int64 {
        let row = try connection.first(
            """
            INSERT INTO counter (muni, name, value) VALUES (?, ?, 1)
            ON CONFLICT (muni, name) DO UPDATE SET value = counter.value + 1
            RETURNING value
            """, [muni, .text(name)])
        guard let row else { throw .column(name: "value", wanted: "a counter") }
        return try row.int64("value")
    }
}
