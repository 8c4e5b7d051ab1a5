import BackOffice
import Domain
import Foundation
import Rehearsal
import SetTopBox
import Synchronization
import Wire

/// What became of one order of one box.
struct RushAnswer: Sendable {
    /// Seconds after the start at which it was pressed.
    let pressed: Double
    /// Milliseconds from the press to the last byte of the answer.
    let wait: Double
    /// How often it was sent, because of 503 or a broken line.
    let tries: Int
    let status: Int
    /// The order's id, where it was accepted.
    let order: String?
}

/// Many boxes: each sends its signed order at its moment, over a connection of its own as a real
/// box does, and sends the same again where it got no decision.
struct RushCrowd: Sendable {
    let address: String
    /// Threads that press for the boxes. A press that finds none free waits, and that counts.
    var hands = 160

    /// Sends each order at its moment, in seconds from now, and returns what became of them.
    func press(_ plan: [(at: Double, request: OfficeRequest)]) -> [RushAnswer] {
        let queue = plan.sorted { $0.at < $1.at }
        let next = Atomic<Int>(0)
        let found = Mutex<[RushAnswer]>([])
        let clock = ContinuousClock()
        let start = clock.now
        let group = DispatchGroup()
        for _ in 0..<min(hands, queue.count) {
            group.enter()
            let thread = Thread {
                var mine: [RushAnswer] = []
                while true {
                    let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard place < queue.count else { break }
                    let (at, request) = queue[place]
                    let early = at - (clock.now - start) / .seconds(1)
                    if early > 0 { usleep(UInt32(early * 1_000_000)) }
                    mine.append(send(request, pressed: at, since: start, clock))
                }
                let all = mine
                found.withLock { $0 += all }
                group.leave()
            }
            thread.stackSize = 512 * 1_024
            thread.start()
        }
        group.wait()
        return found.withLock { $0 }
    }

    private func send(
        _ request: OfficeRequest, pressed: Double, since start: ContinuousClock.Instant,
        _ clock: ContinuousClock
    ) -> RushAnswer {
        let line = HTTPOffice(address: address)
        var tries = 0
        while true {
            tries += 1
            let answer = try? line.exchange(
                method: request.method, target: request.path, headers: request.headers,
                body: request.body)
            let status = answer?.status ?? 0
            let isDecided = (200...299).contains(status) || [404, 409, 422].contains(status)
            if isDecided || tries == 20 {
                let spent = (clock.now - start) / .seconds(1) - pressed
                let order = answer.flatMap { try? Message.read(Order.self, from: $0.body) }
                return RushAnswer(
                    pressed: pressed, wait: spent * 1_000, tries: tries, status: status,
                    order: order?.id.text)
            }
            // As a box near the close: 1 s at first, with full jitter.
            usleep(UInt32.random(in: 50_000...(1_000_000 * UInt32(min(tries, 5)))))
        }
    }
}
