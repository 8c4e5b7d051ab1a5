/// What a program tells the program that started it.
public enum ExitCode: Int32, Sendable, Hashable, CaseIterable {
    /// It is done.
    case ok = 0
    /// It is not done, and it is none of the cases below.
    case error = 1
    /// The command line could not be understood; nothing was tried.
    case usage = 2
    /// What was named does not exist.
    case notFound = 3
    /// The office does not know the caller, or the caller may not do this.
    case notAllowed = 4
    /// Somebody else came first, or it is too late for it.
    case conflict = 5
    /// It is done, and there is something to look at.
    case findings = 6
    /// The office cannot be reached or cannot answer now; trying later may help.
    case unavailable = 7
    /// The person pressed Ctrl-C.
    case interrupted = 130

    /// What the code means, for the help of every program.
    public var words: Words {
        switch self {
        case .ok: Words(ja: "できました", en: "done")
        case .error: Words(ja: "できませんでした", en: "not done")
        case .usage: Words(ja: "コマンドの書き方の誤り", en: "the command line was not understood")
        case .notFound: Words(ja: "見つかりません", en: "not found")
        case .notAllowed: Words(ja: "権限がありません", en: "not known or not allowed")
        case .conflict: Words(ja: "先に変更された、または締切後", en: "changed meanwhile, or too late")
        case .findings: Words(ja: "完了。確認が必要な点あり", en: "done, with findings to look at")
        case .unavailable: Words(ja: "事務所につながりません", en: "the office cannot be reached")
        case .interrupted: Words(ja: "中断しました", en: "interrupted")
        }
    }
}
