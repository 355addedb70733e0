import AvalSource

/// What is not known of rule files in which something could not be read: findings that would only repeat it, in other
/// words and elsewhere, are kept back until it is mended.
struct Doubts: Sendable {
    /// Whether names may be missing: fields or facts that could not be read.
    var lacksNames = false
    /// Whether words may be missing: determinants, categories or payment modes that could not be read.
    var lacksWords = false
    /// Whether uses may be missing: rules that could not be read.
    var lacksUses = false
    /// The entries of each file that a slip of syntax spoiled.
    private var spoiled: [String: [Range<Int>]] = [:]

    private static let aboutStructure: Set = [
        "cle_manquante", "valeur_inattendue", "valeur_vide", "liste_vide", "cle_en_double", "exemples_absents",
        "exemples_incomplets",
    ]
    private static let aboutNames: Set = [
        "nom_inconnu", "fait_inconnu", "champ_inconnu", "sujet_inconnu", "fiche_inconnue", "fiche_inutile",
        "exemple_douteux", "modele_invalide",
    ]
    private static let aboutUses: Set = ["fait_inutile", "nomenclature_inutile"]
    private static let aboutWords: Set = ["mot_inconnu", "categorie_inutile", "exemple_douteux", "modele_invalide"]

    /// Notes the slips of syntax of a file with the tree that was read around them.
    mutating func add(_ findings: [Finding], in root: YAMLNode?) {
        let starts = (root?.items?.map(\.span.lower) ?? root?.entries?.map(\.key.span.lower) ?? []).sorted()
        for finding in findings where finding.severity == .error {
            guard let span = finding.span else { continue }
            let start = starts.last { $0 <= span.lower } ?? 0
            let end = starts.first { $0 > span.lower } ?? span.file.bytes.count
            // A key written twice is a slip of its own, and leaves the rest readable.
            guard finding.code != "cle_en_double" else { continue }
            spoiled[span.file.path, default: []].append(start..<max(start, end) + 1)
        }
    }

    /// Whether a slip of syntax spoiled something in the file.
    func touch(_ file: SourceFile) -> Bool { spoiled[file.path] != nil }

    /// Whether a finding says something that is not a consequence of what could not be read.
    func leave(_ finding: Finding) -> Bool {
        if lacksNames, Self.aboutNames.contains(finding.code) { return false }
        if lacksNames || lacksUses, Self.aboutUses.contains(finding.code) { return false }
        if lacksWords, Self.aboutWords.contains(finding.code) { return false }
        guard Self.aboutStructure.contains(finding.code), let span = finding.span else { return true }
        return !(spoiled[span.file.path] ?? []).contains { $0.contains(span.lower) }
    }
}
