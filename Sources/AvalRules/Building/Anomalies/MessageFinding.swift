import AvalSource

/// What a message says that its author did not mean to say, or no longer says.
enum MessageFinding: FindingKind {
    static let stage = "Messages"

    /// `what` is empty, with its article.
    case empty(what: String)
    case curlyQuotes
    case loneQuote
    case cut

    enum Code: String, FindingCode {
        case empty = "message_vide"
        case curlyQuotes = "guillemets_courbes"
        case loneQuote = "guillemet_isole"
        case cut = "message_coupe"

        var title: FindingTitle {
            switch self {
            case .empty: .error("Message vide")
            case .curlyQuotes: .warning("Guillemets courbes gardés dans un message")
            case .loneQuote: .warning("Guillemet droit seul dans un message")
            case .cut: .warning("Message coupé par « # »")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .empty(let what):
            .init(.empty, "\(what) est vide", help: "écrivez ce que l'adhérent doit lire, entre guillemets droits")
        case .curlyQuotes:
            .init(
                .curlyQuotes, "les guillemets courbes « “ » et « ” » font partie du message",
                help: "mettez le texte entre guillemets droits : « \" »")
        case .loneQuote:
            .init(
                .loneQuote, "un guillemet droit reste seul dans le message",
                help: "supprimez-le, ou mettez le mot entre « et »")
        case .cut:
            .init(
                .cut, "ce qui suit « # » n'est pas dans le message",
                help: "mettez le message entier entre guillemets droits ; un commentaire va sur sa propre ligne")
        }
    }
}
