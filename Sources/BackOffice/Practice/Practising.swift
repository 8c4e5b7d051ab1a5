import Domain
import Records
import Wire

/// What the office hears of practice: only that a lesson was finished.
enum Practising {
    /// Notes a finished lesson; the municipality may count who has been trained.
    static func note(_ visit: Visit) throws -> Reply {
        let said = try visit.message(NotePractice.self)
        let household = try visit.household(named: said.household)
        try visit.books.log.append(
            .practised, at: visit.now, day: visit.today, household: household.id,
            village: household.village, subject: household.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(said), as: UTF8.self))
        try visit.books.practices.note(
            said.lesson, of: household.id, in: household.village, at: visit.now)
        let lessons = try visit.books.practices.lessons(of: household.id)
        return try .message(
            Practised(household: household.id, lessons: lessons), status: 201,
            subject: household.id.text)
    }

    /// What the television learns of it.
    static func lessons(of household: HouseholdId, _ visit: Visit) throws -> [String]? {
        let lessons = try visit.books.practices.lessons(of: household)
        return lessons.isEmpty ? nil : lessons
    }
}

extension Dispatcher {
    static let practiceDuties: [Duty] = [.open(.notePractice, Practising.note)]
}
