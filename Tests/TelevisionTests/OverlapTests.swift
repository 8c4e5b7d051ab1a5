import Testing

@testable import TVFront
@testable import Television

extension ScreenTests {
    /// Words that lie over other words or over a picture cannot be read, however large they are.
    @Suite("Words beside each other", .serialized)
    struct OverlapTests {
        struct Piece {
            let name: String
            let box: Box
            let isText: Bool
        }

        /// Where the letters' bodies lie: without the room above and below that lines share.
        static func pieces(_ commands: [DrawCommand], _ letters: Lettering) -> [Piece] {
            commands.compactMap { command in
                switch command {
                case .text(let text, let x, let baseline, let size, let weight, _):
                    let words = text.trimmingCharacters { $0 == " " }
                    let start = letters.width(of: text.prefix(while: { $0 == " " }), size, weight)
                    return words.isEmpty
                        ? nil
                        : Piece(
                            name: text,
                            box: Box(
                                x: x + start + 2, y: baseline - size * 66 / 100,
                                width: letters.width(of: words, size, weight) - 4,
                                height: size * 66 / 100), isText: true)
                case .picture(let name, let box, _):
                    // A picture is drawn a little smaller than its place.
                    return Piece(
                        name: name,
                        box: box.inset(by: min(box.width, box.height) * 12 / 100), isText: false)
                case .arrow(let box, _, _):
                    return Piece(name: "arrow", box: box.inset(by: 4), isText: false)
                default: return nil
                }
            }
        }

        static func overlaps(_ pieces: [Piece]) -> [String] {
            pieces.indices.flatMap { first in
                pieces.indices.filter {
                    $0 > first && (pieces[first].isText || pieces[$0].isText)
                        && pieces[first].box.touches(pieces[$0].box)
                }.map { "\(pieces[first].name) / \(pieces[$0].name)" }
            }
        }

        @Test("no words lie over other words or over a picture, on any screen, size or language")
        func apart() throws {
            let letters = try lettering()
            for (name, start) in Tour.stops {
                for language in Settings.Language.allCases {
                    for size in Settings.TextSize.allCases {
                        var front = start
                        front.settings.language = language
                        front.settings.textSize = size
                        front.settle()
                        let found = Self.overlaps(
                            Self.pieces(draw(front, measuring: letters), letters))
                        #expect(found == [], "\(name) \(language) \(size)")
                    }
                }
            }
        }

        @Test("two words at one place are found out")
        func found() throws {
            let letters = try lettering()
            let ink = Colour(0)
            let commands: [DrawCommand] = [
                .text("かごに あります", x: 100, baseline: 100, size: 44, .bold, ink),
                .text("1ふさ", x: 260, baseline: 110, size: 44, .regular, ink),
                .text("つぎの行", x: 100, baseline: 150, size: 44, .regular, ink),
                .picture("🍌", Box(x: 60, y: 110, width: 80, height: 80), faded: false),
            ]
            #expect(Self.overlaps(Self.pieces(commands, letters)).count == 2)
        }
    }
}

extension Lettering {
    fileprivate func width(of text: some StringProtocol, _ size: Int, _ weight: Weight) -> Int {
        width(of: String(text), size: size, weight: weight)
    }
}

extension String {
    fileprivate func trimmingCharacters(_ isBlank: (Character) -> Bool) -> String {
        let start = drop(while: isBlank)
        return String(start.reversed().drop(while: isBlank).reversed())
    }
}
