public import Domain

/// Something the box tells the office of which no screen speaks: it waits in the outbox like an order, but nobody is bothered with what became of it.
public enum QuietRequest: Sendable, Hashable, Codable {
    /// This household opened a notice.
    case readNotice(NoticeId)
    /// This household finished a lesson of the practice.
    case practised(Lesson)
    /// This household answered an alert, at that revision.
    case readAlert(AlertId, revision: Int)
}

extension Request {
    /// Whether no screen speaks of it.
    var isQuiet: Bool {
        if case .quiet = self { return true }
        return false
    }
}
