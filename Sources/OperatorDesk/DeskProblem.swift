public import Console
public import Domain
public import Seal
public import Wire

/// Why a command at the desk was not carried out; `words` says it to the operator, `exit` to a
/// script.
public enum DeskProblem: Error, Sendable {
    /// The command line could not be understood.
    case usage(UsageProblem)
    /// A setting without which nothing goes.
    case notSet(String)
    /// The settings file has wrong lines, or data cannot be read.
    case data(DataProblems)
    /// The key file cannot be used.
    case key(SealError)
    /// The address of the office is not one.
    case badAddress(String)
    /// The office said no.
    case refused(Problem)
    /// The office answered with a status and no explanation.
    case refusedWithoutWords(status: Int)
    /// The office did what was asked or found it, but its answer is not in the form agreed on.
    case unreadableAnswer(status: Int, reason: String)
    /// The office cannot be reached; nothing was sent.
    case unreachable(String)
    /// The other side is not the office.
    case untrusted(String)
    /// A question was sent and no answer came.
    case unanswered(String)
    /// A change was sent and no answer came, however often: it may be recorded or not.
    case unknownOutcome(String)
    /// There is no such thing.
    case notFound(Words)
    /// The word fits several things.
    case ambiguous(Words)
    /// A step that cannot be taken back was not confirmed.
    case unconfirmed(Words)
    /// There is another number of things than was expected.
    case otherCount(expected: Int, found: Int)

    /// What the program exits with.
    public var exit: ExitCode {
        switch self {
        case .usage, .notSet, .data, .badAddress, .unconfirmed: .usage
        case .key: .notAllowed
        case .refused(let problem): Self.exit(for: problem.status)
        case .refusedWithoutWords(let status): Self.exit(for: status)
        case .unreadableAnswer, .ambiguous: .error
        case .unreachable, .untrusted, .unanswered, .unknownOutcome: .unavailable
        case .notFound: .notFound
        case .otherCount: .conflict
        }
    }

    /// The exit code for an HTTP status that is not a success.
    public static func exit(for status: Int) -> ExitCode {
        switch status {
        case 401, 403: .notAllowed
        case 404: .notFound
        case 409: .conflict
        case 408, 429, 502, 503, 504: .unavailable
        default: .error
        }
    }

    /// What happened and what to do, for the operator.
    public var words: Words {
        switch self {
        case .usage(let problem): problem.words
        case .notSet(let name):
            Words(
                ja: "\(name) が決まっていません。--\(name)、環境変数 ENGAWA_\(name.uppercased())、"
                    + "または ~/.config/engawa/settings の「\(name) = …」で決めてください。",
                en: "\(name) is not set. Give --\(name), the variable "
                    + "ENGAWA_\(name.uppercased()), or a line '\(name) = …' in "
                    + "~/.config/engawa/settings.")
        case .data(let problems): Words(same: problems.description)
        case .key(let error):
            Words(ja: "署名の鍵が使えません。\(error.description)", en: error.description)
        case .badAddress(let text):
            Words(
                ja: "事務所のアドレス「\(text)」が読めません。https://office.example のように書いてください。",
                en: "The office's address '\(text)' cannot be read; write it like "
                    + "https://office.example.")
        case .notFound(let words), .ambiguous(let words), .unconfirmed(let words): words
        case .otherCount(let expected, let found):
            Words(
                ja: "\(expected)件のはずが、いまは \(found)件です。何もしていません。"
                    + "一覧を見てから、もう一度どうぞ。",
                en: "Expected \(expected), but there are \(found) now. Nothing was done; look at "
                    + "the list and try again.")
        default: officeWords
        }
    }

    private var officeWords: Words {
        switch self {
        case .refused(let problem):
            Words(
                ja: "\(problem.detail)（\(problem.code)）",
                en: "\(problem.detailEn) (\(problem.code))")
                + (exit == .notAllowed ? Self.checkIdentity : Words(same: ""))
        case .refusedWithoutWords(let status):
            Words(
                ja: "事務所が断りました（HTTP \(status)）。", en: "The office refused (HTTP \(status)).")
                + (exit == .notAllowed ? Self.checkIdentity : Words(same: ""))
        case .unreadableAnswer(let status, let reason):
            Words(
                ja: "事務所は答えました（HTTP \(status)）が、内容が読めません: \(reason)",
                en: "The office answered (HTTP \(status)), but not in a form this program knows: "
                    + reason)
        case .unreachable(let reason):
            Words(
                ja: "事務所につながりません。何も送っていません。（\(reason)）",
                en: "The office cannot be reached; nothing was sent. (\(reason))")
        case .untrusted(let reason):
            Words(
                ja: "相手が事務所だと確かめられません。何も送っていません。（\(reason)）",
                en: "The other side could not prove that it is the office; nothing was sent. "
                    + "(\(reason))")
        case .unanswered(let reason):
            Words(
                ja: "事務所から答えがありません。少し待って、もう一度どうぞ。（\(reason)）",
                en: "The office did not answer. Try again in a moment. (\(reason))")
        case .unknownOutcome(let reason):
            Words(
                ja: "送りましたが、答えがありません。記録されたかどうか分かりません。"
                    + "もう一度する前に、一覧で確かめてください。（\(reason)）",
                en: "It was sent, but no answer came: it may be recorded or not. Look at the list "
                    + "before doing it again. (\(reason))")
        default: Words(same: "")
        }
    }

    private static let checkIdentity = Words(
        ja: " --operator と --key が、事務所に登録したものか確かめてください。",
        en: " Check that --operator and --key are the ones registered at the office.")
}
