// What is said: questions of the municipality. The texts themselves are in `Screens/Strings`.
extension Say {
    static let pollAnswered = Say("poll.answered")
    static let pollAsked = Say("poll.asked")
    static let pollChosen = Say("poll.chosen")
    static let pollReviewAsk = Say("poll.review-ask")
    static let pollReviewAnswer = Say("poll.review-answer")
    static let sentPollTitle = Say("sent.poll-title")
    static let sentPoll = Say("sent.poll")
    static let decisionPollLost = Say("decision.poll-lost")
    static let buttonPollFix = Say("button.poll-fix")
    static let buttonPollGive = Say("button.poll-give")
    static let hintPoll = Say("hint.poll")
    static let hintPollAnswer = Say("hint.poll-answer")
    static let hintPollFix = Say("hint.poll-fix")
    static let hintPollGive = Say("hint.poll-give")
    static let stripPollAsk = Say("strip.poll-ask")
    static let stripPollWaiting = Say("strip.poll-waiting")
    static let stripPollGiven = Say("strip.poll-given")
    static let stripPollReview = Say("strip.poll-review")
    static let stripPollNews = Say("strip.poll-news")
    static let backPoll = Say("back.poll")

    static let ofPolls: [Say] = [
        pollAnswered, pollAsked, pollChosen, pollReviewAsk, pollReviewAnswer, sentPollTitle,
        sentPoll, decisionPollLost, buttonPollFix, buttonPollGive, hintPoll, hintPollAnswer,
        hintPollFix, hintPollGive, stripPollAsk, stripPollWaiting, stripPollGiven, stripPollReview,
        stripPollNews, backPoll,
    ]
}
