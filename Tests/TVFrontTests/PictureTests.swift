import Domain
import Testing

@testable import TVFront

@Suite("The picture")
struct PictureTests {
    @Test("no text leaves the safe area or is smaller than 44 px, on any screen, size, language")
    func safeArea() {
        for (name, front) in Tour.all {
            for command in draw(front, measuring: SquareMeasure()) {
                guard case .text(let text, let x, let baseline, let size, let weight, _) = command
                else { continue }
                let end = x + SquareMeasure().width(of: text, size: size, weight: weight)
                #expect(x >= 96 && end <= 1824, "\(name): \(text) \(x)–\(end)")
                #expect(
                    baseline - size * 88 / 100 >= 50 && baseline + size * 12 / 100 <= 1062,
                    "\(name): \(text) at \(baseline)")
                #expect(size >= 44, "\(name): \(text) at \(size) px")
            }
        }
    }

    @Test("no text is wider than the tile, panel or strip it begins in")
    func boxes() {
        for (name, front) in Tour.all {
            var boxes: [Box] = []
            for command in draw(front, measuring: SquareMeasure()) {
                switch command {
                case .fill(let box, _, _): boxes.append(box)
                case .text(let text, let x, let baseline, let size, let weight, _):
                    let end = x + SquareMeasure().width(of: text, size: size, weight: weight)
                    let top = baseline - size * 88 / 100
                    let home = boxes.last { box in
                        x >= box.x && x < box.x + box.width && baseline >= box.y
                            && baseline < box.y + box.height
                    }
                    guard let home else { continue }
                    #expect(end <= home.x + home.width, "\(name): \(text) in \(home)")
                    #expect(
                        top + 2 >= home.y && baseline <= home.y + home.height,
                        "\(name): \(text) in \(home)")
                default: break
                }
            }
        }
    }
}
