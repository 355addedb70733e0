import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Surcharges and minimums")
struct SurchargeTariffTests {
    private static func tariff(_ lines: String, exercice: Int = 2023) -> String {
        """
        exercice: \(exercice)
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        lignes:
          - {code: cotisation, libelle: Cotisation, pour: [cdi, cdd, autre, apprentissage], prix_ht: 149.99}
          - {code: dossier, genre: forfait, libelle: Dossier, prix_ht: 50.00}

        """ + lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private func line(_ tariff: String, _ declaration: JSONValue) throws -> JSONValue {
        try #require(try Estimates(tariff)(declaration).at("/lignes/2"))
    }

    static let lateness = [("2024-01-07", 0, "0.00"), ("2024-01-08", 1, "30.00")]

    @Test(arguments: lateness)
    func aLateDeclarationCostsAPartMoreOfTheLinesNamed(_ date: String, _ quantity: Int, _ total: String) throws {
        let declaration = Declarations.plain.with("/date", .string(date))
        for limit in ["campagne.cloture", "2024-01-07"] {
            let line = try line(
                Self.tariff(
                    "- {code: retard, genre: majoration, libelle: R, taux: 20.00, sur: [cotisation], apres: \(limit)}"),
                declaration)
            #expect(line["quantite"]?.integer == quantity)
            #expect(line["total_ht"]?.string == total)
        }
    }

    @Test func peopleAreToldWhyTheSurchargeIsDue() throws {
        let line = try line(
            Self.tariff("- {code: retard, genre: majoration, libelle: R, taux: 2.50, apres: campagne.cloture}"),
            Declarations.plain.with("/date", "2024-02-01"))
        #expect(line["detail"] == "2,5 % de 199,99 € HT : déclaration du 01/02/2024, après le 07/01/2024")
        #expect(line["unite"] == "majoration" && line["total_ht"] == "5.00")
    }

    @Test func aSurchargeMayDependOnWordsOfTheDeclaration() throws {
        let tariff = Self.tariff(
            "- {code: cheque, genre: majoration, libelle: C, taux: 1.00, selon: paiement.mode, pour: [cheque]}")
        for (mode, total) in [("cheque", "2.00"), ("virement", "0.00")] {
            let declaration = Declarations.plain.with("/paiement/mode", .string(mode))
            #expect(try line(tariff, declaration)["total_ht"]?.string == total)
        }
    }

    @Test func aMinimumAddsWhatIsMissingAndSurchargesComeAfterIt() throws {
        let tariff = Self.tariff(
            """
            - {code: retard, genre: majoration, libelle: R, taux: 10.00}
            - {code: minimum, genre: minimum, libelle: M, total_ht: 300.00}
            """)
        let estimate = try Estimates(tariff)(Declarations.plain)
        #expect(estimate.at("/lignes/3/total_ht") == "100.01")
        #expect(
            estimate.at("/lignes/3/detail") == "minimum de 300,00 € HT, les autres lignes faisant 199,99 €")
        #expect(estimate.at("/lignes/2/total_ht") == "30.00")
        #expect(estimate["total_ht"] == "330.00")
        #expect(try Estimates(tariff)(heads: 3).at("/lignes/3/total_ht") == "0.00")
    }

    static let mistakes = [
        mistake(
            "A date of no campaign", "majoration, libelle: R, taux: 20.00, apres: ⟦campagne.cloture⟧",
            "campagne_absente"),
        mistake("An unknown date", "majoration, libelle: R, taux: 20.00, apres: ⟦campagne.fin⟧", "fait_inconnu"),
        mistake(
            "A day of no calendar", "majoration, libelle: R, taux: 20.00, apres: ⟦2027-02-30⟧", "valeur_inattendue"),
        mistake("A line that is none", "majoration, libelle: R, taux: 20.00, sur: [⟦cotisations⟧]", "nom_inconnu"),
        mistake("The line itself", "majoration, libelle: R, taux: 20.00, sur: [⟦r⟧]", "ligne_calculee_apres"),
        mistake("A rate with its sign", "majoration, libelle: R, taux: ⟦20 %⟧", "montant_inattendu"),
        mistake("A minimum without an amount", "minimum, libelle: M, total_ht: ⟦rien⟧", "montant_inattendu"),
    ]

    private static func mistake(_ sentence: String, _ keys: String, _ code: String) -> Mistake {
        Mistake(
            sentence, new: "Tariffs/2027.yaml",
            tariff("- {code: r, genre: \(keys)}", exercice: 2027).replacing("149.99", with: "130.00"), [code])
    }

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
