import AvalDeclarations
import AvalSource
import AvalValues

/// What can be wrong with an example of a rule once it is judged.
enum ExampleOutcomeFinding: FindingKind {
    static let stage = "Exemples"

    /// The declaration cannot be judged: what is wrong with it, and where.
    case unreadable(InputError)
    /// The rules cannot be had with the choices of the service that it is about.
    case unavailable(TextMap<String>)
    /// A rule by its code, and how its conditions came out.
    case absent(String, [String])
    case unexpected(String, [String])
    case otherSeverity(expected: String, found: String)
    /// Of a determinant; nil where it gives none.
    case otherCategory(expected: String, found: String?)
    /// Of an appointment.
    case otherAppointment(expected: String, found: String)
    /// Of a determinant: what of the follow-up is not as expected.
    case otherFollowUp([String])

    enum Code: String, FindingCode {
        case unreadable = "exemple_illisible"
        case wrong = "exemple_faux"

        var title: FindingTitle {
            switch self {
            case .unreadable: .error("Exemple qui ne peut pas être jugé")
            case .wrong: .error("Exemple que les règles démentent")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unreadable(let error):
            .init(
                .unreadable,
                "la déclaration de cet exemple ne peut pas être jugée : \(error.message) (\(error.pointer))",
                help: "corrigez l'exemple, ou le modèle dont il part")
        case .unavailable(let settings):
            .init(
                .unreadable,
                "les règles ne peuvent pas être lues avec les choix du service que ceci suppose : "
                    + settings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
                help: "faites ce choix dans service.yaml, et corrigez ce que « aval check » en dit")
        case .absent(let code, let lines):
            .init(.wrong, "l'exemple attend « \(code) », qui ne paraît pas", help: Self.help, drawing: lines)
        case .unexpected(let code, let lines):
            .init(.wrong, "l'exemple n'attend pas « \(code) », qui paraît", help: Self.help, drawing: lines)
        case .otherSeverity(let expected, let found):
            .init(.wrong, "l'exemple attend la gravité « \(expected) », c'est « \(found) »", help: Self.help)
        case .otherCategory(let expected, let found):
            .init(
                .wrong, "l'exemple attend la catégorie « \(expected) », c'est « \(found ?? "aucune") »",
                help: "corrigez la période du déterminant, ou ce que l'exemple attend d'elle")
        case .otherAppointment(let expected, let found):
            .init(.wrong, "l'exemple attend \(expected), les règles disent \(found)", help: Self.help)
        case .otherFollowUp(let differences):
            .init(
                .wrong, differences.joined(separator: " ; "),
                help: "corrigez le suivi de la période, ou ce que l'exemple attend de lui")
        }
    }

    private static let help = "corrigez la règle, ou ce que l'exemple attend d'elle"
}
