import AvalDeclarations
import AvalSource

/// What rules say of the declaration from which every example starts, and which is meant to be right.
enum TemplateFinding: FindingKind {
    static let stage = "Modèle"

    /// It cannot be judged: what is wrong with it, and where.
    case unreadable(InputError)
    /// Anomalies by their codes, with where their rules stand.
    case hasAnomalies([(code: String, span: SourceSpan)], template: SourceSpan)
    /// The same declaration for another exercice cannot be signed.
    case isRefused(exercice: Int, [(code: String, span: SourceSpan)], template: SourceSpan)

    enum Code: String, FindingCode {
        case unreadable = "modele_illisible"
        case hasAnomalies = "modele_avec_anomalie"
        case isRefused = "exercice_refuse"

        var title: FindingTitle {
            switch self {
            case .unreadable: .error("Modèle qui ne peut pas être jugé")
            case .hasAnomalies: .error("Modèle de déclaration qui a une anomalie")
            case .isRefused: .error("Exercice dont toute déclaration est refusée")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unreadable(let error):
            .init(
                .unreadable, "le modèle ne peut pas être jugé : \(error.message) (\(error.pointer))",
                help: "corrigez modele.yaml")
        case .hasAnomalies(let rules, let template):
            .init(
                .hasAnomalies,
                "le modèle, dont part chaque exemple, doit être sans anomalie : \(Self.names(rules)) y paraît",
                help: "corrigez la condition de cette règle ; si elle est juste, corrigez modele.yaml",
                related: Self.related(rules, template))
        case .isRefused(let exercice, let rules, let template):
            .init(
                .isRefused,
                "le modèle, daté de l'exercice \(exercice), ne peut pas être signé : \(Self.names(rules)) y paraît",
                help: "corrigez la condition ou les dates de cette règle : elle refuserait toutes les déclarations",
                related: Self.related(rules, template))
        }
    }

    private static func names(_ rules: [(code: String, span: SourceSpan)]) -> String {
        rules.map { "« \($0.code) »" }.joined(separator: ", ")
    }

    private static func related(
        _ rules: [(code: String, span: SourceSpan)], _ template: SourceSpan
    ) -> [Finding.Related] {
        rules.map { .init("la règle « \($0.code) » est ici", at: $0.span) } + [.init("le modèle est ici", at: template)]
    }
}
