import AvalSource

/// What is told of rules as a whole when they are taken, beside what stands in their files.
enum ReloadFinding: FindingKind {
    static let stage = "Reprise des règles"

    case refused
    /// The rules accepted last are refused too: an older program accepted them, and this one does not.
    case keptRefused(folder: String)

    enum Code: String, FindingCode {
        case refused = "regles_refusees"
        case keptRefused = "derniers_acceptes_refuses"

        var title: FindingTitle {
            switch self {
            case .refused: .error("Règles refusées sans explication")
            case .keptRefused: .error("Dernières règles acceptées, refusées aussi")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .refused: .init(.refused, "Les règles n'ont pu être préparées, sans plus d'explication")
        case .keptRefused(let folder):
            .init(.keptRefused, "Les dernières règles acceptées, gardées dans « \(folder) », sont refusées aussi")
        }
    }
}
