import Domain
import Foundation

/// Whether a neighbour can fetch orders on foot, and how long that takes.
enum Walking {
    /// Metres a minute: the pace at which walks are advertised in Japan
    /// (不動産の表示に関する公正競争規約施行規則).
    static let pace = 80.0
    /// How much longer a way is than the straight line.
    static let detour = 1.3
    /// The longest walk asked of a neighbour, one way.
    static let longest: Minutes = 30
    /// The most one carries: a rucksack.
    static let carries: Grams = 8_000

    /// The nearest base within walking distance of a hall, and the minutes one way.
    static func nearest(_ hall: Hall, among bases: [Base]) -> (base: Base, minutes: Minutes)? {
        bases.map { ($0, minutes(from: $0.location, to: hall.location)) }
            .filter { $0.1 <= longest }
            .min { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
    }

    static func minutes(from: Point, to: Point) -> Minutes {
        let metresPerMicrodegree = 0.111_2
        let middle = Double(from.latitude + to.latitude) / 2_000_000 * .pi / 180
        let north = Double(to.latitude - from.latitude) * metresPerMicrodegree
        let east = Double(to.longitude - from.longitude) * metresPerMicrodegree * cos(middle)
        return Minutes(
            Int(((north * north + east * east).squareRoot() * detour / pace).rounded(.up)))
    }
}
