// Polls.
extension Route {
    /// Polls, newest first.
    public static let polls = Route("polls", "GET", "/v1/polls", [.operator])
    /// Opens a poll.
    public static let openPoll = Route("openPoll", "POST", "/v1/polls", [.operator])
    /// Ends a poll.
    public static let closePoll = Route("closePoll", "POST", "/v1/polls/{poll}/close", [.operator])
    /// How it was answered, small figures hidden.
    public static let pollResult = Route(
        "pollResult", "GET", "/v1/polls/{poll}/result", [.operator, .viewer])
    /// Answers a poll; the last answer counts.
    public static let answerPoll = Route(
        "answerPoll", "POST", "/v1/polls/{poll}/answer", [.box, .operator])

    static let ofPolls: [Route] = [.polls, .openPoll, .closePoll, .pollResult, .answerPoll]
}
