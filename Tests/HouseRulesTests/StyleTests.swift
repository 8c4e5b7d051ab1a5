import Foundation
import Testing

@Suite("Style that is checked")
struct StyleTests {
    let sources = swiftFiles(under: "Sources")
    let tests = swiftFiles(under: "Tests")

    @Test("no file is longer than 400 lines")
    func length() {
        for file in sources + tests {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 401, "\(file.path) has \(lines) lines")
        }
    }

    @Test("nothing in Sources stops the program instead of answering")
    func traps() {
        for file in sources {
            for word in ["try!", "fatalError(", "as! ", "unowned(unsafe)", "preconditionFailure("] {
                #expect(!file.text.contains(word), "\(file.path) has \(word)")
            }
        }
    }

    @Test("every class is final")
    func final() {
        for file in sources {
            for line in file.text.split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                guard let at = words.firstIndex(of: "class"), at + 1 < words.count,
                    words.prefix(at).allSatisfy({
                        ["public", "private", "fileprivate", "internal", "final", "open"]
                            .contains($0)
                    })
                else { continue }
                #expect(words.prefix(at).contains("final"), "\(file.path): \(line)")
            }
        }
    }

    @Test("nothing is unfinished by its own words")
    func finished() {
        let words = ["TO" + "DO", "FIX" + "ME", "not impl" + "emented", "being furn" + "ished"]
        for file in sources + tests {
            for word in words {
                #expect(!file.text.contains(word), "\(file.path) says \(word)")
            }
        }
    }

    @Test("no path of a machine stands in the project")
    func paths() {
        let words = ["/tmp/" + "wt", "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
        for file in sources + tests {
            for word in words {
                #expect(!file.text.contains(word), "\(file.path) names \(word)")
            }
        }
    }

    @Test("every phrase of the screens is in the list of its subject")
    func phrases() {
        let files = sources.filter { $0.path.contains("/TVFront/Phrases/") }
        #expect(files.count >= 10)
        for file in files {
            let lines = file.text.split(separator: "\n").map(String.init)
            let listed = Set(
                lines.filter { $0.hasPrefix("        ") && $0.hasSuffix(",") }
                    .flatMap { $0.split(whereSeparator: { " ,".contains($0) }).map(String.init) })
            for line in lines where line.contains("static let ") && line.contains(" = Say(\"") {
                let name = line.split(separator: " ").dropFirst(2).first.map(String.init) ?? ""
                #expect(listed.contains(name), "\(file.path): \(name) is not in its list")
            }
            let subject = lines.first { $0.contains(": [Say] = [") } ?? ""
            let list = subject.split(whereSeparator: { " :".contains($0) }).dropFirst(2).first
            let say = sources.first { $0.path.hasSuffix("TVFront/Say.swift") }?.text ?? ""
            #expect(list.map { say.contains($0) } ?? false, "\(file.path) is not in Say.all")
        }
    }
}
