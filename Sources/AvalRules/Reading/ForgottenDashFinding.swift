import AvalSource

/// Keys repeated in one item of a list, where a second item was meant.
enum ForgottenDashFinding: FindingKind {
    static let stage = "Listes"

    /// The message and the spans are those of the first repeated key.
    case repeatedKeys(String, [Finding.Related])

    var text: FindingText<NoFindingCode> {
        switch self {
        case .repeatedKeys(let message, let related):
            .init(
                .repeatedKey, message,
                help: "mettez un tiret devant cette clé, si un autre élément commence ici ; "
                    + "sinon gardez l'une des deux",
                related: related)
        }
    }
}
