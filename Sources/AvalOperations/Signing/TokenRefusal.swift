import AvalJSON

/// Why a token opens no signature: the word that programs match, what is said to a person, and what helps.
public struct TokenRefusal: Sendable, Hashable {
    /// The reasons of the contract.
    public enum Reason: String, Sendable, Hashable {
        /// It was given too long ago.
        case expired = "expire"
        /// It was given for another declaration.
        case otherDeclaration = "autre_declaration"
        /// Other rules are in force.
        case rulesChanged = "regles_changees"
        /// The declaration was signed, by another signature.
        case signedOtherwise = "deja_signee"
        /// No key of the service sealed it.
        case illegible = "jeton_illisible"
    }

    /// The reason.
    public let reason: Reason
    /// What happened and what to do, a French sentence without a final full stop.
    public let message: String
    /// What helps besides: a name and JSON.
    private var details: [Detail] = []

    private struct Detail: Hashable {
        let name: String
        let json: [UInt8]
    }

    /// It was given too long ago.
    static let expired = TokenRefusal(
        .expired, "le jeton est trop ancien : validez de nouveau la déclaration, puis signez avec le nouveau jeton")
    /// It was given for another declaration.
    static let otherDeclaration = TokenRefusal(
        .otherDeclaration,
        "le jeton est celui d'une autre déclaration, ou celle-ci a changé depuis : validez-la, puis signez avec son jeton"
    )
    /// No key of the service sealed it.
    static let illegible = TokenRefusal(
        .illegible, "ce texte n'est pas un jeton de ce service : rendez celui que « valider » a donné, tel quel")

    /// The declaration was signed, by another signature.
    static func signedOtherwise(_ number: Int) -> TokenRefusal {
        var refusal = TokenRefusal(
            .signedOtherwise, "cette déclaration est déjà signée, par une autre signature : c'est le reçu \(number)")
        refusal.details = [Detail(name: "recu", json: Array(String(number).utf8))]
        return refusal
    }

    /// Other rules are in force: the verdict under these, a token where it can be signed under them, and what tells the verdict
    /// from the one that was shown, where that can be known.
    static func rulesChanged(verdict: [UInt8], token: String?, differences: [JSONValue]?) -> TokenRefusal {
        let next =
            token == nil
            ? "elle ne peut plus être signée telle quelle"
            : "montrez le nouveau verdict, puis signez avec le nouveau jeton"
        var refusal = TokenRefusal(.rulesChanged, "les règles ou les tarifs ont changé depuis : \(next)")
        refusal.details = [Detail(name: "verdict", json: verdict)]
        if let token { refusal.details.append(Detail(name: "jeton", json: JSONWriter.bytes(of: .string(token)))) }
        // Null says that it is not known what differs; an empty list, that nothing does.
        let told = JSONWriter.bytes(of: differences.map { .array($0) } ?? .null)
        refusal.details.append(Detail(name: "differences", json: told))
        return refusal
    }

    private init(_ reason: Reason, _ message: String) {
        (self.reason, self.message) = (reason, message)
    }

    /// What the error says beside its number.
    public var members: [JSONMember] {
        [JSONMember("motif", .string(reason.rawValue)), JSONMember("message", .string(message))]
            + details.compactMap { detail in
                (try? JSONReader.parse(detail.json)).map { JSONMember(detail.name, $0) }
            }
    }
}
