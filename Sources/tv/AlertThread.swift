import Foundation
import SetTopBox
import Television

/// The thread that asks for alerts, every few seconds and over a line of its own.
final class AlertThread: Sendable {
    private let sync: BoxSync
    private let line: any OfficeTransport
    private let bell: Doorbell
    private let poll: Int

    init(_ sync: BoxSync, office: String, bell: Doorbell, poll: Int) throws(LineDown) {
        self.sync = sync
        line = try KeptOffice(address: office)
        self.bell = bell
        self.poll = poll
    }

    func start() {
        Thread.detachNewThread { [self] in
            while true {
                if sync.watch(over: line) { bell.ring() }
                // A little apart from all other boxes, so that a thousand do not ask at once.
                let share = Double.random(in: 0.8...1.2)
                Thread.sleep(forTimeInterval: Double(poll) / 1000 * share)
            }
        }
    }
}
