import Testing

@testable import TVFront
@testable import Television

extension ScreenTests {
    @Suite("Contrast on the glass", .serialized)
    struct ContrastTests {
        struct Reading {
            let text: String
            let size: Int
            let weight: Weight
            let ratio: Double
        }

        /// The contrast of each text as it lies on the glass: the full ink of its letters against
        /// every colour that is at least 8 % of the ground between them.
        static func readings(
            _ commands: [DrawCommand], _ pixels: [UInt32], _ letters: Lettering
        ) -> [Reading] {
            commands.compactMap { command in
                switch command {
                case .text(let text, let x, let baseline, let size, let weight, _):
                    return reading(text, x, baseline, size, weight, pixels, letters)
                case .ruby(let text, let x, let baseline, let size, _):
                    return reading(text, x, baseline, size, .regular, pixels, letters)
                default: return nil
                }
            }
        }

        private static func reading(
            _ text: String, _ x: Int, _ baseline: Int, _ size: Int, _ weight: Weight,
            _ pixels: [UInt32], _ letters: Lettering
        ) -> Reading? {
            let line = letters.line(of: text, size: size, weight: weight)
            var core: [UInt32: Int] = [:]
            var ground: [UInt32: Int] = [:]
            for part in line.parts {
                guard case .mask(let mask) = part.ink else { continue }
                for row in stride(from: 0, to: part.height, by: 3) {
                    let y = baseline + part.y + row
                    guard y >= max(0, baseline - size * 88 / 100),
                        y < min(1080, baseline + size / 8)
                    else { continue }
                    for column in stride(from: 0, to: part.width, by: 2) {
                        let place = x + part.x + column
                        guard place >= 0, place < 1920 else { continue }
                        let cover = mask[row * part.width + column]
                        if cover >= 250 { core[pixels[y * 1920 + place], default: 0] += 1 }
                        if cover == 0 { ground[pixels[y * 1920 + place], default: 0] += 1 }
                    }
                }
            }
            guard let ink = core.max(by: { $0.value < $1.value })?.key,
                let most = ground.max(by: { $0.value < $1.value })
            else { return nil }
            let all = ground.values.reduce(0, +)
            let others = ground.filter { $0.value * 100 >= 8 * all && $0.key != ink }.map(\.key)
            let ratio =
                ([most.key] + others)
                .map { Colour(ink).contrast(with: Colour($0)) }.min() ?? 1
            return Reading(text: text, size: size, weight: weight, ratio: ratio)
        }

        /// Every screen of the tour: in Japanese in all sizes, in English in the middle one.
        static var fronts: [(name: String, front: Front)] {
            Tour.stops.flatMap { name, front in
                let japanese = Settings.TextSize.allCases.map { (Settings.Language.ja, $0) }
                return (japanese + [(.en, .medium)]).map { language, size in
                    var copy = front
                    copy.settings.textSize = size
                    copy.settings.language = language
                    copy.settle()
                    return ("\(name)-\(language)-\(size)", copy)
                }
            }
        }

        /// A text on a ground is looked at once, wherever it stands again.
        private struct Seen: Hashable {
            let text: String
            let size: Int
            let weight: Weight
            let ink: Colour
            let ground: UInt32
        }

        @Test("every text has at least 7:1 on the finished picture, running text at least 10:1")
        func texts() throws {
            let letters = try lettering()
            let canvas = try Canvas(lettering: letters)
            var seen: Set<Seen> = []
            var count = 0
            for (name, front) in Self.fronts {
                let scale = Scale(textSize: front.settings.textSize)
                let commands = draw(front, measuring: letters)
                canvas.show(commands)
                let pixels = canvas.pixels()
                let fresh = commands.filter {
                    guard case .text(let text, let x, let y, let size, let weight, let ink) = $0
                    else { return true }
                    let ground = pixels[max(0, min(1079, y)) * 1920 + max(0, min(1919, x - 3))]
                    return seen.insert(
                        Seen(text: text, size: size, weight: weight, ink: ink, ground: ground)
                    ).inserted
                }
                for found in Self.readings(fresh, pixels, letters) {
                    count += 1
                    let isBody = found.weight == .regular && found.size <= scale(60)
                    #expect(
                        found.ratio >= (isBody ? 10 : 7), "\(name): \(found.text) \(found.ratio)")
                }
            }
            #expect(count > 2_000)
        }

        @Test("a theme with pale letters is found out")
        func pale() throws {
            let letters = try lettering()
            let canvas = try Canvas(lettering: letters)
            let front = try #require(Self.fronts.first { $0.name == "home-ja-small" }?.front)
            let rice = front.screens.theme[.rice]
            let commands = draw(front, measuring: letters).map { command in
                guard case .text(let text, let x, let y, let size, let weight, rice) = command
                else { return command }
                return .text(text, x: x, baseline: y, size: size, weight, Colour(0x7A8A9C))
            }
            canvas.show(commands)
            let found = Self.readings(commands, canvas.pixels(), letters)
            #expect(found.contains { $0.ratio < 7 })
            // Letters in the colour of their ground are found too.
            let night = front.screens.theme[.night]
            let unseen = commands.map { command in
                guard case .text(let text, let x, let y, let size, let weight, _) = command
                else { return command }
                return .text(text, x: x, baseline: y, size: size, weight, night)
            }
            canvas.show(unseen)
            let hidden = Self.readings(unseen, canvas.pixels(), letters)
            #expect(hidden.contains { $0.ratio < 1.1 })
        }
    }
}

/// How a colour looks in grey and to eyes that lack one kind of cone.
/// Source: Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision
/// Deficiency (IEEE TVCG 15-6, 2009), severity 1.0; luminance weights of ITU-R BT.709.
enum Sight: String, CaseIterable {
    case grey, protan, deutan, tritan

    var matrix: [[Double]] {
        switch self {
        case .grey: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
        case .protan:
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        case .deutan:
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        case .tritan:
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]
        }
    }

    /// The three channels as seen, 0 to 1, of linear light.
    func seen(_ pixel: UInt32) -> [Double] {
        let linear = [16, 8, 0].map { (shift: UInt32) -> Double in
            let value = Double(pixel >> shift & 0xFF) / 255
            // The exponent 2 is near enough to the curve of a screen to compare differences.
            return value * value
        }
        return matrix.map { row in
            min(1, max(0, row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]))
        }
    }
}

extension ScreenTests {
    @Suite("The focus on the glass", .serialized)
    struct FocusOnGlassTests {
        /// The mean difference of a tile with and without the focus must be at least this part of full white.
        static let threshold = 0.03

        static func ring(_ commands: [DrawCommand]) -> Box? {
            for case .focusRing(let box, _, _, _) in commands { return box }
            return nil
        }

        static func difference(
            _ one: [UInt32], _ two: [UInt32], in box: Box, to sight: Sight
        ) -> Double {
            var sum = 0.0
            var count = 0
            var known: [UInt32: [Double]] = [:]
            func seen(_ pixel: UInt32) -> [Double] {
                if let value = known[pixel] { return value }
                let value = sight.seen(pixel)
                known[pixel] = value
                return value
            }
            for y in stride(from: max(0, box.y), to: min(1080, box.y + box.height), by: 4) {
                for x in stride(from: max(0, box.x), to: min(1920, box.x + box.width), by: 4) {
                    let first = one[y * 1920 + x]
                    let second = two[y * 1920 + x]
                    count += 3
                    guard first != second else { continue }
                    sum += zip(seen(first), seen(second)).reduce(0) { $0 + abs($1.0 - $1.1) }
                }
            }
            return sum / Double(max(1, count))
        }

        /// Pictures of a screen with the focus on its first place and on the next.
        static func pair(
            _ front: Front, _ letters: Lettering, _ canvas: Canvas
        ) -> (first: [UInt32], second: [UInt32], box: Box, commands: [DrawCommand])? {
            let commands = draw(front, measuring: letters)
            for key in [Key.right, .down, .up, .left] {
                var moved = front
                _ = moved.press(key, at: nil)
                let after = draw(moved, measuring: letters)
                guard let box = ring(commands), let other = ring(after), box != other else {
                    continue
                }
                canvas.show(commands)
                let first = canvas.pixels()
                canvas.show(after)
                return (first, canvas.pixels(), box, commands)
            }
            return nil
        }

        @Test("the focus is seen in grey and without any one kind of cone, on every layout")
        func sights() throws {
            let letters = try lettering()
            let canvas = try Canvas(lettering: letters)
            var count = 0
            for (name, front) in Tour.stops
            where ["home", "products", "basket", "review", "product", "notices"].contains(name) {
                let pair = try #require(Self.pair(front, letters, canvas), "\(name)")
                count += 1
                for sight in Sight.allCases {
                    let difference = Self.difference(
                        pair.first, pair.second, in: pair.box.inset(by: -24), to: sight)
                    #expect(
                        difference >= Self.threshold, "\(name) \(sight.rawValue): \(difference)")
                }
                // Without its ring the focus would be missed, so the threshold can fail.
                canvas.show(
                    pair.commands.filter {
                        if case .focusRing = $0 { return false }
                        return true
                    })
                let bare = Self.difference(
                    canvas.pixels(), pair.second, in: pair.box.inset(by: -24), to: .grey)
                #expect(bare < Self.threshold, "\(name): \(bare)")
            }
            #expect(count >= 5)
        }

        @Test("the lamp of the focus has at least 3:1 against what is inside and outside of it")
        func ring() throws {
            let letters = try lettering()
            let canvas = try Canvas(lettering: letters)
            for (name, front) in Tour.stops where ["home", "basket", "review"].contains(name) {
                let commands = draw(front, measuring: letters)
                let box = try #require(Self.ring(commands), "\(name)")
                canvas.show(commands)
                let pixels = canvas.pixels()
                func at(_ y: Int) -> Colour {
                    Colour(pixels[(box.y + y) * 1920 + box.x + box.width * 2 / 3])
                }
                let lamp = at(-7)
                #expect(lamp == front.screens.theme[.lamp], "\(name)")
                for neighbour in [at(0), at(-16)] {
                    #expect(lamp.contrast(with: neighbour) >= 3, "\(name)")
                }
                #expect(at(-22).contrast(with: at(-16)) >= 3, "\(name): the outer line")
            }
        }
    }
}
