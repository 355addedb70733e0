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

    static let coverage = List("couverture.yaml", ["du", "reference", "doute", "a_revoir"])
    static let field = List(
        "champ",
        [
            "type", "parmi", "lecture", "personnel", "obligatoire", "unique", "sans_nir", "nomenclature", "libelle",
            "libelles", "periodes", "autres_noms",
        ])
    static let wordPeriod = List("période d'un mot", ["du", "au"])
    static let recordList = List("liste de fiches", ["liste_de", "obligatoire"])
    static let categories = List(
        "categories.yaml",
        ["categories", "pour", "defaut", "motif_par_defaut", "reference_par_defaut", "particuliers"])
    static let category = List("catégorie", ["code", "libelle"])
    static let own = List("particuliers", ["categorie", "motif", "reference", "doute", "a_revoir"])
    static let determinant = List(
        "déterminant", ["code", "libelle", "motif", "sante", "cree_par", "attributs", "periodes", "exemples"])
    static let determinantExample = List("exemple de déterminant", ["nom", "date", "service", "categorie", "suivi"])
    static let period = List("période", ["du", "au", "categorie", "reference", "aide", "suivi", "doute", "a_revoir"])
    static let followUp = List("suivi", ["visite_initiale", "periodicite", "visite_intermediaire", "attestation"])
    static let followUpTerm = List("valeur de suivi", ["delai", "reference"])
    static let followUpRule = List(
        "suivi.yaml",
        ["categorie", "fait", "mots", "particuliers", "du", "au", "suivi", "reference", "doute", "a_revoir"])
    static let fact = List(
        "fait",
        [
            "valeur", "table", "politique", "entrees", "sorties", "sinon", "publier", "pour_tarifs", "reference",
            "doute", "a_revoir",
        ])
    static let payment = List("mode de paiement", ["code", "libelle", "exige"])
    static let campaign = List(
        "campagne", ["exercice", "generee", "ouverture", "cloture", "exigible", "source", "doute", "a_revoir"])
    static let averageCosts = List(
        "cout_moyen_national.yaml", ["plancher", "plafond", "reference", "couts", "source", "doute", "a_revoir"])
    static let averageCost = List("coût moyen", ["exercice", "montant_ht", "source", "doute", "a_revoir"])
    static let situation = List("situations.yaml", ["code", "libelle", "si", "doute", "a_revoir"])
    static let nomenclature = List(
        "nomenclature",
        ["nomenclature", "edition", "libelle", "du", "au", "source", "doute", "a_revoir", "codes"])
    static let holidays = List("jours_feries.yaml", ["source", "reference", "doute", "a_revoir", "jours"])
    static let closures = List("fermetures.yaml", ["source", "reference", "doute", "a_revoir", "jours"])
    static let appointment = List(
        "rendez_vous.yaml", ["dernier_jour", "libelle", "refus", "reference", "doute", "a_revoir", "exemples"])
    static let refusal = List("refus", ["si", "message"])
    static let appointmentExample = List(
        "exemple de rendez-vous", ["nom", "rendez_vous", "date", "service", "dernier_jour", "annulable", "refus"])
    static let anomalyCase = List("cas", ["du", "au"] + Anomaly.Wording.keys)
    static let anomaly = List(
        "anomalie", ["code", "pour", "etape", "hors_couverture", "cas", "table", "exemples"] + anomalyCase.keys)
    static let anomalyFile = List("fichier d'anomalies", ["par_defaut", "anomalies"])
    static let anomalyDefaults = List(
        "par_defaut",
        [
            "pour", "etape", "du", "au", "gravite", "chemin", "reference", "sans_article", "doute", "a_revoir",
        ])
    static let uncontrolled = List("fiche hors contrôle", ["fiche", "raison", "doute", "a_revoir"])
    static let parameter = List(
        "paramètre",
        [
            "code", "libelle", "parmi", "type", "valeur", "valeurs", "defaut", "raison", "reference", "doute",
            "a_revoir",
        ])
    static let parameterValue = List("valeur datée", ["du", "au", "valeur", "raison", "doute", "a_revoir"])
    static let gravity = List("gravité", ["avant_signature", "signature", "selon"])
    static let replacement = List("correction par remplacement", ["remplacer", "par"])
    static let addition = List("correction par ajout", ["ajouter", "valeur"])
    static let example = List(
        "exemple", ["nom", "declaration", "salarie", "date", "etape", "service", "tarif", "anomalie", "gravite"])

    /// The keys under which a list of parts stands.
    static let lists = [
        "anomalies", "cas", "categories", "couts", "exemples", "periodes", "refus", "valeurs",
    ]

    /// Every part with its keys.
    public static let all = [
        coverage, field, wordPeriod, recordList, categories, category, own, determinant, determinantExample,
        period, followUp, followUpTerm, followUpRule, fact, payment, campaign, situation, averageCosts,
        averageCost, nomenclature, holidays, closures, appointment, refusal, appointmentExample, anomalyFile,
        anomalyDefaults, anomaly, anomalyCase, uncontrolled, parameter, parameterValue, gravity, replacement,
        addition, example,
    ]
}

extension YAMLMap {
    /// Leaves a finding for each key that is not of the part.
    func refuseUnknownKeys(_ list: RuleKeys.List) { refuseUnknownKeys(list.keys) }
}
