import Foundation
import Testing

@testable import DataFiles
@testable import Domain

@Suite("A remote file")
struct RemoteFileTests {
    /// The smallest file that is whole: arrows with a short frame, the other keys without.
    static let whole: String = {
        let timings = """
              bits 16
              flags SPACE_ENC|CONST_LENGTH
              header 9000 4500
              one 560 1690
              zero 560 560
              ptrail 560
              pre_data_bits 16
              pre_data 0x02FD
              gap 108000
            """
        let others = RemoteFile.keyNames.dropFirst(4).enumerated()
            .map { "    \($1) 0x0\(String($0 + 256, radix: 16))" }.joined(separator: "\n")
        return """
            # A remote control.
            begin remote
              name ENGAWA_TEST_ARROWS
            \(timings)
              repeat 9000 2250
              begin codes
                KEY_UP 0x7C83
                KEY_DOWN 0xFC03
                KEY_LEFT 0xFA05 # a remark
                KEY_RIGHT 0xDA25
              end codes
            end remote
            begin remote
              name ENGAWA_TEST_KEYS
            \(timings)
              begin codes
            \(others)
              end codes
            end remote

            """
    }()

    private func problems(_ text: String) -> [String] {
        do throws(DataProblems) {
            _ = try RemoteFile(text, named: "r")
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test("is read with its timings and codes, whatever its line ends")
    func reads() throws {
        #expect(problems(Self.whole) == [])
        let file = try RemoteFile(Self.whole, named: "r")
        let arrows = try #require(file.blocks.first)
        #expect(arrows.header == [9000, 4500] && arrows.repeatFrame == [9000, 2250])
        #expect(arrows.codes["KEY_LEFT"] == 0xFA05 && arrows.preData == 0x2FD)
        #expect(arrows.isConstantLength && arrows.gap == 108_000 && arrows.trail == 560)
        #expect(Set(file.keys) == Set(RemoteFile.keyNames) && file.keys.count == 21)
        let windows = Self.whole.replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try RemoteFile(windows, named: "r") == file)
    }

    static let breakages = [
        Breakage(
            "r", "one 560 1690", "oone 560 1690",
            "r:7:3: There is no such word in a remote file of Engawa. The words are: "
                + RemoteScan.words.joined(separator: ", ")
                + ". Found 「oone」. Did you mean 「one」?"),
        Breakage(
            "r", "one 560 1690", "one 56O 1690",
            "r:7:7: 「one」 must be a whole number in plain digits. Found 「56O」."),
        Breakage(
            "r", "one 560 1690", "one 0560 1690",
            "r:7:7: The daemon takes a number that begins with 0 for octal. Found 「0560」."),
        Breakage(
            "r", "one 560 1690", "one 560",
            "r:7:3: Behind 「one」 stand two numbers. Found 「one」."),
        Breakage("r", "  one 560 1690\n", "", "r:2:1: This block needs a line 「one」."),
        Breakage("r", "  gap 108000\n", "", "r:2:1: This block needs a line 「gap」."),
        Breakage(
            "r", "gap 108000", "gap 40000 74000",
            "r:12:13: The second number behind 「gap」 is the shorter pause, at most the first. "
                + "Found 「74000」."),
        Breakage(
            "r", "gap 108000", "gap 108",
            "r:12:7: 「gap」 must be from 1000 to 1000000. Found 「108」."),
        Breakage(
            "r", "ptrail 560", "zero 560 560",
            "r:9:3: 「zero」 stands in this block already, in line 8. Found 「zero」."),
        Breakage(
            "r", "KEY_UP 0x7C83", "KEY_DOWN 0x7C83",
            "r:16:5: This key stands in line 15 already. Found 「KEY_DOWN」."),
        Breakage(
            "r", "KEY_UP 0x7C83", "KEY_UP 0xFC03",
            "r:16:5: KEY_UP in line 15 sends the same code as this key. Found 「KEY_DOWN」."),
        Breakage(
            "r", "KEY_UP 0x7C83", "KEY_UP 7C83",
            "r:15:12: This must be a number such as 0x02FD, at most 64 bits. Found 「7C83」."),
        Breakage(
            "r", "KEY_UP 0x7C83", "KEY_UP 0x17C83",
            "r:15:5: The code of this key has more than 16 bits. Found 「KEY_UP」."),
        Breakage(
            "r", "KEY_UP 0x7C83", "KEY_UPP 0x7C83",
            "r:15:5: Engawa takes no key of this name. Found 「KEY_UPP」. Did you mean 「KEY_UP」?"),
        Breakage(
            "r", "KEY_UP 0x7C83", "", "r:49:5: Keys are missing in this file: KEY_UP."),
        Breakage(
            "r", "    KEY_UP 0x7C83\n", "    KEY_UP 0x7C83\n    KEY_OK 0x1111\n",
            "r:16:5: Only arrows may stand in a block with 「repeat」; move this key to a block "
                + "without it, or a lost frame can press it again. Found 「KEY_OK」."),
        Breakage(
            "r", "  repeat 9000 2250\n", "",
            "r:14:5: An arrow of the NEC format needs 「repeat」 in its block, or a held arrow "
                + "moves once only. Found 「KEY_UP」."),
        Breakage(
            "r", "ENGAWA_TEST_ARROWS", "JP_NEC",
            "r:3:8: The name begins with ENGAWA_ and has only A to Z, 0 to 9 and _ in it. "
                + "Found 「JP_NEC」."),
        Breakage(
            "r", "TEST_ARROWS", "TEST_KEYS",
            "r:22:8: Line 3 has a block of this name already. Found 「ENGAWA_TEST_KEYS」."),
        Breakage(
            "r", "SPACE_ENC|CONST_LENGTH", "SPACE_ENC|CONST_LENGHT",
            "r:5:9: The flags are SPACE_ENC and CONST_LENGTH, with | between them. "
                + "Found 「SPACE_ENC|CONST_LENGHT」. Did you mean 「CONST_LENGTH」?"),
        Breakage(
            "r", "  pre_data_bits 16\n", "",
            "r:10:3: 「pre_data_bits」 is missing beside this. Found 「pre_data」."),
        Breakage(
            "r", "begin codes", "begin cods",
            "r:14:9: After 「begin」 stands either remote or codes. Found 「cods」. "
                + "Did you mean 「codes」?"),
        Breakage(
            "r", "  end codes\nend remote\nbegin", "  end codes\nbegin",
            "r:20:1: The block before has not ended: 「end remote」 is missing. Found 「begin」."),
        Breakage(
            "r", "# A remote control.", "name A",
            "r:1:1: This stands outside of a block 「begin remote … end remote」. Found 「name」."),
    ]

    @Test("tells what is wrong and where", arguments: breakages)
    func broken(_ breakage: Breakage) throws {
        let range = try #require(Self.whole.range(of: breakage.old))
        let text = Self.whole.replacingCharacters(in: range, with: breakage.new)
        let problems = problems(text)
        #expect(problems.contains(breakage.says), "\(problems)")
    }

    @Test("tells all of many mistakes at once, and never a mistake that is none")
    func all() {
        let text = Self.whole.replacingOccurrences(of: "zero 560 560", with: "zero 560 x")
            .replacingOccurrences(of: "0xFC03", with: "FC03")
        #expect(
            problems(text).map { $0.prefix { $0 != " " } } == ["r:8:12:", "r:16:14:", "r:27:12:"])
    }

    @Test("is refused when it is empty, torn or no text at all")
    func torn() {
        #expect(problems("").count == 1)
        #expect(problems("# nothing\n").count == 1)
        let bytes = Array(Self.whole.utf8)
        for end in stride(from: 0, to: bytes.count - 12, by: 7) {
            #expect(!problems(String(decoding: bytes[..<end], as: UTF8.self)).isEmpty)
        }
    }
}

@Suite("The box's settings")
struct KioskFilesTests {
    @Test("are looked over: sections, settings and what is started")
    func places() throws {
        let folder = try Folder()
        let file = "hardware/kiosk/tv.service"
        try folder.write(
            file, "# A unit.\n[Unit]\nAfter=x\n\n[Service]\nExecStart=/usr/bin/tv \\\n  --one\n")
        #expect(try KioskFiles.check(below: folder.path) == 1)
        try folder.write(
            file, "After=x\n[Servise]\nRestart always\nExecStart=-/srv/taro/tv\n")
        do throws(DataProblems) {
            try KioskFiles.check(below: folder.path)
            Issue.record("four mistakes were taken")
        } catch {
            #expect(error.all.map(\.line) == [1, 2, 3, 4])
            #expect(error.all[1].suggestion == "[Service]")
        }
    }
}
