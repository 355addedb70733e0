import AvalSource

/// What an absent value makes of a comparison, where nothing decides it.
enum AbsenceFinding: FindingKind {
    static let stage = "Valeurs absentes"

    /// Two terms that may be absent together, which `=` then finds equal.
    case equalWhenAbsent(Comparison, names: [String])
    /// A term that may be absent, which is then unlike any value.
    case unlikeWhenAbsent(Comparison, names: [String])

    /// The comparison as it is written, and whether it stands inside `not(…)`.
    struct Comparison {
        let text: String
        let isNegated: Bool
    }

    enum Code: String, FindingCode {
        case undecided = "absence_non_decidee"

        var title: FindingTitle { .warning("Comparaison que l'absence d'une valeur rend vraie") }
    }

    var text: FindingText<Code> {
        switch self {
        case .equalWhenAbsent(let comparison, let names):
            .init(
                .undecided,
                "« \(comparison.text) » est vrai quand \(Self.quoted(names, "et")) manquent tous les deux",
                help: "ajoutez « \(names[0]) != null and … » : deux valeurs absentes ne sont pas la même valeur")
        case .unlikeWhenAbsent(let comparison, let names):
            .init(
                .undecided,
                "« \(comparison.text) »\(comparison.isNegated ? ", nié ici, est faux" : " est vrai")"
                    + " quand \(Self.quoted(names, "ou")) manque\(comparison.isNegated ? ", et sa négation vraie" : "")",
                help: "si l'absence ne doit rien faire paraître, ajoutez « \(Self.joined(names, "!= null and")) … » ; "
                    + "si elle compte aussi, dites-le : « \(Self.joined(names, "= null or")) … »")
        }
    }

    private static func quoted(_ names: [String], _ word: String) -> String {
        names.map { "« \($0) »" }.joined(separator: " \(word) ")
    }

    private static func joined(_ names: [String], _ test: String) -> String {
        names.map { "\($0) \(test)" }.joined(separator: " ")
    }
}
