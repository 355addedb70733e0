import AvalSource
import Synchronization
import Testing

@testable import AvalLoading

@Suite("What new rules must pass before they judge")
struct ReloadGateTests {
    private func codes(_ outcome: ReloadOutcome) -> [String] {
        if case .refused(let findings, _) = outcome { findings.map(\.code) } else { [] }
    }

    @Test func whatCheckWarnsOfIsRefusedToo() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup(gate: .check))
        try fixture.folder.write("Rules/a.yaml", "deux doute")
        #expect(codes(rules.reload(cause: .request)) == ["doute", "barriere_fermee"])
        #expect(rules.current.rules == ["un"])
        try fixture.folder.write("Rules/a.yaml", "deux")
        #expect(codes(rules.reload(cause: .request)) == [])
        #expect(rules.current.rules == ["deux"])
    }

    @Test func aGateThatReadsOtherFilesAsksThemAgainOfTheSameRules() throws {
        let fixture = try RulesFixture("un")
        let problems = Mutex<[Finding]>([])
        let gate = ReloadGate.check.and("test") { _, _ in problems.withLock { $0 } }
        let rules = try RulesInForce.start(fixture.setup(gate: gate))
        problems.withLock { $0 = [ReloadGate.sample("a.json", nil)] }
        try fixture.folder.write("Rules/a.yaml", "deux")
        #expect(codes(rules.reload(cause: .request)) == ["echantillon_different", "barriere_fermee"])
        problems.withLock { $0 = [] }
        #expect(codes(rules.reload(cause: .request)) == [])
        #expect(rules.current.rules == ["deux"])
    }

    @Test func whereNothingElseCouldJudgeTheGateOnlyWarns() throws {
        let fixture = try RulesFixture("un doute")
        let rules = try RulesInForce.start(fixture.setup(gate: .check))
        #expect(rules.current.rules == ["un doute"])
        #expect(rules.current.warnings.map(\.code) == ["doute", "barriere_fermee"])
    }

    @Test func atStartRulesThatWereAcceptedComeBeforeThoseThatTheGateRefuses() throws {
        let fixture = try RulesFixture("un")
        let store = try AcceptedStore(at: fixture.folder.at("etat"))
        _ = try RulesInForce.start(fixture.setup(store: store, gate: .check))
        try fixture.folder.write("Rules/a.yaml", "deux doute")
        let rules = try RulesInForce.start(fixture.setup(store: store, gate: .check))
        #expect(rules.current.rules == ["un"])
        #expect(rules.current.origin == .kept)
    }

    /// What nothing exercises, of rules with « muet » in their text.
    private static let exercised = ReloadGate.check.exercised(byOthers: []) { _, files in
        files.rules.contains { $0.source.line(1).contains("muet") } ? [Finding(FixtureFinding.warning, at: nil)] : []
    }

    @Test func whatNothingExercisesIsRefused() throws {
        let fixture = try RulesFixture("un")
        let rules = try RulesInForce.start(fixture.setup(gate: Self.exercised))
        #expect(!rules.current.isAsked)
        try fixture.folder.write("Rules/a.yaml", "deux muet")
        #expect(codes(rules.reload(cause: .request)) == ["doute", "barriere_fermee"])
        #expect(rules.current.rules == ["un"])
        try fixture.folder.write("Rules/a.yaml", "deux")
        #expect(codes(rules.reload(cause: .watch)) == [])
        #expect(rules.current.isAsked)
    }

    @Test func aStartAsksWhatNothingExercisesOnlyWhereOtherRulesCouldJudge() throws {
        let fixture = try RulesFixture("un muet")
        let store = try AcceptedStore(at: fixture.folder.at("etat"))
        let first = try RulesInForce.start(fixture.setup(store: store, gate: Self.exercised))
        #expect(first.current.rules == ["un muet"])
        #expect(first.status.troubles.isEmpty)
        try fixture.folder.write("Rules/a.yaml", "deux muet")
        let second = try RulesInForce.start(fixture.setup(store: store, gate: Self.exercised))
        #expect(second.current.rules == ["un muet"])
        #expect(second.current.origin == .kept)
        #expect(second.status.troubles.map(\.code) == ["fichiers_refuses"])
    }
}
