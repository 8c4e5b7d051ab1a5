/// How far the picture is kept from the edges of a set that cuts them off, in percent.
public struct Edges: Sendable, Hashable, Codable {
    /// What may be set.
    public static let range = 0...8
    /// Left and right, 0 to 8.
    public let sides: Int
    /// Top and bottom, 0 to 8.
    public let ends: Int
    /// Edges, kept within what may be set.
    public init(sides: Int, ends: Int) {
        self.sides = min(8, max(0, sides))
        self.ends = min(8, max(0, ends))
    }
    /// Reads edges; what lies outside of what may be set is brought within.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            sides: try values.decode(Int.self, forKey: .sides),
            ends: try values.decode(Int.self, forKey: .ends))
    }
    /// Whether so much is cut off that fewer things are shown on a sheet.
    var isTight: Bool { sides > 6 || ends > 5 }
}

/// The lines that words and tiles keep to, in pixels.
struct Margins {
    let left: Int
    let right: Int
    let top: Int
    /// How much stays free under the band's words.
    let bottom: Int

    /// Within the corner marks, wherever they stand.
    static let withinMarks = Margins(left: 190, top: 110)

    private init(left: Int, top: Int) {
        (self.left, right, self.top, bottom) = (left, 1920 - left, top, top)
    }

    /// Of a set that was fitted; else 5 % at the sides and the top, which nearly every set shows.
    init(_ edges: Edges?) {
        guard let edges else {
            (left, right, top, bottom) = (96, 1824, 54, 24)
            return
        }
        left = max(16, 1920 * edges.sides / 100)
        right = 1920 - left
        top = max(12, 1080 * edges.ends / 100)
        bottom = max(12, 1080 * edges.ends / 100)
    }
}
