import AvalDeclarations
import AvalJSON
import AvalRules
import AvalTestSupport
import Testing

/// « What must be there », « Input errors and anomalies » and « Identifiers » of the contract.
struct InputErrorTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    @Test(arguments: ["/exercice", "/date", "/salaries", "/salaries/0/id"])
    func whatMustBeThereIsAskedForWhetherAbsentOrNull(pointer: String) {
        for declaration in [Declarations.plain.without(pointer), Declarations.plain.replacing(pointer, .null)] {
            let error = judge(declaration).error
            #expect(error?.reason == .missing)
            #expect(error?.pointer == pointer)
            #expect(error?.kind == .invalid)
        }
    }

    @Test func theRestMayBeAbsent() {
        let answer = judge(["exercice": 2023, "date": "2023-11-15", "salaries": [["id": "s1"]]])
        #expect(answer.json["numero"]?.isNull == true)
        #expect(
            answer.codes == [
                "siret_manquant", "courriel_manquant", "paiement_manquant", "date_naissance_manquante",
                "categorie_manquante", "sexe_manquant", "poste_manquant", "pcs_manquant",
            ])
    }

    @Test func absentNullEmptyAndBlankAreTheSame() {
        let absent = judge(Declarations.plain.without("/salaries/0/poste"))
        for value: JSONValue in [.null, "", "  \t", "\u{A0}\u{202F}\u{3000}"] {
            #expect(judge(Declarations.plain.with("/salaries/0/poste", value)) == absent)
        }
    }

    @Test func anEmptyTextForADateOrAWordIsNull() {
        let plain = judge(Declarations.plain.without("/salaries/0/date_entree").without("/salaries/0/contrat"))
        #expect(judge(Declarations.plain.with("/salaries/0/date_entree", "").with("/salaries/0/contrat", " ")) == plain)
        #expect(plain.codes.isEmpty)
    }

    @Test(
        arguments: [
            ("/date", "2023-02-30", .notADate),
            ("/date", 20231115, .wrongType(expected: .string)), ("/salaries", ["a": 1], .wrongType(expected: .array)),
            ("/salaries/0", "s1", .wrongType(expected: .object)), ("/adherent", [], .wrongType(expected: .object)),
            ("/determinants", "amiante", .wrongType(expected: .array)),
            ("/determinants/0", 1, .wrongType(expected: .string)),
            ("/determinants/0", .null, .wrongType(expected: .string)),
            ("/salaries/0/poste", 12, .wrongType(expected: .string)),
            ("/salaries/0/contrat", false, .wrongType(expected: .string)),
            ("/paiement", "virement", .wrongType(expected: .object)),
            ("/signature", true, .wrongType(expected: .object)), ("/numero", "n° 5", .malformedIdentifier),
            ("/salaries/0/id", "Jean Martin", .malformedIdentifier),
            ("/determinants/0", "exposé", .malformedIdentifier),
            ("/determinants/0", "", .malformedIdentifier), ("/salaries/0/determinants/0", "a b", .malformedIdentifier),
            ("/salaries/0/id", "185022599999931", .looksLikeNIR), ("/salaries/0/id", "1850225999999", .looksLikeNIR),
        ] as [(String, JSONValue, InputError.Reason)])
    func anInputErrorHasItsReasonAndPointer(pointer: String, value: JSONValue, reason: InputError.Reason) {
        let error = judge(Declarations.plain.with(pointer, value)).error
        #expect(error?.reason == reason)
        #expect(error?.pointer == pointer)
    }

    /// Where a NIR may slip in: a number, an identifier, a code in each place that has one.
    private static let opaque = [
        "/numero", "/salaries/0/id", "/determinants/0", "/salaries/0/determinants/0",
        "/determinants_particuliers/0/code", "/motivations/0/code",
    ]

    /// Numbers that are built as those of people: Corsica, months of an incomplete civil record, a wrong key, separators
    /// wherever they stand, provisional ones.
    @Test(arguments: [
        "1850225999999", "185022599999931", "185022A999999", "185022a99999931", "285112B99999955", "180022A123456",
        "1.80.02.75.123.456-78", "1-80-02-75-123-456", "1_80_02_75_123_456_78",
        "1.8.0.0.2.7.5.1.2.3.4.5.6.7.8", "-180027512345678-", "2.80-02_2b.123.456", "180207512345678",
        "1804275123456", "2805075123456", "180997512345678", "7800275123456", "8800297105456", "180029912345600",
    ])
    func aNumberOfAPersonIsNoIdentifier(number: String) {
        for pointer in Self.opaque {
            let error = judge(Self.full.with(pointer, .string(number))).error
            #expect(error?.reason == .looksLikeNIR, "\(pointer)")
            #expect(error?.pointer == pointer)
            #expect(error?.message.contains(number) == false)
        }
    }

    /// A SIRET, an IBAN, a telephone, a date with a rank, thirteen or fifteen digits that no person has.
    @Test(arguments: [
        "45351708800010", "FR7630006000011234567890189", "0381840175", "33381840175", "2023-11-15-0001",
        "3850225999999", "0123456789012", "9850225999999", "1851325999999", "1850025999999", "1854325999999",
        "1850200999999", "1850225000999", "1850225999000", "185022C999999", "1850225A99999", "18502259999993",
        "1850225999999311", "S-1850225999999", "1.85.02.25.999", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ])
    func aNumberThatNoPersonHasIsTaken(number: String) {
        for pointer in Self.opaque where pointer != "/salaries/0/id" {
            #expect(judge(Self.full.with(pointer, .string(number))).error == nil, "\(pointer)")
        }
    }

    /// A declaration that has a code in each place.
    private static let full = Declarations.plain.with("/determinants", ["amiante"])
        .with("/salaries/0/determinants", ["amiante"])
        .with("/determinants_particuliers", [["code": "bruit"]]).with("/motivations", [["code": "amiante"]])

    @Test(arguments: [
        "12345678901234", "123456789012", "1234567890123456", "185022C99999931", "a.b_c-D",
        String(repeating: "x", count: 40),
    ])
    func anIdentifierOfAnotherFormIsTaken(id: String) {
        #expect(judge(Declarations.plain.with("/salaries/0/id", .string(id))).json.at("/salaries/0/id")?.string == id)
    }

    @Test func anIdentifierHasFortyCharactersAtMost() {
        let long = JSONValue.string(String(repeating: "x", count: 41))
        for pointer in ["/numero", "/salaries/0/id", "/determinants/0"] {
            #expect(judge(Declarations.plain.with(pointer, long)).error?.reason == .malformedIdentifier)
        }
    }

    @Test(arguments: ["3850225999999", "000000000000001"])
    func theNumberMayBeThirteenOrFifteenDigits(number: String) {
        #expect(judge(Declarations.plain.with("/numero", .string(number))).json["numero"]?.string == number)
        #expect(judge(Declarations.plain.with("/salaries/0/id", .string(number))).error?.reason == .looksLikeNIR)
    }

    @Test func theFirstErrorInByteOrderIsTheOneReported() {
        let wrong = Declarations.plain.with("/salaries/0/contrat", 1).with("/salaries/0/id", "a b").with("/paiement", 3)
        #expect(judge(wrong).error?.pointer == "/salaries/0/id")
        #expect(judge.text(#"{"date": "2023-02-30", "exercice": "x", "#).error?.pointer == "/date")
        #expect(judge.text(#"{"exercice": [1,,], "date": 5}"#).error?.pointer == "/exercice")
        #expect(judge.text(#"{"exercice": 2023, "exercice": "x"}"#).error?.reason == .duplicateKey)
    }

    @Test(arguments: [
        "", " ", "null", "[]", "5", "{", "{}", "{\"exercice\":2023,}", "{'a':1}", "{\"a\":01}", "{\"a\":1.}",
        "{\"a\":.5}", "{\"a\":+1}",
        "{\"a\":NaN}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":1}{}", "\u{FEFF}{}", "{\"a\":tru}", "{\"a\" 1}",
    ])
    func whatIsNoDeclarationHasNoVerdict(text: String) {
        #expect(judge.text(text).error != nil)
    }

    @Test func wrongTypesOfIgnoredValuesAreStillJSON() {
        let text = #"{"exercice": 2023, "date": "2023-11-15", "salaries": [], "x": {"a": 1, "a": 2}}"#
        let error = judge.text(text).error
        #expect(error?.reason == .duplicateKey)
        #expect(error?.pointer == "/x")
    }

    @Test func keysThatAreEqualOnceUnescapedAreTheSameKey() {
        let text = #"{"exercice": 2023, "exe\u0072cice": 2024, "date": "2023-11-15", "salaries": []}"#
        #expect(judge.text(text).error?.reason == .duplicateKey)
        let spelled = ##"{"\u0065xercice": 2023, "date": "2023\u002d11-15", "salaries": [{"\u0069d": "s\u0031"}]}"##
        #expect(judge.text(spelled).json.at("/salaries/0/id") == "s1")
    }

    @Test func twoSpellingsOfAnAccentAreTwoKeys() {
        let text = "{\"exercice\": 2023, \"date\": \"2023-11-15\", \"salaries\": [], \"\u{E9}\": 1, \"e\u{301}\": 2}"
        #expect(judge.text(text).codes.contains("champ_inconnu"))
    }

    @Test(arguments: [#""\ud800""#, #""\udc00\ud800""#, #""\ud83d x""#, "\"\u{1}\""])
    func aLoneSurrogateOrAControlIsAnInputError(value: String) {
        let text = "{\"exercice\": 2023, \"date\": \"2023-11-15\", \"salaries\": [], \"x\": \(value)}"
        #expect(judge.text(text).error?.kind == .illegible)
    }

    @Test func halfOfACharacterIsToldAsSuchWithItsPointer() {
        let text =
            #"{"exercice": 2023, "date": "2023-11-15", "salaries": [], "adherent": {"raison_sociale": "\ud800"}}"#
        let error = judge.text(text).error
        #expect(error?.reason == .halfCharacter)
        #expect(error?.pointer == "/adherent/raison_sociale")
        #expect(error?.message.contains("\\ud800") == true)
    }

    @Test(arguments: [
        "{\"exercice\": 2023,\u{FEFF} \"date\": \"2023-11-15\", \"salaries\": []}",
        "{\"exercice\": \u{FEFF}2023, \"date\": \"2023-11-15\", \"salaries\": []}",
        "{\"exercice\": 2023, \"date\": \"2023-11-15\", \"salaries\": []}\u{FEFF}",
        "{\"exercice\": 2023, \"date\": \"2023-11-15\", \"salaries\": [], \"x\": [1, \u{FEFF}]}", "\u{FEFF}{}",
    ])
    func aByteOrderMarkIsToldAsOne(text: String) {
        let error = judge.text(text).error
        #expect(error?.reason == .byteOrderMark)
        #expect(error?.kind == .illegible)
        #expect(error?.message.contains("BOM") == true)
        #expect(error?.offset == Array(text.utf8).firstIndex(of: 0xEF))
    }

    /// Whether a message reads it where it is kept or computes it.
    @Test(arguments: [Evaluation.compiled, .interpreted])
    func anExerciceOutOfReachIsNotShownAsAnother(_ evaluation: Evaluation) throws {
        let judge = Judging(try Shipped.rulebook(evaluation))
        let text = #"{"exercice": 1000000000000000001, "date": "2023-11-15", "salaries": []}"#
        let verdict = String(decoding: JSONWriter.bytes(of: judge.text(text).json), as: UTF8.self)
        #expect(verdict.contains("hors de portée"))
        #expect(!verdict.contains("1000000000000000"))
    }

    @Test func bytesThatAreNoUTF8AreAnInputErrorWhereverTheyStand() {
        for bad: [UInt8] in [[0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3]] {
            let text = Array(
                #"{"exercice": 2023, "date": "2023-11-15", "salaries": [], "adherent": {"raison_sociale": ""#.utf8)
            #expect(judge(text + bad + Array("\"}}".utf8)).error?.reason == .notUTF8)
        }
    }

    @Test(arguments: ["2023", "0", "-0", "-1", "999999999999999999", "1000000000000000000000000000000"])
    func anIntegerLiteralIsAnExerciceHoweverFar(literal: String) {
        let text = "{\"exercice\": \(literal), \"date\": \"2023-11-15\", \"salaries\": []}"
        #expect(judge.text(text).error == nil)
    }

    @Test(arguments: ["2023.0", "2e3", "2.023E3", "-0.0", "1e400", "true", "{}", "\"2023\""])
    func anythingElseIsNone(literal: String) {
        let text = "{\"exercice\": \(literal), \"date\": \"2023-11-15\", \"salaries\": []}"
        let error = judge.text(text).error
        #expect(error?.reason == .notAnInteger)
        #expect(error?.pointer == "/exercice")
    }

    @Test func aRepeatedIdentifierIsAnAnomalyAtTheSecond() {
        let declaration = Declarations.with([
            Declarations.salarie("a"), Declarations.salarie("b"),
            Declarations.salarie("a", ["date_sortie": "2020-01-01"]),
            Declarations.salarie("a"),
        ])
        #expect(
            judge(declaration).anomalies.filter { $0.hasPrefix("id_en_double") } == [
                "id_en_double@/salaries/2/id", "id_en_double@/salaries/3/id",
            ])
    }

    @Test func identifiersThatAreEqualOnceUnescapedRepeatEachOther() {
        let text = ##"{"exercice": 2023, "date": "2023-11-15", "salaries": [{"id": "s1"}, {"id": "\u0073\u0031"}]}"##
        #expect(judge.text(text).anomalies.contains("id_en_double@/salaries/1/id"))
    }
}
