import Domain

/// The named colours of the screens. Only names and values are data; where each is used is not.
public struct Theme: Sendable, Hashable {
    /// The names a theme must give, and no others.
    enum Name: String, CaseIterable {
        case night, deep, dusk, washi
        case washiOff = "washi-off"
        case sumi, bark, soot, rice, mist, lamp
        case lampWords = "lamp-words"
        case leaf
        case rule, blue, red, green, yellow
    }

    private let colours: [Name: Colour]

    subscript(_ name: Name) -> Colour { colours[name] ?? Colour(0xFFFFFF) }

    /// Pairs of words and ground that are really painted; each must reach 7:1 (WCAG 2.2, 1.4.6).
    static let pairs: [(words: Name, ground: Name)] = [
        (.rice, .night), (.rice, .dusk), (.rice, .deep), (.mist, .night), (.lampWords, .night),
        (.lampWords, .dusk), (.lampWords, .deep), (.sumi, .washi),
        (.sumi, .washiOff), (.soot, .washi), (.soot, .washiOff), (.bark, .washi), (.bark, .leaf),
        (.sumi, .leaf), (.sumi, .lamp), (.rice, .blue), (.rice, .red), (.sumi, .green),
        (.sumi, .yellow), (.sumi, .lampWords),
    ]

    static func read(_ lines: [DataLine], problems: inout [DataProblem]) -> Theme {
        var colours: [Name: Colour] = [:]
        let names = Name.allCases.map(\.rawValue)
        var places: [Name: DataLine] = [:]
        for line in lines {
            guard let name = Name(rawValue: line.key) else {
                problems.append(
                    line.problem(at: false, "There is no colour of that name.", among: names))
                continue
            }
            guard line.value.first == "#", line.value.count == 7,
                let value = UInt32(line.value.dropFirst(), radix: 16)
            else {
                problems.append(line.problem(at: true, "A colour is # and six digits 0-9 A-F."))
                continue
            }
            if places[name] != nil {
                problems.append(line.problem(at: false, "This colour is given twice."))
            }
            places[name] = line
            colours[name] = Colour(value)
        }
        guard let first = lines.first else { return Theme(colours: colours) }
        for name in Name.allCases where colours[name] == nil {
            problems.append(
                DataProblem(
                    file: first.file, line: 1, column: 1, found: "",
                    message: "The colour 「\(name.rawValue)」 is missing."))
        }
        for pair in pairs {
            guard let words = colours[pair.words], let ground = colours[pair.ground],
                let place = places[pair.words]
            else { continue }
            let ratio = words.contrast(with: ground)
            if ratio < 7 {
                let shown = (ratio * 10).rounded(.down) / 10
                problems.append(
                    place.problem(
                        at: true,
                        "「\(pair.words.rawValue)」 on 「\(pair.ground.rawValue)」 has a contrast of \(shown):1; at least 7:1 is needed."
                    ))
            }
        }
        return Theme(colours: colours)
    }
}

extension Colour {
    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).
    public func contrast(with other: Colour) -> Double {
        let one = luminance
        let two = other.luminance
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    private var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            if value <= 0.04045 { return value / 12.92 }
            let base = (value + 0.055) / 1.055
            return base * base * fifthRoot(base * base)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    // x^2.4 is x² times the fifth root of x²; the heart has no mathematics library.
    private func fifthRoot(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var root = 1.0
        for _ in 0..<60 { root = (4 * root + value / (root * root * root * root)) / 5 }
        return root
    }
}
