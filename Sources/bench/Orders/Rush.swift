import BackOffice
import Foundation

/// One round of orders through the real office, all boxes at once.
struct Rush {
    let seconds: Double
    /// Milliseconds from asking to the answer, one an order.
    let waits: [Double]

    var rate: Double { Double(waits.count) / seconds }

    /// Every box sends its orders one after another, each as soon as the last was answered.
    static func run(_ office: Office, _ orders: [[OfficeRequest]]) async throws -> Rush {
        let clock = ContinuousClock()
        let start = clock.now
        let waits = try await withThrowingTaskGroup(of: [Double].self) { group in
            for requests in orders {
                group.addTask {
                    var waits: [Double] = []
                    waits.reserveCapacity(requests.count)
                    for request in requests {
                        let asked = clock.now
                        let answer = await office.answer(request)
                        waits.append((clock.now - asked) / .milliseconds(1))
                        guard answer.status == 201 else {
                            let text = String(decoding: answer.body, as: UTF8.self)
                            throw RushTown.Unfit(description: "not accepted: \(text)")
                        }
                    }
                    return waits
                }
            }
            var all: [Double] = []
            for try await waits in group { all += waits }
            return all
        }
        return Rush(seconds: (clock.now - start) / .seconds(1), waits: waits)
    }
}
