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
}
