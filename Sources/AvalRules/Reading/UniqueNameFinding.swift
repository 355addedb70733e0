import AvalSource

/// A name given twice; `what` bears it, and the span is that of the first.
enum UniqueNameFinding: FindingKind {
    static let stage = "Noms"

    case repeated(what: String, String, first: SourceSpan)

    var text: FindingText<NoFindingCode> {
        switch self {
        case .repeated(let what, let name, let first):
            .init(
                .repeatedName, "\(what) « \(name) » existe déjà",
                help: "donnez un autre nom, ou supprimez l'un des deux",
                related: [.init("le premier est ici", at: first)])
        }
    }
}
