import TVFront

/// A list of draw commands with the rectangles they paint in.
struct Painted {
    var commands: [DrawCommand] = []
    var bounds: [Box?] = []

    /// The rectangles in which two lists may differ; everywhere else the same commands are
    /// painted in the same order, so the pixels are the same.
    func changes(to new: Painted) -> [Box] {
        // Equal commands get equal numbers, so that the comparison below is of numbers.
        var numbers: [DrawCommand: Int] = [:]
        func number(_ command: DrawCommand) -> Int {
            if let known = numbers[command] { return known }
            numbers[command] = numbers.count
            return numbers.count - 1
        }
        let before = commands.map(number)
        let after = new.commands.map(number)
        if before == after { return [] }
        var boxes: [Box] = []
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, _, _): if let box = bounds[offset] { boxes.append(box) }
            case .insert(let offset, _, _): if let box = new.bounds[offset] { boxes.append(box) }
            }
        }
        return merged(boxes.compactMap { $0.clipped(to: .screen) })
    }
}

/// Fewer rectangles for the same ground: near ones become one when little is gained by parting them.
func merged(_ boxes: [Box], atMost limit: Int = 8) -> [Box] {
    var rest = boxes.sorted { $0.area > $1.area }
    var result: [Box] = []
    for box in rest where !result.contains(where: { $0.contains(box) }) { result.append(box) }
    rest = result
    while rest.count > 1 {
        var best: (waste: Int, first: Int, second: Int)?
        for first in rest.indices {
            for second in (first + 1)..<rest.count {
                let both = rest[first].union(rest[second]).area
                let waste = both - rest[first].area - rest[second].area
                if best.map({ waste < $0.waste }) ?? true { best = (waste, first, second) }
            }
            if rest.count > 200 { break }
        }
        guard let best, best.waste <= 0 || rest.count > limit else { break }
        let second = rest.remove(at: best.second)
        rest[best.first] = rest[best.first].union(second)
    }
    return rest
}

extension Box {
    var area: Int { width * height }

    func contains(_ other: Box) -> Bool {
        x <= other.x && y <= other.y && x + width >= other.x + other.width
            && y + height >= other.y + other.height
    }

    /// The part inside another rectangle; `nil` when nothing is left.
    func clipped(to other: Box) -> Box? {
        guard touches(other), width > 0, height > 0 else { return nil }
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Box(
            x: left, y: top, width: min(x + width, other.x + other.width) - left,
            height: min(y + height, other.y + other.height) - top)
    }
}
