import Domain
import Synchronization
import TVFront
import Wire

// A box that stands in a public place asks for a kiosk's few facts, and for nothing else.
extension BoxSync {
    /// Keeps a kiosk's view.
    func take(kioskView answer: Answer) throws {
        guard let view = try? Message.read(KioskView.self, from: answer.body) else {
            throw LineDown("the kiosk's view cannot be read")
        }
        try store.keep(.kiosk, body: answer.body, at: view.officeTime)
        if view.epoch != state.withLock({ $0.epoch }) {
            try store.begin(epoch: view.epoch, on: view.zone.day(at: view.officeTime))
        }
        state.withLock { state in
            state.content.kiosk = view
            state.content.updatedAt = view.officeTime
            state.take(board: state.board)
            state.epoch = view.epoch
            state.heardEpoch = view.epoch
        }
        // What was typed here is nobody's affair tomorrow.
        try store.clear(decidedBefore: view.officeTime.adding(minutes: -24 * 60))
    }
}

extension Paired {
    /// What the box belongs to, as one text: if it changes, nothing of before may be left.
    var home: String { household?.text ?? "kiosk at " + (place?.text ?? "") }
}
