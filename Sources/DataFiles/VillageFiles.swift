import Domain
import Foundation

extension FolderReader {
    /// `Catalog/bases.yaml`.
    mutating func readBases() -> [Base] {
        guard let items = list("Catalog/bases.yaml") else {
            bases.isComplete = false
            return []
        }
        return items.compactMap { node in
            let keys = ["id", "name", "location", "launch-gap-minutes"]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = bases.enter(fields)
            let name = fields.name("name")
            let location = fields.point("location")
            let gap = fields.integer("launch-gap-minutes", 0...120)
            guard let id, let name, let location, let gap else { return nil }
            return Base(id: id, name: name, location: location, launchGap: Minutes(gap))
        }
    }

    /// `Catalog/villages.yaml`.
    mutating func readVillages() -> [Village] {
        guard let items = list("Catalog/villages.yaml") else {
            villages.isComplete = false
            return []
        }
        return items.compactMap { node in
            let keys = ["id", "name", "phase", "households", "elderly-only", "hall"]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = villages.enter(fields)
            let name = fields.name("name")
            let phase = fields.integer("phase", 1...2)
            let households = fields.integer("households", 1...100_000)
            let elderly = fields.integer("elderly-only", 0...100_000)
            if let households, let elderly, elderly > households {
                fields.report(
                    "elderly-only",
                    "More elderly-only households than households (\(households)).")
            }
            let hall = hall(fields)
            guard let id, let name, let phase, let households, let elderly, let hall else {
                return nil
            }
            return Village(
                id: id, name: name, phase: phase, households: households,
                elderlyOnlyHouseholds: elderly, hall: hall)
        }
    }

    private func hall(_ village: Fields) -> Hall? {
        let keys = ["name", "location", "landing-pad", "pad-minutes", "van-minutes"]
        guard let fields = village.fields("hall", required: keys) else { return nil }
        let name = fields.name("name")
        let location = fields.point("location")
        let pad = fields.flag("landing-pad")
        let padMinutes = fields.integer("pad-minutes", 0...120)
        let vanMinutes = vanMinutes(fields)
        guard let name, let location, let pad, let padMinutes, let vanMinutes else { return nil }
        return Hall(
            name: name, location: location, landingPad: pad, padMinutes: Minutes(padMinutes),
            vanMinutes: vanMinutes)
    }

    private func vanMinutes(_ hall: Fields) -> [BaseId: Minutes]? {
        guard let node = hall.node("van-minutes") else { return nil }
        guard case .map(let entries, at: _) = node, !entries.isEmpty else {
            findings.report(
                node.place, "Minutes by van are needed from at least one base: { base: 20 }.")
            return nil
        }
        var result: [BaseId: Minutes] = [:]
        for entry in entries {
            guard let base = bases.find(entry.key, to: findings),
                case .text(let piece) = entry.value
            else { continue }
            let minutes = wholeNumber(piece, 1...600, of: entry.key.text, to: findings)
            result[base] = minutes.map { Minutes($0) }
        }
        return result.count == entries.count ? result : nil
    }

    /// `hardware/corridors/*.yaml`, one a file.
    mutating func readCorridors(villages known: [Village], bases from: [Base]) -> [Corridor] {
        let keys = ["id", "base", "village", "length-metres", "out-minutes", "back-minutes"]
        let read = records(in: "hardware/corridors", required: keys)
        var pairs: [String: Piece] = [:]
        return read.fields.compactMap { fields in
            let id = corridors.enter(fields)
            let base = bases.find(fields, "base")
            let village = villages.find(fields, "village")
            let length = fields.integer("length-metres", 100...100_000)
            let out = fields.integer("out-minutes", 1...240)
            let back = fields.integer("back-minutes", 1...240)
            guard let id, let base, let village, let length, let out, let back else { return nil }
            if let other = pairs.updateValue(fields.place, forKey: "\(base) \(village)") {
                fields.report("village", "\(other.file) already leads from this base to it.")
            }
            judgeSpeed(fields, length: length, minutes: ["out-minutes": out, "back-minutes": back])
            if let hall = known.first(where: { $0.id == village })?.hall {
                let start = from.first { $0.id == base }?.location
                judgeEnd(fields, hall: hall, start: start, length: length)
            }
            return Corridor(
                id: id, base: base, village: village, length: Metres(length),
                outMinutes: Minutes(out), backMinutes: Minutes(back))
        }
    }

    private func judgeSpeed(_ fields: Fields, length: Int, minutes: [String: Int]) {
        for (key, value) in minutes.sorted(by: { $0.key < $1.key }) {
            let speed = Double(length) / Double(value * 60)
            if !(2...40).contains(speed) {
                fields.report(
                    key,
                    "\(length) m in \(value) minutes is \(Int(speed.rounded())) m/s; "
                        + "a drone flies 2 to 40 m/s.")
            }
        }
    }

    private func judgeEnd(_ fields: Fields, hall: Hall, start: Point?, length: Int) {
        if !hall.landingPad {
            fields.report("village", "The hall of this village has no landing pad.")
        }
        if let start {
            let straight = Int(start.metres(to: hall.location))
            // Points have a metre or so of rounding, and pads stand beside halls.
            if length + 100 < straight {
                fields.report(
                    "length-metres", "It is \(straight) m in a straight line, so this is too short."
                )
            }
        }
    }

    /// `Catalog/places.yaml`.
    mutating func readPlaces() -> [RidePlace] {
        guard let items = list("Catalog/places.yaml", mayBeEmpty: true) else { return [] }
        return items.compactMap { node in
            let keys = ["id", "name", "kind", "location"]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = places.enter(fields)
            let name = fields.name("name")
            let kind = fields.word("kind", RidePlace.Kind.self)
            let location = fields.point("location")
            guard let id, let name, let kind, let location else { return nil }
            return RidePlace(id: id, name: name, kind: kind, location: location)
        }
    }
}

extension Point {
    /// Metres to another point, good to one in a thousand over tens of kilometres.
    func metres(to other: Point) -> Double {
        let metresPerDegree = 111_195.0
        let middle = Double(latitude + other.latitude) / 2_000_000 * Double.pi / 180
        let north = Double(other.latitude - latitude) / 1_000_000 * metresPerDegree
        let east = Double(other.longitude - longitude) / 1_000_000 * metresPerDegree * cos(middle)
        return (north * north + east * east).squareRoot()
    }
}
