import AvalCorpus
import AvalEngine
import AvalJSON
import RuleTestSupport
import Testing

/// Declarations made from the rules, for those who have no history.
struct CorpusTests {
    private static let rulebook = Workshop.shipped.load().rulebook

    @Test func theSameRulesAndSeedGiveTheSameBytesAndAnotherSeedOthers() throws {
        let rulebook = try #require(Self.rulebook)
        let one = Array(Corpus(rulebook, seed: 7).prefix(300))
        #expect(Array(Corpus(rulebook, seed: 7).prefix(300)) == one)
        #expect(Array(Corpus(rulebook, seed: 8).prefix(300)) != one)
    }

    @Test func eachIsOneLineOfJSONAndNearlyAllAreJudged() throws {
        let rulebook = try #require(Self.rulebook)
        let coverage = CorpusCoverage(rulebook)
        for declaration in Corpus(rulebook).prefix(2000) {
            #expect(!declaration.contains(10))
            coverage.note(declaration)
        }
        #expect(coverage.count == 2000 && coverage.unreadable < 100)
        let statuses = coverage.statuses
        #expect(statuses.accepted > 100 && statuses.reserved > 100 && statuses.refused > 100)
    }

    @Test func everyRuleThatIsOfThisServiceFiresAndStaysSilent() throws {
        let rulebook = try #require(Self.rulebook)
        let coverage = CorpusCoverage(rulebook)
        for declaration in Corpus(rulebook).prefix(3000) { coverage.note(declaration) }
        let never = coverage.missing.filter { $0.contains("ne s'est jamais déclenchée") }
        // What the prices of this service never are, only examples of other services show.
        #expect(never.allSatisfy { $0.contains("tarif_") || $0.contains("courriel_manquant") }, "\(never)")
        #expect(!coverage.missing.contains { $0.contains("jugée sans se déclencher") }, "\(coverage.missing)")
    }

    @Test func aNewRuleAndANewDeterminantAreCoveredWithoutALineOfCode() throws {
        let rule = """

            - code: essai_de_corpus
              pour: chaque salarie present
              si: |
                "ondes_d_essai" in determinants and age = 61 and contrat = "stage"
              gravite: avertissement
              etape: categories
              chemin: determinants
              message: "Essai."
              sans_article: "essai"
              exemples:
                - {salarie: {determinants: []}, anomalie: non}
            """
        let determinant = """

            - code: ondes_d_essai
              libelle: "Ondes d'essai"
              motif: "ondes d'essai"
              periodes:
                - du: 2017-01-01
                  categorie: SIR
                  reference: "Code du travail, art. R4624-23"
                  suivi: {visite_initiale: avant_affectation, periodicite: 48 mois, visite_intermediaire: 24 mois}
            """
        let shipped = Workshop.shipped
        let (ages, catalogue) = ("Rules/anomalies/ages.yaml", "Rules/determinants.yaml")
        let workshop = shipped.writing(try #require(shipped.texts[ages]) + rule, to: ages)
            .writing(try #require(shipped.texts[catalogue]) + determinant, to: catalogue)
        let loaded = workshop.load()
        let rulebook = try #require(loaded.rulebook, "\(loaded.findings.map(\.code))")
        let coverage = CorpusCoverage(rulebook)
        for declaration in Corpus(rulebook).prefix(3000) { coverage.note(declaration) }
        #expect(!coverage.missing.contains { $0.contains("essai_de_corpus") || $0.contains("ondes_d_essai") })
    }

    @Test func whatIsNotCoveredIsToldWithItsPlace() throws {
        let rulebook = try #require(Self.rulebook)
        let coverage = CorpusCoverage(rulebook)
        for declaration in Corpus(rulebook).prefix(3) { coverage.note(declaration) }
        #expect(
            coverage.missing.contains { $0.hasPrefix("Rules/anomalies/") && $0.contains("ne s'est jamais déclenchée") })
    }
}
