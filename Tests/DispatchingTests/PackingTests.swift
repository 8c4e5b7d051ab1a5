@testable import Dispatching
import Domain
import Testing

@Suite("Packing of flights")
struct PackingTests {
    @Test("the bound sees parcels of which no two fit together")
    func pairs() {
        #expect(Packing.bound([2600, 2600, 2600], capacity: 5000) == 3)
        #expect(Packing.bound([2500, 2500, 2500], capacity: 5000) == 2)
        #expect(Packing.bound([4000, 3000, 2000, 1000], capacity: 5000) == 2)
        #expect(Packing.bound([], capacity: 5000) == 0)
    }

    @Test("no packing of small sets needs fewer flights than the bound says")
    func bound() {
        var dice = Dice(seed: 4)
        for _ in 0..<200 {
            let weights = (0..<dice.within(1...7)).map { _ in dice.within(1...100) }
            let fewest = fewestBins(weights, 100)
            #expect(Packing.bound(weights, capacity: 100) <= fewest)
        }
    }

    @Test("the packing carries every parcel once, within mass, volume and count")
    func packs() {
        var dice = Dice(seed: 8)
        for _ in 0..<60 {
            let items = (0..<dice.within(1...40)).map { _ in
                Item(
                    village: 0, mass: dice.within(100...4900), volume: dice.within(100...9000),
                    keeping: 0, ready: 0, urgent: false)
            }
            let limits = Limits(boxes: [(5000, 12_000)], parcels: 6)
            let packed = Packing.pack(Array(items.indices), items, limits, launches: [])
            let bins = packed.bins
            #expect(packed.bound <= bins.count)
            #expect(bins.joined().sorted() == Array(items.indices))
            for bin in bins {
                #expect(bin.reduce(0) { $0 + items[$1].mass } <= 5000)
                #expect(bin.reduce(0) { $0 + items[$1].volume } <= 12_000)
                #expect(bin.count <= 6)
            }
        }
    }

    private func parcels(_ masses: [Int]) -> [Item] {
        masses.map {
            Item(village: 0, mass: $0, volume: 0, keeping: 0, ready: 0, urgent: false)
        }
    }

    @Test("small sets are packed into the fewest flights there are, and that is proven")
    func fewest() {
        var dice = Dice(seed: 21)
        let limits = Limits(boxes: [(100, DayTables.noLimit)], parcels: 9)
        for _ in 0..<150 {
            let items = parcels((0..<dice.within(1...8)).map { _ in dice.within(10...70) })
            let packed = Packing.pack(Array(items.indices), items, limits, launches: [])
            #expect(packed.bins.count == fewestBins(items.map(\.mass), 100))
            #expect(packed.bound == packed.bins.count)
        }
    }

    @Test("a village of a hundred parcels is packed into the fewest flights, proven")
    func village() {
        var dice = Dice(seed: 5)
        let limits = Limits(boxes: [(5000, DayTables.noLimit)], parcels: 30)
        for count in [12, 30, 60, 100, 100, 350] {
            let items = parcels(
                (0..<count).map { _ in
                    let light = dice.chance(550)
                    return 10 * (light ? dice.within(20...120) : dice.within(120...490))
                })
            let packed = Packing.pack(Array(items.indices), items, limits, launches: [])
            #expect(packed.bound == packed.bins.count)
        }
    }

    @Test("the bound over patterns is at least the plain one and never above a packing")
    func patterns() {
        var dice = Dice(seed: 13)
        for _ in 0..<60 {
            let weights = (0..<dice.within(1...8)).map { _ in dice.within(10...70) }
            let plain = Packing.bound(weights, capacity: 100)
            let least = fewestBins(weights, 100)
            let found = PatternBound(weights, capacity: 100).bound(known: plain, enough: least + 9)
            #expect(found >= plain && found <= least)
        }
        // Of weights 34 only two fit, which mass alone does not see.
        #expect(
            PatternBound([34, 34, 34, 34, 34, 34], capacity: 100).bound(known: 3, enough: 9) == 3)
        #expect(
            PatternBound(Array(repeating: 26, count: 8), capacity: 100)
                .bound(known: 3, enough: 9) == 3)
    }

    @Test("where flights are short, only the heaviest parcels that are not urgent stay")
    func short() {
        let items = parcels([4000, 4000, 3000, 1000, 1000, 2000])
        let limits = Limits(boxes: [(5000, DayTables.noLimit)], parcels: 9)
        let best = Packing.pack(
            Array(items.indices), items, limits, into: 2, launches: [0, 9])
        #expect(best.bins.count <= 2)
        #expect(best.left.count == 2)
        #expect(best.left.allSatisfy { items[$0].mass == 4000 })
    }

    /// Fewest bins by trying everything.
    private func fewestBins(_ weights: [Int], _ capacity: Int) -> Int {
        var best = weights.count
        func put(_ next: Int, _ bins: [Int]) {
            if bins.count >= best { return }
            if next == weights.count {
                best = bins.count
                return
            }
            for bin in bins.indices where bins[bin] + weights[next] <= capacity {
                var fuller = bins
                fuller[bin] += weights[next]
                put(next + 1, fuller)
            }
            put(next + 1, bins + [weights[next]])
        }
        put(0, [])
        return best
    }
}

@Suite("Sets of minutes")
struct BitsTests {
    @Test("agree with plain arrays of yes and no on every operation")
    func plain() {
        var dice = Dice(seed: 11)
        for _ in 0..<300 {
            let words = dice.within(1...4)
            let set = Bits.Words.allocate(capacity: words)
            defer { set.deallocate() }
            set.initialize(repeating: 0, count: words)
            var plain = Array(repeating: false, count: words * 64)
            for _ in 0..<6 {
                let from = dice.within(-5...(words * 64))
                let to = from + dice.below(90)
                let on = dice.chance(650)
                if on {
                    Bits.insert(set, words, from, to)
                } else {
                    Bits.remove(set, words, from, to)
                }
                for minute in max(0, from)..<max(0, max(from, min(to, words * 64)))
                where minute < plain.count {
                    plain[minute] = on
                }
            }
            let at = dice.below(words * 64)
            #expect(Bits.first(set, words, from: at) == plain[at...].firstIndex(of: true))
            #expect(
                Bits.firstMissing(set, words, from: at)
                    == plain[at...].firstIndex(of: false) ?? plain.count)
            let run = plain[..<at].reversed().prefix { $0 }.count
            #expect(Bits.runBefore(set, at: at) == run)
            let length = dice.within(1...100)
            Bits.erode(set, words, length)
            for minute in plain.indices {
                let kept =
                    minute + length <= plain.count
                    && plain[minute..<(minute + length)].allSatisfy { $0 }
                #expect(Bits.contains(set, minute) == kept)
            }
        }
    }
}
