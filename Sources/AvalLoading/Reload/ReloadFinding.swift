import AvalSource

/// What is told of rules as a whole when they are taken, beside what stands in their files.
enum ReloadFinding: FindingKind {
    static let stage = "Reprise des règles"

    case refused
    /// The rules accepted last are refused too: an older program accepted them, and this one does not.
    case keptRefused(folder: String)
    /// The files lack something that is in force.
    case removal(String)
    /// The files of the folders are faulty, and others are in force.
    case filesRefused(count: Int, since: String)

    enum Code: String, FindingCode {
        case refused = "regles_refusees"
        case keptRefused = "derniers_acceptes_refuses"
        case removal = "suppression_a_confirmer"
        case filesRefused = "fichiers_refuses"

        var title: FindingTitle {
            switch self {
            case .refused: .error("Règles refusées sans explication")
            case .keptRefused: .error("Dernières règles acceptées, refusées aussi")
            case .removal: .warning("Suppression à confirmer")
            case .filesRefused: .warning("Fichiers refusés, d'autres règles en vigueur")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .refused: .init(.refused, "Les règles n'ont pu être préparées, sans plus d'explication")
        case .keptRefused(let folder):
            .init(.keptRefused, "Les dernières règles acceptées, gardées dans « \(folder) », sont refusées aussi")
        case .filesRefused(let count, let origin):
            .init(
                .filesRefused,
                "Les fichiers ont été refusés (constats : \(count)) ; les règles en vigueur viennent de : \(origin)",
                help: "« dernier_chargement » donne les constats")
        case .removal(let names):
            .init(
                .removal, "Ces fichiers n'ont plus ce qui est en vigueur : \(names)",
                help: "pour le supprimer, appelez « recharger » ou envoyez SIGHUP ; sinon rétablissez les fichiers")
        }
    }
}
