import AvalValues

/// What a change is about.
public enum ChangeSubject: Sendable, Hashable {
    /// A rule, by its code.
    case rule(String)
    /// A determinant, by its code.
    case determinant(String)
    /// A fact of a record, by its name.
    case fact(String, String)
    /// A field of a record, or a group of fields, by its key.
    case field(String, String)
    /// A choice of the service's, by its name.
    case parameter(String)
    /// A nomenclature, or an edition of one.
    case codeList(String)
    /// The tariff of an exercice.
    case tariff(String)
    /// A file that is one thing, by its name without its ending (`categories`, `suivi`).
    case file(String)

    /// How people and programs name it: no two have the same.
    public var name: String {
        switch self {
        case .rule(let code): "règle \(code)"
        case .determinant(let code): "déterminant \(code)"
        case .fact(let record, let name): "fait \(record).\(name)"
        case .field(let record, let key): "champ \(record).\(key)"
        case .parameter(let name): "choix \(name)"
        case .codeList(let name): "nomenclature \(name)"
        case .tariff(let year): "tarif \(year)"
        case .file(let stem): "fichier \(stem).yaml"
        }
    }

    /// Whether both are about the same, code points of their names included.
    public static func == (one: ChangeSubject, other: ChangeSubject) -> Bool {
        TextKey(one.name) == TextKey(other.name)
    }

    /// Hashes its name.
    public func hash(into hasher: inout Hasher) { hasher.combine(TextKey(name)) }
}
