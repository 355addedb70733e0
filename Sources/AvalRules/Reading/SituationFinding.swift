import AvalSource
import AvalValues

/// What can be wrong in `situations.yaml`.
enum SituationFinding: FindingKind {
    static let stage = "Situations"

    case open
    case hidden(by: SourceSpan)
    /// The vocabulary has the file of a declaration, and nothing says what it means.
    case absentFile

    enum Code: String, FindingCode {
        case open = "situation_manquante"
        case hidden = "situation_masquee"

        var title: FindingTitle {
            switch self {
            case .open: .error("Déclaration sans situation")
            case .hidden: .warning("Situation jamais atteinte")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .open:
            .init(
                .open, "une déclaration dont aucune condition n'est vraie n'aurait pas de situation",
                help: "finissez par une situation sans « si », celle de toutes les autres")
        case .hidden(let span):
            .init(
                .hidden, "cette situation n'est jamais atteinte : celle qui n'a pas de « si » l'emporte avant elle",
                help: "placez-la plus haut, ou supprimez-la",
                related: [.init("celle qui l'emporte est ici", at: span)])
        case .absentFile:
            .init(
                .open, "sans situations.yaml, le dossier d'une déclaration ne donne pas de situation",
                help: "écrivez situations.yaml, ou retirez ce groupe du vocabulaire")
        }
    }

    /// Tells of a vocabulary whose declarations have a file that no situation comes from.
    static func find(in model: RuleModel, log: FindingLog) {
        let fields = model.vocabulary.records.first { $0.name == ContractName.declaration }?.fields ?? []
        guard model.situations == nil, let field = fields.first(where: { $0.path.first == ContractName.file }) else {
            return
        }
        log.add(SituationFinding.absentFile, at: field.span)
    }
}
