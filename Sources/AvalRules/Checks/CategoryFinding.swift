import AvalSource

/// What is probably not meant of the categories. The checks stand here with what they find: a further one is a case, its words
/// and a few lines of this file.
enum CategoryFinding: FindingKind {
    static let stage = "Catégories"

    case unused(String)

    enum Code: String, FindingCode {
        case unused = "categorie_inutile"

        var title: FindingTitle {
            switch self {
            case .unused: .warning("Catégorie que rien ne donne")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unused(let code):
            .init(
                .unused, "rien ne donne la catégorie « \(code) »",
                help: "donnez-la dans une période de determinants.yaml, ou supprimez-la")
        }
    }

    /// Checks the categories of a model.
    static func find(in model: RuleModel, log: FindingLog) {
        findUnused(in: model, log: log)
    }

    /// A category that nothing gives is a word that declarations may use and that is never expected.
    private static func findUnused(in model: RuleModel, log: FindingLog) {
        let rule = model.categories
        let given = Set(model.determinants.flatMap { $0.periods.compactMap(\.category) } + [rule.fallback, rule.own])
        for (index, category) in rule.categories.enumerated() where !given.contains(index) {
            log.add(CategoryFinding.unused(category.code), at: category.span)
        }
    }
}
