/// Changes of the shipped rules, as an expert would make them.
public enum Reform {
    /// What a reform lacks that is not to be found in the shipped rules any more.
    public struct Missing: Error {}

    /// Night work is followed as SIR from 2025 on.
    public static var night: Workshop {
        get throws {
            let reference = "      reference: \"Code du travail, art. R4624-17, R4624-18 et L3122-5\"\n"
            let follow = """
                      suivi:
                        visite_initiale: {delai: avant_affectation, reference: "Code du travail, art. R4624-18"}
                        periodicite: {delai: 36 mois, reference: "Code du travail, art. R4624-17"}

                """
            let later = "    - du: 2025-01-01\n      categorie: SIR\n      reference: \"réforme supposée\"\n"
            guard
                let changed = Workshop.shipped.replacing(
                    reference, by: reference + "      au: 2024-12-31\n" + follow + later, in: "Rules/determinants.yaml")
            else { throw Missing() }
            return changed
        }
    }
}
