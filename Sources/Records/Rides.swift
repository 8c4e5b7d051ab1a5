public import Database
public import Domain

/// Rides.
public struct RideBook: Sendable {
    let tenant: Tenant

    static let m0011_ride = Migration(
        name: "m0011_ride",
        sql: """
            CREATE TABLE ride (
                muni text NOT NULL, id text NOT NULL, household text NOT NULL,
                village text NOT NULL, place text NOT NULL, direction text NOT NULL,
                day text NOT NULL, band_from bigint NOT NULL, band_to bigint NOT NULL,
                companions bigint NOT NULL, wheelchair bigint NOT NULL, channel text NOT NULL,
                progress text NOT NULL, fare bigint NOT NULL, taxi text, pick_up bigint,
                note text, placed_at bigint NOT NULL, version bigint NOT NULL,
                sequence bigint NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE INDEX ride_day ON ride (muni, day);
            CREATE INDEX ride_household ON ride (muni, household, day);
            """)

    static let m0030_ride_pair = Migration(
        name: "m0030_ride_pair",
        sql: """
            ALTER TABLE ride ADD COLUMN partner text;
            ALTER TABLE ride ADD COLUMN call_number bigint;
            ALTER TABLE ride ADD COLUMN soon bigint NOT NULL DEFAULT 0
            """)

    /// The next id of a day's rides.
    public func nextId(on day: Day) throws(SQLError) -> RideId {
        let count = String(try tenant.next("ride \(day)"))
        let padded = String(repeating: "0", count: max(0, 3 - count.count)) + count
        guard let id = RideId("r-\(day)-\(padded)") else {
            throw .column(name: "id", wanted: "an id")
        }
        return id
    }

    /// Enters a ride with its place in the order log.
    public func add(_ ride: Ride, sequence: Int64) throws(SQLError) {
        let request = ride.request
        try tenant.connection.execute(
            """
            INSERT INTO ride (muni, id, household, village, place, direction, day, band_from,
                band_to, companions, wheelchair, channel, progress, fare, taxi, pick_up, note,
                placed_at, version, sequence, partner, call_number, soon)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(ride.id), .id(ride.household), .id(ride.village),
                .id(request.place), .text(request.direction.rawValue), .day(request.day),
                .int(request.band.from.minute), .int(request.band.to.minute),
                .int(request.companions), .bool(request.wheelchair),
                .text(ride.channel.rawValue), .text(ride.progress.rawValue),
                .int(ride.fare.rawValue), .optional(ride.taxi), .optional(ride.pickUp?.minute),
                .optional(ride.note), .moment(ride.placedAt), .int(ride.version),
                .integer(sequence), .optional(ride.partner), .optional(ride.callNumber),
                .bool(ride.asSoonAsPossible ?? false),
            ])
    }

    /// Writes a changed ride with the next version. False, and nothing written, if somebody else
    /// changed it meanwhile.
    public func update(_ ride: inout Ride) throws(SQLError) -> Bool {
        let changed = try tenant.connection.execute(
            """
            UPDATE ride SET progress = ?, taxi = ?, pick_up = ?, note = ?, band_from = ?,
                band_to = ?, partner = ?, soon = ?, version = version + 1
            WHERE muni = ? AND id = ? AND version = ?
            """,
            [
                .text(ride.progress.rawValue), .optional(ride.taxi),
                .optional(ride.pickUp?.minute), .optional(ride.note),
                .int(ride.request.band.from.minute), .int(ride.request.band.to.minute),
                .optional(ride.partner), .bool(ride.asSoonAsPossible ?? false), tenant.muni,
                .id(ride.id), .int(ride.version),
            ])
        if changed == 1 { ride.version += 1 }
        return changed == 1
    }

    /// One ride.
    public func ride(_ id: RideId) throws(SQLError) -> Ride? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// The rides of a day, in the order they were asked for.
    public func rides(on day: Day) throws(SQLError) -> [Ride] {
        try rides(from: day, to: day)
    }

    /// The rides of days from `from` to `to`, in the order they were asked for.
    public func rides(from: Day, to: Day) throws(SQLError) -> [Ride] {
        try read(
            "WHERE muni = ? AND day >= ? AND day <= ? ORDER BY sequence",
            [tenant.muni, .day(from), .day(to)])
    }

    /// A household's rides from a day on, newest first, 200 at most.
    public func rides(of household: HouseholdId, since day: Day) throws(SQLError) -> [Ride] {
        try read(
            "WHERE muni = ? AND household = ? AND day >= ? ORDER BY sequence DESC LIMIT 200",
            [tenant.muni, .id(household), .day(day)])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Ride] {
        try tenant.connection.query("SELECT * FROM ride " + rest, values)
            .each { (row) throws(SQLError) in try ride(row) }
    }

    private func ride(_ row: SQLRow) throws(SQLError) -> Ride {
        let request = RideRequest(
            place: try row.id("place"), direction: try row.word("direction"),
            day: try row.day("day"),
            band: TimeBand(from: try row.time("band_from"), to: try row.time("band_to")),
            companions: try row.int("companions"), wheelchair: try row.bool("wheelchair"))
        var ride = Ride(
            id: try row.id("id"), household: try row.id("household"),
            village: try row.id("village"), request: request, channel: try row.word("channel"),
            progress: try row.word("progress"), fare: Yen(try row.int("fare")),
            taxi: try row.optionalId("taxi"),
            pickUp: try row.optionalInt("pick_up").map { TimeOfDay(minute: $0) },
            note: try row.optionalText("note"), placedAt: try row.moment("placed_at"),
            version: try row.int("version"))
        ride.partner = try row.optionalId("partner")
        ride.callNumber = try row.optionalInt("call_number")
        if try row.bool("soon") { ride.asSoonAsPossible = true }
        return ride
    }
}
