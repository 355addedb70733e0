import AvalDeclarations
import AvalJSON
import AvalTestSupport
import Testing

@testable import AvalEngine

/// What is too much is an error of its own, and what is just enough is judged.
struct LimitTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    private func declaration(salaries: Int, _ body: (Int) -> String) -> [UInt8] {
        let rows = (0..<salaries).map(body).joined(separator: ",")
        return Array(#"{"exercice":2023,"date":"2023-11-15","salaries":["#.utf8) + Array(rows.utf8) + Array("]}".utf8)
    }

    @Test func twentyThousandSalariesAreJudgedAndOneMoreIsTooMany() {
        let judged = judge(declaration(salaries: 20_000) { #"{"id":"s\#($0)","date_sortie":"2023-01-01"}"# })
        #expect(judged.codes.count == 20_003)
        let error = judge(declaration(salaries: 20_001) { #"{"id":"s\#($0)"}"# }).error
        #expect(error?.reason == .tooMany(limit: 20_000))
        #expect(error?.pointer == "/salaries")
        #expect(error?.kind == .tooMany)
    }

    @Test func aThousandCodesAreAListAndOneMoreIsTooMany() {
        for (count, isTaken) in [(1000, true), (1001, false)] {
            for codes in [(0..<count).map { "c\($0)" }, Array(repeating: "amiante", count: count)] {
                let declaration = Declarations.plain.with("/determinants", .array(codes.map { .string($0) }))
                let error = judge(declaration).error
                #expect((error == nil) == isTaken)
                if let error {
                    #expect(error.reason == .tooMany(limit: 1000) && error.pointer == "/determinants")
                }
            }
        }
    }

    @Test func moreThanAHundredThousandAnomaliesAreAnError() {
        let bytes = declaration(salaries: 20_000) {
            #"{"id":"a","date_naissance":"x","date_entree":"x","contrat":"x","sexe":"x","categorie_declaree":"x","n":\#($0)}"#
        }
        let error = judge(bytes).error
        #expect(error?.reason == .tooMany(limit: 100_000))
        #expect(error?.kind == .tooMany)
        #expect(judge(Declarations.plain).codes.isEmpty)
    }

    /// A loop over numbers that are written out: no list of the declaration tells a check how long it is.
    @Test func rulesThatTakeTooMuchAreAnErrorAndNotANull() throws {
        let rule = """
            - code: trop_long
              pour: chaque salarie
              si: some i in 1..100 satisfies i = string length(id)
              gravite: information
              etape: salaries
              chemin: id
              sans_article: "essai"
              message: "Trop long."
            """
        let judge = Judge(try Shipped.rulebook(rules: ["anomalies/trop_long.yaml": rule]))
        judge.state.stepLimit = 10_000
        let few = declaration(salaries: 1) { #"{"id":"s\#($0)"}"# }
        let many = declaration(salaries: 200) { #"{"id":"s\#(String(repeating: "x", count: 30))\#($0)"}"# }
        _ = try judge.decide(few, options: JudgingOptions())
        let error = #expect(throws: InputError.self) { try judge.decide(many, options: JudgingOptions()) }
        #expect(error?.reason == .tooMuchWork)
        #expect(error?.kind == .tooMany)
        #expect(error?.message.contains("calculs") == true)
        // The next one begins anew.
        _ = try judge.decide(few, options: JudgingOptions())
    }

    @Test func sixtyFourLevelsAreReadAndOneMoreIsTooDeep() {
        for (levels, isTaken) in [(63, true), (64, false), (100_000, false)] {
            let box = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            let answer = judge.text(#"{"exercice":2023,"date":"2023-11-15","salaries":[],"boite":\#(box)}"#)
            #expect((answer.error == nil) == isTaken)
            if let error = answer.error { #expect(error.reason == .tooDeep && error.kind == .tooDeep) }
        }
        let inner = String(repeating: "[", count: 62) + String(repeating: "]", count: 62)
        #expect(
            judge.text(#"{"exercice":2023,"date":"2023-11-15","salaries":[{"id":"a","x":\#(inner)}]}"#).error?.reason
                == .tooDeep)
    }

    @Test func textsOfAMegabyteAreRead() {
        let long = String(repeating: "é\\n", count: 250_000)
        let text =
            #"{"exercice":2023,"date":"2023-11-15","salaries":[{"id":"a","poste":"\#(long)","code_pcs":"\#(long)"}]}"#
        let answer = judge.text(text)
        #expect(answer.codes.contains("pcs_invalide") && !answer.codes.contains("poste_manquant"))
    }

    @Test func aThousandUnknownFieldsAreOneAnomaly() {
        let fields = (0..<1000).map { "\"champ_\($0)\": {\"a\": [\($0)]}" }.joined(separator: ",")
        let answer = judge.text(#"{"exercice":2023,"date":"2023-11-15","salaries":[],\#(fields)}"#)
        #expect(answer.codes.count(where: { $0 == "champ_inconnu" }) == 1)
        #expect(answer.anomaly("champ_inconnu")?["message"]?.string?.hasSuffix("et d'autres.") == true)
    }

    @Test func wrongCodesByTheThousandTakeNoLongTime() {
        let clock = ContinuousClock()
        let bytes = declaration(salaries: 20_000) { #"{"id":"s\#($0)","sexe":"M","code_pcs":"622b"}"# }
        var answer = Answer.verdict([])
        let time = clock.measure { answer = judge(bytes) }
        #expect(answer.codes.count(where: { $0 == "pcs_invalide" }) == 20_000)
        // By the interpreter each message costs 0.7 ms even in a release build: 14 seconds in all.
        #expect(time < .seconds(60))
    }
}
