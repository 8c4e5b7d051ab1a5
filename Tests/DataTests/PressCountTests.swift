import DataFiles
import Domain
import Foundation
import Services
import Testing

@testable import TVFront

/// The television over the goods and screens that ship, for a household on a Thursday morning,
/// when every shop delivers.
private struct ShopFloor {
    static let day = Day("2026-11-26") ?? Day(number: 0)
    let catalogue: Catalogue
    let town: Municipality
    let screens: ScreenSet
    let habits: Habits?

    init(habits: Habits? = nil) throws {
        (town, catalogue) = try DataFolder.load(projectRoot)
        let root = projectRoot + "/Screens"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }
        screens = try ScreenSet.read(
            files: (names ?? []).sorted().compactMap { name in
                guard name.contains("."),
                    let text = try? String(contentsOfFile: root + "/" + name, encoding: .utf8)
                else { return nil }
                return (name, text)
            })
        self.habits = habits
    }

    func front(_ size: Settings.TextSize) throws -> Front {
        let now = town.zone.moment(Self.day, TimeOfDay(9, 30))
        let windows = town.shops.map {
            DeliveryDay.Window(
                shop: $0.id, closes: town.zone.moment(Self.day, TimeOfDay(11, 0)), closed: false)
        }
        let household = try #require(HouseholdId("h-1"))
        var view = ResidentView(
            officeTime: now, zone: town.zone, epoch: "e", rehearsal: false,
            municipality: town.name, officePhone: town.officePhone, officeHours: town.officeHours,
            household: household, householdName: town.name,
            village: town.villages[0].name, hall: town.villages[0].hall.name,
            days: [DeliveryDay(day: Self.day, windows: windows)],
            maximumOrderMass: town.maximumOrderMass, catalogueVersion: catalogue.version,
            orders: [], rides: [], taxis: [], ridePlaces: [], rideTerms: town.rideTerms,
            rideFare: 0, rideDays: [], checkIn: nil)
        view.habits = habits
        var front = Front(screens: screens, settings: Settings(textSize: size))
        front.receive(
            Content(
                binding: .paired(checkDigits: ""), view: view, catalogue: catalogue,
                updatedAt: now, connected: true, officeTime: now))
        return front
    }

    /// The fewest presses of arrows and 決定 from the first screen until each product is ordered.
    func presses(_ size: Settings.TextSize) throws -> [ProductNumber: Int] {
        var found: [ProductNumber: Int] = [:]
        var seen: Set<String> = []
        var layer = [try front(size)]
        var depth = 0
        while !layer.isEmpty, depth < 60 {
            var next: [Front] = []
            for front in layer {
                if case .product(let number) = front.top.place {
                    if found[number] == nil { found[number] = depth + rest(front, number) }
                    continue
                }
                for key in [Key.up, .down, .left, .right, .ok] {
                    var pressed = front
                    _ = pressed.press(key, at: nil)
                    let top = pressed.top
                    guard Self.isShopping(top.place),
                        seen.insert("\(top.place) \(top.focus) \(top.first)").inserted
                    else { continue }
                    next.append(pressed)
                }
            }
            layer = next
            depth += 1
        }
        return found
    }

    // From the page of a product to its order; a large number if it cannot be ordered.
    private func rest(_ start: Front, _ number: ProductNumber) -> Int {
        let wanted = [OrderItem(product: number, quantity: 1)]
        var layer = [start]
        for depth in 1...8 {
            var next: [Front] = []
            var seen: Set<String> = []
            for front in layer {
                for key in [Key.down, .right, .ok] where key != .down || front.isCommitting {
                    var pressed = front
                    for effect in pressed.press(key, at: nil) {
                        if case .send(.placeOrder(let items, let day)) = effect, items == wanted,
                            day == Self.day, front.screenName == "review"
                        {
                            return depth
                        }
                    }
                    let top = pressed.top
                    if seen.insert("\(top.place) \(top.focus)").inserted { next.append(pressed) }
                }
            }
            layer = next
        }
        return 1_000
    }

    private static func isShopping(_ place: Place) -> Bool {
        switch place {
        case .home, .shopping, .categories, .products, .product: true
        default: false
        }
    }
}

@Suite("How many presses an order takes")
struct PressCountTests {
    @Test("any product is ordered in six presses by its number")
    func byNumber() throws {
        let floor = try ShopFloor()
        let start = try floor.front(.small)
        for product in floor.catalogue.products {
            var front = start
            let digits = [1] + product.number.description.compactMap(\.wholeNumberValue) + [0, 1]
            #expect(digits.count == 6)
            var sent: [Effect] = []
            for digit in digits { sent = front.press(.digit(digit), at: nil) }
            let items = [OrderItem(product: product.number, quantity: 1)]
            #expect(sent == [.send(.placeOrder(items: items, day: ShopFloor.day))])
        }
    }

    @Test(
        "with arrows and 決定 alone any product is ordered in 23 presses, half of them in 16",
        arguments: [false, true])
    func byArrows(hasHabits: Bool) throws {
        let all = try ShopFloor().catalogue.products
        let usual = all.enumerated().filter { $0.offset % 20 == 3 }.map(\.element.number)
        let last = LastOrder(
            day: ShopFloor.day.adding(days: -7),
            lines: [
                .init(
                    product: all[0].number, name: all[0].name, quantity: 1, price: all[0].price,
                    picture: all[0].picture)
            ])
        let floor = try ShopFloor(habits: hasHabits ? Habits(usual: usual, last: last) : nil)
        for size in hasHabits ? Settings.TextSize.allCases : [.small] {
            let found = try floor.presses(size)
            #expect(found.count == all.count, "\(size): not all are reached")
            let sorted = found.values.sorted()
            let median = sorted[sorted.count / 2]
            let most = sorted[sorted.count - 1]
            print(
                "arrows, \(size), habits \(hasHabits): median \(median), most \(most), "
                    + "within 18: \(sorted.count { $0 <= 18 }) of \(sorted.count), worst "
                    + found.filter { $0.value > 18 }.keys.sorted().map(\.description)
                    .joined(separator: " "))
            if size == .small { #expect(most <= 23 && median <= 16) }
        }
    }

    @Test("every product is found by the first syllable of its name")
    func byName() throws {
        for product in try ShopFloor().catalogue.products {
            #expect(KanaSearch.place(of: product.name.kana) != nil, "\(product.name.kana)")
        }
    }
}
