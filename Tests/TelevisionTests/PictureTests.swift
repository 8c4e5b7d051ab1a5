import Foundation
import TVFront
import Testing

@testable import Television

/// Everything that touches SDL runs one test after another: SDL's state is the process's own.
@Suite("The screen", .serialized)
struct ScreenTests {}

func lettering() throws -> Lettering { try Lettering(try FontFiles.found()) }

func temporaryPath(_ name: String) -> String {
    FileManager.default.temporaryDirectory
        .appendingPathComponent("engawa-\(getpid())-\(UInt32.random(in: 0 ... .max))-\(name)").path
}

extension ScreenTests {
    @Suite("The canvas", .serialized)
    struct CanvasTests {
        @Test("a home picture is painted and written as a PNG file")
        func home() throws {
            let canvas = try Canvas(lettering: try lettering())
            canvas.show(HomePicture.commands(focus: 0))
            let path = temporaryPath("home.png")
            defer {
                if ProcessInfo.processInfo.environment["ENGAWA_KEEP_PICTURES"] == nil {
                    try? FileManager.default.removeItem(atPath: path)
                }
            }
            try canvas.savePNG(path)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(Set(canvas.pixels()).count > 1_000)
        }

        @Test("a picture that cannot be written says which file")
        func unwritable() throws {
            let canvas = try Canvas(lettering: try lettering())
            #expect {
                try canvas.savePNG("/nonexistent/picture.png")
            } throws: { error in
                "\(error)".contains("/nonexistent/picture.png")
            }
        }

        @Test("repainting only what changed gives the very pixels of a full repaint")
        func exact() throws {
            let canvas = try Canvas(lettering: try lettering())
            let whole = try Canvas(lettering: try lettering())
            var scribble = Scribble(seed: 11)
            var list: [DrawCommand] = [.fill(.screen, Colour(0x14263C), radius: 0)]
            for _ in 0..<12 { list.append(scribble.command()) }
            for step in 0..<240 {
                scribble.change(&list)
                canvas.show(list)
                whole.show(list)
                whole.redrawEverything()
                try #require(canvas.hash() == whole.hash(), "step \(step)")
            }
        }

        @Test("a focus move repaints two tiles and at most 12 % of the screen")
        func focusMove() throws {
            let canvas = try Canvas(lettering: try lettering())
            canvas.show(HomePicture.commands(focus: 0))
            let boxes = canvas.show(HomePicture.commands(focus: 4))
            let area = boxes.reduce(0) { $0 + $1.area }
            #expect(area > 0 && area <= 2 * 600 * 336)
            #expect(boxes.count <= 2)
            let clock = canvas.show(HomePicture.commands(focus: 4, clock: "午前 9時43分"))
            #expect(clock.count == 1 && (clock.first?.area ?? 0) < 330 * 60)
        }

        @Test("the same list paints nothing")
        func nothing() throws {
            let canvas = try Canvas(lettering: try lettering())
            #expect(canvas.show(HomePicture.commands(focus: 1)) == [.screen])
            #expect(canvas.show(HomePicture.commands(focus: 1)).isEmpty)
        }

        @Test("a rounded fill has full middle, smooth corners and nothing outside")
        func rounded() throws {
            let canvas = try Canvas(lettering: try lettering())
            let box = Box(x: 100, y: 100, width: 200, height: 120)
            canvas.show([
                .fill(.screen, Colour(0), radius: 0), .fill(box, Colour(0xFFFFFF), radius: 40),
            ])
            let pixels = canvas.pixels()
            func at(_ x: Int, _ y: Int) -> UInt32 { pixels[y * 1920 + x] }
            #expect(at(100, 100) == 0 && at(299, 219) == 0)
            #expect(at(200, 100) == 0xFFFFFF && at(100, 160) == 0xFFFFFF)
            #expect(at(99, 160) == 0 && at(300, 160) == 0 && at(200, 99) == 0 && at(200, 220) == 0)
            let corner = (100..<140).map { at($0, 105) }
            #expect(corner.contains { $0 > 0 && $0 < 0xFFFFFF })
            // The four corners mirror each other.
            for y in 0..<40 {
                for x in 0..<40 where at(100 + x, 100 + y) != at(299 - x, 219 - y) {
                    Issue.record("corner differs at \(x), \(y)")
                }
            }
        }

        @Test("a ring leaves its inside untouched")
        func ring() throws {
            let canvas = try Canvas(lettering: try lettering())
            let box = Box(x: 100, y: 100, width: 200, height: 120)
            canvas.show([
                .fill(.screen, Colour(0x102030), radius: 0),
                .ring(box, Colour(0xFFC800), width: 12, radius: 32),
            ])
            let pixels = canvas.pixels()
            #expect(pixels[106 * 1920 + 200] == 0xFFC800)
            #expect(pixels[160 * 1920 + 200] == 0x102030)
            #expect(pixels[113 * 1920 + 200] == 0x102030)
            #expect(pixels[160 * 1920 + 293] == 0xFFC800)
        }

        @Test("an unavailable picture is paler, and a PNG file outside the folder is not shown")
        func pictures() throws {
            let letters = try lettering()
            let folder = temporaryPath("pictures")
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let red = try Canvas(lettering: letters)
            red.show([.fill(.screen, Colour(0xC80000), radius: 0)])
            try red.savePNG(folder + "/red.png")
            let canvas = try Canvas(lettering: letters, pictures: folder)
            func centre(_ name: String, faded: Bool) -> UInt32 {
                let box = Box(x: 0, y: 0, width: 160, height: 160)
                canvas.show([
                    .fill(.screen, Colour(0xFFFFFF), radius: 0), .picture(name, box, faded: faded),
                ])
                return canvas.pixels()[80 * 1920 + 80]
            }
            #expect(centre("red.png", faded: false) == 0xC80000)
            let pale = centre("red.png", faded: true)
            #expect((0xE0...0xF0).contains(pale >> 16) && (0x80...0x96).contains(pale & 0xFF))
            #expect(
                centre("../\(folder.split(separator: "/").last ?? "")/red.png", faded: false)
                    == 0xFFFFFF)
            #expect(centre("none.png", faded: false) == 0xFFFFFF)
        }
    }
}
