import Foundation
import Testing

@Suite("aval schedule")
struct ScheduleTests {
    private static let guide = "Samples/guide/socie_a_signer.json"

    @Test func theExpertsPageShowsWhatItSays() throws {
        let page = try String(contentsOfFile: Program.root + "/Documentation/tarifs.md", encoding: .utf8)
        let run = try Program.run(["schedule", Self.guide])
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(page.contains("```text\n$ aval schedule \(Self.guide)\n\(run.output)```"))
    }

    @Test func programsGetTheCallsAndTheirTotals() throws {
        let text = try String(contentsOfFile: Program.root + "/" + Self.guide, encoding: .utf8)
        let run = try Program.run(["schedule", "--format", "json", "-"], input: text)
        #expect(run.code == 0)
        #expect(
            run.output.hasPrefix(#"{"numero":"5","exercice":2023,"statut":"acceptee","confirmee":true,"appels":[{"#))
        #expect(
            run.output.hasSuffix(
                #"],"total_ht":"276.00","total_tva":"55.20","total_ttc":"331.20","devise":"EUR"}"# + "\n"))
        #expect(run.output.components(separatedBy: #""total_ttc":"82.80""#).count == 5)
    }

    @Test func aTariffThatIsNotCalledInPartsHasOneCall() throws {
        let sample = "Samples/tarifs/sist79"
        let run = try Program.run(
            ["schedule", "--tariffs", sample + "/Tariffs", "--format", "json", sample + "/apprentis.json"])
        #expect(run.code == 0)
        #expect(run.output.contains(#""appels":[{"periode":"2025","libelle":"année 2025","total_ht":"210.00""#))
    }

    static let endings: [(String, Int32, String)] = [
        (#"{"exercice":2031,"date":"2031-11-15","salaries":[]}"#, 1, "aucun tarif pour l'exercice 2031"),
        (#"{"exercice":2023,"date":"2010-11-15","salaries":[]}"#, 1, "datée d'avant"),
        (#"{"exercice":2023,"date":"2023-11-15"}"#, 1, "ligne 1, colonne"),
        ("", 1, "ligne 1, colonne"),
        // Nothing says how it will pay: it is refused, and its amounts are shown all the same.
        (#"{"exercice":2023,"date":"2023-11-15","salaries":[]}"#, 1, "refusée"),
    ]

    @Test(arguments: endings)
    func whatHasNoScheduleSaysSo(_ declaration: String, _ code: Int32, _ reason: String) throws {
        let run = try Program.run(["schedule", "-"], input: declaration)
        #expect(run.code == code)
        #expect(run.errors.contains(reason))
        #expect(run.output.isEmpty == (reason != "refusée"))
        #expect(try Program.run(["schedule", "--exit-zero", "-"], input: declaration).code == 0)
    }

    @Test func aMissingFileEndsWithTwo() throws {
        let run = try Program.run(["schedule", "absente.json"])
        #expect(run.code == 2 && run.errors.contains("absente.json"))
    }

    @Test func goldenJudgesAFolderByItsOwnTariffs() throws {
        let folder = try TemporaryFolder.withRules()
        try folder.write("cas/a.json", #"{"exercice":2023,"date":"2023-11-15","salaries":[]}"#)
        try folder.write(
            "cas/Tariffs/2023.yaml",
            """
            exercice: 2023
            tva: 20.00
            lignes:
              - {code: tout, genre: forfait, libelle: Tout, prix_ht: 77.00}

            """)
        #expect(try Program.run(["golden", "--update", "cas"], in: folder.path).code == 0)
        #expect(try folder.text("cas/a.verdict.json").contains(#""total_ht": "77.00""#))
        try folder.edit("cas/Tariffs/2023.yaml", "77.00", "soixante-dix-sept")
        let run = try Program.run(["golden", "cas"], in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains("cas/Tariffs"))
    }
}
