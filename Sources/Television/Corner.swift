/// The coverage of one corner, 0 to 255 a pixel, for its top left turn; the others are mirrored.
struct Corner {
    struct Key: Hashable {
        /// The radius of the outer turn.
        let radius: Int
        /// The width of the ring, or 0 for a full corner.
        let ring: Int
    }
    /// The side of the square the corner takes.
    let side: Int
    let mask: [UInt8]

    init(_ key: Key) {
        let side = max(key.radius, key.ring)
        self.side = side
        var mask: [UInt8] = []
        mask.reserveCapacity(side * side)
        for y in 0..<side {
            for x in 0..<side {
                var covered = Corner.cover(x, y, offset: 0, radius: key.radius)
                if key.ring > 0 {
                    let hole = max(0, key.radius - key.ring)
                    covered *= 1 - Corner.cover(x, y, offset: key.ring, radius: hole)
                }
                mask.append(UInt8(covered * 255 + 0.5))
            }
        }
        self.mask = mask
    }

    /// How much of a pixel lies inside a quarter plane that begins at `offset` with a round corner.
    private static func cover(_ x: Int, _ y: Int, offset: Int, radius: Int) -> Float {
        if x < offset || y < offset { return 0 }
        if x >= offset + radius || y >= offset + radius { return 1 }
        let across = Float(offset + radius - x) - 0.5
        let down = Float(offset + radius - y) - 0.5
        let distance = (across * across + down * down).squareRoot()
        return min(1, max(0, Float(radius) + 0.5 - distance))
    }
}
