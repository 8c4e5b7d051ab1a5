import Foundation
import SetTopBox
import Television

/// The thread that keeps the box and the office in step, so that a slow line never stops a key.
final class SyncThread: Sendable {
    private let sync: BoxSync
    private let bell: Doorbell
    private let poll: Int
    private let nap: Nap

    init(_ sync: BoxSync, bell: Doorbell, poll: Int) throws {
        nap = try Nap()
        self.sync = sync
        self.bell = bell
        self.poll = poll
    }

    func start() {
        Thread.detachNewThread { [self] in
            while true {
                let pause = sync.step(poll: poll)
                bell.ring()
                nap.sleep(pause)
            }
        }
    }

    /// Ends the pause at once, because something waits in the outbox.
    func hurry() { nap.end() }
}
