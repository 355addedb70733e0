import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Nobody is billed twice or forgotten")
struct HeadProofTests {
    private static func tariff(_ lines: String, exercice: Int = 2023, keys: String = "") -> String {
        """
        exercice: \(exercice)
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        \(keys)
        lignes:

        """ + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private static let byYear = """
        - {code: entree, libelle: E, pour: [cdi, cdd, autre, apprentissage], prix_ht: 100.00, si: adhesion_dans_l_exercice}
        - {code: suite, libelle: S, pour: [cdi, cdd, autre, apprentissage], prix_ht: 120.00, sauf: adhesion_dans_l_exercice}
        """

    @Test func linesWithOppositeConditionsShareTheHeads() throws {
        let estimate = try Estimates(Self.tariff(Self.byYear))
        for (day, quantities) in [("2023-05-01", [1, 0]), ("1991-11-21", [0, 1])] {
            let declaration = Declarations.plain.with("/adherent/date_adhesion", .string(day))
            #expect(estimate(declaration)["lignes"]?.array?.map { $0["quantite"]?.integer } == quantities)
        }
        // What is not known is not so.
        #expect(estimate(Declarations.plain)["total_ht"] == "120.00")
        #expect(estimate.terms?.at("/0/si") == "adhesion_dans_l_exercice")
    }

    private static let byAge = """
        - {code: jeunes, libelle: J, pour: [cdi, cdd, autre, apprentissage], selon: age, a: 25, prix_ht: 100.00}
        - {code: autres, libelle: A, pour: [cdi, cdd, autre, apprentissage], selon: age, de: 26, ou_absent: oui, prix_ht: 120.00}
        """

    @Test func aNumberOfTheSalarieChoosesHisLine() throws {
        let births: [JSONValue] = ["1997-11-16", "1997-11-15", "1960-01-01", .null]
        let salaries = births.enumerated().map { Declarations.salarie("s\($0)", ["date_naissance": $1]) }
        let estimate = try Estimates(Self.tariff(Self.byAge))(Declarations.with(salaries))
        #expect(estimate["lignes"]?.array?.map { $0["quantite"]?.integer } == [1, 3])
    }

    @Test func aTariffMaySayItselfWhoIsPresent() throws {
        let tariff = Self.tariff(
            "- {code: c, libelle: C, pour: [cdi, cdd, autre, apprentissage], prix_ht: 100.00}",
            keys: "presents: present_au_31_decembre")
        let days: [(JSONValue, JSONValue)] = [
            ("2023-12-01", .null), ("2015-01-05", "2023-12-30"), ("2015-01-05", "2023-12-31"), (.null, "2024-05-01"),
            ("2024-01-01", .null),
        ]
        let salaries = days.enumerated().map {
            Declarations.salarie("s\($0)", ["date_entree": $1.0, "date_sortie": $1.1])
        }
        #expect(try Estimates(tariff)(Declarations.with(salaries)).at("/lignes/0/quantite") == 3)
    }

    static let faults: [(String, String, [String])] = [
        ("the same condition twice", byYear.replacing("sauf", with: "si"), ["salarie_non_tarife"]),
        ("a gap between ages", byAge.replacing("de: 26", with: "de: 27"), ["salarie_non_tarife"]),
        ("ages that overlap", byAge.replacing("de: 26", with: "de: 25"), ["salarie_tarife_deux_fois"]),
        ("an age that may be absent", byAge.replacing(", ou_absent: oui", with: ""), ["salarie_non_tarife"]),
        (
            "a condition that is no truth", byYear.replacing("adhesion_dans_l_exercice", with: "paiement.mode"),
            ["fait_inconnu"]
        ),
        ("ages in the wrong order", byAge.replacing("a: 25", with: "de: 30, a: 25"), ["bornes_inversees"]),
    ]

    @Test(arguments: faults)
    func aFaultIsFound(_ sentence: String, _ lines: String, _ codes: [String]) {
        let workshop = Workshop.shipped.writing(Self.tariff(lines, exercice: 2027), to: "Tariffs/2027.yaml")
        let found = workshop.load().findings.map(\.code)
        #expect(Set(found) == Set(codes), "\(sentence)")
    }

    static let shown: [(String, String)] = [
        (
            byYear.replacing("sauf", with: "si"),
            "{exercice: 2027, date: 2027-11-15}"
        ),
        (
            byAge.replacing("de: 26", with: "de: 27"),
            "{exercice: 2027, date: 2027-11-15, salaries: [{date_naissance: 2001-03-01}]}"
        ),
        (
            byAge.replacing(", ou_absent: oui", with: ""),
            "{exercice: 2027, date: 2027-11-15, salaries: [{date_naissance: null}]}"
        ),
    ]

    @Test(arguments: shown)
    func aFaultIsShownByADeclaration(_ lines: String, _ declaration: String) {
        let workshop = Workshop.shipped.writing(Self.tariff(lines, exercice: 2027), to: "Tariffs/2027.yaml")
        let help = workshop.load().findings.compactMap(\.help)
        #expect(help.contains { $0.contains(declaration) }, "\(help.first ?? "")")
    }

    /// The facts of the repository with two of the declaration of which one is always true, and never both.
    private static func withFacts(_ lines: String) throws -> Workshop {
        let facts = try #require(Workshop.shipped.texts["Rules/faits.yaml"])
        let own = """

              seul:
                valeur: adherent.travailleur_independant = true
                pour_tarifs: oui
              entreprise:
                valeur: adherent.travailleur_independant = null or adherent.travailleur_independant = false
                pour_tarifs: oui
              recente:
                valeur: exercice >= 2020
                pour_tarifs: oui

            """
        let text = facts.replacing("\nsalarie:\n", with: own + "\nsalarie:\n")
        return Workshop.shipped.writing(text, to: "Rules/faits.yaml")
            .writing(tariff(lines, exercice: 2027), to: "Tariffs/2027.yaml")
    }

    private static let words = "pour: [cdi, cdd, autre, apprentissage]"

    @Test func whatIsTrueOfTheWholeExerciceLeavesNobodyOut() throws {
        let lines = "- {code: tous, libelle: T, \(Self.words), prix_ht: 120.00, si: recente}"
        #expect(try Self.withFacts(lines).load().findings.map(\.code) == [])
    }

    @Test func conditionsThatNoDeclarationHasTogetherAreNotAskedFor() throws {
        let lines = """
            - {code: seuls, libelle: S, \(Self.words), prix_ht: 100.00, si: seul}
            - {code: entreprises, libelle: E, \(Self.words), prix_ht: 120.00, si: entreprise}
            """
        #expect(try Self.withFacts(lines).load().findings.map(\.code) == [])
    }

    @Test func whatWasLookedForInVainIsSaid() throws {
        // That a name is absent or not is more than one change of the model away from both being true.
        let lines = Self.byYear.replacing("sauf: adhesion_dans_l_exercice", with: "si: declaration_tardive")
        let found = try Self.withFacts(lines).load().findings.filter { $0.code.hasPrefix("salarie_") }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { ($0.help ?? "").contains("déclaration") })
    }

    @Test func whatDependsOnTheCategoryCannotChooseAmongThoseWhoAreNotPresent() {
        let text = """
            exercice: 2027
            tva: 20.00
            selon: categorie
            presents: present_au_31_decembre
            lignes:
              - {code: c, libelle: C, pour: [SI, SIA, SIR], prix_ht: 100.00}

            """
        let found = Workshop.shipped.writing(text, to: "Tariffs/2027.yaml").load().findings
        #expect(found.map(\.code) == ["fait_des_presents"])
    }

    @Test func aFactThatMayBeWithoutAWordCannotChoose() throws {
        let facts = try Shipped.text(ofRules: "faits.yaml").replacing(
            "if contrat = null then \"cdi\" else contrat", with: "if age < 18 then \"cdi\" else contrat")
        let found = Workshop.shipped.writing(facts, to: "Rules/faits.yaml").load().findings
        // The rule that compares the fact with a word is told too.
        #expect(Set(found.map(\.code)) == ["fait_peut_manquer", "absence_non_decidee"])
    }
}
