import AvalJSON
import AvalTestSupport
import Testing

/// « Which day, which year » of the contract.
struct WhichDayTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    @Test(arguments: [("2025-09-30", "SIR"), ("2025-10-01", "SI")])
    func categoriesAreThoseOfTheReferenceDate(day: String, category: String) {
        let declaration = Declarations.plain.with("/exercice", 2025).with("/date", .string(day))
            .with("/determinants", ["caces"]).with("/salaries/0/determinants", ["caces"])
        #expect(judge(declaration).json.at("/salaries/0/categorie")?.string == category)
    }

    @Test func pricesAreThoseOfTheExerciceWhateverTheDate() {
        let verdict = judge(Declarations.plain.with("/exercice", 2022).with("/date", "2023-01-12")).json
        #expect(verdict.at("/estimation/total_ht") == "132.00")
        #expect(verdict.at("/estimation/confirmee") == false)
    }

    @Test func enDateReplacesTheDateForEverythingAndNeverTheExercice() {
        let declaration = Declarations.plain.with("/exercice", 2025).with("/determinants", ["caces"])
            .with("/date", "2025-09-30").with("/salaries/0/determinants", ["caces"]).with(
                "/salaries/0/categorie_declaree", "SIR")
        let verdict = judge(declaration, .day("2025-10-01")).json
        #expect(verdict["date"] == "2025-10-01")
        #expect(verdict.at("/salaries/0/categorie") == "SI")
        #expect(verdict.at("/estimation/total_ht") == "138.00")
        let elsewhere = judge(declaration, .day("2027-01-02"))
        #expect(elsewhere.codes.contains("exercice_incoherent"))
        #expect(elsewhere.json.at("/estimation/total_ht") == "138.00")
    }

    @Test func beforeTheRulesThereAreNeitherCategoriesNorEstimate() {
        let declaration = Declarations.plain.with("/exercice", 2016).with("/date", "2016-12-31")
            .with("/salaries/0/poste", .null).with("/salaries/0/contrat", "essai")
        let answer = judge(declaration)
        #expect(answer.anomalies == ["date_hors_regles@/date", "valeur_invalide@/salaries/0/contrat"])
        #expect(answer.json["estimation"]?.isNull == true)
        #expect(answer.json["effectif"]?.isNull == true)
        #expect(answer.json.at("/salaries/0/categorie") == nil)
        #expect(answer.json["statut"] == "refusee")
    }

    @Test func theFirstDayOfTheRulesIsCovered() {
        let answer = judge(Declarations.plain.with("/exercice", 2017).with("/date", "2017-01-01"))
        #expect(answer.codes == ["tarif_absent"])
        #expect(answer.json["estimation"]?.isNull == true)
        #expect(answer.json["statut"] == "avec_reserves")
        #expect(answer.json.at("/salaries/0/categorie") == "SI")
    }

    @Test(arguments: [
        ("2025-12-31", true), ("2026-01-01", true), ("2027-12-31", true), ("2023-12-31", true), ("2024-01-01", false),
        ("2026-12-31", false),
    ])
    func anExerciceIsIncoherentFromTwoCalendarYearsOn(day: String, incoherent: Bool) {
        let exercice: JSONValue = day < "2026-01-01" && day > "2024-12-31" ? 2023 : day == "2026-01-01" ? 2024 : 2025
        let codes = judge(Declarations.plain.with("/exercice", exercice).with("/date", .string(day))).codes
        #expect(codes.contains("exercice_incoherent") == incoherent)
    }

    @Test func theCampaignOfTheExerciceIncludesBothItsEnds() {
        for (day, outside) in [
            ("2023-11-06", true), ("2023-11-07", false), ("2024-01-07", false), ("2024-01-08", true),
        ] {
            #expect(judge(Declarations.plain.with("/date", .string(day))).codes.contains("hors_periode") == outside)
        }
    }
}
