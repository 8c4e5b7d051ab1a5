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

@Suite("The tiles")
struct TileTests {
    @Test("tiles and buttons lie between the strip and the band and never on each other")
    func apart() {
        let theme = Sample.screens.theme
        let grounds = [Theme.Name.washi, .washiOff, .leaf]
            .map { theme[$0] }
        for (name, front) in Tour.all {
            var tiles: [Box] = []
            var strip = Box(x: 0, y: 0, width: 0, height: 0)
            var band = Box.screen
            for command in draw(front, measuring: SquareMeasure()) {
                guard case .fill(let box, let colour, let radius) = command else { continue }
                if colour == theme[.dusk], radius == 14 { strip = box }
                if colour == theme[.deep] { band = box }
                if grounds.contains(colour), radius == 22 { tiles.append(box) }
            }
            for (index, tile) in tiles.enumerated() {
                #expect(tile.y >= strip.y + strip.height + 24, "\(name): \(tile)")
                #expect(tile.y + tile.height <= band.y, "\(name): \(tile)")
                for other in tiles[(index + 1)...] {
                    #expect(!tile.touches(other), "\(name): \(tile) \(other)")
                }
            }
        }
    }
}

@Suite("The letters")
struct LetterSizeTests {
    @Test("letters are not shrunk to fit: less than one run in two hundred is below its size")
    func kept() {
        var shrunk: [String] = []
        var all = 0
        for (name, front) in Tour.all {
            let floor = Scale(textSize: front.settings.textSize)(44)
            for command in draw(front, measuring: SquareMeasure()) {
                guard case .text(let text, _, _, let size, _, _) = command else { continue }
                all += 1
                if size < floor { shrunk.append("\(name): \(text) at \(size)") }
            }
        }
        #expect(shrunk.count * 200 < all, "\(shrunk.joined(separator: "\n"))")
    }
}
