import AvalJSON
import AvalTestSupport
import Testing

/// What a rule on « chaque determinant porte par salarie » finds: each code once, whoever carries it.
struct DeterminantInUseTests {
    let judge: Judging

    init() throws {
        let rule = """
            - code: essai
              pour: chaque determinant porte par salarie present
              si: not(coche)
              gravite: avertissement
              etape: determinants
              message: "{code} ({libelle}) n'est pas coché."
              correction: {ajouter: declaration.determinants, valeur: code}
              exemples:
                - {salarie: {determinants: [amiante]}, anomalie: oui}
                - {declaration: {determinants: [amiante]}, salarie: {determinants: [amiante]}, anomalie: non}

            """
        judge = Judging(try Shipped.rulebook(rules: ["anomalies/essai.yaml": rule]))
    }

    /// A declaration of salariés who carry these codes, and leave on these days.
    private func carrying(_ lists: [JSONValue], leaving: [JSONValue] = []) -> JSONValue {
        let salarie = Declarations.plain.at("/salaries/0") ?? .null
        let salaries = lists.enumerated().map { index, codes in
            salarie.with("/id", .string("s\(index)")).with("/determinants", codes)
                .with("/date_sortie", index < leaving.count ? leaving[index] : .null)
        }
        return Declarations.plain.with("/determinants", .null).with("/salaries", .array(salaries))
    }

    private func found(_ declaration: JSONValue) -> [String] {
        judge(declaration).anomalies.filter { $0.hasPrefix("essai@") }
    }

    @Test func aCodeThatManyCarryIsToldOnceAndPointedAtWhereItIsFirstCarried() {
        let declaration = carrying([[], ["plomb", "amiante"], ["amiante"], ["plomb", "hyperbare"]])
        #expect(
            found(declaration) == [
                "essai@/salaries/1/determinants/0", "essai@/salaries/1/determinants/1",
                "essai@/salaries/3/determinants/1",
            ])
    }

    @Test func whoIsNotChosenByTheFactCountsForNothing() {
        let declaration = carrying([["amiante"], ["amiante"]], leaving: ["2000-01-31", .null])
        #expect(found(declaration) == ["essai@/salaries/1/determinants/0"])
    }

    @Test func codesBeyondTheCatalogueAreToldOnceToo() {
        #expect(found(carrying([["bruit", "silice"], ["silice"]])).count == 2)
    }

    @Test func theAnomalyIsAboutTheDeclarationAndItsCorrectionTicksTheCode() {
        let anomaly = judge(carrying([["amiante"], ["amiante"]])).anomaly("essai")
        #expect(anomaly?["salarie"] == nil)
        #expect(anomaly?.at("/correction/1/op") == "add")
        #expect(anomaly?.at("/correction/0/path") == "/salaries/0/determinants/0")
        #expect(anomaly?.at("/correction/0/value") == "amiante")
    }
}
