import Domain
import TVFront
import Wire

extension Spelled {
    /// Path and body of a request of which no screen speaks.
    static func spell(_ request: QuietRequest) throws -> (path: String, body: [UInt8]) {
        switch request {
        case .readNotice(let id):
            (
                Route.readNotice.path(id.text),
                try Message.bytes(NoticeReceipt(channel: .television))
            )
        case .practised(let lesson):
            (Route.notePractice.path(), try Message.bytes(NotePractice(lesson: lesson)))
        case .readAlert(let id, let revision):
            (
                Route.readAlert.path(id.text),
                try Message.bytes(AlertReceipt(revision: revision, channel: .television))
            )
        }
    }
}

extension QuietRequest {
    /// What the office's answer to it means; nil if it is none.
    func accepted(_ body: [UInt8]) -> OutboxItem.State? {
        switch self {
        case .readNotice(let id):
            guard (try? Message.read(NoticeReceipt.self, from: body)) != nil else { return nil }
            return .accepted(subject: id.text, receipt: nil)
        case .practised(let lesson):
            guard (try? Message.read(Practised.self, from: body)) != nil else { return nil }
            return .accepted(subject: lesson.rawValue, receipt: nil)
        case .readAlert(let id, _):
            guard (try? Message.read(AlertReceipt.self, from: body)) != nil else { return nil }
            return .accepted(subject: id.text, receipt: nil)
        }
    }
}
