import Domain
import Services
import Testing

@testable import TVFront

@Suite("Reading aloud")
struct VoiceTests {
    static let marks: Set<Character> = ["*", "《", "》", "［", "］", "{", "}", "|", "▲", "▼", "・", "□"]

    /// The front with a voice.
    static func speaking(_ front: Front, _ use: VoiceUse? = nil) -> Front {
        var front = front
        front.voices = [.ja, .en]
        front.settings.voice = use
        return front
    }

    @Test(
        "every screen in both languages has words for the voice: some, no mark-up, at most 300 characters"
    )
    func everyScreen() {
        for (name, front) in Tour.all {
            let front = Self.speaking(front)
            let speech = front.speech
            let all = speech.parts.joined()
            #expect(!all.isEmpty && speech.language == front.settings.language, "\(name)")
            #expect(!all.contains { Self.marks.contains($0) }, "\(name): \(all)")
            #expect(speech.parts.allSatisfy { $0.count <= Speech.longestPart }, "\(name)")
            if front.screenName != "notice", front.screenName != "alert" {
                #expect(all.count <= 300, "\(name): \(all.count) \(all)")
            }
            if front.settings.language == .en {
                #expect(all.allSatisfy { $0.isASCII || $0.isLetter }, "\(name): \(all)")
            } else {
                #expect(!all.contains(" "), "\(name): \(all)")
            }
        }
    }

    @Test("what has the focus is said on every screen with its number, its price and what 決定 does")
    func focus() {
        for (name, front) in Tour.all where front.alertShown == nil {
            let front = Self.speaking(front)
            let page = front.page()
            guard
                let focused = front.spots(of: page).first(where: { $0.choice.id == front.focus })?
                    .choice
            else { continue }
            let all = front.speech.parts
            for text in [focused.shown, focused.price, focused.hint.first ?? ""] {
                let parts = SpokenText.parts(text, front.settings.language)
                for part in parts {
                    #expect(all.contains { $0.contains(part) }, "\(name): \(part) in \(all)")
                }
            }
        }
    }

    @Test("a notice is read whole, whichever of its pages is shown")
    func notice() throws {
        let start = Self.speaking(
            Tour.at([.notices(.list)], content: TourNotices.content))
        for notice in start.notices {
            for page in 0..<3 {
                var front = start
                front.open(.notices(.reading(notice.id, page: page)))
                front.settle()
                let all = front.speech.parts.joined()
                let sentences = SpokenText.parts(front.words(notice.text), .ja)
                #expect(!sentences.isEmpty)
                for sentence in sentences { #expect(all.contains(sentence)) }
            }
        }
        #expect(!start.notices.isEmpty)
    }

    @Test(
        "Japanese is said as it is read, not as it is set",
        arguments: [
            ("避難《ひなん》してください。", "ひなんしてください"), ("1,980円", "1980円"),
            ("お電話ください *0265-00-0001*", "お電話くださいゼロニーロクゴーの、ゼロゼロの、ゼロゼロゼロイチ"),
            ("*［決定］*で えらぶ", "決定でえらぶ"), ("11月20日（金）", "11月20日、金曜日"),
            ("米 こしひかり 5kg", "米こしひかり5キログラム"), ("卵・牛乳", "卵、牛乳"), ("🍌 バナナ", "バナナ"),
            ("役場に はなします", "役場に、はなします"), ("9時〜11時", "9時から11時"), ("123456", "イチニーサンヨンゴーロク"),
            ("1.4kg", "1.4キログラム"),
        ])
    func japanese(written: String, said: String) {
        #expect(SpokenText.parts(written, .ja).joined() == said)
    }

    @Test(
        "English is said with yen and buttons, and without anything Japanese",
        arguments: [
            ("¥1,980", "1980 yen"), ("*［決定］*choose", "OK button: choose"),
            ("Please call *0265-00-0001*.", "Please call 0265-00-0001."), ("🍌 Bananas", "Bananas"),
            ("日本語", "Japanese"), ("<b>5 & 6</b>", "b5 6/b"),
        ])
    func english(written: String, said: String) {
        #expect(SpokenText.parts(written, .en).joined(separator: " ") == said)
    }

    @Test("a text of 10,000 characters with control characters becomes short, clean parts")
    func hostile() {
        let text = String(repeating: "-x /etc\u{0}\u{1B}[2J\u{202E}あ", count: 1_000)
        for language in Settings.Language.allCases {
            let parts = SpokenText.parts(text, language)
            #expect(parts.allSatisfy { $0.count <= 100 })
            #expect(parts.reduce(0) { $0 + $1.count } <= 8_000)
            for part in parts {
                #expect(!part.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
            }
        }
        #expect(
            Speech(parts: Array(repeating: "あ", count: 9_999), language: .ja).parts.count == 200)
    }

    @Test("緑 reads the screen, and while it is read ends it")
    func green() {
        var front = Self.speaking(Tour.at([]))
        #expect(front.press(.green, at: nil) == [.speak(front.speech)])
        front.isSpeaking = true
        #expect(front.press(.green, at: nil).isEmpty)
        front.isSpeaking = false
        front.settings.voice = .never
        #expect(front.press(.green, at: nil).isEmpty && !front.canSpeak)
    }

    @Test("a language without a voice has no 緑 and no setting for it")
    func noVoice() {
        var front = Tour.at([.settings])
        #expect(!front.canSpeak && !front.shownChoices.contains("voice"))
        front.voices = [.ja]
        #expect(front.page().choices.contains { $0.id == "voice" })
        _ = front.perform(.language)
        #expect(!front.canSpeak && !front.page().choices.contains { $0.id == "voice" })
    }

    @Test("reading is set on a screen of its own, is kept, and the loudness is heard at once")
    func setting() throws {
        var front = Self.speaking(Tour.at([.settings, .voice(.menu)]))
        let digits = Dictionary(
            uniqueKeysWithValues: front.page().choices.map { ($0.id, $0.digit ?? 0) })
        let effects = front.press(.digit(try #require(digits["always"])), at: nil)
        #expect(front.settings.voice == .always && effects == [.keepSettings(front.settings)])
        let louder = front.press(.digit(try #require(digits["volume"])), at: nil)
        #expect(front.settings.voiceVolume == .loud)
        guard case .speak(let sample)? = louder.last else {
            Issue.record("nothing is heard")
            return
        }
        #expect(sample.volume == .loud && !sample.parts.isEmpty)
        _ = front.press(.digit(try #require(digits["never"])), at: nil)
        #expect(!front.canSpeak)
    }

    @Test(
        "read always, a new screen is read whole and then each thing that gets the focus; never the clock"
    )
    func always() throws {
        var front = Self.speaking(Tour.at([]), .always)
        let first = try #require(front.speech(after: nil, byKey: true))
        #expect(first.parts.contains("買い物"))
        var last = front.spokenScreen
        _ = front.press(.right, at: nil)
        let second = try #require(front.speech(after: last, byKey: true))
        #expect(second.parts == front.spokenScreen.focus)
        last = front.spokenScreen
        _ = front.press(.up, at: nil)
        #expect(front.speech(after: last, byKey: true) == nil, "nothing changed at the edge")
        front.tick(officeTime: Sample.time(9, 50))
        #expect(front.spokenScreen.strip != last.strip)
        #expect(front.speech(after: last, byKey: false) == nil)
        front.settings.voice = .onKey
        #expect(front.speech(after: nil, byKey: true) == nil)
    }

    @Test("read always, what becomes of an order is read without a key")
    func outcome() throws {
        let waiting = Self.speaking(Tour.sent(Tour.order, .waiting), .always)
        let done = Self.speaking(
            Tour.sent(
                Tour.order,
                .accepted(subject: "o-9", receipt: ReceiptNumber(day: Sample.today, count: 18))),
            .always)
        let news = try #require(done.speech(after: waiting.spokenScreen, byKey: false))
        #expect(news.parts.joined().contains("受け付けました"))
    }

    @Test("a kiosk reads by itself, but never what concerns one person")
    func kiosk() {
        let accepted = OutboxItem.State.accepted(subject: "r-7", receipt: nil)
        let personal = [
            TourKiosk.front(typing: [4, 8]), TourKiosk.front(typing: [4, 8, 2, 1]),
            TourKiosk.sent(accepted, [TourKiosk.ride()]),
        ]
        for front in personal {
            var front = Self.speaking(front, .always)
            #expect(front.speech(after: nil, byKey: true) == nil)
            #expect(!front.press(.green, at: nil).isEmpty)
        }
        #expect(Self.speaking(TourKiosk.front(), .always).speech(after: nil, byKey: true) != nil)
    }

    @Test("an alert is read after its call, whatever was set; a drill says so with every sentence")
    func alert() throws {
        var front = Self.speaking(Tour.at([]), .never)
        let effects = front.receive(TourAlerts.content(TourAlerts.alert(drill: true)))
        guard case .speak(let speech)? = effects.last else {
            Issue.record("not read")
            return
        }
        #expect(effects.first == .sound(.drill) && speech.waits)
        #expect(speech.parts.count { $0.contains("訓練") } >= 3)
        // What lies beneath is not read over it.
        front.settings.voice = .always
        #expect(front.speech(after: nil, byKey: false) == nil)
    }

    @Test("the repertoire holds what the shelves say under every focus")
    func repertoire() {
        let home = Self.speaking(Tour.at([]))
        let known = Set(home.repertoire.flatMap(\.parts))
        #expect(known.count > 150)
        var front = Self.speaking(Tour.at([.categories, .products("fruit")]))
        for _ in 0..<5 {
            for part in front.spokenScreen.focus { #expect(known.contains(part), "\(part)") }
            _ = front.press(.right, at: nil)
            _ = front.press(.down, at: nil)
        }
    }
}
