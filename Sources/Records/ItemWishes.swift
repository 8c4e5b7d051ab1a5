public import Database
public import Domain

/// What households wish to be sold, and what the office answered.
public struct ItemWishBook: Sendable {
    let tenant: Tenant

    static let m0023_item_wish = Migration(
        name: "m0023_item_wish",
        sql: """
            CREATE TABLE item_wish (
                muni text NOT NULL, id text NOT NULL, household text NOT NULL,
                category text NOT NULL, item text, at bigint NOT NULL, answered_at bigint,
                wish text NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE INDEX item_wish_household ON item_wish (muni, household, at)
            """)

    /// The next wish's id.
    public func nextId() throws(SQLError) -> ItemWishId {
        guard let id = ItemWishId("W-\(try tenant.next("item-wish"))") else {
            throw .column(name: "id", wanted: "an id")
        }
        return id
    }

    /// Enters a wish, or what it has become.
    public func put(_ wish: ItemWish) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO item_wish (muni, id, household, category, item, at, answered_at, wish)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, id) DO UPDATE SET answered_at = excluded.answered_at,
                wish = excluded.wish
            """,
            [
                tenant.muni, .id(wish.id), .id(wish.household), .text(wish.category),
                .optional(wish.item), .moment(wish.at), .optional(wish.answer?.at), .json(wish),
            ])
    }

    /// One wish.
    public func wish(_ id: ItemWishId) throws(SQLError) -> ItemWish? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// A household's wishes since a moment, newest first, 20 at most.
    public func wishes(
        of household: HouseholdId, since moment: Moment
    ) throws(SQLError) -> [ItemWish] {
        try read(
            "WHERE muni = ? AND household = ? AND at >= ? ORDER BY at DESC, id DESC LIMIT 20",
            [tenant.muni, .id(household), .moment(moment)])
    }

    /// The wishes of all households since a moment: those without an answer first, then the newest;
    /// 500 at most.
    public func wishes(since moment: Moment) throws(SQLError) -> [ItemWish] {
        let all = try read(
            "WHERE muni = ? AND at >= ? ORDER BY at DESC, id DESC LIMIT 500",
            [tenant.muni, .moment(moment)])
        return all.filter { $0.answer == nil } + all.filter { $0.answer != nil }
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [ItemWish] {
        try tenant.connection.query("SELECT wish FROM item_wish " + rest, values)
            .each { (row) throws(SQLError) -> ItemWish in try row.json("wish") }
    }
}
