import Domain
import Services

/// A text of the screens as a voice says it: readings instead of hard words, no mark-up, no signs.
enum SpokenText {
    /// Short parts of a text, each by itself a clause or a sentence.
    static func parts(_ text: String, _ language: Settings.Language) -> [String] {
        let bounded = String(text.unicodeScalars.prefix(4_000))
        return split(bounded, language).map {
            language == .ja ? JapaneseSpeech.plain($0) : EnglishSpeech.plain($0)
        }
        .flatMap { short($0) }
        .filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    // After each sentence. An English full stop ends one only before a space.
    private static func split(_ text: String, _ language: Settings.Language) -> [String] {
        var result: [String] = []
        var current = ""
        let all = Array(text)
        for (index, character) in all.enumerated() {
            if character.isNewline {
                result.append(current)
                current = ""
                continue
            }
            current.append(character)
            let endsHere =
                language == .ja
                ? "。！？!?".contains(character)
                : ".!?".contains(character) && (index + 1 == all.count || all[index + 1] == " ")
            if endsHere {
                result.append(current)
                current = ""
            }
        }
        result.append(current)
        return result
    }

    // A part longer than the engine takes is cut at a comma or a space, else anywhere.
    private static func short(_ text: String) -> [String] {
        var rest = Array(text)
        var result: [String] = []
        while rest.count > Speech.longestPart {
            let head = rest.prefix(Speech.longestPart)
            let cut = head.lastIndex { "、, ".contains($0) }.map { $0 + 1 } ?? head.count
            result.append(String(rest[..<cut]))
            rest.removeFirst(cut)
        }
        return result + [String(rest)]
    }
}

/// Japanese for the voice.
enum JapaneseSpeech {
    static func plain(_ text: String) -> String {
        var text = numbersInWords(Furigana.kana(text))
        for (mark, word) in marks { text = text.replacing(mark, with: word) }
        return joined(sounding(text))
    }

    /// What a sign is called.
    private static let marks: [(String, String)] = [
        ("（月）", "、月曜日"), ("（火）", "、火曜日"), ("（水）", "、水曜日"), ("（木）", "、木曜日"),
        ("（金）", "、金曜日"), ("（土）", "、土曜日"), ("（日）", "、日曜日"), ("▲▼", "うえと したの やじるし"),
        ("▲", "うえ"), ("▼", "した"), ("◀", "ひだり"), ("▶", "みぎ"), ("〜", "から"), ("～", "から"),
        ("×", "かける"), ("%", "パーセント"), ("％", "パーセント"), ("English", "英語"),
        ("Engawa", "えんがわ"), ("CC BY", "シーシー・バイ"),
    ]
    private static let units = [
        "kg": "キログラム", "g": "グラム", "mg": "ミリグラム", "L": "リットル", "l": "リットル",
        "mL": "ミリリットル", "ml": "ミリリットル", "cm": "センチ", "mm": "ミリ", "m": "メートル",
        "km": "キロメートル",
    ]

    /// Telephone numbers digit by digit, prices without their comma, measures by name.
    private static func numbersInWords(_ text: String) -> String {
        var result = ""
        var rest = Array(text)[...]
        while let first = rest.first {
            guard first.isASCII, first.isNumber else {
                result.append(first)
                rest.removeFirst()
                continue
            }
            let run = rest.prefix { $0.isASCII && ($0.isNumber || "-,.:".contains($0)) }
            rest.removeFirst(run.count)
            result += said(run: String(run))
            let unit = String(rest.prefix { $0.isASCII && $0.isLetter })
            if let word = units[unit] {
                result += word
                rest.removeFirst(unit.count)
            }
        }
        return result
    }

    private static func said(run: String) -> String {
        let digits = run.filter(\.isNumber)
        let groups = run.split(separator: "-").map { String($0) }
        let isSpelled =
            groups.count > 1
            || digits.count == run.count
                && (digits.count > 5 || digits.count > 1 && run.first == "0")
        guard isSpelled else { return run.filter { $0 != "," && $0 != "-" } }
        return groups.map { $0.compactMap { names[$0] }.joined() }.joined(separator: "の、")
    }

    private static let names: [Character: String] = [
        "0": "ゼロ", "1": "イチ", "2": "ニー", "3": "サン", "4": "ヨン", "5": "ゴー", "6": "ロク", "7": "ナナ",
        "8": "ハチ", "9": "キュー",
    ]

    // Only what has a sound stays; signs that part things become a short rest.
    private static func sounding(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == "\u{3000}" || character == " " {
                result.append(" ")
            } else if "、，。！？!?：:・（）()／/→…＝=".contains(character) {
                result.append("、")
            } else if character == "." || isSpoken(character) {
                result.append(character)
            }
        }
        return result
    }

    private static func isSpoken(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        if character.isASCII { return character.isLetter || character.isNumber }
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FA1F: return true
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE: return true
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFF9D: return true
        default: return false
        }
    }

    // The spaces between words would each be heard as a long rest. Without them a word that
    // begins with は or へ could be taken for a particle, which sounds otherwise: there the rest stays.
    private static func joined(_ text: String) -> String {
        var result = ""
        let words = text.split(separator: " ").map(String.init)
        for (index, word) in words.enumerated() {
            if index > 0, word.count > 1, let first = word.first, let last = result.last {
                // Two numbers or two words of letters must not run together either.
                let isParticle = isHiragana(last) && (first == "は" || first == "へ")
                if isParticle || last.isASCII && first.isASCII { result.append("、") }
            }
            result += word
        }
        var parts: [Character] = []
        for character in result where character != "、" || (parts.last ?? "、") != "、" {
            parts.append(character)
        }
        while parts.last == "、" || parts.last == "." { parts.removeLast() }
        return String(parts)
    }

    private static func isHiragana(_ character: Character) -> Bool {
        character >= "\u{3041}" && character <= "\u{3096}"
    }
}

/// English for the voice.
enum EnglishSpeech {
    private static let marks: [(String, String)] = [
        ("［決定］", " OK button: "), ("［戻る］", " back button: "), ("［赤］", " red button: "),
        ("［青］", " blue button: "), ("［緑］", " green button: "), ("［黄］", " yellow button: "),
        ("決定", "OK"), ("戻る", "back"), ("日本語", "Japanese"), ("▲▼", "up and down "),
        ("▲", "up "), ("▼", "down "), ("◀", "left "), ("▶", "right "), ("×", " times "),
        ("·", ", "), ("・", ", "), ("–", " to "), ("’", "'"),
    ]

    static func plain(_ text: String) -> String {
        var text = text
        for (mark, word) in marks { text = text.replacing(mark, with: word) }
        var result = ""
        var rest = Array(text)[...]
        while let character = rest.popFirst() {
            if character == "¥" {
                let number = rest.prefix { $0.isNumber || $0 == "," }
                rest.removeFirst(number.count)
                result += number.filter { $0 != "," } + " yen"
            } else if character.isASCII, !"*<>|&{}[]\\`^~#@_\"".contains(character),
                character == " " || character.asciiValue.map({ $0 > 32 && $0 < 127 }) ?? false
            {
                result.append(character)
            } else if character.isLetter, character.unicodeScalars.allSatisfy({ $0.value < 0x250 })
            {
                result.append(character)
            } else if "（）／→：".contains(character) {
                result.append(", ")
            }
        }
        return result.split(separator: " ").joined(separator: " ")
    }
}
