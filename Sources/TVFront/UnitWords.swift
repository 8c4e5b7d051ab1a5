/// The units of the catalogue in English: 「3個入り」 is "3 pieces", 「1本 1L」 is "1 bottle 1L".
enum UnitWords {
    private static let words: [(ja: String, one: String, more: String)] = [
        ("連パック", "-pack", "-pack"), ("パック", "pack", "packs"), ("ロール", "roll", "rolls"),
        ("ポット", "pot", "pots"), ("人前", "serving", "servings"), ("切れ", "slice", "slices"),
        ("ふさ", "bunch", "bunches"), ("びん", "jar", "jars"), ("ぜん", "pair", "pairs"),
        ("ぱい", "piece", "pieces"), ("個", "piece", "pieces"), ("本", "piece", "pieces"),
        ("袋", "bag", "bags"), ("箱", "box", "boxes"), ("束", "bunch", "bunches"),
        ("枚", "sheet", "sheets"), ("食", "meal", "meals"), ("玉", "head", "heads"),
        ("丁", "block", "blocks"), ("斤", "loaf", "loaves"), ("缶", "tin", "tins"),
        ("房", "bunch", "bunches"), ("組", "set", "sets"), ("対", "pair", "pairs"),
        ("足", "pair", "pairs"), ("巻", "roll", "rolls"), ("錠", "tablet", "tablets"),
        ("包", "sachet", "sachets"), ("粒", "piece", "pieces"), ("貫", "piece", "pieces"),
        ("節", "piece", "pieces"), ("尾", "fish", "fish"), ("株", "plant", "plants"),
        ("鉢", "pot", "pots"), ("台", "piece", "pieces"),
    ]

    /// A unit in English; a part that is not known stays as it is written.
    static func english(_ unit: String) -> String {
        let parts = unit.split(separator: " ").map(String.init)
        let isLiquid = parts.count > 1 && (parts[1].hasSuffix("ml") || parts[1].hasSuffix("L"))
        return parts.map { part(String($0), isLiquid: isLiquid) }.joined(separator: " ")
    }

    private static func part(_ text: String, isLiquid: Bool) -> String {
        let isAbout = text.first == "約"
        let plain = isAbout ? String(text.dropFirst()) : text
        let about = isAbout ? "about " : ""
        let number = String(plain.prefix { $0.isASCII && ($0.isNumber || $0 == "/" || $0 == ".") })
        var counter = String(plain.dropFirst(number.count))
        if counter.hasSuffix("入り") { counter.removeLast(2) }
        guard !number.isEmpty, let word = words.first(where: { $0.ja == counter }) else {
            return about + plain
        }
        if word.one.first == "-" { return about + number + word.one }
        let isOne = number == "1" || number.contains("/")
        if counter == "本", isLiquid { return about + number + (isOne ? " bottle" : " bottles") }
        return about + number + " " + (isOne ? word.one : word.more)
    }
}
