import Domain
import Services

/// Where a resident is on the notice board.
enum NoticePlace: Hashable {
    /// All notices.
    case list
    /// One notice at one of its pages, from 0.
    case reading(NoticeId, page: Int)
    /// When garbage is collected.
    case garbage
    /// A question with its answers.
    case poll(PollId)
    /// What is about to be answered, counted from 0.
    case pollReview(PollId, Int)

    /// The screen file it is worded by.
    var screen: String {
        switch self {
        case .list: "notices"
        case .reading: "notice"
        case .garbage: "garbage-days"
        case .poll: "poll"
        case .pollReview: "poll-review"
        }
    }
}

/// What choosing does on the notice board.
enum NoticeDeed: Hashable {
    /// Shows the next page, after the last one the first.
    case turn
    /// Shows that answer once more before it is given.
    case consider(PollId, Int)
    /// Gives that answer to a question.
    case answer(PollId, Int)
}

/// A text cut into pages that a screen holds at one size: never scrolled, never shrunk.
struct NoticePages {
    /// The lines of each page.
    let pages: [[String]]

    /// How many lines a page has, and how many full-width characters a line: what `Pen.message` has room for above one row of buttons.
    static func room(_ size: Settings.TextSize) -> (lines: Int, width: Int) {
        switch size {
        case .small: (5, 29)
        case .medium: (4, 23)
        case .large: (3, 19)
        }
    }

    /// Breaks a text by the rules of Japanese typesetting. Characters of the Latin script count three fifths.
    init(_ text: String, _ size: Settings.TextSize) {
        let room = Self.room(size)
        // The widest reading over a word is counted, and a line with readings is as tall as one and a half.
        let packed = PackedFurigana(text)
        let breaking = LineBreaking(width: room.width * 5) { line in
            Furigana.pieces(of: packed.unpacked(line)).reduce(0) { sum, piece in
                let base = piece.text.reduce(0) { $0 + ($1.isASCII ? 3 : 5) }
                return sum + max(base, (piece.reading?.count ?? 0) * 3)
            }
        }
        var pages: [[String]] = []
        var page: [String] = []
        var halves = 0
        for line in breaking.lines(of: packed.text).map(packed.unpacked) {
            // A page does not begin or end with an empty line.
            if line.isEmpty, page.isEmpty { continue }
            let tall = Furigana.isMarked(line) ? 3 : 2
            if halves + tall > 2 * room.lines, !page.isEmpty {
                pages.append(page)
                page = []
                halves = 0
                if line.isEmpty { continue }
            }
            page.append(line)
            halves += tall
        }
        if !page.isEmpty { pages.append(page) }
        self.pages = pages.isEmpty ? [[""]] : pages
    }
}
