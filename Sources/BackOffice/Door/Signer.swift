import Domain
import Records
import Seal
import Wire

/// Who signed a request, as the store knows them at this moment.
struct Signer: Sendable {
    enum Who: Sendable {
        case box(BoxId, HouseholdId)
        case kiosk(BoxId, RidePlaceId)
        case desk(OperatorId, DeskRole)
    }
    /// `box:ID`, `kiosk:ID` or `operator:ID`.
    let text: String
    let who: Who
    let key: PublicKey
    let isRevoked: Bool
    /// The signers a box was before it was bound anew.
    var earlier: [String] = []

    var caller: Caller {
        switch who {
        case .box: .box
        case .kiosk: .kiosk
        case .desk(_, .operator): .operator
        case .desk(_, .viewer): .viewer
        case .desk(_, .auditor): .auditor
        }
    }

    var isDesk: Bool { machine == nil }

    /// The id of the box or kiosk that numbers its messages; nil for a person.
    var machine: BoxId? {
        switch who {
        case .box(let id, _), .kiosk(let id, _): id
        case .desk: nil
        }
    }

    /// Looks the signer up; nil if there is nobody of that name.
    static func find(_ text: String, in books: Books) throws -> Signer? {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "box":
            guard let id = BoxId(String(parts[1])), let box = try books.boxes.box(id) else {
                return nil
            }
            return Signer(
                text: text, who: .box(id, box.household),
                key: try PublicKey(base64: box.publicKey), isRevoked: box.revokedAt != nil,
                earlier: box.earlier.map { "box:\($0)" })
        case "kiosk":
            guard let id = BoxId(String(parts[1])), let kiosk = try books.kiosks.kiosk(id) else {
                return nil
            }
            return Signer(
                text: text, who: .kiosk(id, kiosk.place),
                key: try PublicKey(base64: kiosk.publicKey), isRevoked: kiosk.revokedAt != nil)
        case "operator":
            guard let id = OperatorId(String(parts[1])),
                let person = try books.operators.person(id)
            else { return nil }
            return Signer(
                text: text, who: .desk(id, person.role),
                key: try PublicKey(base64: person.publicKey), isRevoked: person.revokedAt != nil)
        default: return nil
        }
    }
}

/// A request whose form is right; whether its signature is, `isTrue` tells.
struct Letter: Sendable {
    let fields: SignedFields
    let signature: Signature64
    /// The bytes that were signed.
    let base: [UInt8]
    /// The digest of what is asked, for the idempotency key: method, path, query and body.
    let fingerprint: String

    init?(_ request: OfficeRequest) {
        guard let fields = SignedFields(headers: request.headers),
            let given = request.header(SignedFields.Header.signature),
            let signature = try? Signature64(base64: given)
        else { return nil }
        let digest = Hex.encode(sha256(request.body))
        self.fields = fields
        self.signature = signature
        base = fields.signatureBase(
            method: request.method, path: request.path, query: request.query, digest: digest)
        fingerprint = Hex.encode(
            sha256(
                Array(
                    "\(request.method)\n\(request.path)\n\(request.query)\n\(digest)".utf8)))
    }

    func isTrue(under key: PublicKey) -> Bool { key.verify(signature, of: base) }
}
