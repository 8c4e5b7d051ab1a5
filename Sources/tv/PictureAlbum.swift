import Foundation
import TVFront
import Television

/// Leaves a PNG of every screen that was passed through, for a rehearsal's story.
struct PictureAlbum {
    private let folder: String
    private var count = 0
    private var last: [String] = []

    init(_ folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Keeps the picture if its words are new; 1,000 pictures at most.
    mutating func take(_ screen: String, _ commands: [DrawCommand], of glass: Glass) {
        let words = commands.compactMap(\.words)
        guard words != last, count < 1000 else { return }
        last = words
        count += 1
        let number = String(repeating: "0", count: max(0, 3 - String(count).count)) + String(count)
        try? glass.savePNG("\(folder)/\(number)-\(screen).png")
    }
}
