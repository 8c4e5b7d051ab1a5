import Foundation
import SetTopBox
import Television

/// The thread that shows the screen to the office while that is wished; otherwise it sleeps.
final class ScreenThread: Sendable {
    private let line: ScreenLine
    private let bell: Doorbell
    private let elapsed: @Sendable () -> Int64
    private let nap: Nap

    init(_ line: ScreenLine, bell: Doorbell, elapsed: @escaping @Sendable () -> Int64) throws {
        nap = try Nap()
        self.line = line
        self.bell = bell
        self.elapsed = elapsed
    }

    func start() {
        Thread.detachNewThread { [self] in
            while true {
                let before = line.pointer
                let pause = line.step(at: elapsed())
                if line.pointer != before { bell.ring() }
                nap.sleep(pause)
            }
        }
    }

    /// Ends the pause at once, because the screen has changed.
    func hurry() { nap.end() }
}
