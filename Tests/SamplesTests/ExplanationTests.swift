import AvalJSON
import AvalLoading
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// Why the verdicts of the samples say what they say.
struct ExplanationTests {
    private static let samples = ((try? GoldenSamples.find(Shipped.root + "/Samples").get()) ?? []).filter {
        !$0.contains("/tarifs/")
    }

    /// A declaration with its verdict and its explanations; nil where it cannot be judged.
    private func explained(_ path: String) throws -> (
        declaration: JSONValue, verdict: JSONValue, explanations: [JSONValue]
    )? {
        let bytes = try UserFiles.read(path).get()
        let validator = Validator(try Shipped.rulebook())
        let output = OutputBuffer()
        guard (try? validator.validate(bytes, options: ValidationOptions(), into: output)) != nil else { return nil }
        // Judged again from bytes that stay: explanations look at the declaration.
        return try ByteView.with(bytes) { view in
            output.removeAll()
            try validator.validate(view, options: ValidationOptions(), into: output)
            return (
                try JSONReader.parse(bytes), try JSONReader.parse(output.array), validator.explanations()
            )
        }
    }

    @Test(arguments: samples)
    func eachAnomalyCategoryAndLineHasItsOwn(_ path: String) throws {
        guard let (_, verdict, explanations) = try explained(path) else { return }
        let anomalies = (verdict["anomalies"]?.array ?? []).indices.map { "/anomalies/\($0)" }
        let salaries = (verdict["salaries"]?.array ?? []).enumerated().filter { $0.element["categorie"] != nil }.map {
            "/salaries/\($0.offset)/categorie"
        }
        let lines = (verdict.at("/estimation/lignes")?.array ?? []).indices.map { "/estimation/lignes/\($0)" }
        #expect(explanations.map { $0["de"]?.string } == anomalies + salaries + lines)
        for explanation in explanations {
            #expect((explanation["ligne"]?.integer ?? 1) > 0 && explanation["condition"] != nil)
        }
    }

    /// What fired is true, part by part: where it is an « et », each of its terms.
    @Test(arguments: samples)
    func theConditionOfAnAnomalyIsTrueOrPersonal(_ path: String) throws {
        guard let (_, verdict, explanations) = try explained(path) else { return }
        for (anomaly, explanation) in zip(verdict["anomalies"]?.array ?? [], explanations) {
            let value = explanation.at("/condition/valeur")
            #expect(value == true || value == ["personnel": true], "\(anomaly["code"]?.string ?? "")")
            #expect(explanation["regle"] == anomaly["regle"])
            #expect(explanation["reference"] == anomaly["reference"])
        }
    }

    /// Names, birth dates, addresses, mails, posts: nothing of them stands in an explanation.
    @Test(arguments: samples)
    func nothingPersonalStandsInThem(_ path: String) throws {
        guard let (declaration, _, explanations) = try explained(path) else { return }
        let text = String(decoding: JSONWriter.bytes(of: .array(explanations)), as: UTF8.self)
        var values: [String] = []
        for salarie in declaration["salaries"]?.array ?? [] {
            values += ["nom", "prenom", "date_naissance", "poste"].compactMap { salarie[$0]?.string }
        }
        values += ["/adherent/raison_sociale", "/paiement/iban", "/signature/nom", "/signature/email"].compactMap {
            declaration.at($0)?.string
        }
        // Short ones stand in any text.
        for value in values where value.utf8.count > 6 {
            #expect(!text.contains("\"\(value)\""), "\(value)")
        }
    }

    @Test func aCategoryNamesTheDeterminantThatGivesIt() throws {
        let path = Shipped.root + "/Samples/anomalies/categorie_incoherente.json"
        let explanations = try #require(try explained(path)).explanations
        let category = try #require(explanations.first { $0["de"]?.string == "/salaries/0/categorie" })
        #expect(category["regle"]?.string?.hasSuffix("determinants.yaml#amiante") == true)
        #expect(category.at("/condition/valeur")?.string == "SIR")
        #expect(category.at("/condition/parties/0/decide") == true)
        #expect(category["reference"]?.string == "Code du travail, art. R4624-23, I, 1°")
    }

    @Test func aConditionIsTakenApartAndItsFactsAreToldWithTheirPlace() throws {
        let path = Shipped.root + "/Samples/anomalies/categorie_incoherente.json"
        let first = try #require(try explained(path)?.explanations.first)
        #expect(first.at("/condition/texte")?.string == "ecart_categorie < 0 and categorie_certaine")
        #expect(first.at("/condition/parties/0/texte")?.string == "ecart_categorie < 0")
        #expect(first.at("/condition/parties/0/valeur") == true)
        #expect(first.at("/condition/parties/0/parties/0/valeur")?.integer == -2)
        #expect(first.at("/faits/age/valeur")?.integer != nil)
        #expect(first.at("/faits/age/fichier")?.string?.hasSuffix("faits.yaml") == true)
        // It comes of a birth date that was not released.
        #expect(first.at("/faits/naissance_possible/valeur") == ["personnel": true])
    }

    @Test func asTextItIsReadFromTheRuleToItsValues() throws {
        let path = Shipped.root + "/Samples/anomalies/categorie_incoherente.json"
        let (_, verdict, explanations) = try #require(try explained(path))
        let text = ExplanationText(verdict, explanations, code: "categorie_incoherente").text
        #expect(text.hasPrefix("BLOQUANTE categorie_incoherente, salarié s1\n  Catégorie déclarée SI"))
        #expect(text.contains("      ✓ ecart_categorie < 0\n        ecart_categorie : -2\n"))
        #expect(!text.contains("CATÉGORIE"))
        let salarie = ExplanationText(verdict, explanations, salarie: "s1").text
        #expect(salarie.contains("CATÉGORIE de s1 : SIR") && !salarie.contains("LIGNE"))
        #expect(ExplanationText(verdict, explanations, code: "inconnu").isEmpty)
    }

    @Test(arguments: samples)
    func thePageStandsAloneAndEscapesWhatItShows(_ path: String) throws {
        guard let (_, verdict, explanations) = try explained(path) else { return }
        let html = ExplanationPage(ExplanationText(verdict, explanations)).html
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n"))
        #expect(!html.contains("http") && !html.contains("src=") && !html.contains("<script"))
        for tag in ["details", "summary", "p", "code"] {
            #expect(html.components("<\(tag)>") + html.components("<\(tag) ") == html.components("</\(tag)>"), "\(tag)")
        }
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(_ text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}
