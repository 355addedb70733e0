/// What a rule is about: it is judged once for each.
public enum Subject: Sendable, Hashable {
    /// The declaration.
    case declaration
    /// Each record of a list, by the record's name; only those of whom `fact` is true, where one is named.
    case each(record: String, fact: String?)
    /// Each distinct code ticked by the company, its own determinants included.
    case companyDeterminants
    /// Each distinct code carried by each salarié; only those of whom `fact` is true, where one is named.
    case carriedDeterminants(fact: String?)
    /// Each value that could not be read as its field's kind.
    case wrongValues
    /// The keys that the vocabulary does not know, together.
    case unknownFields

    /// The wordings an expert may write, for the finding that shows them.
    static let wordings = [
        "declaration", "chaque salarie", "chaque salarie present", "chaque determinant de declaration",
        "chaque determinant de salarie", "chaque determinant de salarie present", "chaque determinant_particulier",
        "chaque motivation", "chaque valeur_invalide", "champs_inconnus",
    ]

    /// The record whose fields its rules see under their own names.
    public var record: String? {
        switch self {
        case .declaration: "declaration"
        case .each(let record, _): record
        default: nil
        }
    }

    /// Whether its anomalies stand with the salariés rather than with the declaration; wrong values stand with both.
    public var isAboutSalarie: Bool {
        switch self {
        case .each(let record, _): record == SalarieRecord.name
        case .carriedDeterminants: true
        default: false
        }
    }
}
