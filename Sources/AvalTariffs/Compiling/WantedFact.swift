/// What a line of a tariff wants of a fact that it names.
enum WantedFact: Sendable {
    case words, truth, number, date

    /// How a fact that is no such thing is told of: « « x » n'est pas … ».
    func words(_ record: String) -> String {
        switch self {
        case .words: "un fait \(record) dont toutes les valeurs soient des mots d'une liste"
        case .truth: "un fait \(record) qui soit vrai ou faux"
        case .number: "un nombre \(record)"
        case .date: "une date \(record)"
        }
    }

    /// What to look at where the name is that of something else.
    var help: String {
        switch self {
        case .words:
            "vérifiez son expression dans faits.yaml : chaque texte qu'elle donne doit être un mot de la même liste"
        case .truth: "vérifiez son expression dans faits.yaml : c'est une comparaison qui est vraie ou fausse"
        case .number: "vérifiez son expression dans faits.yaml : elle doit donner un nombre, par exemple par « count »"
        case .date: "vérifiez son expression dans faits.yaml : elle doit donner une date"
        }
    }
}
