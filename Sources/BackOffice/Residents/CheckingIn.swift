import Domain
import Records
import Wire

extension Residents {
    /// How many days late an answer is still taken; a box may have been off.
    static let checkInDays = 7

    /// Says how one is. A later answer of the same day takes the place of an earlier one.
    static func checkIn(_ visit: Visit) throws -> Reply {
        let said = try visit.message(SayHowOneIs.self)
        let household = try visit.household(named: said.household)
        let day = said.day ?? visit.today
        guard (visit.today.adding(days: -checkInDays)...visit.today).contains(day) else {
            throw Problem.unfit(
                "bad-day", ja: "その日の お返事は もう 受け取れません。お電話ください。",
                en: "We cannot take an answer for that day. Please call us.")
        }
        let checkIn = CheckIn(
            household: household.id, village: household.village, day: day, answer: said.answer,
            channel: visit.channel(said.channel), at: visit.now)
        try visit.books.log.append(
            .checkedIn, at: visit.now, day: day, household: household.id,
            village: household.village, subject: household.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(checkIn), as: UTF8.self))
        try visit.books.checkIns.put(checkIn)
        return try .message(checkIn, status: 201, subject: household.id.text)
    }
}
