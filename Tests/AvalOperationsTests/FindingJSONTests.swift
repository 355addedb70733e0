import AvalJSON
import AvalOperations
import AvalSource
import Testing

/// A finding whose words must be escaped.
private enum HardToWrite: FindingKind {
    static let stage = "Tests"

    case text

    enum Code: String, FindingCode {
        case text = "c"

        var title: FindingTitle { .warning("Texte à protéger") }
    }

    var text: FindingText<Code> { .init(.text, "un \"\\\u{1}\n") }
}

/// Findings as programs read them: `aval check --format json`, `recharger`, `etat`.
struct FindingJSONTests {
    @Test func programsGetTheSameFactsAsPeopleInTheSameOrder() {
        let file = SourceFile(path: "essai.yaml", text: "é: 1\né: \"\"\n")
        let findings =
            YAMLReader.read(file).findings + [Finding(HardToWrite.text, at: nil)]
        #expect(
            String(decoding: JSONWriter.bytes(of: findings.json), as: UTF8.self) == """
                [{"gravite":"avertissement","code":"c","message":"un \\"\\\\\\u0001\\n"},\
                {"gravite":"erreur","code":"cle_en_double","message":"la clé « é » est écrite deux fois",\
                "aide":"gardez l'une des deux","fichier":"essai.yaml","ligne":2,"colonne":1,"fin_ligne":2,"fin_colonne":2,\
                "lies":[{"message":"première fois","fichier":"essai.yaml","ligne":1,"colonne":1,"fin_ligne":1,\
                "fin_colonne":2}]}]
                """)
    }

    @Test func noFindingIsAnEmptyArray() {
        #expect([Finding]().json == [])
    }
}
