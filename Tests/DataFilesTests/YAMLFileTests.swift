import Testing

@testable import DataFiles
@testable import Domain

@Suite("A YAML file")
struct YAMLFileTests {
    private func root(_ text: String) throws(DataProblems) -> YAMLNode {
        try YAMLFile(bytes: Array(text.utf8), file: "t.yaml").root
    }
    private func failure(_ text: String) -> [String] {
        do throws(DataProblems) {
            _ = try root(text)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test("is text until a reader says otherwise: no, 011, 11:00 and ~ stay as written")
    func text() throws {
        guard case .list(let items, at: _) = try root("[no, 011, 11:00, ~, 1e3]") else {
            Issue.record("no list")
            return
        }
        let texts = items.map { node -> String in
            if case .text(let piece) = node { piece.text } else { "" }
        }
        #expect(texts == ["no", "011", "11:00", "~", "1e3"])
    }

    @Test("tells the place of every node, in characters, after a byte order mark and with CRLF too")
    func place() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("名: かき\r\nb: { 柿: 1, d: 2 }\r\n".utf8)
        guard case .map(let entries, at: _) = try YAMLFile(bytes: bytes, file: "t").root,
            case .map(let inner, at: let start) = entries[1].value
        else {
            Issue.record("no map")
            return
        }
        #expect(entries[0].value.place.column == 4)
        #expect(start.line == 2 && start.column == 4)
        #expect(inner[1].key.column == 12 && inner[1].value.place.column == 15)
    }

    @Test("refuses what data needs not: anchors, aliases, tags, doubled keys, second documents")
    func refused() {
        #expect(failure("a: &x 1") == ["t.yaml:1:4: Anchors (&) are not used here. Found 「1」."])
        #expect(failure("a: !!int 1") == ["t.yaml:1:4: Tags (!) are not used here. Found 「1」."])
        #expect(
            failure("a: &x 1\nb: *x") == [
                "t.yaml:1:4: Anchors (&) are not used here. Found 「1」.",
                "t.yaml:2:4: Aliases (*) are not used here; write the value out.",
            ])
        #expect(
            failure("a: 1\nb: 2\na: 3") == [
                "t.yaml:3:1: This key stands twice; the first is on line 1. Found 「a」."
            ])
        #expect(
            failure("a: 1\n---\nb: 2") == [
                "t.yaml:2:1: A second document begins here; one file holds one."
            ])
        #expect(failure("[a]: 1") == ["t.yaml:1:1: A key must be a plain word."])
    }

    @Test("cannot explode: a bomb of aliases is refused at its first anchor")
    func bomb() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1..<30 {
            text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
        }
        #expect(failure(text).first?.hasPrefix("t.yaml:1:5: Anchors") == true)
    }

    @Test("is bounded in depth and size")
    func bounds() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(failure(nested(YAMLFile.maximumDepth)) == [])
        #expect(
            failure(nested(YAMLFile.maximumDepth + 1)) == [
                "t.yaml:1:33: This is nested deeper than 32 levels."
            ])
        #expect(failure(nested(100_000)).count == 1)
        #expect(failure(String(repeating: "#", count: YAMLFile.maximumBytes + 1)).count == 1)
    }

    @Test("that cannot be parsed says where")
    func broken() {
        #expect(failure("a: 1\nb: [1, 2\nc: 3\n").first?.hasPrefix("t.yaml:3:") == true)
        #expect(failure("a: \"x").first?.contains("This is not YAML") == true)
        #expect(failure("a:\n\t- x").first?.hasPrefix("t.yaml:2:1: This is not YAML") == true)
        #expect(failure("") == ["t.yaml:1:1: This file is empty."])
        #expect(failure("# only a remark\n") == ["t.yaml:1:1: This file is empty."])
    }
}
