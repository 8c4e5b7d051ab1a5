import Domain

/// Reads the rows of `Catalog/products.csv`.
struct ProductReader {
    static let columns = Columns(
        required: [
            "number", "name", "kana", "english", "category", "unit", "price_yen", "tax_percent",
            "mass_g", "volume_ml", "temperature", "shop", "picture", "weekdays",
            "maximum_per_order", "priced_by_weight",
        ], optional: ["content"],
        aliases: [
            "番号": "number", "品名": "name", "よみ": "kana", "英語": "english", "分類": "category",
            "単位": "unit", "価格": "price_yen", "税率": "tax_percent", "重さ": "mass_g",
            "かさ": "volume_ml", "温度": "temperature", "店": "shop", "絵": "picture",
            "曜日": "weekdays", "上限": "maximum_per_order", "量り売り": "priced_by_weight",
            "内容量": "content",
        ], mayBeEmpty: ["content"])

    /// The shelves there are; nil if their file could not be read.
    let categories: Set<String>?
    let shops: Register<Named.Shop>
    let mostMass: Grams?
    let folder: FolderReader
    private var seen: [ProductNumber: Int] = [:]

    init(
        categories: Set<String>?, shops: Register<Named.Shop>, mostMass: Grams?,
        folder: FolderReader
    ) {
        self.categories = categories
        self.shops = shops
        self.mostMass = mostMass
        self.folder = folder
    }

    /// One product; nil if anything is wrong with its row, which is then reported.
    mutating func product(_ fields: Fields) -> Product? {
        let number = number(fields)
        let name = fields.name(ja: "name", kana: "kana", en: "english")
        let category = category(fields)
        let unit = fields.text("unit", atMost: 30)
        let price = fields.integer("price_yen", 1...200_000)
        let tax = fields.typed("tax_percent", "The tax is 8 (food and drink) or 10 percent.") {
            ["8": 8, "10": 10][$0]
        }
        let mass = mass(fields)
        let volume = fields.integer("volume_ml", 1...200_000)
        let temperature = fields.word("temperature", TemperatureClass.self)
        let shop = shops.find(fields, "shop")
        let picture = folder.picture(fields)
        let weekdays = fields.weekdays("weekdays")
        let most = fields.integer("maximum_per_order", 1...99)
        let byWeight = fields.flag("priced_by_weight")
        let hasContent = fields.piece("content") != nil
        let content = fields.typed("content", "The content is such as 400g, 1.5kg, 500ml or 1L.") {
            $0.wholeMatch(of: /[1-9][0-9]{0,4}(\.[0-9]{1,3})?(kg|L)|[1-9][0-9]{0,4}(g|ml)/) == nil
                ? nil : $0
        }
        guard let number, let name, let category, let unit, let price, let tax, let mass,
            let volume, let temperature, let shop, let picture, let weekdays, let most,
            let byWeight, content != nil || !hasContent
        else { return nil }
        var product = Product(
            number: number, name: name, category: category, unit: unit, price: Yen(price),
            taxPercent: tax, mass: Grams(mass), volume: Millilitres(volume),
            temperature: temperature, shop: shop, picture: picture, weekdays: weekdays,
            maximumPerOrder: most, pricedByWeight: byWeight)
        product.content = content
        return product
    }

    private mutating func number(_ fields: Fields) -> ProductNumber? {
        guard let value = fields.integer("number", 100...999), let number = ProductNumber(value)
        else { return nil }
        let line = fields.place(of: "number").line
        if let earlier = seen[number] {
            fields.report("number", "This number stands twice; first on line \(earlier).")
            return nil
        }
        seen[number] = line
        return number
    }

    private func category(_ fields: Fields) -> String? {
        guard let text = fields.text("category") else { return nil }
        if let categories, !categories.contains(text) {
            fields.report(
                "category", "There is no such category in Catalog/categories.yaml.",
                suggestion: nearest(to: text, among: categories))
            return nil
        }
        return text
    }

    private func mass(_ fields: Fields) -> Int? {
        guard let mass = fields.integer("mass_g", 1...200_000) else { return nil }
        if let mostMass, mass > mostMass.rawValue {
            fields.report(
                "mass_g", "One order may weigh \(mostMass) g, so nobody could order this.")
            return nil
        }
        return mass
    }
}
