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
            case .remove(let offset, _, _): boxes += grounds(at: offset)
            case .insert(let offset, _, _): boxes += new.grounds(at: offset)
            }
        }
        return merged(boxes.compactMap { $0.clipped(to: .screen) })
    }
}

extension Painted {
    /// The rectangles a command paints in; of a ring its four sides, not what it goes around.
    private func grounds(at index: Int) -> [Box] {
        guard let box = bounds[index] else { return [] }
        switch commands[index] {
        case .focusRing: return box.sides(thick: 26, turn: 46)
        case .ring(_, _, let width, let radius): return box.sides(thick: width, turn: radius)
        default: return [box]
        }
    }
}

/// Fewer rectangles for the same ground: near ones become one when little is gained by parting them.
func merged(_ boxes: [Box], atMost limit: Int = 20) -> [Box] {
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

    /// What a ring of that thickness and turn inside the box covers: four sides and four corners.
    fileprivate func sides(thick: Int, turn: Int) -> [Box] {
        let turn = max(thick, turn)
        guard width > 2 * turn, height > 2 * turn else { return [self] }
        let across = Box(x: x + turn, y: y, width: width - 2 * turn, height: thick)
        let down = Box(x: x, y: y + turn, width: thick, height: height - 2 * turn)
        let corner = Box(x: x, y: y, width: turn, height: turn)
        return [
            across, across.moved(y: height - thick), down, down.moved(x: width - thick), corner,
            corner.moved(x: width - turn), corner.moved(y: height - turn),
            corner.moved(x: width - turn, y: height - turn),
        ]
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
