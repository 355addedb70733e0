import AvalJSON
import AvalOperations
import AvalTestSupport
import Testing

/// No personal value, no value of an unknown field and no unreadable key ever leaves, in a verdict or in an error.
struct PrivacyTests {
    private static let marker = "ZqMARQUEz"
    private static let personal = [
        "/adherent/raison_sociale", "/adherent/adresse/voie", "/adherent/adresse/code_postal",
        "/adherent/adresse/commune",
        "/adherent/contact/telephone", "/adherent/contact/email", "/signature/nom", "/signature/email",
        "/signature/date",
        "/salaries/0/nom", "/salaries/0/prenom", "/salaries/0/sexe", "/salaries/0/date_naissance", "/salaries/0/poste",
        "/salaries/0/grossesse_depuis",
        "/determinants_particuliers/0/libelle", "/determinants_particuliers/0/motif", "/motivations/0/poste",
        "/motivations/0/motif",
        "/paiement/iban", "/paiement/rum",
    ]

    private static let frame: JSONValue = Declarations.plain.with("/adherent/adresse", [:]).with(
        "/adherent/contact", [:]
    )
    .with("/signature", [:]).with("/determinants_particuliers", [["code": "silice"]]).with(
        "/motivations", [["code": "cmr"]])

    private func expectSilence(_ answer: Answer, _ what: String) {
        let text = String(decoding: answer.output, as: UTF8.self)
        #expect(!text.lowercased().contains("marque"), "\(what)")
    }

    private var fingerprinted: ValidationOptions {
        var options = ValidationOptions()
        options.withFingerprint = true
        return options
    }

    @Test(arguments: personal)
    func aPersonalFieldNeverLeaves(pointer: String) throws {
        let judge = try Judging()
        for payment in ["prelevement", "virement"] {
            let declaration = Self.frame.with("/paiement/mode", .string(payment)).with(pointer, .string(Self.marker))
            #expect(declaration.at(pointer) != nil)
            for options in [ValidationOptions(), fingerprinted, .brief] {
                expectSilence(judge(declaration, options), pointer)
            }
        }
    }

    @Test func theVocabularyMarksThoseFieldsAndNoOtherAsPersonal() throws {
        let schema = try Shipped.rulebook().rules.schema
        let found = schema.records.flatMap { record in
            record.fields.filter(\.isPersonal).map {
                (record.key.isEmpty ? "" : "/\(record.key)/0") + $0.path.map { "/" + $0 }.joined()
            }
        }
        let truths = ["/signature/certifie_exactitude", "/signature/accepte_conditions"]
        #expect(Set(found) == Set(Self.personal + truths))
    }

    @Test func anUnknownKeyOrValueNeverLeaves() throws {
        let judge = try Judging()
        for pointer in ["", "/adherent", "/salaries/0", "/paiement", "/motivations/0", "/signature"] {
            for key in ["ZqMARQUEz", "marque été", "Marque-1", "1marque", "marque x"] {
                for value: JSONValue in [1, .string(Self.marker), ["marque": ["marque"]], .null] {
                    let declaration = Self.frame.with("\(pointer)/\(key)", value)
                    expectSilence(judge(declaration), "\(pointer)/\(key)")
                }
            }
        }
    }

    @Test(arguments: [
        #"{"ZqMARQUEz": 1, "ZqMARQUEz": 2}"#, #"{"ZqMARQUEz": {"marque": 1, "marque": 2}}"#, #"{"ZqMARQUEz": [1,}"#,
        #"{"exercice": "ZqMARQUEz"}"#, #"{"date": "ZqMARQUEz"}"#, #"{"numero": "Zq MARQUEz"}"#,
        #"{"salaries": "ZqMARQUEz"}"#,
        #"{"salaries": [{"id": "Zq MARQUEz"}]}"#, #"{"salaries": [{"id": "s", "nom": {"ZqMARQUEz": 1}}]}"#,
        #"{"adherent": {"ZqMARQUEz": "\ud800"}}"#,
        #"{"determinants": ["Zq MARQUEz"]}"#, #"{"ZqMARQUEz""#, #"ZqMARQUEz"#,
        #"{"salaries": [{"nom": "ZqMARQUEz\x"}]}"#,
    ])
    func anErrorNeverQuotesTheText(text: String) throws {
        let judge = try Judging()
        let answer = judge.text(text)
        #expect(answer.error != nil)
        expectSilence(answer, text)
    }

    @Test(arguments: [#""ZqMARQUEz": 1e999"#, #""x": {"ZqMARQUEz": [1e400]}"#, #""adherent": {"ZqMARQUEz": -1e999}"#])
    func aFingerprintThatCannotBeTakenNamesNoUnreadableKey(member: String) throws {
        let judge = try Judging()
        expectSilence(
            judge.text(#"{"exercice": 2023, "date": "2023-11-15", "salaries": [], \#(member)}"#, fingerprinted), member)
    }

    @Test func aKeyOfDigitsIsNoIndexOfAList() throws {
        let judge = try Judging()
        let text = #"{"exercice": 2023, "date": "2023-11-15", "salaries": [], "x": [1, {"185022599999931": 1e999}]}"#
        #expect(judge.text(text, fingerprinted).error?.pointer == "/x/1")
    }

    @Test func markersStrewnOverManyDeclarationsNeverLeave() throws {
        let judge = try Judging()
        var maker = DeclarationMaker(seed: 41, care: 3)
        var dice = Dice(41)
        for _ in 0..<400 {
            var declaration = maker.next()
            for pointer in Self.personal where dice.once(in: 2) {
                declaration = declaration.with(pointer, .string(Self.marker))
            }
            expectSilence(judge(declaration), "strewn")
            var bytes = JSONWriter.bytes(of: declaration)
            // Then broken somewhere: the error must be as silent.
            bytes[dice.roll(bytes.count)] = UInt8(truncatingIfNeeded: dice.next())
            let answer = judge(bytes)
            if answer.error != nil { expectSilence(answer, "broken") }
        }
    }
}
