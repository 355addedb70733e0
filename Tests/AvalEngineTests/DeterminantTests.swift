import AvalJSON
import AvalTestSupport
import Testing

/// What the contract says of determinants: the catalogue, the establishment's own, lists of codes.
struct DeterminantTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    private func carrying(_ codes: JSONValue, ticked: JSONValue, category: String, own: JSONValue = .null) -> JSONValue
    {
        Declarations.plain.with("/determinants", ticked).with("/salaries/0/determinants", codes)
            .with("/salaries/0/categorie_declaree", .string(category)).with("/determinants_particuliers", own)
    }

    @Test func aCodeListedTwiceCountsOnce() {
        let answer = judge(
            carrying(
                ["inconnu", "amiante", "inconnu", "amiante"], ticked: ["hyperbare", "hyperbare"], category: "SIR"))
        #expect(
            answer.anomalies == [
                "determinant_sans_salarie@/determinants/0", "determinant_inconnu@/salaries/0/determinants/0",
                "determinant_non_declare@/salaries/0/determinants/1",
            ])
    }

    @Test func ownDeterminantsTickThemselvesAndGiveTheCategoryOfTheRules() {
        let answer = judge(carrying(["silice"], ticked: [], category: "SIR", own: [["code": "silice", "motif": "x"]]))
        #expect(answer.codes.isEmpty)
        #expect(answer.json.at("/salaries/0/motifs") == ["silice"])
        #expect(answer.json.at("/salaries/0/categorie") == "SIR")
    }

    @Test func anOwnDeterminantThatNobodyCarriesIsPointedAt() {
        let answer = judge(
            carrying(
                [], ticked: .null, category: "SI",
                own: [
                    ["code": "bruit", "motif": "x"], ["code": "silice", "motif": "x"], ["code": "bruit", "motif": "x"],
                ]))
        #expect(
            answer.anomalies == [
                "determinant_sans_salarie@/determinants_particuliers/0/code",
                "determinant_sans_salarie@/determinants_particuliers/1/code",
            ])
    }

    @Test func aFicheListedTwiceIsOneFicheToTheRules() {
        let answer = judge(
            carrying(
                ["silice"], ticked: .null, category: "SIR",
                own: [
                    ["code": "silice"], ["code": "silice"], ["code": "amiante", "motif": "x"], ["code": "silice"],
                    ["code": "amiante", "motif": "x"],
                ]))
        #expect(
            answer.anomalies.filter { !$0.hasPrefix("determinant_sans_salarie") } == [
                "code_reserve@/determinants_particuliers/2/code",
                "particulier_sans_motif@/determinants_particuliers/0/motif",
            ])
    }

    @Test func aCodeOfTheCatalogueAmongTheOwnIsReservedAndStillTicksIt() {
        let answer = judge(
            carrying(["amiante"], ticked: .null, category: "SIR", own: [["code": "amiante", "motif": "x"]]))
        #expect(answer.anomalies == ["code_reserve@/determinants_particuliers/0/code"])
        #expect(answer.anomaly("code_reserve")?["gravite"] == "bloquante")
    }

    @Test func anUnknownCodeTickedByTheCompanyIsUnknownThereAndNoMore() {
        let answer = judge(carrying([], ticked: ["amiant"], category: "SI"))
        #expect(answer.anomalies == ["determinant_inconnu@/determinants/0"])
    }

    @Test func theCompanysListAbsentMeansThatNothingIsTicked() {
        for list: JSONValue in [.null, []] {
            #expect(judge(carrying(["amiante"], ticked: list, category: "SIR")).codes == ["determinant_non_declare"])
        }
    }

    @Test func anUnknownCodeOfASalarieIsUnknownAndNotUndeclared() {
        #expect(judge(carrying(["Amiante"], ticked: [], category: "SI")).codes == ["determinant_inconnu"])
    }

    @Test func motivesAreTheCodesOfTheWinningCategoryInCatalogueOrder() {
        let codes: JSONValue = ["plomb", "silice", "travail_nuit", "amiante", "caces"]
        let verdict = judge(carrying(codes, ticked: codes, category: "SIR", own: [["code": "silice"]])).json
        #expect(verdict.at("/salaries/0/motifs") == ["caces", "amiante", "plomb", "silice"])
        let weaker = judge(carrying(["travail_nuit", "grossesse"], ticked: [], category: "SIA")).json
        #expect(weaker.at("/salaries/0/motifs") == ["grossesse", "travail_nuit"])
    }

    @Test func motivesAreEmptyWhereNoDeterminantDecides() {
        #expect(judge(Declarations.plain).json.at("/salaries/0/motifs") == [])
        #expect(judge(carrying(["inconnu"], ticked: [], category: "SI")).json.at("/salaries/0/motifs") == [])
    }

    @Test func afterTheReformTheAttestationCodesAreTheMotivesOfTheSI() {
        let declaration = carrying(["caces"], ticked: ["caces"], category: "SI").with("/date", "2025-10-01").with(
            "/exercice", 2025)
        #expect(judge(declaration).json.at("/salaries/0/motifs") == ["caces"])
    }

    @Test func everyCodeOfTheCatalogueGivesTheCategoryOfTheRegulation() {
        let weaker: Set = [
            "grossesse", "mineur", "agents_biologiques_2", "champs_electromagnetiques", "pension_invalidite",
            "travail_nuit",
            "travailleur_handicape",
        ]
        for (day, reformed) in [("2023-11-15", false), ("2025-10-01", true)] {
            for code in DeclarationMaker.catalogue {
                let expected =
                    weaker.contains(code)
                    ? "SIA" : reformed && ["caces", "habilitation_electrique"].contains(code) ? "SI" : "SIR"
                let declaration = carrying([.string(code)], ticked: [], category: "SI").with("/date", .string(day))
                #expect(judge(declaration).json.at("/salaries/0/categorie")?.string == expected, "\(code) \(day)")
            }
        }
    }

    @Test func aStrongerDeterminantNeverWeakensTheCategory() {
        var dice = Dice(11)
        let ranks = ["SI": 0, "SIA": 1, "SIR": 2]
        for _ in 0..<300 {
            let codes = (0..<dice.roll(4)).map { _ in JSONValue.string(dice.pick(DeclarationMaker.catalogue)) }
            let more = codes + [.string(dice.pick(DeclarationMaker.catalogue))]
            let day = dice.pick(["2023-11-15", "2025-09-30", "2025-10-01", "2026-04-10"])
            let ranked = [codes, more].map { list in
                let declaration = carrying(.array(list), ticked: [], category: "SI").with("/date", .string(day))
                return ranks[judge(declaration).json.at("/salaries/0/categorie")?.string ?? ""] ?? -1
            }
            #expect(ranked[0] >= 0 && ranked[0] <= ranked[1])
        }
    }
}
