/// The words that made declarations draw from.
enum Lists {
    /// The catalogue of determinants.
    static let determinants = [
        "grossesse", "caces", "habilitation_electrique", "mineur_travaux_reglementes", "mineur", "rayonnements_a",
        "rayonnements_b", "risque_particulier_employeur", "amiante", "manutention_55kg", "cmr", "plomb",
        "chute_echafaudage", "hyperbare", "agents_biologiques_2", "agents_biologiques_3_4", "champs_electromagnetiques",
        "pension_invalidite", "travail_nuit", "travailleur_handicape",
    ]
    /// Those drawn at random for anyone.
    static let common = determinants.filter {
        !["mineur", "mineur_travaux_reglementes", "rayonnements_a", "hyperbare"].contains($0)
    }
    /// Those that a man may carry.
    static let commonOfMen = common.filter { $0 != "grossesse" }
    /// Those that mark people under 18.
    static let minors = ["mineur", "mineur_travaux_reglementes"]
    /// What gives SIA.
    static let adapted: Set = [
        "grossesse", "mineur", "agents_biologiques_2", "champs_electromagnetiques", "pension_invalidite",
        "travail_nuit",
        "travailleur_handicape",
    ]
    /// What gives SIR before 1 October 2025, and SI from that day.
    static let attested: Set = ["caces", "habilitation_electrique"]
    static let categories = ["SI", "SIA", "SIR"]
    static let lastNames = [
        "MARTIN", "BERNARD", "THOMAS", "PETIT", "ROBERT", "RICHARD", "DURAND", "DUBOIS", "MOREAU", "LAURENT", "SIMON",
        "MICHEL", "LEFÈVRE", "LEROY", "ROUX", "DAVID", "BERTRAND", "MOREL", "FOURNIER", "GIRARD", "N'GUYEN",
        "D'ÂNCOURT",
    ]
    static let men = ["Jean", "Pierre", "Luc", "Karim", "Loïc", "Hervé", "Théo", "Yanis"]
    static let women = ["Marie", "Anne", "Zoé", "Léa", "Nadia", "Hélène", "Chloé", "Inès"]
    static let posts = [
        "Menuisier", "Maçon", "Électricien", "Plombier-chauffagiste", "Conducteur d'engins", "Couvreur", "Secrétaire",
        "Chef de chantier", "Apprenti menuisier", "Grutier", "Peintre", "Charpentier bois",
    ]
    static let pcs = [
        "632a", "632b", "632c", "632d", "632e", "632f", "632g", "632h", "543d", "481a", "651a", "681b",
    ]
    static let nafs = ["43.32B", "43.21A", "43.22A", "41.20B", "43.91B", "43.34Z"]
    static let postcodes = ["25000", "25110", "39100", "70000", "90000"]
    static let modes = ["virement", "prelevement", "cheque"]
}
