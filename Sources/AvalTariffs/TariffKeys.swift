/// The keys of tariff files: what the reader takes, and what the experts' page must explain.
public enum TariffKeys {
    /// The keys of a tariff.
    public static let tariff = ["exercice", "tva", "selon", "non_factures", "lignes", "source", "doute"]
    /// The keys of a line of it.
    public static let line = ["code", "libelle", "pour", "prix_ht", "tva", "deduit", "source", "doute"]
}
