public import Database
public import Domain

/// How much the shops still have. A product without a row is there in plenty.
public struct StockBook: Sendable {
    let tenant: Tenant

    static let m0013_stock = Migration(
        name: "m0013_stock",
        sql: """
            CREATE TABLE stock (
                muni text NOT NULL, shop text NOT NULL, product bigint NOT NULL,
                units bigint NOT NULL CHECK (units >= 0), PRIMARY KEY (muni, shop, product)
            )
            """)

    /// Sets how much is left; nil for plenty.
    public func set(_ product: ProductNumber, shop: ShopId, left: Int?) throws(SQLError) {
        guard let left else {
            try tenant.connection.execute(
                "DELETE FROM stock WHERE muni = ? AND shop = ? AND product = ?",
                [tenant.muni, .id(shop), .int(product.value)])
            return
        }
        try tenant.connection.execute(
            """
            INSERT INTO stock (muni, shop, product, units) VALUES (?, ?, ?, ?)
            ON CONFLICT (muni, shop, product) DO UPDATE SET units = excluded.units
            """, [tenant.muni, .id(shop), .int(product.value), .int(max(0, left))])
    }

    /// How much is left of a product; nil for plenty.
    public func left(_ product: ProductNumber, shop: ShopId) throws(SQLError) -> Int? {
        let row = try tenant.connection.first(
            "SELECT units FROM stock WHERE muni = ? AND shop = ? AND product = ?",
            [tenant.muni, .id(shop), .int(product.value)])
        return try row?.int("units")
    }

    /// Takes units for an order. False, and nothing taken, if there are not that many.
    public func take(
        _ quantity: Int, of product: ProductNumber, shop: ShopId
    ) throws(SQLError) -> Bool {
        let changed = try tenant.connection.execute(
            """
            UPDATE stock SET units = units - ?
            WHERE muni = ? AND shop = ? AND product = ? AND units >= ?
            """,
            [.int(quantity), tenant.muni, .id(shop), .int(product.value), .int(quantity)])
        if changed == 1 { return true }
        return try left(product, shop: shop) == nil
    }

    /// Gives units back, if they are counted at all.
    public func giveBack(
        _ quantity: Int, of product: ProductNumber, shop: ShopId
    ) throws(SQLError) {
        try tenant.connection.execute(
            "UPDATE stock SET units = units + ? WHERE muni = ? AND shop = ? AND product = ?",
            [.int(quantity), tenant.muni, .id(shop), .int(product.value)])
    }

    /// What is left of every counted product, by shop.
    public func all() throws(SQLError) -> [ShopId: [ProductNumber: Int]] {
        var found: [ShopId: [ProductNumber: Int]] = [:]
        let rows = try tenant.connection.query(
            "SELECT shop, product, units FROM stock WHERE muni = ?", [tenant.muni])
        for row in rows {
            guard let product = ProductNumber(try row.int("product")) else {
                throw .column(name: "product", wanted: "a product number")
            }
            found[try row.id("shop"), default: [:]][product] = try row.int("units")
        }
        return found
    }
}
