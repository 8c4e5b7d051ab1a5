import DataFiles
import Domain
import Services
import Testing

/// The top of the project, three folders above this file.
let projectRoot = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// The data that ships, read once.
private let shipped = Result { () throws(DataProblems) in try DataFolder.load(projectRoot) }

private func municipality() throws -> Municipality { try shipped.get().municipality }
private func catalogue() throws -> Catalogue { try shipped.get().catalogue }

@Suite("The villages that ship")
struct VillageDataTests {
    @Test("everything in Catalog and hardware is read without a problem")
    func noProblem() {
        if case .failure(let problems) = shipped { Issue.record("\(problems)") }
    }

    @Test("three remote controls and the box's settings are read without a problem")
    func remotes() throws {
        #expect(try RemoteFile.loadAll(below: projectRoot).count == 3)
        #expect(try KioskFiles.check(below: projectRoot) == 2)
    }

    @Test("four villages come first, with 600 households, 150 of them elderly-only")
    func firstPhase() throws {
        let first = try municipality().villages.filter { $0.phase == 1 }
        #expect(first.count == 4)
        #expect(first.map(\.households).reduce(0, +) == 600)
        #expect(first.map(\.elderlyOnlyHouseholds).reduce(0, +) == 150)
    }

    @Test("all nine villages have 900 households, 300 of them elderly-only")
    func secondPhase() throws {
        let all = try municipality().villages
        #expect(all.count == 9)
        #expect(all.map(\.households).reduce(0, +) == 900)
        #expect(all.map(\.elderlyOnlyHouseholds).reduce(0, +) == 300)
    }

    @Test("the municipality's code has a right check digit and belongs to no prefecture")
    func code() throws {
        let code = try municipality().code.text
        #expect(MunicipalityCode(code) != nil)
        let prefecture = try #require(Int(code.prefix(2)))
        #expect(!(1...47).contains(prefecture))
    }

    @Test("no telephone number and no point of the data leads to a real person")
    func nobodyReal() throws {
        let town = try municipality()
        #expect(town.officePhone.hasPrefix("0000"))
        let points =
            town.villages.map(\.hall.location) + town.bases.map(\.location)
            + town.ridePlaces.map(\.location)
        for point in points {
            #expect((38_400_000...38_700_000).contains(point.latitude))
            #expect((134_900_000...135_200_000).contains(point.longitude))
        }
    }

    @Test("a van reaches every village from every base and is back before it must be")
    func vans() throws {
        let town = try municipality()
        for village in town.villages {
            for base in town.bases {
                let minutes = try #require(village.hall.vanMinutes[base.id])
                let van = try #require(town.vans.first { $0.base == base.id })
                #expect(minutes.rawValue * 2 < van.to.minute - van.from.minute)
            }
        }
        #expect(town.vans.contains { $0.freezer })
    }

    @Test(
        "volunteers are there for every village, all the time from 11:30 to 17:30, whenever something is delivered"
    )
    func covered() throws {
        let town = try municipality()
        let cutoff = Cutoff(town)
        for offset in 0..<365 {
            let day = try #require(Day("2026-04-01")).adding(days: offset)
            for village in town.villages {
                let delivers = town.shops.contains {
                    cutoff.delivers(Slot(day: day, shop: $0.id, village: village.id))
                }
                guard delivers else { continue }
                let shifts = town.volunteers.filter { $0.villages.contains(village.id) }
                    .flatMap(\.shifts).filter { $0.weekdays.contains(day.weekday) }
                for minute in 11 * 60 + 30..<17 * 60 + 30 {
                    let there = shifts.contains {
                        $0.from.minute <= minute && minute < $0.to.minute
                    }
                    if !there {
                        Issue.record("nobody in \(village.id) on \(day), minute \(minute)")
                    }
                }
            }
        }
        #expect(town.volunteers.count >= 20)
    }

    @Test(
        "every village with a pad has corridors of 3 to 10 km, flown at 7 to 11 m/s from pad to pad; one has no pad"
    )
    func corridors() throws {
        let town = try municipality()
        for village in town.villages {
            let mine = town.corridors.filter { $0.village == village.id }
            #expect(mine.isEmpty == !village.hall.landingPad)
        }
        #expect(town.villages.filter { !$0.hall.landingPad }.count == 1)
        for corridor in town.corridors {
            #expect((3000...10_000).contains(corridor.length.rawValue))
            for minutes in [corridor.outMinutes, corridor.backMinutes] {
                let speed = corridor.length.rawValue / (minutes.rawValue * 60)
                #expect((7...11).contains(speed), "\(corridor.id): \(speed) m/s")
            }
        }
    }

    @Test(
        "every drone's type has a published payload, and no airframe has a figure without a source")
    func airframes() throws {
        let town = try municipality()
        for drone in town.drones {
            let type = try #require(town.airframes.first { $0.id == drone.airframe })
            #expect(drone.payload <= (type.payload ?? .zero))
            let farthest = town.corridors.filter { $0.base == drone.base }.map(\.length).max()
            let roundTrip = try #require(farthest) * 2
            #expect(roundTrip <= (type.range ?? .zero))
        }
        #expect(town.airframes.allSatisfy { !$0.source.isEmpty })
    }

    @Test("every village has a taxi for a wheelchair, and every band lies in the day")
    func taxis() throws {
        let town = try municipality()
        #expect(town.taxis.count == 12 && town.taxiZones.count == 6)
        for village in town.villages {
            let zone = try #require(town.taxiZone(of: village.id))
            #expect(town.taxis.contains { $0.zone == zone.id && $0.wheelchairPlaces > 0 })
        }
        #expect(town.rideTerms.bands.first?.from == TimeOfDay(9, 0))
        #expect(town.rideTerms.bands.last?.to == TimeOfDay(15, 0))
    }
}

@Suite("The cut-offs and holidays that ship")
struct CutoffDataTests {
    private func closing(_ day: String, _ shop: String, _ village: String) throws -> String? {
        let town = try municipality()
        let slot = Slot(
            day: try #require(Day(day)), shop: try #require(ShopId(shop)),
            village: try #require(VillageId(village)))
        return Cutoff(town).closing(of: slot).map {
            "\(town.zone.day(at: $0)) \(town.zone.time(at: $0))"
        }
    }

    @Test(
        "ordering closes as the notice says",
        arguments: [
            ("2026-11-20", "supermarket", "kakinoki", "2026-11-20 11:00"),
            ("2026-11-20", "supermarket", "okuyamada", "2026-11-20 10:30"),
            ("2026-11-20", "florist", "okuyamada", "2026-11-19 10:00"),
            ("2026-11-21", "drugstore", "kakinoki", "2026-11-21 10:30"),
            ("2026-11-21", "supermarket", "kakinoki", nil),
            ("2026-11-21", "florist", "kakinoki", nil),
            ("2026-11-22", "drugstore", "kakinoki", nil),
            ("2026-11-23", "supermarket", "kakinoki", nil),
            ("2026-11-23", "florist", "kakinoki", nil),
            ("2026-12-30", "drugstore", "kakinoki", nil),
        ] as [(String, String, String, String?)])
    func closings(day: String, shop: String, village: String, expected: String?) throws {
        #expect(try closing(day, shop, village) == expected)
    }

    @Test("2026 has 18 national holidays and 2027 has 17, beside the year-end closing")
    func holidays() throws {
        let national = try municipality().holidays.holidays.filter { $0.value != "年末年始の お休み" }
        #expect(national.filter { $0.key.year == 2026 }.count == 18)
        #expect(national.filter { $0.key.year == 2027 }.count == 17)
    }

    @Test("a holiday on a Monday falls on a Monday")
    func mondays() throws {
        for (day, name) in try municipality().holidays.holidays
        where ["成人の日", "海の日", "敬老の日", "スポーツの日"].contains(name) {
            #expect(day.weekday == .monday, "\(day) \(name)")
        }
    }
}

@Suite("The catalogue that ships")
struct CatalogueDataTests {
    @Test("there are at least 320 products on at least 14 shelves, from four shops")
    func size() throws {
        #expect(try catalogue().products.count >= 320)
        #expect(try catalogue().categories.count >= 14)
        let shops = Set(try catalogue().products.map(\.shop))
        #expect(shops.count == 4)
    }

    @Test("nothing is blank, and no name is longer than 14 characters")
    func nothingBlank() throws {
        for product in try catalogue().products {
            for text in [
                product.name.ja, product.name.kana, product.name.en, product.unit,
                product.category, product.picture,
            ] {
                #expect(text.contains { !$0.isWhitespace }, "\(product.number)")
            }
            #expect(product.name.ja.count <= 14, "\(product.name.ja)")
            #expect(!product.weekdays.isEmpty)
        }
    }

    @Test("every picture is one emoji without skin tone or joiner")
    func pictures() throws {
        let pictures =
            try catalogue().products.map(\.picture) + catalogue().categories.map(\.picture)
        for picture in pictures {
            let scalars = picture.unicodeScalars.filter { $0 != "\u{FE0F}" }
            #expect(picture.count == 1 && scalars.count == 1, "\(picture)")
            #expect(scalars.allSatisfy { $0.properties.isEmoji && $0.value > 0x7F }, "\(picture)")
        }
    }

    @Test("no two products look alike: name and unit together are never the same")
    func distinct() throws {
        let products = try catalogue().products
        #expect(Set(products.map { $0.name.ja + $0.unit }).count == products.count)
        #expect(Set(products.map { $0.name.en + $0.unit }).count == products.count)
    }

    @Test("food is taxed at 8 percent, everything else and alcohol at 10")
    func tax() throws {
        let food: Set = [
            "rice", "bread", "noodles", "vegetables", "roots", "fruit", "meat", "fish", "dairy",
            "tofu", "seasoning", "drinks", "sweets", "frozen", "cans",
        ]
        // What may be eaten or drunk among goods that are otherwise taxed at 10 percent.
        let exceptions: Set = [576, 578, 829, 830, 831]
        for product in try catalogue().products {
            let isFood =
                food.contains(product.category) || exceptions.contains(product.number.value)
            #expect(product.taxPercent == (isFood ? 8 : 10), "\(product.number) \(product.name.ja)")
        }
    }

    @Test("mass and volume fit each other, and the largest number of anything can be ordered")
    func masses() throws {
        let limit = try municipality().maximumOrderMass
        for product in try catalogue().products {
            let density = Double(product.mass.rawValue) / Double(product.volume.rawValue)
            #expect((0.02...2.5).contains(density), "\(product.number) \(product.name.ja)")
            #expect(
                product.mass * product.maximumPerOrder <= limit, "\(product.number)")
        }
    }

    @Test("fresh fish comes on Tuesday, Thursday and Friday, flowers on Monday and Thursday")
    func freshDays() throws {
        let products = try catalogue().products
        let sashimi = try #require(products.first { $0.name.ja == "さしみ まぐろ" })
        #expect(sashimi.weekdays == [.tuesday, .thursday, .friday])
        for flower in products where flower.category == "flowers" {
            #expect(flower.weekdays == [.monday, .thursday])
        }
    }

    @Test(
        "what the pictures of the television show is there under its number",
        arguments: [
            (214, "りんご サンふじ", "3個入り", 398), (215, "バナナ", "1ふさ", 198),
            (216, "みかん", "1袋 1kg", 498), (217, "ぶどう 巨峰", "1房", 780),
        ])
    func looks(number: Int, name: String, unit: String, price: Int) throws {
        let wanted = try #require(ProductNumber(number))
        let product = try #require(try catalogue().product(wanted))
        #expect(product.name.ja == name && product.unit == unit)
        #expect(product.price == Yen(price))
    }

    @Test("nothing that may not fly without a permit is on offer: no gas, no lighter, no spray can")
    func noDangerousGoods() throws {
        for product in try catalogue().products {
            for word in ["ガス", "ボンベ", "ライター", "マッチ", "スプレー", "花火", "灯油 "] {
                #expect(!product.name.ja.contains(word), "\(product.name.ja)")
            }
        }
    }
}
