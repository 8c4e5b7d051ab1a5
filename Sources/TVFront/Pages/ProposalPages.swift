import Domain

// An order that somebody else asked for: it is none until the resident says yes.
extension Front {
    func proposalBody(_ place: ProposalPlace) -> (Body, [String])? {
        switch place {
        case .page(let id): proposalPage(id)
        case .decline(let id): declineAsk(id)
        }
    }

    private func proposalPage(_ id: ProposalId) -> (Body, [String])? {
        guard let proposal = proposal(id) else { return nil }
        let name = asker(proposal)
        var ledger = Body.Ledger(
            rows: rows(of: proposal.items), foot: sum(of: proposal.items),
            note: [words(.proposalFrom, ["name": name])],
            buttons: [button("later", .buttonNotNow, 2, .back, .hintLater)])
        if let item = pending(id) {
            ledger.note.append(said(item.state))
            ledger.buttons = [backButton()]
            return (.ledger(ledger), title(.proposal(.page(id))))
        }
        ledger.buttons.append(
            button(
                "decline", .buttonDecline, 3, .open(.proposal(.decline(id))), .hintDecline))
        guard let day = offeredDay(proposal) else {
            ledger.note.append(words(.noteNoDay, ["phone": officePhone]))
            return (.ledger(ledger), proposalTitle(proposal))
        }
        if let refusal = refusal(of: proposal.items, on: day) {
            let name = refusal.product.flatMap(product).map { words($0.name) + " " } ?? ""
            ledger.note.append(name + words(refusal.words))
        } else {
            var commit = button(
                "assent", .buttonAssent, 1,
                .standing(.answer(.assent(id, day: day, items: proposal.items))), .hintOrder,
                kind: .commit)
            if day != proposal.day {
                commit.label = words(.buttonNextDay, ["day": said(day)])
            }
            ledger.buttons.append(commit)
        }
        return (.ledger(ledger), proposalTitle(proposal))
    }

    /// Whether the close of its day has come, as far as the box knows.
    func isLate(_ proposal: Proposal) -> Bool {
        if proposal.state == .late { return true }
        if let today, proposal.day < today { return true }
        return !isOpen(for: proposal.items, on: proposal.day)
    }

    /// The day a yes would be for: its own, or once that is closed the next one.
    func offeredDay(_ proposal: Proposal) -> Day? {
        guard isLate(proposal) else { return proposal.day }
        return deliveryDay(for: proposal.items)?.day ?? proposal.next
    }

    private func proposalTitle(_ proposal: Proposal) -> [String] {
        isLate(proposal) ? words.forms(.stateTooLate) : title(.proposal(.page(proposal.id)))
    }

    private func declineAsk(_ id: ProposalId) -> (Body, [String])? {
        guard let proposal = proposal(id), pending(id) == nil else { return nil }
        return (
            .message(
                Body.Message(
                    lines: [
                        line(.declineAsk, .large, ["name": asker(proposal)]),
                        line(.declineAfter, .body),
                    ],
                    buttons: [
                        button("later", .buttonNotNow, 2, .back, .hintLater),
                        button(
                            "decline", .buttonDecline, 1, .standing(.answer(.decline(id))),
                            .hintDeclineNow, kind: .commit),
                    ])), title(.proposal(.decline(id)))
        )
    }
}
