import Domain
import TVFront
import Testing

@testable import Television

extension ScreenTests {
    /// A random walk on which every picture is compared with one painted from nothing (goal C4).
    @Suite("Repainting what changed", .serialized)
    struct PixelWalkTests {
        static let steps = 10_000
        static let keys: [Key] =
            [.up, .down, .left, .right, .up, .down, .left, .right, .ok, .ok, .ok, .back, .yellow]
            + (0...9).map(Key.digit)

        @Test("10,000 random steps: the repainted parts make the very picture of a full repaint")
        func exact() throws {
            let lettering = try lettering()
            let partly = try Canvas(lettering: lettering)
            let wholly = try Canvas(lettering: lettering)
            var dice = Dice(41)
            var wrong = 0
            var painted = 0
            let stops = Tour.stops
            var front = stops[0].front
            for step in 0..<Self.steps {
                if step % 40 == 0 {
                    front = stops[Int.random(in: 0..<stops.count, using: &dice)].front
                }
                _ = front.press(
                    Self.keys[Int.random(in: 0..<Self.keys.count, using: &dice)], at: nil)
                if step % 7 == 0 { front.tick(officeTime: Sample.time(9, step % 60)) }
                let commands = draw(front, measuring: lettering)
                guard !partly.show(commands).isEmpty else { continue }
                painted += 1
                wholly.show(commands)
                wholly.redrawEverything()
                if !partly.isSame(as: wholly) { wrong += 1 }
            }
            #expect(wrong == 0)
            #expect(painted > Self.steps / 2, "the walk must really paint: \(painted)")
        }
    }
}
