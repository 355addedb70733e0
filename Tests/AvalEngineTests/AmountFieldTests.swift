import AvalJSON
import AvalTestSupport
import Testing

@Suite("A field of the kind « montant »")
struct AmountFieldTests {
    private static let rules = """
        - code: prime_excessive
          pour: chaque salarie
          si: prime > 1000.50
          gravite: avertissement
          etape: salaries
          chemin: prime
          declare: prime
          message: "Prime de {prime}, plus de {1000.5}."
          correction: {remplacer: prime, par: 1000.5}

        """

    private let judge: Judging

    init() throws {
        let vocabulary = try Shipped.text(ofRules: "vocabulaire.yaml").replacing(
            "  prenom:", with: "  prime: {type: montant, personnel: non, libelle: prime annuelle}\n  prenom:")
        judge = Judging(
            try Shipped.rulebook(rules: ["vocabulaire.yaml": vocabulary, "anomalies/primes.yaml": Self.rules]))
    }

    private func answer(_ prime: JSONValue) -> Answer {
        judge(Declarations.with([Declarations.salarie("s1", ["prime": prime])]))
    }

    @Test func isComparedAsAnExactNumber() {
        #expect(answer("1000.50").codes == [])
        #expect(answer("1000.51").codes == ["prime_excessive"])
        #expect(answer("-2000.00").codes == [])
    }

    @Test func isSpokenInEurosAndWrittenAsItWasDeclared() throws {
        let anomaly = try #require(answer("1200.50").anomaly("prime_excessive"))
        #expect(anomaly["message"]?.string == "Prime de 1\u{202F}200,50\u{A0}€, plus de 1000,5.")
        #expect(anomaly["declare"]?.string == "1200.50")
    }

    @Test func aCorrectionAppliesToTheDeclarationAsSent() throws {
        let declaration = Declarations.with([Declarations.salarie("s1", ["prime": "1200.50"])])
        let correction = try #require(judge(declaration).anomaly("prime_excessive")?["correction"])
        let mended = try JSONPatch(correction).applied(to: declaration)
        #expect(mended.at("/salaries/0/prime")?.string == "1000.50")
        #expect(judge(mended).codes == [])
    }

    @Test(arguments: ["12", "12,50", "12.5", "012.50", "1 200.50", ".50", "-.50", "12.500", "99999999999999.00"])
    func aTextThatIsNoAmountIsAWrongValue(_ text: String) throws {
        let anomaly = try #require(answer(.string(text)).anomaly("valeur_invalide"))
        #expect(anomaly["chemin"]?.string == "/salaries/0/prime")
        #expect(anomaly["message"]?.string?.contains("montant en euros avec deux décimales, comme 12.50") == true)
    }

    @Test func aBlankTextIsAbsent() { #expect(answer(" ").codes == []) }

    @Test func aNumberIsOfTheWrongType() {
        #expect(answer(12).error?.reason == .wrongType(expected: .string))
    }
}
