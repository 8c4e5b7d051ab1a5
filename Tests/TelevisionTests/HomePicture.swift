import TVFront

/// A picture like the home screen, made of draw commands by hand.
enum HomePicture {
    static let night = Colour(0x14263C)
    static let rice = Colour(0xFFF8E7)
    static let lampWords = Colour(0xFFD24A)
    static let sumi = Colour(0x17181A)

    static func commands(focus: Int, clock: String = "午前 9時42分") -> [DrawCommand] {
        var list: [DrawCommand] = [
            .fill(.screen, night, radius: 0),
            .text("えんがわ", x: 96, baseline: 118, size: 76, .bold, rice),
            .text("なかお地区 山本さま", x: 412, baseline: 118, size: 48, .regular, Colour(0xBFD0E6)),
            .text("11月20日（金）", x: 1500, baseline: 102, size: 48, .regular, rice),
            .text(clock, x: 1506, baseline: 162, size: 48, .bold, rice),
            .fill(Box(x: 96, y: 186, width: 1728, height: 76), Colour(0x1E3A57), radius: 14),
            .text(
                "きょうの買い物は 11時 まで（あと 1時間18分）。夕方までに お届けします。", x: 124,
                baseline: 242, size: 48, .regular, lampWords),
        ]
        let tiles = [
            ("🛒", "買い物", "かごに 2点"), ("🚕", "のりもの", "行き・帰り"), ("😊", "元気です", "きょうは まだ"),
            ("📦", "お届け", "きのう 済み"), ("📢", "お知らせ", "新しい 1件"), ("🌱", "練習", "注文しません"),
        ]
        for (index, tile) in tiles.enumerated() {
            let box = Box(
                x: 96 + index % 3 * 588, y: 300 + index / 3 * 322, width: 552, height: 288)
            if index == focus {
                list.append(.fill(box.inset(by: -24), rice, radius: 44))
                list.append(.fill(box.inset(by: -20), night, radius: 40))
                list.append(.ring(box.inset(by: -12), Colour(0xFFC800), width: 14, radius: 32))
            }
            list += [
                .fill(box, Colour(index == focus ? 0xFFFDF5 : 0xF4E9CF), radius: 22),
                .text(
                    "\(index + 1)", x: box.x + 24, baseline: box.y + 52, size: 48, .bold,
                    Colour(0x6B5A34)),
                .picture(
                    tile.0, Box(x: box.x + 70, y: box.y + 78, width: 138, height: 132),
                    faded: index == 5),
                .text(tile.1, x: box.x + 226, baseline: box.y + 142, size: 72, .bold, sumi),
                .text(
                    tile.2, x: box.x + 226, baseline: box.y + 216, size: 44, .regular,
                    Colour(0x333333)),
            ]
        }
        list.append(
            .fill(Box(x: 0, y: 930, width: 1920, height: 150), Colour(0x0D1A2B), radius: 0))
        list.append(
            .text("［決定］買い物を はじめます", x: 96, baseline: 990, size: 48, .regular, rice))
        list.append(.arrow(Box(x: 1700, y: 960, width: 62, height: 84), lampWords, left: false))
        list.append(.arrow(Box(x: 1600, y: 960, width: 62, height: 84), lampWords, left: true))
        let keys = [("青", 0x2E7BD6), ("赤", 0xC8372D), ("緑", 0x3FAE6B), ("黄", 0xFFD24A)]
        for (index, key) in keys.enumerated() {
            let box = Box(x: 96 + index * 372, y: 1010, width: 60, height: 48)
            list.append(.fill(box, Colour(UInt32(key.1)), radius: 8))
            list.append(
                .text(key.0, x: box.x + 10, baseline: box.y + 38, size: 40, .bold, Colour(0xFFFFFF))
            )
            list.append(
                .text(
                    "はじめの画面", x: box.x + 72, baseline: box.y + 40, size: 44, .regular, rice))
        }
        return list
    }
}

/// A small repeatable source of random numbers (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Random lists and random changes of lists.
struct Scribble {
    var dice: Dice
    init(seed: UInt64) { dice = Dice(seed) }

    mutating func box(largest: Int = 500) -> Box {
        Box(
            x: Int.random(in: -60...1_900, using: &dice),
            y: Int.random(in: -60...1_060, using: &dice),
            width: Int.random(in: 0...largest, using: &dice),
            height: Int.random(in: 0...(largest * 2 / 3), using: &dice))
    }

    mutating func command() -> DrawCommand {
        let colour = Colour(UInt32.random(in: 0...0xFFFFFF, using: &dice))
        switch Int.random(in: 0..<6, using: &dice) {
        case 0:
            return .fill(box(), colour, radius: [0, 8, 22, 44].randomElement(using: &dice) ?? 0)
        case 1:
            return .ring(
                box(), colour, width: Int.random(in: 0...14, using: &dice),
                radius: [0, 6, 32].randomElement(using: &dice) ?? 0)
        case 2:
            let name = ["🍎", "🍌", "🛒", "nothing.png"].randomElement(using: &dice) ?? "🍎"
            return .picture(name, box(largest: 160), faded: Bool.random(using: &dice))
        case 3: return .arrow(box(largest: 90), colour, left: Bool.random(using: &dice))
        default:
            let words = ["えんがわ", "3,462円", "夕方までに お届けします。", "𠮷野さま ⚠ 🌱", "", "Thank you"]
            let place = box()
            return .text(
                words.randomElement(using: &dice) ?? "", x: place.x, baseline: place.y,
                size: [44, 48, 72].randomElement(using: &dice) ?? 44,
                Bool.random(using: &dice) ? .bold : .regular, colour)
        }
    }

    mutating func change(_ list: inout [DrawCommand]) {
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            let place = Int.random(in: 0..<max(1, list.count), using: &dice)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0 where list.count > 4: list.remove(at: place)
            case 1 where list.count > 4:
                list.swapAt(place, Int.random(in: 0..<list.count, using: &dice))
            case 2 where list.count < 24: list.insert(command(), at: min(place, list.count))
            default: if list.isEmpty { list.append(command()) } else { list[place] = command() }
            }
        }
    }
}
