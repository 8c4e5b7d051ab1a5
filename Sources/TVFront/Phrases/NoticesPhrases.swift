// What is said: notices. The texts themselves are in `Screens/Strings`.
extension Say {
    static let noticesNew = Say("notices.new")
    static let noticesNone = Say("notices.none")
    static let noticeNew = Say("notice.new")
    static let noticeRead = Say("notice.read")
    static let hintNotice = Say("hint.notice")
    static let buttonNoticeDone = Say("button.notice-done")
    static let stripNotices = Say("strip.notices")
    static let stripNotice = Say("strip.notice")
    static let stripNoticePage = Say("strip.notice-page")
    static let extraTurn = Say("extra.turn")
    static let backNotices = Say("back.notices")

    static let garbageNone = Say("garbage.none")
    static let buttonGarbage = Say("button.garbage")
    static let hintGarbage = Say("hint.garbage")
    static let stripGarbage = Say("strip.garbage")
    static let stripGarbageToday = Say("strip.garbage-today")
    static let stripGarbageTomorrow = Say("strip.garbage-tomorrow")

    static let ofNotices: [Say] = [
        noticesNew, noticesNone, noticeNew, noticeRead, hintNotice, buttonNoticeDone,
        stripNotices, stripNotice, stripNoticePage, extraTurn, backNotices,
        garbageNone, buttonGarbage, hintGarbage, stripGarbage, stripGarbageToday,
        stripGarbageTomorrow,
    ]
}
