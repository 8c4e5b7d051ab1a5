/// The way of the focus over the tiles of a television screen, as the keys that walk it.
///
/// A sheet has three columns and two rows; where there are more than six tiles, a sheet shows five
/// and a sixth that turns to the next.
struct TileWalk {
    static let columns = 3
    static let places = 6
    /// How many tiles there are on all sheets.
    let count: Int

    private var each: Int { count > Self.places ? Self.places - 1 : Self.places }

    /// The keys from one tile to another, both counted from 0; the last key does not choose yet.
    func keys(from start: Int, to end: Int) -> [String] {
        var keys: [String] = []
        var place = start % each
        var sheet = start / each
        while sheet != end / each {
            let turn = tiles(on: sheet)
            if !keys.isEmpty, place == turn {
                keys.append("KEY_OK")
            } else {
                keys += Self.steps(from: place, to: turn) + ["KEY_OK"]
            }
            sheet = (sheet + 1) % sheets
            place = tiles(on: sheet)
        }
        return keys + Self.steps(from: place, to: end % each)
    }

    private var sheets: Int { (count + each - 1) / each }

    private func tiles(on sheet: Int) -> Int { min(each, count - sheet * each) }

    /// Over the upper row, which has no gaps.
    private static func steps(from start: Int, to end: Int) -> [String] {
        let (row, column) = (start / columns, start % columns)
        let (goalRow, goal) = (end / columns, end % columns)
        let across = Array(
            repeating: goal < column ? "KEY_LEFT" : "KEY_RIGHT", count: abs(goal - column))
        if row == goalRow { return across }
        return row < goalRow ? across + ["KEY_DOWN"] : ["KEY_UP"] + across
    }
}
