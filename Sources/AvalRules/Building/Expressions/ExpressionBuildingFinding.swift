import AvalSource

/// What can be wrong with an expression among rules that the language itself allows.
enum ExpressionBuildingFinding: FindingKind {
    static let stage = "Expressions"

    /// A date without its marks: to the language, a subtraction.
    case bareDate(String)
    /// The list of all salariés is run through once more: for each of them, or at each step of another loop.
    case nestedLoop(isForEach: Bool)
    /// Another list of the declaration is run through for each salarié.
    case recordLoop(String, field: String)
    /// What a fact gathered from a list is run through for each salarié.
    case gatheredLoop(String)
    /// The codes of the declaration are run through for each salarié.
    case codesLoop(String)

    enum Code: String, FindingCode {
        case bareDate = "date_sans_guillemets"
        case nestedLoop = "parcours_imbrique"

        var title: FindingTitle {
            switch self {
            case .bareDate: .error("Date sans guillemets dans une expression")
            case .nestedLoop: .error("Parcours d'une liste de la déclaration pour chaque salarié")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .bareDate(let date):
            .init(
                .bareDate, "dans une expression, ceci est une soustraction et non une date",
                help: "écrivez @\"\(date)\"")
        case .nestedLoop(let isForEach):
            .init(
                .nestedLoop,
                isForEach
                    ? "tous les salariés seraient parcourus de nouveau pour chacun d'eux"
                    : "tous les salariés seraient parcourus de nouveau à chaque pas d'un autre parcours",
                help: "calculez-le une fois, par un fait de « declaration » dans faits.yaml "
                    + "(count(salaries[…]) pour compter, en doublon(salaries.…) pour ce qui se répète), "
                    + "et nommez ce fait ici")
        case .recordLoop(let name, let field):
            .init(
                .nestedLoop, "la liste « \(name) » serait parcourue de nouveau pour chaque salarié",
                help: "rassemblez une fois ce qui s'y cherche, par un fait de « declaration » dans faits.yaml "
                    + "(« rassembles: {valeur: \(name.split(separator: ".").last ?? "").\(field)} »), "
                    + "et demandez ici si une valeur s'y trouve (« \(field) in declaration.rassembles »)")
        case .codesLoop(let name):
            .init(
                .nestedLoop, "les codes de « \(name) » seraient parcourus de nouveau pour chaque salarié",
                help: "demandez seulement si un code s'y trouve (« \"plomb\" in \(name) », « un de(\(name), […]) »), "
                    + "écrivez la règle pour « chaque determinant de declaration », "
                    + "ou faites-en un fait de « declaration » dans faits.yaml")
        case .gatheredLoop(let name):
            .init(
                .nestedLoop,
                "« \(name) » a autant d'éléments qu'une liste de la déclaration, et serait parcouru pour chacun d'autres",
                help: "demandez seulement si une valeur s'y trouve (« x in \(name) »), ou faites-en dans faits.yaml "
                    + "un compte ou une liste « en doublon(…) »")
        }
    }
}
