import Testing

@testable import TVFront

@Suite("Lines break where a reader would")
struct LineBreakingTests {
    static let corpus = [
        "きょうの買い物は 11時 まで（あと 1時間18分）。夕方までに お届けします。",
        "「元気です」と 送ります。変えることも できます。", "コーヒー、ジュース、ラーメン、キャッシュ。",
        "お店に ありませんでした。代金は いただきません。", "12,480円（税込み）を ケーブルテレビの 料金と いっしょに",
        "佐々木さま、濱田さま（中尾地区）の 「ゆうあいマーケット」へ ようこそ！",
        "平日 午前8時30分〜午後5時15分に 0265-00-0000へ お電話ください。",
        "Please call us on weekdays (8:30 to 17:15), thank you.", "あああああああああああああああああああああああああああああ",
        "（（（「「「ほんとう」」」）））です。。。", "1,234,567,890円",
    ]

    func lines(_ text: String, _ width: Int) -> [String] {
        LineBreaking(width: width) {
            SquareMeasure().width(of: $0, size: 48, weight: .regular)
        }.lines(of: text)
    }

    @Test("no line begins or ends with a forbidden character, at any width")
    func kinsoku() {
        for text in Self.corpus {
            for width in stride(from: 48 * 4, through: 48 * 30, by: 24) {
                for (index, line) in lines(text, width).enumerated() {
                    if let last = line.last, line != lines(text, width).last {
                        #expect(!LineBreaking.notLast.contains(last), "\(width): \(line)")
                    }
                    if index > 0, let first = line.first {
                        #expect(!LineBreaking.notFirst.contains(first), "\(width): \(line)")
                    }
                }
            }
        }
    }

    @Test("nothing but spaces at the breaks is lost, at any width")
    func complete() {
        for text in Self.corpus {
            for width in stride(from: 10, through: 48 * 30, by: 37) {
                #expect(
                    lines(text, width).joined().filter { $0 != " " } == text.filter { $0 != " " })
            }
        }
    }

    @Test("lines keep to the width unless one unbreakable piece is wider")
    func width() {
        for text in Self.corpus.prefix(8) {
            for line in lines(text, 48 * 14) {
                #expect(SquareMeasure().width(of: line, size: 48, weight: .regular) <= 48 * 14)
            }
        }
    }

    @Test("a break at a space between phrases is preferred")
    func phrases() {
        #expect(lines("りんご サンふじ", 48 * 6) == ["りんご", "サンふじ"])
        #expect(lines("今日は ありません", 48 * 7) == ["今日は", "ありません"])
        #expect(lines("トイレットペーパー", 48 * 6) == ["トイレット", "ペーパー"])
        #expect(lines("0265-00-0000", 48 * 3) == ["0265-00-0000"])
    }
}
