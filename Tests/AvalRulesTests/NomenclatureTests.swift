import RuleTestSupport
import Testing

@Suite("Nomenclatures, their editions and their codes")
struct NomenclatureTests {
    private static let path = "Rules/nomenclatures/essai.yaml"

    /// The shipped rules with two files of one list, which a rule consults.
    private static func editions(_ first: String, _ second: String) -> Workshop {
        Workshop.shipped.writing(first, to: path).writing(second, to: "Rules/nomenclatures/essai_2.yaml")
            .writing(Rule.with([#"contrat = "autre""#: "connu(essai, poste, date_reference)"]), to: Rule.path)
    }

    private static func edition(_ name: String, _ days: String) -> String {
        "nomenclature: essai\nedition: \(name)\n\(days)codes:\n  a1: \"un\"\n"
    }

    private static func codes(_ workshop: Workshop) -> [String] {
        // What the examples say is not asked here.
        workshop.load().findings.map(\.code).filter { $0 != "exemple_faux" }
    }

    @Test func editionsThatFollowOneAnotherAreOneList() {
        let workshop = Self.editions(
            Self.edition("A", "au: 2019-12-31\n"), Self.edition("B", "du: 2020-01-01\n"))
        #expect(Self.codes(workshop).isEmpty)
    }

    @Test func daysBetweenTwoEditionsAreTold() {
        let workshop = Self.editions(
            Self.edition("A", "au: 2019-12-30\n"), Self.edition("B", "du: 2020-01-01\n"))
        #expect(Self.codes(workshop) == ["editions_trouees"])
    }

    @Test func anEditionWrittenTwiceIsTold() {
        #expect(Self.codes(Self.editions(Self.edition("A", ""), Self.edition("A", ""))).contains("edition_en_double"))
    }

    @Test(arguments: [
        Mistake(
            "An edition that ends before it begins", new: path,
            "nomenclature: naf_rev2\nedition: X\ndu: 2020-01-01\nau: ⟦2019-01-01⟧\ncodes:\n  a1: \"un\"\n",
            ["periode_inversee"]),
        Mistake(
            "A code without a label", new: path,
            "nomenclature: naf_rev2\nedition: X\ncodes:\n  ⟦A1⟧: \"\"\n", ["code_sans_libelle"]),
        Mistake(
            "A field of a list that there is none of", in: "Rules/vocabulaire.yaml", "nomenclature: pcs_ese",
            "nomenclature: ⟦pcs_esse⟧", ["liste_inconnue"], help: "pcs_ese"),
        Rule.condition(
            "A code that its field's list does not have", #"contrat = "autre" or code_pcs = ⟦"632z"⟧"#,
            "code_hors_nomenclature",
            help: "632a"),
        Rule.condition(
            "A code among others that the list does not have", #"contrat = "autre" or code_pcs in ("632a", ⟦"622b"⟧)"#,
            "code_hors_nomenclature"),
        Rule.condition(
            "A list that begins later than the rule", "contrat = \"autre\" or poste in ⟦naf_2025_construction⟧",
            "nomenclature_hors_periode"),
        Rule.condition(
            "A list that begins later, asked without a day",
            "contrat = \"autre\" or connu(⟦naf_2025_construction⟧, poste)",
            "nomenclature_hors_periode", help: "date_reference"),
        Rule.condition(
            "What is no name of a list", "connu(⟦determinants⟧, poste)", "argument_errone", help: "pcs_ese"),
    ])
    func aMistakeIsToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func aListMayBeAskedOnADayBeforeItBegins() {
        let rule = Rule.with([#"contrat = "autre""#: "connu(naf_2025_construction, poste, date_reference)"])
        #expect(Self.codes(Workshop.shipped.writing(rule, to: Rule.path)).isEmpty)
    }

    @Test func aRuleOfTheDaysOfAListMayConsultIt() {
        let rule = Rule.with([
            #"contrat = "autre""#: "poste in naf_2025_construction", "  gravite": "  du: 2027-01-01\n  gravite",
        ])
        #expect(Self.codes(Workshop.shipped.writing(rule, to: Rule.path)).isEmpty)
    }

    /// NAF-01, NAF-02 and PCS-01 to PCS-04 of `Tests/Facts/golden_facts.csv`.
    @Test(arguments: [
        #"libelle(naf_rev2, "4332B") = "Travaux de menuiserie métallique et serrurerie""#,
        #"libelle(naf_2025_construction, "4332H") = "Travaux de menuiserie métallique""#,
        #"libelle(pcs_ese, "632a") = "Maçons qualifiés""#,
        #"libelle(pcs_ese, "634b") = "Métalliers, serruriers qualifiés""#,
        #"not(connu(pcs_ese, "622b")) and connu(pcs_2003, "622b")"#,
        #"every c in ["622c", "622d", "622e", "622f"] satisfies c in voisins(pcs_ese, "622b")"#,
        #"not(connu(pcs_ese, "211a")) and connu(pcs_2003, "211a")"#,
        #"list contains(voisins(pcs_ese, "211a"), "210x")"#,
    ])
    func theFactsReadInTheListsAreOurs(_ condition: String) {
        let rule = Rule.with([
            #"contrat = "autre""#: "present and \(condition)", "{contrat: autre}, anomalie": "{}, anomalie",
            "{contrat: cdi}": "{date_sortie: 2020-01-01}",
        ])
        // A condition that holds of every salarié holds of the model's too, which is told.
        let found = Workshop.shipped.writing(rule, to: Rule.path).load().findings.filter {
            $0.code != "modele_avec_anomalie"
        }
        #expect(found.map(\.message) == [])
    }
}
