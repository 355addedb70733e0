import AvalJSON
import Testing

/// The parameters of the methods, what is wrong with them, and where an error says that it is.
struct ParameterTests {
    private static func valider(_ declaration: String = Sample.declaration, more: String = "") throws -> JSONValue {
        try Daemon.shared.get().connect().askJSON(Sample.request(declaration, more: more))
    }

    @Test(arguments: [
        (#","etape":"signer""#, "etape"), (#","etape":5"#, "etape"), (#","en_date":"2023-02-30""#, "en_date"),
        (#","en_date":"15/11/2023""#, "en_date"), (#","en_date":20231115"#, "en_date"), (#","brief":1"#, "brief"),
        (#","empreinte":"true""#, "empreinte"), (#","etapes":"salaries""#, "etapes"),
    ])
    func aParameterThatIsNotWhatIsDueIsNamed(_ more: String, _ name: String) throws {
        let error = try Self.valider(more: more)["error"]
        #expect(error?["code"]?.integer == -32602)
        #expect(error?["data"]?["parametre"]?.string == name)
        #expect(error?["data"]?["message"]?.string?.isEmpty == false)
    }

    @Test func aParameterThatIsNullIsAbsent() throws {
        let plain = try Self.valider()
        #expect(try Self.valider(more: #","etape":null,"en_date":null,"brief":null,"empreinte":null"#) == plain)
    }

    @Test(arguments: ["MARTIN Jean", "_martin", "Martin", "", "9", "a-b"])
    func aParameterIsNamedOnlyIfItLooksLikeAName(_ name: String) throws {
        let error = try Self.valider(more: #","\#(name)":1"#)["error"]
        #expect(error?["code"]?.integer == -32602)
        #expect(error?["data"]?["parametre"] == nil)
    }

    @Test(arguments: [
        (#""s1""#, "5", "/salaries/0/id"), (#""2023-11-15""#, #""2023-02-30""#, "/date"),
        ("2023,", "2023.0,", "/exercice"),
        (#""s1""#, #""180027505600169""#, "/salaries/0/id"),
        (#"["amiante"],"categorie"#, #"["é"],"categorie"#, "/salaries/0/determinants/0"),
        (#""numero":"5""#, #""numero":"5 6""#, "/numero"), (#""nom":"MARTIN""#, #""nom":12"#, "/salaries/0/nom"),
        (#""nom":"MARTIN""#, #""nom":"A","nom":"B""#, "/salaries/0/nom"),
    ])
    func anInputErrorPointsIntoTheDeclaration(_ old: String, _ new: String, _ pointer: String) throws {
        let error = try Self.valider(Sample.declaration.replacing(old, with: new))["error"]
        #expect(error?["code"]?.integer == -32602)
        #expect(error?["data"]?["chemin"]?.string == pointer)
        #expect((error?["data"]?["colonne"]?.integer ?? 0) > 1)
    }

    @Test func aStepJudgesItselfAndWhatIsBeforeItAndIsNotSignable() throws {
        let verdict = try Self.valider(more: #","etape":"informations""#)["result"]
        #expect(verdict?["etape"]?.string == "informations")
        #expect(verdict?["statut"]?.string == "acceptee")
        #expect(verdict?["signable"]?.bool == false)
        #expect(verdict?["effectif"]?.isNull == true)
        #expect(verdict?["estimation"]?.isNull == true)
        #expect(verdict?["paiement"]?.isNull == true)
    }

    @Test func anotherDayReplacesTheReferenceDateAndNeverTheExercice() throws {
        let verdict = try Self.valider(more: #","en_date":"2024-01-02""#)["result"]
        #expect(verdict?["date"]?.string == "2024-01-02")
        #expect(verdict?["estimation"]?["total_ttc"]?.string == "165.60")
    }

    @Test func theFingerprintDependsOnNeitherFormNorSignature() throws {
        let signed = Sample.declaration.replacing(#""signature":null"#, with: #""signature":{"nom":"X"}"#)
        let spaced = Sample.declaration.replacing(#","date":"#, with: #" , "d\u0061te" : "#)
        let prints = try [Sample.declaration, signed, spaced, Sample.accepted].map {
            try Self.valider($0, more: #","empreinte":true"#)["result"]?["empreinte"]?.string
        }
        #expect(prints[0]?.hasPrefix("sha256:") == true)
        #expect(prints[0] == prints[1] && prints[0] == prints[2] && prints[0] != prints[3])
    }

    @Test func aNumberThatHasNoCanonicalFormIsAnInputErrorOfTheFingerprintThatNamesNoStrangeKey() throws {
        let declaration = Sample.declaration.replacing(#""exercice""#, with: #""MARTIN Jean":1e999,"exercice""#)
        let error = try Self.valider(declaration, more: #","empreinte":true"#)["error"]
        #expect(error?["code"]?.integer == -32602)
        #expect(error?["data"]?["chemin"]?.string == "")
    }

    // MARK: referentiel

    private static func referentiel(_ day: String) throws -> JSONValue? {
        try Daemon.shared.get().connect().askJSON(
            #"{"jsonrpc":"2.0","id":1,"method":"referentiel","params":{"en_date":"\#(day)"}}"#)["result"]
    }

    private static func category(of code: String, on day: String) throws -> String? {
        try referentiel(day)?["determinants"]?.array?.first { $0["code"]?.string == code }?["categorie"]?.string
    }

    @Test func theReferentielKnowsTheReformOfOctober2025ToTheDay() throws {
        #expect(try Self.category(of: "caces", on: "2025-09-30") == "SIR")
        #expect(try Self.category(of: "caces", on: "2025-10-01") == "SI")
    }

    @Test func theReferentielOfADayThatTheRulesDoNotCoverHasNoDeterminant() throws {
        #expect(try Self.referentiel("2016-12-31")?["determinants"]?.array?.isEmpty == true)
        #expect(try Self.referentiel("2017-01-01")?["determinants"]?.array?.isEmpty == false)
    }

    @Test func theReferentielWithoutADayIsThatOfToday() throws {
        let result = try Daemon.shared.get().result("referentiel")
        #expect(result?["date"]?.string?.count == 10)
        #expect(result?["determinants"]?.array?.count == 20)
    }
}
