import Domain

// The notice board.
extension Front {
    var notices: [HouseholdNotice] { content.view?.notices ?? [] }

    func notice(_ id: NoticeId) -> HouseholdNotice? { notices.first { $0.id == id } }

    /// Whether this household has not opened it yet, here or as the office knows.
    func isNew(_ notice: HouseholdNotice) -> Bool {
        !notice.read && !content.outbox.contains { $0.request == .quiet(.readNotice(notice.id)) }
    }

    /// What the tile says: how many are new.
    var noticesDetail: String? {
        let count =
            notices.count(where: isNew) + polls.count { answer(to: $0) == nil }
        return count > 0 ? words(.noticesNew, ["n": "\(count)"]) : nil
    }

    func noticeBody(_ place: NoticePlace) -> (Body, [String])? {
        switch place {
        case .list: return (noticeList, title(.notices(.list)))
        case .reading(let id, let page): return readingBody(id, page)
        case .garbage: return garbageBody
        case .poll(let id): return pollBody(id)
        case .pollReview(let id, let choice): return pollReviewBody(id, choice)
        }
    }

    private var noticeList: Body {
        guard !notices.isEmpty || !polls.isEmpty else {
            return .message(
                Body.Message(
                    lines: [line(.noticesNone, .large)], picture: "📋",
                    buttons: hasGarbage ? [garbageButton, backButton(digit: 2)] : [backButton()]))
        }
        let rows =
            pollRows
            + notices.map { notice -> Row in
                let name = words(notice.title)
                let new = isNew(notice)
                var row = Row(
                    picture: new ? "✉️" : "📄", label: name,
                    right: new ? words(.noticeNew) : words(.noticeRead))
                var choice = Choice(
                    "n" + notice.id.text, name, .open(.notices(.reading(notice.id, page: 0))))
                choice.hint = words.forms(.hintNotice)
                row.choice = choice
                return row
            }
        let buttons = hasGarbage ? [garbageButton, backButton(digit: 2)] : [backButton()]
        return .ledger(Body.Ledger(rows: rows, buttons: buttons, startsInRows: true))
    }

    private func readingBody(_ id: NoticeId, _ page: Int) -> (Body, [String])? {
        guard let notice = notice(id) else { return nil }
        let pages = pages(of: notice)
        let shown = min(page, pages.count - 1)
        var message = Body.Message(
            lines: pages[shown].map { Body.Message.Line([$0], .body) },
            buttons: [backButton(.buttonNoticeDone, digit: pages.count > 1 ? 2 : 1)])
        if pages.count > 1 {
            let last = shown == pages.count - 1
            message.turns = true
            message.buttons.insert(
                button(
                    "turn", last ? .sheetFirst : .sheetNext, 1, .notice(.turn),
                    last ? .hintSheetFirst : .hintSheetNext), at: 0)
        }
        return (.message(message), [words(notice.title)])
    }

    private func pages(of notice: HouseholdNotice) -> [[String]] {
        NoticePages(words(notice.text), settings.textSize).pages
    }

    /// What the strip says: since when it stands, and which page this is.
    func noticeStrip(_ place: NoticePlace) -> [String]? {
        switch place {
        case .poll(let id): return pollStrip(id)
        case .pollReview(let id, _): return pollReviewStrip(id)
        case .list: return notices.isEmpty && polls.isEmpty ? nil : words.forms(.stripNotices)
        case .garbage: return words.forms(.stripGarbage)
        case .reading(let id, let page):
            guard let notice = notice(id) else { return nil }
            let pages = pages(of: notice)
            return words.forms(
                pages.count > 1 ? .stripNoticePage : .stripNotice,
                [
                    "date": date(notice.from).last ?? "", "n": "\(min(page, pages.count - 1) + 1)",
                    "all": "\(pages.count)", "until": date(notice.until).last ?? "",
                ])
        }
    }

    mutating func changeNotices(_ deed: NoticeDeed) -> [Effect] {
        switch deed {
        case .consider(let id, let choice): open(.notices(.pollReview(id, choice)))
        case .answer(let id, let choice): return give(id, choice)
        case .turn:
            guard case .notices(.reading(let id, let page)) = top.place,
                let count = notice(id).map({ pages(of: $0).count })
            else { break }
            let next = (min(page, count - 1) + 1) % count
            top.place = .notices(.reading(id, page: next))
            // Whoever presses 決定 again after the last page is done.
            if next == count - 1 { top.focus = "back" }
        }
        return []
    }

    /// One page on or back; at the ends the edge shows.
    mutating func turnNotice(by step: Int) {
        guard case .notices(.reading(let id, let page)) = top.place,
            let count = notice(id).map({ pages(of: $0).count })
        else { return }
        let next = min(page, count - 1) + step
        guard (0..<count).contains(next) else {
            cue = .edge(step < 0 ? .up : .down)
            return
        }
        top.place = .notices(.reading(id, page: next))
    }

    /// The receipt for a notice that was opened just now.
    func noticeOpened() -> [Effect] {
        guard case .notices(.reading(let id, _)) = top.place, let notice = notice(id),
            isNew(notice)
        else { return [] }
        return [.sendQuietly(.readNotice(id))]
    }
}
