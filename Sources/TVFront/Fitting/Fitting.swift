import Domain

/// Where the installer is while fitting the picture to a set.
enum FittingPlace: Hashable {
    case edges, size
    var screen: String {
        switch self {
        case .edges: "edges"
        case .size: "viewing"
        }
    }
}

/// What choosing does while fitting.
enum FittingDeed: Hashable { case keepEdges, inches, distance, keepSize }

// Fitting the picture to a set: once, by whoever installs it.
extension Front {
    /// The marks as they stand now.
    var edgesShown: Edges { edgesDraft ?? settings.edges ?? Edges(sides: 5, ends: 5) }

    /// Moves the corner marks one step: ▲ and ▼ top and bottom, ◀ and ▶ the sides. Up and left move outwards.
    mutating func moveMarks(_ key: Key) {
        let now = edgesShown
        let next =
            switch key {
            case .up: Edges(sides: now.sides, ends: now.ends - 1)
            case .down: Edges(sides: now.sides, ends: now.ends + 1)
            case .left: Edges(sides: now.sides - 1, ends: now.ends)
            default: Edges(sides: now.sides + 1, ends: now.ends)
            }
        if next == now { cue = .edge(key) }
        edgesDraft = next
    }

    mutating func fit(_ deed: FittingDeed) -> [Effect] {
        switch deed {
        case .keepEdges:
            settings.edges = edgesShown
            edgesDraft = nil
            stack[stack.count - 1] = Frame(.fitting(.size))
        case .inches:
            settings.inches = Self.after(settings.inches ?? 32, in: Legibility.inches)
        case .distance:
            settings.distance = Self.after(settings.distance ?? 25, in: Legibility.distances)
        case .keepSize:
            settings.textSize = fittingSize ?? .large
            goBack()
        }
        return [.keepSettings(settings)]
    }

    private static func after(_ value: Int, in all: [Int]) -> Int {
        let index = all.firstIndex(of: value) ?? all.count - 1
        return all[(index + 1) % all.count]
    }

    /// How high body letters must be on this set at this distance, in pixels.
    var wantedPixels: Int {
        Legibility.pixels(
            inches: settings.inches ?? 32, metres: Double(settings.distance ?? 25) / 10)
    }

    /// The smallest size whose body letters can be read; nil if even the largest is too small.
    var fittingSize: Settings.TextSize? {
        Settings.TextSize.allCases.first { Scale(textSize: $0)(48) >= wantedPixels }
    }

    func fittingBody(_ place: FittingPlace) -> (Body, [String]) {
        switch place {
        case .edges:
            var message = Body.Message(
                lines: [line(.edgesAsk, .large), line(.edgesHow, .body)],
                buttons: [button("keep", .buttonEdges, 1, .fitting(.keepEdges), .hintEdges)])
            message.counts = false
            return (.message(message), title(.fitting(place)))
        case .size: return (.tiles(numbered(sizeTiles)), title(.fitting(place)))
        }
    }

    private var sizeTiles: [Choice] {
        var inches = Choice("inches", words(.viewingInches), .fitting(.inches))
        inches.detail = words(.viewingInchesNow, ["n": "\(settings.inches ?? 32)"])
        inches.picture = "📺"
        inches.hint = words.forms(.hintViewing)
        var distance = Choice("distance", words(.viewingDistance), .fitting(.distance))
        let decimetres = settings.distance ?? 25
        distance.detail = words(
            .viewingMetres, ["n": "\(decimetres / 10).\(decimetres % 10)"])
        distance.picture = "📏"
        distance.hint = words.forms(.hintViewing)
        var keep = Choice("keep", words(.viewingKeep), .fitting(.keepSize))
        keep.detail = words((fittingSize ?? .large).said)
        keep.picture = "🔠"
        keep.hint = words.forms(.hintViewingKeep)
        return [inches, distance, keep]
    }

    /// What fitting says in the strip.
    func fittingStrip(_ place: FittingPlace) -> [String] {
        switch place {
        case .edges:
            let now = edgesShown
            return words.forms(.edgesStrip, ["sides": "\(now.sides)", "ends": "\(now.ends)"])
        case .size:
            guard let size = fittingSize else { return words.forms(.viewingTooSmall) }
            return words.forms(.viewingAdvice, ["size": words(size.said)])
        }
    }
}

extension Settings.TextSize {
    fileprivate var said: Say {
        switch self {
        case .small: .viewingSmall
        case .medium: .viewingMedium
        case .large: .viewingLarge
        }
    }
}

extension Pen {
    /// The four corner marks at the edges that are being set.
    mutating func cornerMarks(_ edges: Edges) {
        let x = 1920 * edges.sides / 100
        let y = 1080 * edges.ends / 100
        let (long, wide) = (110, 14)
        for (isRight, isLow) in [(false, false), (true, false), (false, true), (true, true)] {
            let left = isRight ? 1920 - x - long : x
            let top = isLow ? 1080 - y - wide : y
            fill(Box(x: left, y: top, width: long, height: wide), .lampWords)
            fill(
                Box(
                    x: isRight ? 1920 - x - wide : x, y: isLow ? 1080 - y - long : y, width: wide,
                    height: long), .lampWords)
        }
    }
}
