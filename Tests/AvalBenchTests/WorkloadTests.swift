import AvalBench
import AvalEngine
import AvalLoading
import AvalSource
import Testing

/// The rules made for measuring decide what the reference verdicts say, which no program of this project wrote.
@Suite struct WorkloadTests {
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")
    static let codes: Set = [
        "categorie_incoherente", "determinant_inconnu", "determinant_non_declare", "determinant_sans_salarie",
        "entree_future", "majeur_avec_determinant_mineur", "mineur_sans_determinant", "paiement_incomplet",
        "pcs_invalide", "pcs_manquant", "poste_manquant", "salarie_sorti", "siret_invalide",
    ]

    private static func bytes(_ name: String) throws -> [UInt8] {
        try BenchFile.bytes(root + "/Benchmarks/W1/Cases/\(name).ndjson")
    }

    @Test(arguments: ["plain", "edges"], [true, false])
    func theVerdictsAreThoseOfTheReference(_ cases: String, brief: Bool) throws {
        let folder = RuleFolder.workload(root: Self.root)
        let judgements = Judgements(try folder.load(try folder.files()), brief: brief)
        let given = try judgements.verdicts(try Self.bytes(cases))
        let check = try VerdictCheck(expected: try Self.bytes(cases + ".reference"), given: given)
        #expect(check.different == [])
        #expect(check.count == (cases == "plain" ? 50 : 250))
        if cases == "edges" { #expect(Set(check.anomalies.keys) == Self.codes) }
    }

    /// The workload keeps the words with which it was first measured: a declared category that is absent is not the expected one.
    @Test func theRulesCheckWithNothingButAnAbsenceThatCounts() throws {
        let folder = RuleFolder.workload(root: Self.root)
        let loaded = RulebookLoader.load(try folder.files(), folders: folder.folders, runningExamples: true)
        #expect(loaded.findings.map(\.code) == ["absence_non_decidee"])
    }

    @Test(arguments: [
        (#""statut":"acceptee""#, #""statut":"refusee""#), (#""categorie":"SI""#, #""categorie":"SIA""#),
        (#""total_tva":"27.60""#, #""total_tva":"27.61""#), (#""code":"pcs_manquant""#, #""code":"pcs_invalide""#),
    ])
    func anOtherDecisionIsSeen(_ old: String, _ new: String) throws {
        let expected = try Self.bytes("plain.reference")
        let text = String(decoding: expected, as: UTF8.self)
        let range = try #require(text.firstRange(of: old))
        let given = Array((text[..<range.lowerBound] + new + text[range.upperBound...]).utf8)
        #expect(try VerdictCheck(expected: expected, given: given).different.count == 1)
    }

    @Test func theOrderOfAnomaliesIsFree() throws {
        let one =
            #"{"numero":"1","statut":"refusee","anomalies":[{"code":"a","salarie":"s1"},{"code":"b"}],"salaries":[],"estimation":null}"#
        let other =
            #"{"numero":"1","statut":"refusee","anomalies":[{"code":"b"},{"code":"a","salarie":"s1"}],"salaries":[],"estimation":null}"#
        #expect(try VerdictDigest(Array(one.utf8)) == VerdictDigest(Array(other.utf8)))
    }

    @Test func aMissingVerdictIsAnError() throws {
        let expected = try Self.bytes("plain.reference")
        #expect(throws: BenchError.self) { try VerdictCheck(expected: expected, given: []) }
        #expect(throws: BenchError.self) { try VerdictDigest(Array("{}".utf8)) }
    }
}
