import AvalJSON
import AvalTestSupport
import Foundation
import RuleTestSupport
import Testing

@Suite("Words that may be declared on some days alone")
struct DatedWordTests {
    private static let vocabulary = "Rules/vocabulaire.yaml"
    private static let words = "parmi: [cdi, cdd, apprentissage, interim, stage, autre]"

    /// The shipped rules with a contract of 2023 and one that ended with 2022.
    private static func workshop(
        _ periods: String = "{portage: {du: 2023-03-01}, ancien: {au: 2022-12-31}}"
    ) throws -> Workshop {
        try #require(
            Workshop.shipped.replacing(
                words, by: words.replacing("autre]", with: "autre, portage, ancien]") + "\n    periodes: \(periods)",
                in: vocabulary))
    }

    /// The same where the tariffs of the exercices of these words bill them.
    private static func billed() throws -> Workshop {
        var workshop = try workshop()
        for (path, text) in workshop.texts where path.hasPrefix("Tariffs/") {
            let word = path == "Tariffs/2022.yaml" ? "ancien" : "portage"
            #expect(text.contains("non_factures: [interim, stage]"))
            workshop = workshop.writing(
                text.replacing("non_factures: [interim, stage]", with: "non_factures: [interim, stage, \(word)]"),
                to: path)
        }
        return workshop
    }

    @Test func tariffsOfExercicesThatCannotHaveThemNeedNotBillThem() throws {
        #expect(try Self.billed().load().findings.map(\.message) == [])
        let forgotten = try Self.workshop().load().findings
        #expect(Set(forgotten.map(\.code)) == ["mot_non_tarife"])
        let files = Set(forgotten.compactMap { $0.span?.file.path })
        #expect(files == Set(Workshop.shipped.texts.keys.filter { $0.hasPrefix("Tariffs/2") }))
        #expect(forgotten.filter { $0.message.contains("portage") }.count == files.count - 1)
        #expect(forgotten.filter { $0.message.contains("ancien") }.count == 1)
    }

    @Test func onOtherDaysAndForOtherExercicesTheyAreWrong() throws {
        let judge = Judging(try #require(Self.billed().load().rulebook))
        func message(_ contract: String, _ date: String, _ exercice: Int) -> String? {
            let declaration = Declarations.plain.with("/salaries/0/contrat", .string(contract))
                .with("/date", .string(date)).with("/exercice", .integer(exercice))
            return judge(declaration).anomaly("valeur_invalide")?["message"]?.string
        }
        #expect(message("portage", "2023-03-01", 2023) == nil)
        #expect(message("ancien", "2022-12-31", 2022) == nil)
        let before = message("portage", "2023-02-28", 2023)
        #expect(before?.contains("cdi, cdd, apprentissage, interim, stage, autre") == true)
        #expect(before?.contains("portage") == false)
        #expect(message("portage", "2023-03-01", 2022) != nil)
        #expect(message("ancien", "2023-01-02", 2023)?.contains("autre, portage") == false)
        #expect(message("ancien", "2023-03-02", 2023)?.contains("autre, portage") == true)
        #expect(message("ancien", "2023-01-02", 2022) != nil)
    }

    @Test func aFactThatGivesOneByItselfIsBilledInEveryExercice() throws {
        let given = try #require(
            Self.billed().replacing(
                #"valeur: if contrat = null then "cdi" else contrat"#,
                by: #"valeur: if contrat = null then "portage" else contrat"#, in: "Rules/faits.yaml"))
        #expect(given.load().findings.contains { $0.code == "mot_non_tarife" && $0.message.contains("portage") })
    }

    static let mistakes = [
        (#"{portagee: {du: 2023-03-01}}"#, "periode_sans_mot"), (#"{portage: {}}"#, "cle_manquante"),
        (#"{portage: {de: 2023-03-01}}"#, "cle_inconnue"),
        (#"{portage: {du: 2023-03-01, au: 2023-01-01}}"#, "periode_inversee"),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsTold(_ periods: String, _ code: String) throws {
        #expect(try Self.workshop(periods).load().findings.map(\.code).contains(code))
    }

    @Test func aRuleOfDaysOnWhichNobodyCanDeclareTheWordIsTold() throws {
        let rule = """
            - code: essai
              au: 2022-12-31
              pour: chaque salarie present
              si: contrat = "portage"
              gravite: information
              etape: salaries
              message: "À revoir."
              sans_article: "essai"
              exemples:
                - {salarie: {contrat: autre}, date: 2022-01-01, anomalie: non}

            """
        let found = try Self.billed().writing(rule, to: "Rules/anomalies/essai.yaml").load().findings
        #expect(found.map(\.code).contains("mot_hors_periode"))
    }
}
