import AvalSource

/// The keys of each part of the rule files: what the readers take, and what the experts' page must explain.
public enum RuleKeys {
    /// The keys of one part, in the order in which they are best written.
    public struct List: Sendable {
        /// The part, as the experts' page calls it.
        public let part: String
        /// Its keys.
        public let keys: [String]

        init(_ part: String, _ keys: [String]) {
            self.part = part
            self.keys = keys
        }
    }

    static let coverage = List("couverture.yaml", ["du", "reference", "doute"])
    static let field = List(
        "champ", ["type", "parmi", "lecture", "personnel", "obligatoire", "unique", "sans_nir", "libelle"])
    static let recordList = List("liste de fiches", ["liste_de", "obligatoire"])
    static let categories = List(
        "categories.yaml",
        ["categories", "pour", "defaut", "motif_par_defaut", "reference_par_defaut", "particuliers"])
    static let category = List("catégorie", ["code", "libelle"])
    static let own = List("particuliers", ["categorie", "motif", "reference", "doute"])
    static let determinant = List("déterminant", ["code", "libelle", "motif", "sante", "periodes"])
    static let period = List("période", ["du", "au", "categorie", "reference", "suivi", "doute"])
    static let followUp = List("suivi", ["visite_initiale", "periodicite", "visite_intermediaire", "attestation"])
    static let fact = List(
        "fait",
        ["valeur", "table", "politique", "entrees", "sorties", "sinon", "publier", "pour_tarifs", "reference", "doute"])
    static let payment = List("mode de paiement", ["code", "libelle", "exige"])
    static let campaign = List(
        "campagne", ["exercice", "generee", "ouverture", "cloture", "exigible", "source", "doute"])
    static let averageCosts = List(
        "cout_moyen_national.yaml", ["plancher", "plafond", "reference", "couts", "source", "doute", "a_revoir"])
    static let averageCost = List("coût moyen", ["exercice", "montant_ht", "source", "doute", "a_revoir"])
    static let nomenclature = List("nomenclature", ["nomenclature", "libelle", "source", "doute", "codes"])
    static let anomalyCase = List("cas", ["du", "au"] + Anomaly.Wording.keys)
    static let anomaly = List(
        "anomalie", ["code", "pour", "etape", "hors_couverture", "cas", "exemples"] + anomalyCase.keys)
    static let gravity = List("gravité", ["avant_signature", "signature"])
    static let replacement = List("correction par remplacement", ["remplacer", "par"])
    static let addition = List("correction par ajout", ["ajouter", "valeur"])
    static let example = List("exemple", ["nom", "declaration", "salarie", "date", "etape", "anomalie", "gravite"])

    /// Every part with its keys.
    public static let all = [
        coverage, field, recordList, categories, category, own, determinant, period, followUp, fact, payment, campaign,
        averageCosts, averageCost, nomenclature, anomaly, anomalyCase, gravity, replacement, addition, example,
    ]
}

extension YAMLMap {
    /// Leaves a finding for each key that is not of the part.
    func refuseUnknownKeys(_ list: RuleKeys.List) { refuseUnknownKeys(list.keys) }
}
