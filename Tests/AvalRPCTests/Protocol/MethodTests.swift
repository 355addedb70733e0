import AvalJSON
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

@testable import AvalRPC

/// Each method of the protocol: what it is given, what it answers.
struct MethodTests {
    private let ask: Asking
    init() throws { ask = try Asking() }

    private func keys(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key) }

    @Test func theMethodsAreThoseOfTheContractInItsOrder() {
        #expect(
            Operations.all.map { $0.name } == [
                "valider", "signer", "situer", "rendez_vous", "referentiel", "recharger", "chercher", "etat",
            ])
    }

    // MARK: valider

    @Test func aVerdictIsTheOneThatEveryDoorGives() throws {
        let declaration = JSONWriter.bytes(of: Declarations.plain)
        let line = Array(#"{"jsonrpc":"2.0","id":1,"method":"valider","params":{"declaration":"#.utf8) + declaration
        let answer = try #require(ask.bytes(line + Array("}}".utf8)))
        let version = try #require(try JSONReader.parse(answer).at("/result/regles/version")?.string)
        let verdict = try Judging()(declaration).output
        let expected = String(decoding: verdict, as: UTF8.self)
            .replacing(try Shipped.rulebook().version, with: version)
        #expect(String(decoding: answer, as: UTF8.self) == #"{"jsonrpc":"2.0","id":1,"result":"# + expected + "}")
    }

    @Test func aTraceIsAddedToAWholeVerdictWhichIsOtherwiseTheSame() throws {
        let declaration = Declarations.plain
        let plain = try #require(ask("valider", ["declaration": declaration])["result"])
        let traced = try #require(ask("valider", ["declaration": declaration, "trace": true])["result"])
        #expect(keys(traced) == keys(plain) + ["explications"])
        #expect(JSONValue.object((traced.members ?? []).filter { $0.key != "explications" }) == plain)
        #expect(traced.at("/explications/0/de")?.string == "/salaries/0/categorie")
        let brief = ask("valider", ["declaration": declaration, "trace": true, "brief": true])["result"]
        #expect(brief?["explications"] == nil)
    }

    @Test func theOptionsOfAVerdictAreReadByName() {
        let declaration = Declarations.plain
        let brief = ask("valider", ["declaration": declaration, "brief": true])["result"]
        #expect(keys(brief) == ["numero", "statut", "anomalies", "salaries", "estimation"])
        let step = ask("valider", ["declaration": declaration, "etape": "salaries"])["result"]
        #expect(step?["etape"]?.string == "salaries")
        let day = ask("valider", ["declaration": declaration, "en_date": "2024-01-02"])["result"]
        #expect(day?["date"]?.string == "2024-01-02")
        let print = ask("valider", ["declaration": declaration, "empreinte": true])["result"]
        #expect(print?["empreinte"]?.string?.hasPrefix("sha256:") == true)
    }

    @Test func aParameterThatIsNullIsAbsent() {
        let plain = ask("valider", ["declaration": Declarations.plain])
        let nulls: JSONValue = [
            "declaration": Declarations.plain, "etape": nil, "en_date": nil, "brief": nil, "empreinte": nil,
        ]
        #expect(ask("valider", nulls) == plain)
    }

    @Test func aRefusedDeclarationIsAResultAndNoError() {
        let wrong = Declarations.plain.with("/salaries/0/determinants", ["amiante"])
        #expect(ask("valider", ["declaration": wrong]).at("/result/statut")?.string == "refusee")
    }

    // MARK: referentiel

    @Test func theReferentielIsThatOfTheDayOrOfToday() {
        #expect(ask("referentiel", ["en_date": "2023-11-15"]).at("/result/date")?.string == "2023-11-15")
        let today = ask("referentiel", [:])
        #expect(today.at("/result/date")?.string == "2025-10-01")
        #expect(ask(#"{"jsonrpc":"2.0","id":1,"method":"referentiel"}"#) == today)
    }

    // MARK: recharger

    @Test func filesThatChangedAreANewVersionAndTheNextVerdictIsTheirs() throws {
        let before = ask("etat", [:]).at("/result/version")
        try ask.write("doute")
        let result = try #require(ask("recharger", [:])["result"])
        #expect(keys(result) == ["version", "nouvelle", "changements", "constats"])
        #expect(result["nouvelle"] == true && result["version"] != before)
        #expect(result.at("/constats/0/code")?.string == "doute")
        let verdict = ask("valider", ["declaration": Declarations.plain])
        #expect(verdict.at("/result/regles/version") == result["version"])
    }

    @Test func filesThatDidNotChangeAreNoNewVersion() {
        let result = ask("recharger", [:])["result"]
        #expect(result?["nouvelle"] == false && result?["constats"] == [])
    }

    @Test func faultyFilesAreRefusedWithTheirFindingsAndTheVersionThatStays() throws {
        let version = ask("etat", [:]).at("/result/version")
        try ask.write("faute")
        let error = try #require(ask("recharger", [:])["error"])
        #expect(error["code"]?.integer == -32006)
        #expect(keys(error["data"]) == ["version", "constats"])
        #expect(error.at("/data/version") == version)
        #expect(error.at("/data/constats/0/code")?.string == "faute")
        #expect(error.at("/data/constats/0/ligne")?.integer == 1)
        #expect(ask("etat", [:]).at("/result/version") == version)
    }

    @Test func aReloadIsNotMadeOnAThreadThatOthersWaitFor() {
        let line = Array(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#.utf8)
        ByteView.with(line) { bytes in
            #expect(ask.worker.cost(of: bytes) == .inline)
            var output = LineOutput()
            #expect(ask.worker.answer(bytes, into: &output) == .postponed)
            #expect(output.count == 0)
            #expect(ask.worker.answer(bytes, into: &output) == .answered)
        }
    }

    // MARK: chercher

    @Test func aNomenclatureIsSearched() {
        let result = ask("chercher", ["nomenclature": "naf_rev2", "texte": "menuis bois", "nombre": 1])["result"]
        #expect(keys(result) == ["nomenclature", "date", "resultats", "total"])
        #expect(result?.at("/resultats/0/code")?.string == "4332A")
        #expect(result?["resultats"]?.array?.count == 1)
        let none = ask("chercher", ["nomenclature": "naf_rev2", "texte": "zzz"])["result"]
        #expect(none?["resultats"] == [] && none?["remarque"]?.string?.isEmpty == false)
        let unknown = ask("chercher", ["nomenclature": "naf", "texte": "a"])["error"]
        #expect(unknown?["code"]?.integer == -32602)
        #expect(unknown?.at("/data/message")?.string?.contains("naf_rev2") == true)
        let zero = ask("chercher", ["nomenclature": "naf_rev2", "texte": "a", "nombre": 0])["error"]
        #expect(zero?.at("/data/parametre")?.string == "nombre")
    }

    // MARK: etat

    @Test func theStateTellsTheRulesTheirLastReadingAndTheDaemonsOwnCounts() throws {
        let result = try #require(ask("etat", [:])["result"])
        #expect(
            keys(result) == [
                "sante", "raisons", "programme", "protocole", "regles", "version", "origine", "depuis",
                "barriere", "avertissements", "dernier_chargement", "signature", "duree_s", "compteurs",
            ])
        #expect(result["origine"]?.string == "fichiers")
        #expect(result["depuis"]?.string == "2023-11-14T22:13:20Z")
        #expect(result["duree_s"]?.integer == 61)
        #expect(result["compteurs"] == ["lignes": 7, "connexions": 2])
        #expect(
            keys(result["dernier_chargement"]) == [
                "cause", "date", "millisecondes", "accepte", "version", "changements",
            ])
        #expect(result.at("/dernier_chargement/cause")?.string == "demarrage")
    }

    @Test func aStateWithoutTroubleIsReadyAndOneOfRefusedFilesIsNot() throws {
        #expect(ask("etat", [:]).at("/result/sante")?.string == "prete")
        #expect(ask("etat", [:]).at("/result/raisons") == [])
        try ask.write("faute")
        _ = ask("recharger", [:])
        #expect(ask("etat", [:]).at("/result/sante")?.string == "degradee")
        #expect(ask("etat", [:]).at("/result/raisons/0/code")?.string == "fichiers_refuses")
        try ask.write("deux")
        _ = ask("recharger", [:])
        #expect(ask("etat", [:]).at("/result/sante")?.string == "prete")
    }

    @Test func whoDoesNotRunTheDaemonMayNotReload() {
        ask.worker.isAdministrator = false
        let error = ask("recharger", [:])["error"]
        #expect(error?["code"]?.integer == -32007)
        #expect(ask("etat", [:])["result"] != nil)
    }

    @Test func theStateTellsTheFindingsOfRefusedFiles() throws {
        try ask.write("faute")
        _ = ask("recharger", [:])
        let last = try #require(ask("etat", [:]).at("/result/dernier_chargement"))
        #expect(last["accepte"] == false && last["cause"]?.string == "recharger")
        #expect(last.at("/constats/0/code")?.string == "faute")
    }
}
