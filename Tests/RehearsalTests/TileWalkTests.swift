import Testing

@testable import Rehearsal

@Suite("The way over the tiles of a screen")
struct TileWalkTests {
    /// Walks the keys over a screen of so many tiles, as the television would, and says where it ends.
    private func end(of keys: [String], from start: Int, count: Int) throws -> Int {
        let each = count > 6 ? 5 : 6
        var sheet = start / each
        var place = start % each
        for key in keys {
            let tiles = min(each, count - sheet * each)
            let shown = count > 6 ? tiles + 1 : tiles
            switch key {
            case "KEY_LEFT": place -= 1
            case "KEY_RIGHT": place += 1
            case "KEY_UP": place -= 3
            case "KEY_DOWN": place += 3
            default:
                try #require(place == tiles && count > 6, "only the turning tile is pressed")
                sheet = (sheet + 1) * each < count ? sheet + 1 : 0
                place = min(each, count - sheet * each)
            }
            try #require((0..<max(shown, place + 1)).contains(place), "never off the screen")
        }
        return sheet * each + place
    }

    @Test("every tile is reached from every other, whatever their number")
    func reach() throws {
        for count in [1, 4, 6, 7, 11, 26] {
            for start in 0..<count {
                for goal in 0..<count {
                    let keys = TileWalk(count: count).keys(from: start, to: goal)
                    #expect(try end(of: keys, from: start, count: count) == goal)
                }
            }
        }
    }

    @Test("to stay is no press")
    func stay() { #expect(TileWalk(count: 26).keys(from: 9, to: 9).isEmpty) }
}
