import Domain
import Wire

extension Problem {
    /// Nothing stands at this address, or not for this caller.
    static let noSuchAddress = Problem(.notFound)

    /// The office knows no box or person of that name.
    static let unknownSigner = Problem(
        status: 401, code: "unknown-signer", title: "unknown signer",
        detail: Note(
            ja: "この機械は 登録されていません。お電話ください。",
            en: "This box is not registered. Please call us."))

    /// The request does not say who sends it, or the signature does not fit.
    static let notSigned = Problem(
        status: 401, code: "bad-signature", title: "signature missing or wrong",
        detail: Note(
            ja: "この機械を たしかめられません。お電話ください。",
            en: "We could not recognise this box. Please call us."))

    /// The signer was shut out.
    static let revoked = Problem(
        status: 403, code: "revoked", title: "signer shut out",
        detail: Note(
            ja: "この機械は いま 使えません。お電話ください。",
            en: "This box cannot be used any more. Please call us."))

    /// Known, but this is not theirs to do.
    static let notYours = Problem(
        status: 403, code: "not-allowed", title: "role does not allow this",
        detail: Note(ja: "この操作をする権限がありません。", en: "Your role does not allow this."))

    /// The read was signed for an earlier run of the office.
    static let staleRun = Problem(
        status: 401, code: "stale-run", title: "signed for another run",
        detail: Note(ja: "もう一度 つなぎます。", en: "Connecting once more."))

    /// The desk's write was signed for another epoch of the store, or for another office.
    static let staleEpoch = Problem(
        status: 401, code: "stale-epoch", title: "signed for another epoch of the books",
        detail: Note(ja: "もう一度 つなぎます。", en: "Connecting once more."))

    /// The read was sent before.
    static let replayed = Problem(
        status: 401, code: "replayed", title: "read sent twice",
        detail: Note(ja: "もう一度 つなぎます。", en: "Connecting once more."))

    /// The key was used for something else.
    static let keyReused = Problem(
        status: 422, code: "key-reused", title: "idempotency key used for another request",
        detail: Note(
            ja: "うまく 送れませんでした。もう一度 おねがいします。",
            en: "That did not get through. Please try once more."))

    /// The message number was used with another key: the box was copied, or its store set back.
    static let sequenceFork = Problem(
        status: 409, code: "sequence-fork", title: "message number used with another key",
        detail: Note(
            ja: "この機械の 記録が 合いません。お電話ください。",
            en: "This box's records do not match ours. Please call us."))

    /// The office has too much to do at this moment; nothing was written.
    static let busy = Problem(
        status: 503, code: "busy", title: "busy, nothing written",
        detail: Note(
            ja: "いま こみあっています。自動で もう一度 送ります。",
            en: "We are busy. It will be sent again by itself."))

    /// The disk of the books is full; nothing was written.
    static let full = Problem(
        status: 503, code: "storage-full", title: "storage full, nothing written",
        detail: Note(
            ja: "事務所の 機械が いっぱいです。自動で もう一度 送ります。",
            en: "The office's disk is full. It will be sent again by itself."))

    /// Something of ours is wrong; nothing was written.
    static let broken = Problem(
        status: 500, code: "internal", title: "internal error, nothing written",
        detail: Note(
            ja: "事務所の 機械の 調子が わるいです。お電話ください。",
            en: "Something is wrong at the office. Please call us."))

    /// A message that is not in its form; `what` is an English phrase for whoever programs a caller.
    static func badMessage(_ what: String) -> Problem {
        Problem(
            status: 400, code: "bad-message", title: what,
            detail: Note(
                ja: "うまく 送れませんでした。お電話ください。",
                en: "That did not get through. Please call us."))
    }

    /// A form filled in wrongly by somebody at the desk.
    static func unfit(_ code: String, ja: String, en: String) -> Problem {
        Problem(
            status: 422, code: code, title: code.split(separator: "-").joined(separator: " "),
            detail: Note(ja: ja, en: en))
    }
}
