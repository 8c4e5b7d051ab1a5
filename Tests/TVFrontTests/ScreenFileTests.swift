import Domain
import Foundation
import Testing

@testable import TVFront

@Suite("The files of Screens")
struct ScreenFileTests {
    /// The problems after changing one file (or adding one).
    func problems(_ path: String, _ change: (String) -> String?) -> [DataProblem] {
        var files = Sample.files
        if let index = files.firstIndex(where: { $0.path == path }) {
            if let text = change(files[index].text) {
                files[index].text = text
            } else {
                files.remove(at: index)
            }
        } else if let text = change("") {
            files.append((path, text))
        }
        do throws(DataProblems) {
            _ = try ScreenSet.read(files: files)
            return []
        } catch {
            return error.all
        }
    }

    func replace(_ path: String, _ old: String, _ new: String) -> [DataProblem] {
        problems(path) { text in
            #expect(text.contains(old))
            return text.replacingOccurrences(of: old, with: new)
        }
    }

    @Test("the files of this repository are right")
    func right() throws {
        let set = try ScreenSet.read(files: Sample.files)
        #expect(set.names.count >= 27 && set.keys["KEY_OK"] == .ok)
    }

    @Test("a wrong action is named with file, line, column and the nearest right one")
    func action() {
        let found = replace("home.screen", "動作: 買い物", "動作: 買い者")
        let problem = found.first { $0.found == "買い者" }
        #expect(problem?.file == "home.screen" && problem?.line == 10 && problem?.column == 5)
        #expect(problem?.suggestion == "買い物")
    }

    @Test("a wrong heading, layout, key, colour or text id is located")
    func located() {
        #expect(replace("home.screen", "形: タイル", "型: タイル").contains { $0.line == 3 })
        #expect(
            replace("home.screen", "形: タイル", "形: たいる").contains {
                $0.line == 3 && $0.column == 4
            })
        #expect(
            replace("home.screen", "ことば: home.rides", "ことば: home.ride").contains {
                $0.found == "home.ride" && $0.suggestion == "home.rides"
            })
        #expect(
            replace("Keys/remote.keys", "KEY_OK = 決定", "KEY_OK = 決定キー").contains {
                $0.file == "Keys/remote.keys" && $0.suggestion == "決定" && $0.column == 10
            })
        #expect(
            replace("Theme/engawa.theme", "lamp: #FFC800", "lamp: #FFC80").contains {
                $0.found == "#FFC80"
            })
        #expect(
            replace("Theme/engawa.theme", "sumi: #17181A", "sumi: #777777").contains {
                $0.message.contains("contrast")
            })
    }

    @Test("full-width signs, a byte order mark, comments and line ends of every kind are taken")
    func forgiving() {
        let found = problems("home.screen") { text in
            "\u{FEFF}"
                + text.replacingOccurrences(of: ": ", with: "：")
                .replacingOccurrences(of: "\n", with: "\r\n") + "　＃ おわり\r\n"
        }
        #expect(found.isEmpty, "\(found)")
    }

    @Test("a locked screen cannot be removed, reshaped or cut off from the first screen")
    func locked() {
        #expect(problems("review.screen") { _ in nil }.contains { $0.message.contains("review") })
        #expect(
            replace("review.screen", "形: 一覧", "形: タイル").contains {
                $0.message.contains("cannot be changed")
            })
        #expect(
            replace("home.screen", "動作: お届け", "動作: 設定").contains {
                $0.message.contains("deliveries")
            })
    }

    @Test("a text that is missing, given twice, unused or with an unknown blank is located")
    func strings() {
        let ja = "Strings/ja/shopping.strings"
        let en = "Strings/en/shopping.strings"
        #expect(
            replace(ja, "state.waiting = 送信待ち", "").contains { $0.file == "Strings/ja" })
        #expect(
            replace(en, "state.waiting = Waiting to be sent", "").contains {
                $0.file == "Strings/en"
            })
        #expect(
            problems(en) { $0 + "\nstate.waiting = again\n" }.contains {
                $0.message.contains("already used")
            })
        #expect(
            problems(ja) { $0 + "\nstate.waitting = 待ち\n" }.contains {
                $0.found == "state.waitting"
            })
        #expect(
            replace(
                "Strings/en/home.strings", "tile.basket = {n} in basket",
                "tile.basket = {m} in basket"
            ).contains {
                $0.found == "{m}" && $0.suggestion == "n"
            })
    }

    @Test("all problems come in one run, sorted by place")
    func together() {
        var files = Sample.files
        for index in files.indices where files[index].path.hasSuffix("rides.screen") {
            files[index].text = files[index].text.replacingOccurrences(of: "動作", with: "どうさ")
        }
        files.append(("lost.screen", "画面: lost\n形: お知らせ\n題: home.title\n文: no.such\n"))
        files.append(("readme.txt", "?"))
        do throws(DataProblems) {
            _ = try ScreenSet.read(files: files)
            Issue.record("wrong files were taken")
        } catch {
            #expect(error.all.count >= 6 && error.all == error.all.sorted())
            #expect(error.all.contains { $0.message.contains("No tile opens") })
            #expect(error.all.contains { $0.file == "readme.txt" })
        }
    }

    @Test("a municipality can add a notice of its own")
    func own() throws {
        var files = Sample.files
        files.append(("garbage.screen", "画面: garbage\n形: お知らせ\n題: garbage\n文: garbage.days\n"))
        for index in files.indices {
            if files[index].path.hasSuffix("/home.strings") {
                files[index].text += "\ngarbage = ごみの日\ngarbage.days = 月と 木です。\n"
            }
            if files[index].path == "rides.screen" {
                files[index].text += "\nタイル: garbage\nことば: garbage\n絵: 🗑️\n動作: 画面 garbage\n"
            }
        }
        let set = try ScreenSet.read(files: files)
        var front = Front(screens: set, settings: Settings())
        front.receive(Sample.content())
        front.open(.rides)
        let tile = try #require(front.page().choices.first { $0.id == "garbage" })
        _ = front.perform(tile.deed)
        front.settle()
        #expect(front.screenName == "garbage" && !front.focus.isEmpty)
    }

    @Test("no damage to a file stops the reader")
    func damage() {
        var dice = Dice(seed: 7)
        for _ in 0..<400 {
            var files = Sample.files
            let index = Int.random(in: 0..<files.count, using: &dice)
            var scalars = Array(files[index].text.unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &dice) where !scalars.isEmpty {
                let place = Int.random(in: 0..<scalars.count, using: &dice)
                switch Int.random(in: 0..<3, using: &dice) {
                case 0: scalars.remove(at: place)
                case 1: scalars.insert("：", at: place)
                default: scalars[place] = ["\u{0}", "*", "{", "|", "\n", "#"][place % 6]
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            files[index].text = String(text)
            do throws(DataProblems) {
                let set = try ScreenSet.read(files: files)
                var front = Front(screens: set, settings: Settings())
                front.receive(Sample.content())
                _ = draw(front, measuring: SquareMeasure())
            } catch {
                #expect(error.all.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.file.isEmpty })
            }
        }
    }
}

/// A small repeatable source of random numbers (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
