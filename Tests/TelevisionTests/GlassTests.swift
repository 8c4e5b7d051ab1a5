import Foundation
import TVFront
import Testing

@testable import Television

extension ScreenTests {
    @Suite("The glass", .serialized)
    struct GlassTests {
        @Test("nothing is presented when nothing changed", arguments: ["dummy", "offscreen"])
        func idle(driver: String) throws {
            let glass = try Glass(
                .window(title: "test"), lettering: try lettering(), driver: driver)
            #expect(glass.show(HomePicture.commands(focus: 0)))
            let before = glass.tally
            for _ in 0..<50 { #expect(!glass.show(HomePicture.commands(focus: 0))) }
            #expect(glass.tally == before && before.presents == 1)
        }

        @Test("a window is the largest 16:9 that the display has room for, never larger than 1080p")
        func room() {
            #expect(Glass.shrunk(to: 3840, 2160) == .screen)
            #expect(Glass.shrunk(to: 1920, 1080) == .screen)
            #expect(Glass.shrunk(to: 1366, 738) == Box(x: 0, y: 0, width: 1312, height: 738))
            #expect(Glass.shrunk(to: 1280, 1024) == Box(x: 0, y: 0, width: 1280, height: 720))
            #expect(Glass.shrunk(to: 0, 0) == .screen)
        }

        @Test("a focus move presents once, two tiles large")
        func move() throws {
            let glass = try Glass(
                .fullScreen, lettering: try lettering(), driver: "dummy")
            glass.show(HomePicture.commands(focus: 0))
            glass.show(HomePicture.commands(focus: 3))
            #expect(glass.tally.presents == 2)
            #expect(glass.tally.lastDirtyPixels <= 2 * 600 * 336)
        }

        @Test("the partly repainted screen equals the fully repainted one")
        func exact() throws {
            let glass = try Glass(.fullScreen, lettering: try lettering(), driver: "dummy")
            var scribble = Scribble(seed: 5)
            var list = HomePicture.commands(focus: 0)
            for step in 0..<60 {
                if step % 3 == 0 { list = HomePicture.commands(focus: step / 3 % 6) }
                scribble.change(&list)
                glass.show(list)
                let partly = glass.hash()
                glass.redrawEverything()
                try #require(glass.hash() == partly, "step \(step)")
            }
        }

        @Test("an unknown video driver is refused with SDL's own reason")
        func noDriver() throws {
            let letters = try lettering()
            #expect(throws: TelevisionProblem.self) {
                try Glass(.fullScreen, lettering: letters, driver: "no-such-driver")
            }
        }
    }
}
