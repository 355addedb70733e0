import AvalSource

/// What can be wrong with the entries of the experts' list of controls that rules answer, or that `hors_controle.yaml` leaves out.
enum FicheFinding: FindingKind {
    static let stage = "Fiches de contrôle"

    case malformed(String)
    /// Another rule, or another line of `hors_controle.yaml`, has the entry, or a part of it.
    case repeated(String, other: String, SourceSpan)
    /// A rule answers an entry that `hors_controle.yaml` says cannot be controlled.
    case controlled(String, rule: String, SourceSpan)

    enum Code: String, FindingCode {
        case malformed = "fiche_mal_formee"
        case repeated = "fiche_en_double"
        case controlled = "fiche_contradictoire"

        var title: FindingTitle {
            switch self {
            case .malformed: .error("Fiche de contrôle mal formée")
            case .repeated: .error("Fiche de contrôle prise deux fois")
            case .controlled: .error("Fiche à la fois contrôlée et hors contrôle")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .malformed(let name):
            .init(
                .malformed, "« \(name) » n'est pas le nom d'une fiche de contrôle",
                help: "écrivez des capitales, un tiret et deux chiffres : « AGE-01 », ou « AGE-01a » pour une partie")
        case .repeated(let name, let other, let span):
            .init(
                .repeated, "la fiche « \(name) » est déjà celle de « \(other) »",
                help: "corrigez l'une des deux ; si chacune en contrôle une partie, "
                    + "écrivez « \(Self.part(name, "a")) » et « \(Self.part(name, "b")) »",
                related: [.init("l'autre est ici", at: span)])
        case .controlled(let name, let rule, let span):
            .init(
                .controlled, "la fiche « \(name) » est contrôlée par « \(rule) »",
                help: "retirez-la de hors_controle.yaml, ou de la règle",
                related: [.init("la règle la contrôle ici", at: span)])
        }
    }

    private static func part(_ name: String, _ letter: String) -> String { (Fiche(name)?.whole ?? name) + letter }
}
