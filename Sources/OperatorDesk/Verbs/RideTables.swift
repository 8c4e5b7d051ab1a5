import Console
import Domain
import Wire

/// In which order rides stand on the desk: who waits now first, then by the time of the ride.
enum RideOrder {
    static func stands(_ ride: Ride) -> (Int, Int, Int, String) {
        let waits = (ride.asSoonAsPossible ?? false) && ride.isOpen
        return (waits ? 0 : 1, ride.request.day.number, ride.begins.minute, ride.id.text)
    }
}

extension Verbs {
    private static let rideColumns: [Table.Column] = [
        .init("ride", ja: "ID", en: "Ride"), .init("state", ja: "状態", en: "State"),
        .init("day", ja: "日", en: "Day"), .init("band", ja: "時間帯", en: "Band"),
        .init("direction", ja: "方向", en: "Way"), .init("place", ja: "行き先", en: "Place"),
        .init("household", ja: "世帯", en: "Household"), .init("village", ja: "集落", en: "Village"),
        .init("companions", ja: "つきそい", en: "With", isNumber: true),
        .init("wheelchair", ja: "車いす", en: "Wheelchair"), .init("taxi", ja: "車", en: "Taxi"),
        .init("pick-up", ja: "迎え", en: "Pick-up"),
        .init("fare", ja: "円", en: "Yen", isNumber: true),
        .init("call", ja: "帰りの番号", en: "Call no.", isNumber: true),
        .init("other-way", ja: "もう片方", en: "Other way"), .init("note", ja: "備考", en: "Note"),
    ]

    private static func cells(_ ride: Ride, _ speech: Speech) -> [String] {
        let asked = ride.request
        let isNow = (ride.asSoonAsPossible ?? false) && ride.isOpen
        return [
            "\(ride.id)", speech.word(ride.progress), "\(asked.day)",
            isNow
                ? speech.word("now", Words(ja: "いま", en: "now"))
                : "\(asked.band.from)-\(asked.band.to)",
            speech.word(asked.direction), "\(asked.place)",
            "\(ride.household)", "\(ride.village)",
            speech.codes || asked.companions > 0 ? "\(asked.companions)" : "",
            speech.yes(asked.wheelchair), ride.taxi?.text ?? "", speech.time(ride.pickUp),
            "\(ride.fare)", ride.callNumber.map(String.init) ?? "", ride.partner?.text ?? "",
            ride.note ?? "",
        ]
    }

    static func rideTable(_ rides: [Ride], _ speech: Speech) -> Table {
        Table(rideColumns, rows: rides.map { cells($0, speech) })
    }

    static func rideTable(_ rows: [RideRow], _ speech: Speech) -> Table {
        Table(
            rideColumns + [
                .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
                .init("place-name", ja: "行き先の名", en: "Place name"),
            ],
            rows: rows.map { row in
                cells(row.ride, speech)
                    + [speech.name(row.householdName), row.phone, speech.name(row.placeName)]
            })
    }
}
