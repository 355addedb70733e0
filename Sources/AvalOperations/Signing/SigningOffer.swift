import AvalJSON
import AvalLoading
import AvalSigning
import AvalSource

/// Whether a service signs.
public enum SigningOffer: Sendable {
    /// With this.
    case desk(SigningDesk)
    /// Not, for this reason, in French; one that was asked to sign and cannot is in trouble.
    case refused(String, isTrouble: Bool)

    /// Not, since it has no folder for its state.
    public static let none = SigningOffer.refused(
        "ce service n'a pas de dossier d'état (« serve --state »)", isTrouble: false)

    /// What keeps a service that was asked to sign from it; nil where nothing does.
    public var trouble: Finding? {
        switch self {
        case .desk(let desk):
            desk.journal.trouble.map { Finding(ServiceFinding.signingRefused($0.words), at: nil) }
        case .refused(let reason, let isTrouble):
            isTrouble ? Finding(ServiceFinding.signingRefused(reason), at: nil) : nil
        }
    }

    /// What `etat` tells of it.
    var json: JSONValue {
        switch self {
        case .desk(let desk):
            let end = desk.journal.end
            return [
                "offerte": .bool(desk.journal.trouble == nil), "cle": .string(desk.key.publicKey.id),
                "recus": .integer(end.number), "derniere_ligne": .string(end.hash),
            ]
        case .refused(let reason, _): return ["offerte": false, "raison": .string(reason)]
        }
    }
}
