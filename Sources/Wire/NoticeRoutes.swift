// The notice board.
extension Route {
    /// Notices now and of the last 90 days, newest first.
    public static let notices = Route("notices", "GET", "/v1/notices", [.operator])
    /// Posts a notice.
    public static let postNotice = Route("postNotice", "POST", "/v1/notices", [.operator])
    /// One notice.
    public static let notice = Route("notice", "GET", "/v1/notices/{notice}", [.operator])
    /// Who has read a notice, and who has not.
    public static let noticeReads = Route(
        "noticeReads", "GET", "/v1/notices/{notice}/reads", [.operator])
    /// Takes a notice down.
    public static let withdrawNotice = Route(
        "withdrawNotice", "POST", "/v1/notices/{notice}/withdraw", [.operator])
    /// Says that a household has read a notice.
    public static let readNotice = Route(
        "readNotice", "POST", "/v1/notices/{notice}/read", [.box, .operator])

    static let ofNotices: [Route] = [
        .notices, .postNotice, .notice, .noticeReads, .withdrawNotice, .readNotice,
    ]
}
