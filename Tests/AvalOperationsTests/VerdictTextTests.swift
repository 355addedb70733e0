import AvalJSON
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// Verdicts as a person reads them.
struct VerdictTextTests {
    private let judge: Judging
    init() throws { judge = try Judging() }

    private func text(_ declaration: JSONValue, _ options: ValidationOptions = ValidationOptions()) -> String {
        VerdictText(judge(declaration, options).json).text
    }

    @Test func anAcceptedDeclarationIsToldInWhole() {
        #expect(
            text(Declarations.plain) == """
                Déclaration n° 5 au 15/11/2023 : acceptée
                  Effectif : 1 salarié présent (1 SI)
                  Suivi s1 : visite initiale au plus tard 3 mois après la prise de poste, puis une visite au plus tard tous les 60 mois
                    Code du travail, art. R4624-10 ; Code du travail, art. R4624-16
                  Aucune anomalie.
                  COTISATION ANNUELLE : 1 × 138,00 € = 138,00 € HT
                  Visites apprentis : 0 × 51,00 € = 0,00 € HT
                  Total : 138,00 € HT, TVA 27,60 €, 165,60 € TTC
                  Paiement : virement

                """)
    }

    @Test func anAnomalyIsToldWithItsSalarieItsPointerAndItsArticle() {
        let declaration = Declarations.plain.with("/determinants", ["amiante"]).with(
            "/salaries/0/determinants", ["amiante"])
        let lines = text(declaration).split(separator: "\n").map(String.init)
        #expect(lines[0] == "Déclaration n° 5 au 15/11/2023 : refusée")
        #expect(lines[1] == "  Effectif : 1 salarié présent (1 SIR)")
        #expect(
            Array(lines[2...3]) == [
                "  Suivi s1 : visite initiale avant l'affectation au poste, puis une visite au plus tard tous les 48 mois, "
                    + "une visite intermédiaire au plus tard 24 mois après",
                "    Code du travail, art. R4624-24 ; Code du travail, art. R4624-28",
            ])
        #expect(
            Array(lines[4...6]) == [
                "  BLOQUANTE Catégorie déclarée SI, catégorie attendue SIR : exposition à l'amiante.",
                "    salarié s1, /salaries/0/categorie_declaree [categorie_incoherente]",
                "    Code du travail, art. R4624-23, I, 1°",
            ])
    }

    @Test func severalSalariesAreCountedByCategory() {
        let salaries = [Declarations.salarie("a"), Declarations.salarie("b")]
        #expect(text(Declarations.with(salaries)).contains("  Effectif : 2 salariés présents (2 SI)\n"))
    }

    @Test func salariesWhoAreDueTheSameFollowUpShareItsLine() {
        let many = (1...12).map { Declarations.salarie("s\($0)") }
        let attesting = Declarations.salarie("t").with("/determinants", ["caces"])
        let told = text(Declarations.with(many + [attesting]).with("/date", "2025-10-01").with("/exercice", 2025))
        let lines = told.split(separator: "\n").filter { $0.hasPrefix("  Suivi ") }
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("  Suivi s1, s2, s3, s4, s5, s6, s7, s8, s9, s10 et 2 autres : ") == true)
        #expect(lines.last?.hasSuffix(", attestation caces, valable 60 mois") == true)
    }

    @Test func aDeclarationWithoutNumberIsToldSo() {
        #expect(text(Declarations.plain.without("/numero")).hasPrefix("Déclaration sans numéro au 15/11/2023 : "))
    }

    @Test func aPriceToBeConfirmedIsToldSo() {
        #expect(text(Declarations.plain.with("/exercice", 2025)).contains(" TTC (à confirmer)\n"))
    }

    @Test func aStepBeforeTheEstimateHasNone() {
        #expect(
            text(Declarations.plain, .step(.informations)) == """
                Déclaration n° 5 au 15/11/2023 : acceptée
                  Aucune anomalie.
                  Cotisation : pas d'estimation.

                """)
    }

    @Test func aShortVerdictIsToldInShort() {
        let declaration = Declarations.plain.with("/salaries/0/categorie_declaree", "SIR")
        #expect(
            text(declaration, .brief) == """
                Déclaration n° 5 : acceptée avec réserves
                  - categorie_incoherente
                  Total : 138,00 € HT, TVA 27,60 €, 165,60 € TTC

                """)
    }

    @Test func aDeclarationThatCannotBeJudgedIsToldWithItsLine() {
        let output = OutputBuffer()
        let line = Array("{}".utf8)
        guard let error = judge(line).error else {
            Issue.record("it was judged")
            return
        }
        ByteView.with(line) { UnreadableLine.write(error, line: 4, in: $0, into: output) }
        let text = (try? JSONReader.parse(output.bytes)).map { VerdictText($0).text }
        #expect(text == "Ligne 4, colonne 3 : illisible\n  Champ obligatoire absent (/exercice)\n")
    }
}
