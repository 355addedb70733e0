import AvalJSON
import AvalTestSupport
import Testing

/// « A correction is offered only where it is certain, applies alone to the declaration as sent, begins with a `test`, and
/// never lowers a category or removes a determinant. »
struct CorrectionTests {
    let judge: Judging
    init() throws { judge = try Judging() }

    private static let ranks = ["SI": 0, "SIA": 1, "SIR": 2]

    @Test func everyCorrectionAppliesAloneAndMendsItsAnomaly() throws {
        var maker = DeclarationMaker(seed: 21, care: 4)
        var offered: [String: Int] = [:]
        for _ in 0..<400 {
            let declaration = maker.next()
            let answer = judge(declaration)
            for anomaly in answer.json["anomalies"]?.array ?? [] {
                guard let correction = anomaly["correction"] else { continue }
                let code = anomaly["code"]?.string ?? ""
                offered[code, default: 0] += 1
                #expect(correction.at("/0/op") == "test")
                let mended = try JSONPatch(correction).applied(to: declaration)
                #expect(judge(mended).error == nil)
                let subject = "\(code)@\(anomaly["chemin"]?.string ?? "")"
                #expect(!judge(mended).anomalies.contains(subject), "\(subject)")
                expectNothingLowered(from: declaration, to: mended)
            }
        }
        #expect(Set(offered.keys) == ["categorie_incoherente", "categorie_manquante", "determinant_non_declare"])
    }

    private func expectNothingLowered(from old: JSONValue, to new: JSONValue) {
        for (before, after) in zip(old["salaries"]?.array ?? [], new["salaries"]?.array ?? []) {
            let ranks = [before, after].map { Self.ranks[$0["categorie_declaree"]?.string ?? ""] ?? -1 }
            #expect(ranks[0] <= ranks[1])
            #expect(before["determinants"] == after["determinants"])
        }
        let lists = [old, new].map { Set(($0["determinants"]?.array ?? []).compactMap(\.string)) }
        #expect(lists[0].isSubset(of: lists[1]))
    }

    @Test func aDeclaredCategoryAboveTheDueOneIsNeverCorrected() {
        let answer = judge(Declarations.plain.with("/salaries/0/categorie_declaree", "SIR"))
        #expect(answer.codes == ["categorie_incoherente"])
        #expect(answer.anomaly("categorie_incoherente")?["correction"] == nil)
    }

    @Test func whatCouldNotBeReadIsNotOverwritten() {
        let answer = judge(Declarations.plain.with("/salaries/0/categorie_declaree", "sir"))
        #expect(answer.codes == ["categorie_manquante", "valeur_invalide"])
        #expect(answer.anomaly("categorie_manquante")?["correction"] == nil)
    }

    @Test func anAbsentListIsMadeAndAPresentOneIsLengthened() {
        let carrying = Declarations.plain.with("/salaries/0/determinants", ["plomb"]).with(
            "/salaries/0/categorie_declaree", "SIR")
        let test: JSONValue = ["op": "test", "path": "/salaries/0/determinants/0", "value": "plomb"]
        for list: JSONValue? in [nil, .null] {
            let declaration = list.map { carrying.replacing("/determinants", $0) } ?? carrying.without("/determinants")
            let correction = judge(declaration).anomaly("determinant_non_declare")?["correction"]
            #expect(correction == [test, ["op": "add", "path": "/determinants", "value": ["plomb"]]])
        }
        let correction = judge(carrying).anomaly("determinant_non_declare")?["correction"]
        #expect(correction == [test, ["op": "add", "path": "/determinants/-", "value": "plomb"]])
    }

    @Test func anEmployersOwnRiskIsTickedForHimOnlyWhereItsReasonIsWritten() throws {
        let code: JSONValue = "risque_particulier_employeur"
        let carrying = Declarations.plain.with("/determinants", []).with("/salaries/0/determinants", [code])
        let silent = try #require(judge(carrying).anomaly("determinant_non_declare"))
        #expect(silent["correction"] == nil)
        #expect(silent["message"]?.string?.contains("motivez-le par écrit") == true)
        let reason: JSONValue = ["code": code, "poste": "Cordiste", "motif": "Travaux sur cordes"]
        let motivated = judge(carrying.with("/motivations", [reason])).anomaly("determinant_non_declare")
        #expect(motivated?["correction"] != nil)
    }

    @Test func aFullListIsNotMadeTooLong() {
        for (count, isOffered) in [(999, true), (1000, false)] {
            let declaration = Declarations.plain.with("/salaries/0/determinants", ["plomb"])
                .with("/determinants", .array((0..<count).map { .string("c\($0)") }))
            #expect((judge(declaration).anomaly("determinant_non_declare")?["correction"] != nil) == isOffered)
        }
    }

    @Test func aCorrectionOfADeclarationThatHasChangedSinceDoesNotApply() throws {
        let declaration = Declarations.plain.with("/salaries/0/determinants", ["plomb"])
        for anomaly in judge(declaration).json["anomalies"]?.array ?? [] {
            let patch = try JSONPatch(anomaly["correction"] ?? .null)
            let changed = declaration.with("/salaries/0/determinants", ["cmr"]).with(
                "/salaries/0/categorie_declaree", "SIA")
            #expect(throws: JSONPatch.PatchError.self) { try patch.applied(to: changed) }
        }
    }
}
