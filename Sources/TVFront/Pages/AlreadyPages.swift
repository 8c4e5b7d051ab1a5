import Domain

// What simulated old users taught (docs/people.md): say what was asked already, and when it is over.
extension Front {
    /// On the screen of something sent: that it is over, or that it is not yet. News of other things
    /// would be taken for the answer.
    func sentStrip(_ sent: Sent) -> [String]? {
        guard let key = sent.key, let item = content.outbox.first(where: { $0.key == key })
        else { return nil }
        switch item.state {
        case .waiting: return content.connected ? words.forms(.stripSending) : nil
        case .accepted: return words.forms(.stripFinished)
        case .tooLate, .refused: return nil
        }
    }

    /// Whether the office was asked today to call.
    var hasAskedForCall: Bool {
        guard let today else { return false }
        for item in content.outbox {
            guard case .checkIn(let answer, let day) = item.request, day == today,
                !item.state.isLost
            else { continue }
            return answer == .callMe
        }
        return content.view?.checkIn.map { $0.day == today && $0.answer == .callMe } ?? false
    }

    /// Help can also be had without dialling: 電話を もらう asks the office to call.
    var callMeButton: [Choice] {
        guard !hasAskedForCall, today != nil else { return [] }
        var call = button("call-me", .buttonCallMe, 2, .answer(.callMe), .hintCallMe)
        call.digit = nil
        call.number = ""
        return [call]
    }
}
