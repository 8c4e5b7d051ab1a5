import Foundation
import TVFront
import Testing

@testable import Television

extension ScreenTests {
    @Suite("Contact sheets", .serialized)
    struct ContactSheetTests {
        static let folder = ProcessInfo.processInfo.environment["ENGAWA_PICTURES"]

        @Test(
            "every screen can be painted for the office to approve",
            .enabled(if: folder != nil, "set ENGAWA_PICTURES to a folder"))
        func sheets() throws {
            let folder = try #require(Self.folder)
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            let letters = try lettering()
            let canvas = try Canvas(lettering: letters)
            let only = ProcessInfo.processInfo.environment["ENGAWA_PICTURES_OF"] ?? ""
            for (name, front) in Tour.all where name.hasPrefix(only) {
                canvas.show(draw(front, measuring: letters))
                try canvas.savePNG("\(folder)/\(name).png")
            }
            #expect(Tour.all.count > 100)
        }
    }
}
