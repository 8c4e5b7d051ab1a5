import Domain
@testable import Services
import Testing

@testable import TVFront

@Suite("Readings above words")
struct FuriganaTests {
    func marked(_ text: String, _ reading: String) -> String {
        Furigana.marked(text, reading: reading)
    }

    @Test("the mark-up belongs to the kanji just before it")
    func markUp() {
        #expect(
            Furigana.pieces(of: "すぐに 避難《ひなん》してください") == [
                .init("すぐに "), .init("避難", reading: "ひなん"), .init("してください"),
            ])
        #expect(Furigana.plain("お渡《わた》し、佐々木《ささき》さま") == "お渡し、佐々木さま")
        #expect(Furigana.kana("お渡《わた》し") == "おわたし")
    }

    @Test("《》 around anything else stay as they are")
    func otherMarks() {
        for text in ["《お知らせ》", "本《title》", "本《》", "本《ほん", "かな《かな》", "》《", ""] {
            #expect(Furigana.plain(text) == text)
        }
    }

    @Test("names of the catalogue get readings over hard kanji, anchored by the kana between")
    func names() {
        #expect(marked("豚こま切れ", "ぶた こまぎれ") == "豚《ぶた》こま切れ")
        #expect(marked("豚ロース 厚切り", "ぶたロース あつぎり") == "豚《ぶた》ロース 厚切り")
        #expect(marked("焼き豆腐", "やきどうふ") == "焼き豆腐《どうふ》")
        #expect(marked("豆腐 小 3個", "とうふ しょう 3こ") == "豆腐《とうふ》 小 3個")
        #expect(marked("ごみ袋 45L", "ごみぶくろ 45リットル") == "ごみ袋《ぶくろ》 45L")
        #expect(marked("発泡酒 350ml", "はっぽうしゅ 350ミリ") == "発泡酒《はっぽうしゅ》 350ml")
        #expect(marked("柿ノ木 集会所", "かきのき しゅうかいじょ") == "柿《かき》ノ木 集会所")
        #expect(marked("豆腐・漬物", "とうふ つけもの") == "豆腐《とうふ》・漬物《つけもの》")
        #expect(marked("鶏手羽元", "とり てばもと") == "鶏手羽元《とりてばもと》")
        #expect(marked("丸形 蛍光灯 30形", "まるがた けいこうとう") == "丸形 蛍光灯《けいこうとう》 30形")
    }

    @Test("a name without hard kanji has no reading above it")
    func easy() {
        #expect(marked("牛乳", "ぎゅうにゅう") == "牛乳")
        #expect(marked("食パン 6枚切り", "しょくパン 6まいぎり") == "食パン 6枚切り")
    }

    @Test("where two ways are possible, or none, there is no reading")
    func none() {
        // か is the end of 蚊 or the beginning of 香 alike.
        #expect(Furigana.aligned("蚊の香", reading: "かののか") == nil)
        #expect(Furigana.aligned("豚こま", reading: "とりこま") != nil)
        for reading in ["", "ぶた", "ぶたこめ", "こま", "PORK", "豚こま"] {
            #expect(marked("豚こま", reading) == "豚こま", "\(reading)")
        }
        let long = String(repeating: "豚", count: 500)
        #expect(marked(long, String(repeating: "ぶ", count: 900)) == long)
    }

    @Test("a marked word is never broken and loses nothing in line breaking")
    func packing() {
        let text = "すぐに 避難《ひなん》して、警戒《けいかい》してください。"
        let packed = PackedFurigana(text)
        for width in 1...30 {
            let lines = LineBreaking(width: width) { packed.unpacked($0).count }
                .lines(of: packed.text).map(packed.unpacked)
            let joined = lines.joined().filter { $0 != " " }
            #expect(joined == text.filter { $0 != " " })
            #expect(lines.allSatisfy { Furigana.plain($0).contains("《") == false })
        }
    }

    @Test("primary school teaches 1,026 kanji; 姉 is one, 戻 is not")
    func taught() {
        #expect(TaughtKanji.all.count == 1_026)
        #expect(TaughtKanji.grades.map(\.count) == [80, 160, 200, 202, 193, 191])
        #expect(!TaughtKanji.isBeyond("姉") && !TaughtKanji.isBeyond("か"))
        for hard: Character in ["戻", "𠮷", "髙", "﨑"] { #expect(TaughtKanji.isBeyond(hard)) }
    }
}

@Suite("Readings on the screens")
struct RubyDrawingTests {
    @Test(
        "a reading stands above a word of at least 48 px, touches no other text, and is at least 30 px"
    )
    func places() {
        var count = 0
        for (name, front) in Tour.all {
            var boxes: [(text: String, box: Box, size: Int)] = []
            var readings: [(text: String, box: Box)] = []
            for command in draw(front, measuring: SquareMeasure()) {
                switch command {
                case .text(let text, let x, let baseline, let size, let weight, _):
                    let wide = SquareMeasure().width(of: text, size: size, weight: weight)
                    boxes.append(
                        (
                            text,
                            Box(
                                x: x, y: baseline - size * 80 / 100, width: wide,
                                height: size * 84 / 100), size
                        ))
                case .ruby(let text, let x, let baseline, let size, _):
                    let wide = SquareMeasure().width(of: text, size: size, weight: .regular)
                    readings.append(
                        (
                            text,
                            Box(
                                x: x, y: baseline - size * 80 / 100, width: wide,
                                height: size * 84 / 100)
                        ))
                    #expect(size >= 30 && size <= 44, "\(name): \(text)")
                    #expect(x >= 96 && x + wide <= 1824, "\(name): \(text)")
                default: break
                }
            }
            count += readings.count
            for (index, reading) in readings.enumerated() {
                let box = reading.box
                for other in boxes {
                    #expect(!other.box.touches(box), "\(name): \(reading.text) on \(other.text)")
                }
                for other in readings[(index + 1)...] {
                    #expect(!other.box.touches(box), "\(name): \(reading.text) on \(other.text)")
                }
                let base = boxes.contains { other in
                    other.size >= 48 && other.box.x < box.x + box.width
                        && box.x < other.box.x + other.box.width && other.box.y > box.y
                        && other.box.y - (box.y + box.height) < 24
                }
                #expect(base, "\(name): nothing under \(reading.text)")
            }
            if front.settings.language == .en {
                #expect(readings.isEmpty, "\(name)")
            }
        }
        #expect(count > 20)
    }

    @Test("no mark-up is ever drawn or spoken")
    func noMarkUp() {
        for (name, front) in Tour.all {
            for command in draw(front, measuring: SquareMeasure()) {
                guard case .text(let text, _, _, _, _, _) = command else { continue }
                #expect(!Furigana.isMarked(text), "\(name): \(text)")
            }
            #expect(!front.speech.parts.contains(where: Furigana.isMarked), "\(name)")
        }
    }

    @Test("without room for readings a word is written in kana, and without room for kana in kanji")
    func noRoom() {
        let pen = Pen(
            theme: Sample.screens.theme, measuring: SquareMeasure(), textSize: .small)
        func set(_ text: String, _ width: Int, _ height: Int) -> [String] {
            pen.setting(text, width: width, height: height, sizes: [56, 48], .bold, most: 2).lines
        }
        #expect(set("菊《きく》", 300, 100) == ["菊《きく》"])
        #expect(set("菊《きく》", 300, 60) == ["きく"])
        #expect(set("柔軟剤《じゅうなんざい》", 200, 60) == ["柔軟剤"])
    }

    @Test("a reading wider than its word widens the word")
    func wide() {
        let pen = Pen(
            theme: Sample.screens.theme, measuring: SquareMeasure(), textSize: .small)
        #expect(pen.width("榊《さかき》", 56, .bold) == 94)
        #expect(pen.width("豆腐《とうふ》", 56, .bold) == 112)
        #expect(pen.width("*榊《さかき》* です", 56, .bold) == 94 + 28 + 112)
    }

    @Test("a notice with readings keeps them, and no page has more lines than fit")
    func notice() {
        let text = "大雨です。すぐに 避難《ひなん》してください。\n川に 近寄《ちかよ》らないでください。\n"
        for size in Settings.TextSize.allCases {
            let pages = NoticePages(String(repeating: text, count: 4), size).pages
            #expect(pages.count > 1)
            for page in pages {
                let halves = page.reduce(0) { $0 + (Furigana.isMarked($1) ? 3 : 2) }
                #expect(halves <= 2 * NoticePages.room(size).lines)
            }
        }
    }
}
