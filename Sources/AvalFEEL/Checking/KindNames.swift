import AvalValues

extension Kind {
    /// The kind in French, with its article, as findings and reasons name it.
    public var named: String {
        switch self {
        case .any: "une valeur"
        case .null: "null (une absence de valeur)"
        case .boolean: "une condition (vrai ou faux)"
        case .number: "un nombre"
        case .string: "un texte"
        case .word(let domain): "un mot de « \(domain.name) »"
        case .date: "une date"
        case .time: "une heure"
        case .dateTime: "une date avec heure"
        case .daysDuration: "une durée en jours"
        case .monthsDuration: "une durée en mois"
        case .list: "une liste"
        case .context: "un contexte"
        case .range: "un intervalle"
        case .function: "une fonction"
        }
    }
}
