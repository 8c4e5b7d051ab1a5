import BackOffice
import SetTopBox

/// How bad the line is, in percent of what is sent.
struct Weather: Sendable {
    var lost = 0
    var doubled = 0
    var late = 0
    var portal = 0

    static let fine = Weather()
    static let all = [
        fine, Weather(lost: 4, doubled: 4, late: 4, portal: 1),
        Weather(lost: 15, doubled: 12, late: 12, portal: 3),
        Weather(lost: 35, doubled: 10, late: 20, portal: 5),
    ]
}

/// The line between everybody and the office: it loses, doubles, delays and so reorders.
final class Network {
    typealias Answered = (Result<Answer, LineDown>) -> Void

    private struct Exchange {
        let request: OfficeRequest
        let sender: String
        var answered: Answered?
    }
    /// Milliseconds after which a sender gives up.
    static let patience: Int64 = 20_000

    private let scheduler: Scheduler
    private var dice: Dice
    var weather: Weather
    /// Moments at which it is fun to arrive.
    private let closes: [Int64]
    /// Senders that are cut off until a moment.
    var cutOff: [String: Int64] = [:]
    private var exchanges: [Int: Exchange] = [:]
    private var count = 0
    /// The office's door; nil while nobody listens.
    var door: ((Int, OfficeRequest) -> Bool)?
    private let tell: (String) -> Void

    init(
        _ scheduler: Scheduler, dice: Dice, weather: Weather, closes: [Int64],
        tell: @escaping (String) -> Void
    ) {
        self.scheduler = scheduler
        self.dice = dice
        self.weather = weather
        self.closes = closes
        self.tell = tell
    }

    func request(_ id: Int) -> OfficeRequest? { exchanges[id]?.request }
    func sender(_ id: Int) -> String { exchanges[id]?.sender ?? "" }

    /// Sends a request; `answered` is called once, with the answer or that there was none.
    func send(
        _ request: OfficeRequest, from sender: String, answered: @escaping Answered
    ) {
        count += 1
        let id = count
        exchanges[id] = Exchange(request: request, sender: sender, answered: answered)
        scheduler.after(Self.patience) { [weak self] in
            self?.finish(id, .failure(LineDown("no answer")))
        }
        guard !isCutOff(sender), !dice.chance(weather.lost) else {
            return tell("  \(id) \(sender) \(request.method) \(request.path): lost")
        }
        let copies = dice.chance(weather.doubled) ? 2 : 1
        for copy in 1...copies {
            let delay = arrival(copy)
            tell("  \(id) \(sender) \(request.method) \(request.path): in \(delay) ms")
            scheduler.after(delay) { [weak self] in self?.arrive(id) }
        }
    }

    /// The office answers.
    func answer(_ id: Int, _ response: OfficeResponse) {
        guard let sender = exchanges[id]?.sender else { return }
        guard !isCutOff(sender), !dice.chance(weather.lost) else {
            return tell("  \(id) answer \(response.status): lost")
        }
        var headers: [String: String] = [:]
        for (name, value) in response.headers where headers[name] == nil { headers[name] = value }
        var answer = Answer(status: response.status, headers: headers, body: response.body)
        if dice.chance(weather.portal) {
            answer = Answer(
                status: 200, headers: ["content-type": "text/html"],
                body: Array("<html>{}</html>".utf8))
        }
        let delay = delay()
        tell("  \(id) answer \(answer.status) \(answer.mediaType): in \(delay) ms")
        scheduler.after(delay) { [weak self] in self?.finish(id, .success(answer)) }
    }

    private func arrive(_ id: Int) {
        guard let request = exchanges[id]?.request else { return }
        if door?(id, request) != true {
            scheduler.after(3) { [weak self] in
                self?.finish(id, .failure(LineDown("nobody listens")))
            }
        }
    }

    private func finish(_ id: Int, _ result: Result<Answer, LineDown>) {
        guard let answered = exchanges[id]?.answered else { return }
        exchanges[id]?.answered = nil
        answered(result)
    }

    private func isCutOff(_ sender: String) -> Bool {
        cutOff[sender].map { $0 > scheduler.now } ?? false
    }

    /// How long a request travels. Just before a close many arrive at the very millisecond.
    private func arrival(_ copy: Int) -> Int64 {
        if let close = closes.first(where: { (1...1_500).contains($0 - scheduler.now) }),
            dice.chance(50)
        {
            return max(0, close - scheduler.now + dice.number(-1...1))
        }
        return delay() + (copy == 2 ? dice.number(0...3_000) : 0)
    }

    private func delay() -> Int64 {
        dice.chance(weather.late) ? dice.number(500...90_000) : dice.number(3...250)
    }
}
