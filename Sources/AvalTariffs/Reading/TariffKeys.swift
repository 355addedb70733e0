/// The keys of tariff files: what the reader takes, and what the experts' page must explain, part by part.
public enum TariffKeys {
    /// The keys of a tariff.
    static let tariff = [
        "exercice", "tva", "selon", "non_factures", "presents", "echeancier", "lignes", "source", "doute",
        "a_revoir",
    ]
    /// The keys of a line of whatever kind: before those of its kind, and after.
    static let line = (
        first: ["code", "genre", "libelle"],
        last: ["si", "sauf", "reparti", "hors_bornes", "tva", "deduit", "source", "doute", "a_revoir", "exemples"]
    )

    /// The keys that may stand beside each other.
    static var neighbours: [[String]] { all.map(\.keys) + TariffKind.all.map { line(of: $0) } }

    /// The keys under which a list of parts stands.
    static let lists = ["echeancier", "exemples", "lignes", "tranches"]

    /// The parts as the experts' page calls them, each with its keys; a line of a kind with its own keys alone.
    public static var all: [(part: String, keys: [String])] {
        [("tarif", tariff), ("ligne de tarif", line.first + line.last), ("appel", CallTerms.keys)]
            + TariffKind.all.flatMap { kind in [("ligne « \(kind.word) »", kind.keys)] + kind.parts }
    }

    /// The keys of a line of a kind, in the order in which they are best written.
    static func line(of kind: any TariffLine.Type) -> [String] { line.first + kind.keys + line.last }
}
