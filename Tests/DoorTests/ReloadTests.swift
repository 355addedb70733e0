import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// The rules replaced while the daemon runs: all or nothing, and told.
struct ReloadTests {
    private static let payment = "Rules/anomalies/paiement.yaml"

    private static func recharger(_ daemon: Daemon) throws -> JSONValue {
        try daemon.connect().askJSON(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)
    }

    private static func version(_ daemon: Daemon) throws -> String? { try daemon.result("etat")?["version"]?.string }

    private static func verdict(_ daemon: Daemon) throws -> String? {
        Sample.verdict(in: try daemon.connect().ask(Sample.request()))
    }

    /// Waits some seconds for the daemon to have taken other rules than those of `version`.
    private static func expectChange(_ daemon: Daemon, from version: String?) throws {
        try Waiting.until("rules of another version", milliseconds: 20) { try Self.version(daemon) != version }
        #expect(try verdict(daemon)?.contains("exposition aux fibres") == true)
    }

    @Test func faultyRulesAreRefusedWithEveryFindingAndTheOldOnesGoOnJudging() throws {
        let daemon = try Daemon(["--watch", "off"])
        let (version, verdict) = (try Self.version(daemon), try Self.verdict(daemon))
        try daemon.folder.edit(Self.payment, "si: paiement.mode = null", "si: paiement.mod = null")
        let error = try Self.recharger(daemon)["error"]
        #expect(error?["code"]?.integer == -32006)
        let finding = error?["data"]?["constats"]?[0]
        #expect(finding?["fichier"]?.string == "Rules/anomalies/paiement.yaml")
        #expect(finding?["ligne"]?.integer == 6)
        #expect(finding?["colonne"]?.integer ?? 0 > 1)
        let state = try daemon.result("etat")
        #expect(state?["version"]?.string == version)
        #expect(state?["dernier_chargement"]?["accepte"]?.bool == false)
        #expect(state?["dernier_chargement"]?["constats"] == error?["data"]?["constats"])
        #expect(try Self.verdict(daemon) == verdict)
        try daemon.folder.edit(Self.payment, "si: paiement.mod = null", "si: paiement.mode = null")
        #expect(try Self.recharger(daemon)["result"]?["version"]?.string == version)
        #expect(try daemon.result("etat")?["dernier_chargement"]?["accepte"]?.bool == true)
    }

    @Test func rulesWhoseExamplesFailAreRefused() throws {
        let daemon = try Daemon(["--watch", "off"])
        try daemon.folder.edit(Self.payment, "{mode: cheque}}, anomalie: non}", "{mode: cheque}}, anomalie: oui}")
        let error = try Self.recharger(daemon)["error"]
        #expect(error?["code"]?.integer == -32006)
        #expect(error?["data"]?["constats"]?[0]?["fichier"]?.string == "Rules/anomalies/paiement.yaml")
    }

    @Test func filesEditedWhereTheyStandAreTakenWithoutBeingAsked() throws {
        let daemon = try Daemon()
        let version = try Self.version(daemon)
        try TwoSets.change(daemon.folder)
        try Self.expectChange(daemon, from: version)
    }

    @Test func filesWrittenBesideAndRenamedAreTaken() throws {
        let daemon = try Daemon()
        let version = try Self.version(daemon)
        let text = try daemon.folder.text("Rules/determinants.yaml")
        try daemon.folder.replace(
            "Rules/determinants.yaml", text.replacing("exposition à l'amiante", with: "exposition aux fibres"))
        try Self.expectChange(daemon, from: version)
    }

    @Test func aFolderSwappedThroughALinkIsTaken() throws {
        let sets = try TwoSets()
        let daemon = try Daemon(TwoSets.throughLink, in: sets.folder)
        let version = try Self.version(daemon)
        try sets.link(to: "b")
        try Self.expectChange(daemon, from: version)
    }

    @Test func nothingIsTakenUnaskedWithoutWatchingAndSIGHUPAsks() throws {
        let daemon = try Daemon(["--watch", "off"])
        let version = try Self.version(daemon)
        try TwoSets.change(daemon.folder)
        usleep(700_000)
        #expect(try Self.version(daemon) == version)
        daemon.child.signal(SIGHUP)
        try Self.expectChange(daemon, from: version)
        #expect(try daemon.result("etat")?["dernier_chargement"]?["cause"]?.string == "sighup")
    }
}
