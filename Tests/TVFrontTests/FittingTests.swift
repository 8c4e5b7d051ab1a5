import Domain
import Foundation
import Testing

@testable import TVFront

@Suite("Fitting the picture to the set")
struct FittingTests {
    @Test(
        "the smallest legible letters are those of the table (JIS S 0032)",
        arguments: [
            (2.0, 0.5, [46, 34, 27, 22]), (2.5, 0.5, [56, 42, 34, 27]),
            (3.0, 0.5, [66, 50, 40, 32]), (3.0, 0.4, [82, 61, 49, 39]),
        ])
    func table(metres: Double, acuity: Double, pixels: [Int]) {
        for (inches, wanted) in zip(Legibility.inches, pixels) {
            let found = Legibility.pixels(inches: inches, metres: metres, acuity: acuity)
            #expect(abs(found - wanted) <= 1, "\(inches) in at \(metres) m: \(found)")
        }
    }

    @Test("arrows move the marks within 0 to 8 %, 戻る leaves all as it was, 決定 keeps")
    func marks() {
        var front = Tour.at([.settings, .fitting(.edges)])
        for _ in 0..<12 { #expect(front.press(.right, at: nil).isEmpty) }
        #expect(front.edgesShown == Edges(sides: 8, ends: 5) && front.cue == .edge(.right))
        _ = front.press(.back, at: nil)
        #expect(front.settings.edges == nil && front.edgesDraft == nil)
        front = Tour.at([.settings, .fitting(.edges)])
        for key in [Key.left, .left, .down] { _ = front.press(key, at: nil) }
        let effects = front.press(.ok, at: nil)
        #expect(front.settings.edges == Edges(sides: 3, ends: 6))
        #expect(effects == [.keepSettings(front.settings)] && front.screenName == "viewing")
    }

    @Test("no word leaves the part that a set shows, at any edges, and none is below 44 px")
    func inside() {
        for edges in [Edges(sides: 0, ends: 0), Edges(sides: 8, ends: 8), Edges(sides: 6, ends: 3)]
        {
            let margins = Margins(edges)
            for (name, start) in Tour.stops where start.screenName != "edges" {
                for size in Settings.TextSize.allCases {
                    var front = start
                    front.settings.edges = edges
                    front.settings.textSize = size
                    front.settle()
                    for command in draw(front, measuring: SquareMeasure()) {
                        guard
                            case .text(let text, let x, let baseline, let size, let weight, _) =
                                command
                        else { continue }
                        let end = x + SquareMeasure().width(of: text, size: size, weight: weight)
                        #expect(
                            x >= margins.left && end <= margins.right, "\(name) \(edges): \(text)")
                        #expect(
                            baseline + size * 12 / 100 <= 1080 - margins.bottom + 8,
                            "\(name) \(edges): \(text)")
                        #expect(size >= 44, "\(name) \(edges): \(text)")
                    }
                }
            }
        }
    }

    @Test("a set and a distance give a size; a small set far away is warned about in words")
    func advice() {
        var front = Tour.at([.settings, .fitting(.size)])
        front.settings.inches = 50
        front.settings.distance = 20
        #expect(front.fittingSize == .small)
        front.settings.inches = 24
        front.settings.distance = 25
        #expect(front.fittingSize == .medium)
        front.settings.distance = 30
        #expect(front.fittingSize == .large)
        front.settings.inches = 24
        _ = front.press(.digit(3), at: nil)
        #expect(front.settings.textSize == .large && front.screenName == "settings")
        #expect(Scale(textSize: .large)(48) >= Legibility.pixels(inches: 24, metres: 3.0))
        var far = Tour.at([.settings, .fitting(.size)])
        far.settings.inches = 24
        far.settings.distance = 40
        #expect(far.fittingSize == nil)
        #expect(FocusTests.says(far, "小さいです"))
    }

    @Test("settings of an older box still read, and edges out of range are brought within")
    func older() throws {
        let old = Data(#"{"textSize":1,"language":"ja","lockout":500}"#.utf8)
        let read = try JSONDecoder().decode(Settings.self, from: old)
        #expect(read == Settings(textSize: .medium))
        let wild = Data(#"{"sides":40,"ends":-3}"#.utf8)
        #expect(try JSONDecoder().decode(Edges.self, from: wild) == Edges(sides: 8, ends: 0))
        var fitted = Settings()
        fitted.edges = Edges(sides: 2, ends: 7)
        let again = try JSONDecoder().decode(
            Settings.self, from: try JSONEncoder().encode(fitted))
        #expect(again == fitted)
    }
}
