/// A kind of thing that rule and tariff files hold and that examples should exercise.
public enum CoverageKind: String, Sendable, CaseIterable {
    /// A rule, about one subject.
    case rule = "regle"
    /// A case of a rule.
    case ruleCase = "cas"
    /// A row of a decision table.
    case tableRow = "ligne_de_table"
    /// A period of a determinant.
    case period = "periode"
    /// A line of a tariff.
    case tariffLine = "ligne_de_tarif"
    /// A band of a line of a tariff.
    case tariffBand = "tranche"
    /// An edition of a nomenclature.
    case edition = "edition"
    /// A word of the vocabulary that may be declared on some days alone.
    case datedWord = "mot_date"
    /// A campaign.
    case campaign = "campagne"
    /// A value of a choice of the service's.
    case parameterValue = "valeur_de_parametre"

    /// What several of them are called.
    public var plural: String {
        switch self {
        case .rule: "règles"
        case .ruleCase: "cas"
        case .tableRow: "lignes de tables"
        case .period: "périodes"
        case .tariffLine: "lignes de tarif"
        case .tariffBand: "tranches"
        case .edition: "éditions"
        case .datedWord: "mots à dates"
        case .campaign: "campagnes"
        case .parameterValue: "valeurs de paramètres"
        }
    }
}
