import AvalSource

/// What is compared with a value that is never written so.
enum ReadFormFinding: FindingKind {
    static let stage = "Formes des valeurs"

    /// A text written out; `how` is how the value comes about, `form` how it has to be written to be found.
    case neverRead(String, value: String, how: String, form: String)
    /// A regular expression that asks for characters that the value never has.
    case patternNeverMet(value: String, how: String)
    /// A code of a list, as written in the list.
    case neverListed(String, list: String, value: String, how: String, form: String)

    enum Code: String, FindingCode {
        case neverRead = "forme_jamais_lue"

        var title: FindingTitle { .error("Valeur écrite sous une forme qui n'est jamais lue") }
    }

    var text: FindingText<Code> {
        switch self {
        case .neverRead(let text, let value, let how, let form):
            .init(
                .neverRead, "« \(value) » est \(how) : « \(text) » n'y est jamais trouvé",
                help: form.isEmpty ? "corrigez ce qui est cherché" : "écrivez « \(form) »")
        case .patternNeverMet(let value, let how):
            .init(
                .neverRead, "« \(value) » est \(how) : cette expression régulière ne s'y applique jamais",
                help: "écrivez-la pour la valeur telle qu'elle est lue")
        case .neverListed(let code, let list, let value, let how, let form):
            .init(
                .neverRead, "« \(value) » est \(how) : le code « \(code) » de « \(list) » n'y est jamais trouvé",
                help: "écrivez « \(form) » dans la nomenclature")
        }
    }
}
