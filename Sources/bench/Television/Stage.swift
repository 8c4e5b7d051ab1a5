import DataFiles
import Domain
import Foundation
import Rehearsal
import TVFront
import Television

/// Where the screens are played: the shipped screens and shelves, real letters, a real window.
final class Stage {
    let screens: ScreenSet
    let household: MadeUpHousehold
    let content: Content
    let lettering: Lettering
    let glass: Glass
    private let display: Display?

    /// `driver` is `dummy` or `x11`; for x11 a display is started unless one is given by name.
    init(data: String, driver: String, display given: String?) throws {
        screens = try ScreenSet.read(
            files: TextFolder.read(data + "/Screens", endings: ScreenSet.endings))
        let (municipality, catalogue) = try DataFolder.load(data)
        household = try MadeUpHousehold(municipality, catalogue)
        content = try household.content()
        display = try Stage.display(driver, given)
        if let name = given ?? display?.name { setenv("DISPLAY", name, 1) }
        lettering = try Lettering(FontFiles.found())
        let album = data + "/Catalog/pictures"
        // The dummy display is 1024 × 768; only a window has the size of a television there.
        glass = try Glass(
            driver == "dummy" ? .window(title: "Engawa") : .fullScreen, lettering: lettering,
            pictures: FileManager.default.fileExists(atPath: album) ? album : nil,
            driver: driver)
    }

    private static func display(_ driver: String, _ given: String?) throws -> Display? {
        guard driver == "x11", given == nil else { return nil }
        return try Display(folder: NSTemporaryDirectory())
    }

    /// The name of the display that was started, for other programs.
    var displayName: String? { display?.name }

    /// Draws and submits the picture; answers whether anything changed.
    @discardableResult
    func show(_ front: Front) -> Bool {
        glass.show(draw(front, measuring: lettering))
    }
}
