// What is said: what others asked for. The texts themselves are in `Screens/Strings`.
extension Say {
    static let proposalTile = Say("proposal.tile")
    static let proposalBy = Say("proposal.by")
    static let proposalFrom = Say("proposal.from")
    static let proposalWaiting = Say("proposal.waiting")
    static let buttonAssent = Say("button.assent")
    static let buttonDecline = Say("button.decline")
    static let hintDecline = Say("hint.decline")
    static let hintDeclineNow = Say("hint.decline-now")
    static let declineAsk = Say("decline.ask")
    static let declineAfter = Say("decline.after")
    static let sentDecline = Say("sent.decline")
    static let stripProposal = Say("strip.proposal")
    static let stripProposalLate = Say("strip.proposal-late")
    static let stripProposalAsk = Say("strip.proposal-ask")
    static let decisionDeclined = Say("decision.declined")

    static let ofProposals: [Say] = [
        proposalTile, proposalBy, proposalFrom, proposalWaiting, buttonAssent, buttonDecline,
        hintDecline, hintDeclineNow, declineAsk, declineAfter, sentDecline, stripProposal,
        stripProposalLate, stripProposalAsk, decisionDeclined,
    ]
}
