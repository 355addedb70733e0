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

    /// The kind as a sentence names it that also names another: with what tells them apart, where the plain names do not.
    func named(beside other: Kind) -> String { named == other.named ? namedInDetail : named }

    private var namedInDetail: String {
        switch self {
        case .list(let element) where element != .any: "une liste dont chaque élément est \(element.named)"
        case .range(let end) where end != .any: "un intervalle dont les bornes sont comme \(end.named)"
        case .function(let parameters, let result):
            "une fonction à \(parameters.count) paramètre\(parameters.count > 1 ? "s" : "") "
                + "qui donne \(result.named)"
        default: named
        }
    }

    /// Whether both are lists, ranges, functions… whatever they hold.
    func isAlike(_ other: Kind) -> Bool { named == other.named }
}
