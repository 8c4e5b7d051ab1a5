/// How large letters must be to be read on a television at home (JIS S 0032, as tabled by AIST).
public enum Legibility {
    /// The acuity that a home is fitted for.
    public static let acuity = 0.5
    /// Widths of sets that the installer can choose, in inches across.
    public static let inches = [24, 32, 40, 50]
    /// Distances that the installer can choose, in decimetres.
    public static let distances = [20, 25, 30]

    /// The smallest legible letters in points: P = 8.1 · S + 3.4, where S is distance over acuity (gothic kanji of five to ten strokes, to the age of 80).
    public static func points(metres: Double, acuity: Double) -> Double {
        8.1 * metres / acuity + 3.4
    }

    /// The same in pixels of a 16:9 picture 1,080 pixels high, on a set so many inches across, rounded.
    public static func pixels(inches: Int, metres: Double, acuity: Double = acuity) -> Int {
        // A 16:9 picture is 9 / √337 of its diagonal high.
        let height = Double(inches) * 25.4 * 0.490_261
        let millimetres = points(metres: metres, acuity: acuity) * 25.4 / 72
        return Int((millimetres * 1080 / height).rounded())
    }
}
