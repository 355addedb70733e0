import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// What `etat` says of how well the daemon is.
struct HealthTests {
    private static func reasons(_ state: JSONValue?) -> [String] {
        (state?["raisons"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    @Test func aDaemonWithoutTroubleIsReadyAndTellsItsVersions() throws {
        let state = try Daemon(["--state", "etat"]).result("etat")
        #expect(state?["sante"]?.string == "prete")
        #expect(Self.reasons(state) == [])
        #expect(state?["programme"]?.string == "0.1.0")
        #expect(state?["protocole"]?.string == "1.0")
        #expect(state?["regles"]?["version"] == state?["version"])
    }

    @Test func refusedFilesAreATrouble() throws {
        let daemon = try Daemon(["--watch", "off"])
        try daemon.folder.edit("Rules/anomalies/paiement.yaml", "etape: estimation", "etape: estimatoin")
        _ = try daemon.result("recharger")
        let state = try daemon.result("etat")
        #expect(state?["sante"]?.string == "degradee")
        #expect(Self.reasons(state) == ["fichiers_refuses"])
    }

    @Test func rulesThatCannotBeKeptAreATroubleAndFillNoDisk() throws {
        let folder = try TemporaryFolder.withRules()
        // Nothing can take the place of a folder.
        try folder.write("etat/current/x", "")
        for _ in 0..<3 {
            let daemon = try Daemon(["--state", "etat"], in: folder)
            let state = try daemon.result("etat")
            #expect(state?["sante"]?.string == "degradee")
            #expect(Self.reasons(state).contains("etat_non_enregistre"))
            #expect(Sample.verdict(in: try daemon.connect().ask(Sample.request())) != nil)
            daemon.child.signal(SIGTERM)
            #expect(try daemon.child.wait() == 0)
        }
        #expect(try folder.names("etat") == ["cles", "current", "journal", "lock"])
    }

    @Test func aFullDiskIsATroubleUntilThereIsRoomAgain() throws {
        let folder = try TemporaryFolder.withRules()
        // No file may grow beyond a block or two: to who writes it is a disk that is full.
        let script = "ulimit -f 8; exec \"$0\" \"$@\""
        let daemon = try ChildProcess(
            ["-c", script, Program.path(), "serve", "--socket", folder.at("s"), "--state", "etat", "--watch", "off"],
            in: folder.path, program: "/bin/sh")
        var client: LineSocket?
        try Waiting.until("a daemon that listens", seconds: 20, milliseconds: 10) {
            client = try? LineSocket(folder.at("s"))
            return client != nil
        }
        let state = try #require(client).askJSON(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)["result"]
        #expect(Self.reasons(state) == ["etat_non_enregistre"])
        #expect(try folder.names("etat") == ["cles", "journal", "lock"])
        daemon.signal(SIGTERM)
        #expect(try daemon.wait() == 0)
    }

    @Test(.enabled(if: ReadOnlyFolder.isPossible, "root without `unshare -m` cannot be kept from writing"))
    func aStateFolderThatCanOnlyBeReadServesGoodRulesAndIsATrouble() throws {
        let folder = try TemporaryFolder.withRules()
        do {
            let daemon = try Daemon(["--state", "etat"], in: folder)
            daemon.child.signal(SIGTERM)
            #expect(try daemon.child.wait() == 0)
        }
        let kept = try folder.names("etat")
        let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder, readOnly: "etat")
        #expect(Sample.verdict(in: try daemon.connect().ask(Sample.request())) != nil)
        let state = try daemon.result("etat")
        #expect(state?["sante"]?.string == "degradee")
        #expect(Self.reasons(state) == ["etat_non_enregistre", "signature_impossible"])
        #expect(daemon.child.errors.text.contains("etat_non_enregistre"))
        // The same files again are kept already, which is no sign that others could be.
        _ = try daemon.result("recharger")
        #expect(Self.reasons(try daemon.result("etat")) == ["etat_non_enregistre", "signature_impossible"])
        try TwoSets.change(folder)
        #expect(try daemon.result("recharger")?["nouvelle"]?.bool == true)
        #expect(Self.reasons(try daemon.result("etat")) == ["etat_non_enregistre", "signature_impossible"])
        #expect(try folder.names("etat") == kept)
    }

    @Test func aDamagedNewestSetGivesWayToTheOneBeforeLoudly() throws {
        let folder = try TemporaryFolder.withRules()
        do {
            let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
            try TwoSets.change(folder)
            _ = try daemon.result("recharger")
            daemon.child.signal(SIGTERM)
            #expect(try daemon.child.wait() == 0)
        }
        let newest = try #require(try folder.names("etat").last { $0.hasPrefix("0") })
        try folder.write("etat/\(newest)/Rules/paiements.yaml", "abîmé")
        try folder.edit("Rules/anomalies/paiement.yaml", "etape: estimation", "etape: estimatoin")
        let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
        let state = try daemon.result("etat")
        #expect(state?["origine"]?.string == "derniers_acceptes")
        #expect(Set(Self.reasons(state)) == ["etat_abime", "fichiers_refuses"])
        #expect(daemon.child.errors.text.contains("etat_abime"))
        #expect(
            Sample.verdict(in: try daemon.connect().ask(Sample.request()))?.contains("exposition à l'amiante") == true)
    }
}
