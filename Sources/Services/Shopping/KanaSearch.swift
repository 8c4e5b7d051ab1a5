public import Domain

/// Finding a product by how its name is read: first the row of the syllabary, then the vowel.
public enum KanaSearch {
    /// The rows as they lie on the keys 1 to 9 and 0 of a telephone, each with its syllables in the order of the vowels.
    public static let rows: [[Character]] = [
        ["あ", "い", "う", "え", "お"], ["か", "き", "く", "け", "こ"], ["さ", "し", "す", "せ", "そ"],
        ["た", "ち", "つ", "て", "と"], ["な", "に", "ぬ", "ね", "の"], ["は", "ひ", "ふ", "へ", "ほ"],
        ["ま", "み", "む", "め", "も"], ["や", "ゆ", "よ"], ["ら", "り", "る", "れ", "ろ"],
        ["わ", "を", "ん"],
    ]

    /// The syllables in Latin letters.
    public static let letters: [Character: String] = {
        let consonants = ["", "k", "s", "t", "n", "h", "m", "y", "r", "w"]
        let irregular: [Character: String] = [
            "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "ゆ": "yu", "よ": "yo", "を": "o", "ん": "n",
        ]
        var table = irregular
        for (consonant, syllables) in zip(consonants, rows) {
            for (vowel, syllable) in zip("aiueo", syllables) where table[syllable] == nil {
                table[syllable] = consonant + String(vowel)
            }
        }
        return table
    }()

    private static let alike: [Character: String] = [
        "あ": "ぁアァ", "い": "ぃイィ", "う": "ぅウゥヴゔ", "え": "ぇエェ", "お": "ぉオォ", "か": "がカガヵゕ",
        "き": "ぎキギ", "く": "ぐクグ", "け": "げケゲヶゖ", "こ": "ごコゴ", "さ": "ざサザ", "し": "じシジ",
        "す": "ずスズ", "せ": "ぜセゼ", "そ": "ぞソゾ", "た": "だタダ", "ち": "ぢチヂ", "つ": "づっツヅッ",
        "て": "でテデ", "と": "どトド", "な": "ナ", "に": "ニ", "ぬ": "ヌ", "ね": "ネ", "の": "ノ",
        "は": "ばぱハバパ", "ひ": "びぴヒビピ", "ふ": "ぶぷフブプ", "へ": "べぺヘベペ", "ほ": "ぼぽホボポ",
        "ま": "マ", "み": "ミ", "む": "ム", "め": "メ", "も": "モ", "や": "ゃヤャ", "ゆ": "ゅユュ",
        "よ": "ょヨョ", "ら": "ラ", "り": "リ", "る": "ル", "れ": "レ", "ろ": "ロ", "わ": "ゎワヮ",
        "を": "ヲ", "ん": "ン",
    ]

    private static let plain: [Character: Character] = {
        var table: [Character: Character] = [:]
        for (kana, others) in alike {
            table[kana] = kana
            for other in others { table[other] = kana }
        }
        return table
    }()

    /// A reading in plain hiragana: no small or voiced ones, nothing that is not a syllable.
    public static func plain(_ reading: String) -> String {
        String(reading.compactMap { plain[$0] })
    }

    /// Where the first syllable of a reading lies; nil if it begins with none.
    public static func place(of reading: String) -> (row: Int, vowel: Int)? {
        guard let first = plain(reading).first else { return nil }
        for (row, syllables) in rows.enumerated() {
            if let vowel = syllables.firstIndex(of: first) { return (row, vowel) }
        }
        return nil
    }

    /// The products of a row, or of one syllable of it, in the order of their readings.
    public static func products(
        of catalogue: Catalogue, row: Int, vowel: Int? = nil
    ) -> [Product] {
        catalogue.products.compactMap { product -> (key: String, product: Product)? in
            guard let place = place(of: product.name.kana), place.row == row,
                vowel == nil || place.vowel == vowel
            else { return nil }
            return (plain(product.name.kana), product)
        }
        .sorted { ($0.key, $0.product.number) < ($1.key, $1.product.number) }
        .map(\.product)
    }
}
