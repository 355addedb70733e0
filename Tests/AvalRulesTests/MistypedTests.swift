import AvalSource
import RuleTestSupport
import Testing

/// Conditions as they are mistyped, and the finding of each: what a check lets pass may surprise by its data alone.
@Suite("Mistyped conditions")
struct MistypedTests {
    static let conditions: KeyValuePairs = [
        // Kinds that do not go together.
        "count(determinants) > \"3\"": "toujours_nul", "age in [\"16\"..\"18\"]": "toujours_nul",
        "age in (16, \"18\")": "toujours_nul", "age in [16..@\"2025-01-01\"]": "toujours_nul",
        "age between \"16\" and 18": "toujours_nul", "contrat > 3": "toujours_nul",
        "determinants = \"amiante\"": "toujours_nul", "date_entree > 2015": "toujours_nul",
        "date_entree - date_sortie > 30": "toujours_nul", "date_entree + 30 > date_reference": "type_errone",
        "years and months duration(date_entree, date_reference) > 3": "toujours_nul",
        "date_entree - date_sortie > duration(\"P1Y\")": "toujours_nul", "age + poste = \"a\"": "type_errone",
        "age * present = 3": "type_errone", "present = \"oui\"": "toujours_nul", "present > false": "toujours_nul",
        "date_entree = @\"2025-01-01T00:00:00\"": "toujours_nul", "date_reference < exercice": "toujours_nul",
        "string(age) > 18": "toujours_nul", "day of week(date_entree) = 1": "toujours_nul",
        "before(age, date_entree)": "toujours_nul", "age < null": "toujours_nul",
        // Arguments.
        "sum(determinants) > 3": "toujours_nul", "any(determinants)": "toujours_nul",
        "mean(determinants) = 1": "toujours_nul", "min(poste, present) = poste": "toujours_nul",
        "years and months duration(date_entree, poste).years > 3": "toujours_nul",
        "count(poste) > 3": "argument_errone",
        "starts with(determinants, \"a\")": "argument_errone", "upper case(age) = \"A\"": "argument_errone",
        "substring(poste) = \"a\"": "argument_errone", "substring(poste, 0) = \"a\"": "toujours_nul",
        "modulo(age, 0) = 1": "toujours_nul", "matches(poste, \"[\")": "argument_errone",
        "list contains(determinants, 3)": "toujours_nul", "en doublon(age) != []": "argument_errone",
        "decimal(age) = 3": "argument_errone", "not(present, age > 3)": "argument_errone",
        // Words and names.
        "contrat in [\"cdi\", \"cdx\"]": "mot_inconnu", "determinants[item = \"amiant\"] != []": "mot_inconnu",
        "day of week(date_entree) = \"Lundi\"": "mot_inconnu", "month of year(date_entree) = \"juin\"": "mot_inconnu",
        "contrat = categorie": "toujours_faux", "contrat != categorie": "toujours_faux",
        "date_entree.annee > 2015": "nom_inconnu",
        "get value(declaration.adherent, \"sirett\") = \"3\"": "nom_inconnu", "adherent.siret = null": "nom_inconnu",
        "year(date_entree) > 2015": "fonction_inconnue", "poste = nul": "nom_inconnu",
        "some d in determinants satisfies e = \"plomb\"": "nom_inconnu",
        // What comes out the same whatever is declared.
        "age > 18 and age < 16": "branche_morte", "age = null and age > 18": "branche_morte",
        "18 < age and age <= 18": "branche_morte", "contrat = \"cdi\" and contrat = \"cdd\"": "branche_morte",
        "contrat != \"cdi\" or contrat != \"cdd\"": "branche_morte", "age = age": "branche_morte",
        "date_entree <= date_entree": "branche_morte", "age > 18 or true": "branche_morte",
        "determinants[age > 18] != []": "branche_morte", "some d in determinants satisfies age > 3": "branche_morte",
        "age instance of string": "branche_morte", "age in [18..16]": "branche_morte", "contrat in []": "branche_morte",
        "if contrat = \"cdi\" then present else present": "branche_morte",
        "if true then present else false": "branche_morte",
        // Lists that are none, and indexes that are none.
        "\"amiante\" in poste": "type_errone", "poste in \"amiante\"": "type_errone", "age[2] = 3": "type_errone",
        "determinants[0] = \"amiante\"": "toujours_nul", "some d in age satisfies d = 3": "type_errone",
        "determinants[\"amiante\"] = \"amiante\"": "type_errone",
    ]

    @Test func areEachToldOnce() throws {
        let rules = Self.conditions.enumerated().map { index, condition in
            Rule.right.replacing("code: essai", with: "code: essai_\(index)")
                .replacing("si: contrat = \"autre\"", with: "si: |\n    \(condition.key)")
        }
        let length = rules[0].split(separator: "\n").count
        let text = rules.map { $0.split(separator: "\n").joined(separator: "\n") }.joined(separator: "\n") + "\n"
        let findings = Workshop.shipped.writing(text, to: Rule.path).load().findings
        #expect(findings.filter { $0.help == nil }.map(\.message) == [])
        #expect(Set(findings.compactMap { $0.span?.file.path }) == [Rule.path])
        for (index, condition) in Self.conditions.enumerated() {
            let here = findings.filter { finding in
                guard let span = finding.span else { return false }
                return span.file.bytes[..<span.lower].count { $0 == 10 } / length == index
            }
            #expect(here.map(\.code) == [condition.value], "\(condition.key): \(here.map(\.message))")
        }
    }

    /// What always comes out true must not be said to be always false.
    @Test(arguments: [
        ("contrat = categorie", "l'égalité est toujours fausse"),
        ("contrat != categorie", "la différence est toujours vraie"),
        ("not(contrat = categorie)", "l'égalité est toujours fausse"),
    ])
    func aComparisonOfWordsWithoutACommonOneIsSaidToComeOutAsItDoes(_ condition: String, _ outcome: String) throws {
        let text = Rule.right.replacing("contrat = \"autre\"", with: "\(condition)")
        let findings = Workshop.shipped.writing(text, to: Rule.path).load().findings
        #expect(findings.map(\.message).filter { $0.contains("aucun mot en commun") }.count == 1)
        #expect(findings.allSatisfy { $0.message.hasSuffix(outcome) }, "\(findings.map(\.message))")
    }
}
