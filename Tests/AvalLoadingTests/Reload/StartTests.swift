import AvalSource
import Foundation
import Testing

@testable import AvalLoading

@Suite("Starting on faulty files")
struct StartTests {
    @Test func withoutAStateFolderEveryFindingIsGiven() throws {
        let fixture = try RulesFixture("faute")
        try fixture.folder.write("Rules/b.yaml", "faute")
        let error = #expect(throws: NoRulesError.self) { _ = try RulesInForce.start(fixture.setup()) }
        #expect(error?.findings.map(\.code) == ["faute", "faute"])
    }

    @Test func theSetLastAcceptedServesAndSaysSo() throws {
        let fixture = try RulesFixture("un")
        let path = fixture.folder.at("etat")
        let version = try RulesInForce.start(fixture.setup(store: try AcceptedStore(at: path))).current.version
        try fixture.folder.write("Rules/a.yaml", "faute")

        let rules = try RulesInForce.start(fixture.setup(store: try AcceptedStore(at: path)))
        #expect(rules.current.version == version)
        #expect(rules.current.rules == ["un"])
        #expect(rules.current.origin == .kept)
        guard case .refused(let findings, version) = rules.status.lastReload.outcome else {
            Issue.record("\(rules.status.lastReload)")
            return
        }
        #expect(findings.map(\.code) == ["faute"])
        #expect(
            fixture.lines.all.contains { $0.contains("Règles refusées") && $0.contains("origine=derniers_acceptes") })

        // The same files come back: nothing changes but where the rules come from.
        try fixture.folder.write("Rules/a.yaml", "un")
        #expect(rules.reload(cause: .watch) == .accepted(version: version, changed: false, warnings: []))
        #expect(rules.current.origin == .folders)
    }

    @Test func aReloadIsKeptForTheNextStart() throws {
        let fixture = try RulesFixture("un")
        let path = fixture.folder.at("etat")
        do {
            let rules = try RulesInForce.start(fixture.setup(store: try AcceptedStore(at: path)))
            try fixture.folder.write("Rules/a.yaml", "deux")
            _ = rules.reload(cause: .request)
            try fixture.folder.write("Rules/a.yaml", "faute")
            _ = rules.reload(cause: .request)
        }
        let rules = try RulesInForce.start(fixture.setup(store: try AcceptedStore(at: path)))
        #expect(rules.current.rules == ["deux"])
    }

    @Test func aSetThatIsKeptDamagedOrRefusedIsNoHelp() throws {
        let fixture = try RulesFixture("un")
        let store = try AcceptedStore(at: fixture.folder.at("etat"))
        try fixture.folder.write("Rules/a.yaml", "faute")
        func codes() -> [String]? {
            let error = #expect(throws: NoRulesError.self) {
                _ = try RulesInForce.start(fixture.setup(store: store))
            }
            return error?.findings.map(\.code)
        }
        #expect(codes() == ["faute"])
        let other = SourceFile(path: "b", text: "autre faute")
        try store.keep(
            RuleFiles(rules: [.init(path: "b.yaml", source: other)], tariffs: [.init(path: "t.yaml", source: other)]))
        #expect(codes() == ["faute", "derniers_acceptes_refuses", "faute", "faute"])
        try fixture.folder.write("etat/\(try store.names()[0])/Rules/b.yaml", "abîmé")
        #expect(codes() == ["faute", "etat_abime"])
    }

    @Test func rulesThatCannotBeKeptServeAllTheSame() throws {
        let fixture = try RulesFixture("un")
        let store = try AcceptedStore(at: fixture.folder.at("etat"))
        let rules = try RulesInForce.start(fixture.setup(store: store))
        try fixture.folder.remove("etat")
        try fixture.folder.write("Rules/a.yaml", "deux")
        guard case .accepted(_, true, let warnings, _) = rules.reload(cause: .request) else {
            Issue.record("refused")
            return
        }
        #expect(warnings.map(\.code) == ["etat_non_enregistre"])
        #expect(rules.current.rules == ["deux"])
    }
}
