public import Domain

/// An answer that is not what was asked for, after RFC 9457 (`application/problem+json`).
public struct Problem: Error, Sendable, Hashable, Codable {
    /// The media type it is sent as.
    public static let mediaType = "application/problem+json"

    /// `urn:engawa:problem:` and the code.
    public let type: String
    /// A short English title.
    public let title: String
    /// The HTTP status.
    public let status: Int
    /// A stable word for programs.
    public let code: String
    /// Plain Japanese for the person.
    public let detail: String
    /// The same in English.
    public let detailEn: String
    /// The delivery day that is offered instead, if one is.
    public let nextDay: Day?
    /// The product it is about, if it is about one.
    public let product: ProductNumber?

    /// A problem.
    public init(
        status: Int, code: String, title: String, detail: Note, nextDay: Day? = nil,
        product: ProductNumber? = nil
    ) {
        type = "urn:engawa:problem:" + code
        self.title = title
        self.status = status
        self.code = code
        self.detail = detail.ja
        detailEn = detail.en
        self.nextDay = nextDay
        self.product = product
    }

    /// The problem for a refusal: 404 for what is not there, 409 for what came too late or was changed, 422 for the rest.
    public init(_ refusal: Refusal) {
        let status =
            switch refusal {
            case .notFound: 404
            case .closed, .tooFarAlong, .changedMeanwhile: 409
            default: 422
            }
        self.init(
            status: status, code: refusal.code,
            title: refusal.code.split(separator: "-").joined(separator: " "),
            detail: refusal.words, nextDay: refusal.nextDay, product: refusal.product)
    }
}
