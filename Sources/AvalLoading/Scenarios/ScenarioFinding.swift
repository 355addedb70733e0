import AvalRules
import AvalSource

/// What can be wrong with a scenario once it is judged.
enum ScenarioFinding: FindingKind {
    static let stage = "Scénarios"

    /// What judging says of the declaration, and the JSON pointer to where.
    case unreadable(String, pointer: String)
    /// The name of the scenario, and what of the verdict is not as expected.
    case different(String, [String])
    /// A code that no determinant of its day has, although no anomaly is expected that says so.
    case unknownDeterminant(CodeWalk.Unknown)
    case unknownCode(String, near: String?)
    /// It says nothing of the verdict, so that it holds whatever the rules do.
    case expectsNothing
    case sameName(String, first: SourceSpan)

    enum Code: String, FindingCode {
        case unreadable = "scenario_illisible"
        case different = "scenario_non_conforme"
        case doubtful = "scenario_douteux"
        case expectsNothing = "scenario_sans_attente"
        case sameName = "scenario_en_double"

        var title: FindingTitle {
            switch self {
            case .unreadable: .error("Scénario qui ne peut pas être jugé")
            case .different: .error("Scénario que les règles démentent")
            case .doubtful: .warning("Scénario douteux")
            case .expectsNothing: .error("Scénario qui n'attend rien")
            case .sameName: .warning("Deux scénarios du même nom")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unreadable(let message, let pointer):
            .init(
                .unreadable, "la déclaration du scénario ne peut pas être jugée : \(message) (\(pointer))",
                help: "corrigez la déclaration")
        case .expectsNothing:
            .init(
                .expectsNothing, "« attendu » est vide : ce scénario est conforme quoi que disent les règles",
                help: "écrivez ce que le verdict doit dire : \(Expectation.keys.joined(separator: ", "))")
        case .sameName(let name, let first):
            .init(
                .sameName, "un autre scénario s'appelle « \(name) »", help: "donnez à l'un des deux un autre nom",
                related: [.init("l'autre est ici", at: first)])
        case .unknownDeterminant(let code): .init(.doubtful, code.message, help: code.help)
        case .different(let name, let differences):
            .init(
                .different, "« \(name) » : " + differences.joined(separator: " ; "),
                help: "corrigez la règle, ou ce que le scénario attend")
        case .unknownCode(let code, let near):
            .init(
                .unknownWord, "« \(code) » n'est le code d'aucune anomalie",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez le code d'une règle")
        }
    }
}
