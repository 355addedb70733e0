import AvalJSON
import Glibc
import Testing

/// The rules replaced while the daemon runs: all or nothing, and told.
struct ReloadTests {
    private static let payment = "Rules/anomalies/paiement.yaml"

    /// Makes the rules say something else of the sample: in a rule's file and in a price.
    private static func change(_ folder: TemporaryFolder, in place: String = "") throws {
        try folder.edit(place + "Rules/determinants.yaml", "exposition à l'amiante", "exposition aux fibres d'amiante")
        try folder.edit(place + "Tariffs/2023.yaml", "138.00", "139.00")
    }

    private static func recharger(_ daemon: Daemon) throws -> JSONValue {
        try daemon.connect().askJSON(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)
    }

    private static func version(_ daemon: Daemon) throws -> String? { try daemon.result("etat")?["version"]?.string }

    private static func verdict(_ daemon: Daemon) throws -> String? {
        Sample.verdict(in: try daemon.connect().ask(Sample.request()))
    }

    /// Waits some seconds for the daemon to have taken other rules than those of `version`.
    private static func expectChange(_ daemon: Daemon, from version: String?) throws {
        let end = Clock.now + 15
        while try Self.version(daemon) == version, Clock.now < end { usleep(20_000) }
        #expect(try Self.version(daemon) != version)
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
        #expect(finding?["ligne"]?.integer == 5)
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

    @Test func filesEditedInPlaceAreTakenWithoutBeingAsked() throws {
        let daemon = try Daemon()
        let version = try Self.version(daemon)
        try Self.change(daemon.folder)
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

    /// Two sets in `a` and `b`, and a link `en_vigueur` to the first.
    private static func twoSets() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withRules()
        for name in ["Rules", "Tariffs"] {
            for set in ["a", "b"] { try folder.write(set + "/lisez-moi", "") }
            try folder.copy(name, to: "b/" + name)
            guard rename(folder.at(name), folder.at("a/" + name)) == 0 else {
                throw LineSocket.Failure(description: name)
            }
        }
        try change(folder, in: "b/")
        try link(folder, to: "a")
        return folder
    }

    private static let throughLink = ["--rules", "en_vigueur/Rules", "--tariffs", "en_vigueur/Tariffs"]

    /// Puts the link to another set in the place of the old one, in one step.
    private static func link(_ folder: TemporaryFolder, to set: String) throws {
        guard symlink(set, folder.at("lien")) == 0, rename(folder.at("lien"), folder.at("en_vigueur")) == 0 else {
            throw LineSocket.Failure(description: "link to \(set): errno \(errno)")
        }
    }

    @Test func aFolderSwappedThroughALinkIsTaken() throws {
        let folder = try Self.twoSets()
        let daemon = try Daemon(Self.throughLink, in: folder)
        let version = try Self.version(daemon)
        try Self.link(folder, to: "b")
        try Self.expectChange(daemon, from: version)
    }

    @Test func nothingIsTakenUnaskedWithoutWatchingAndSIGHUPAsks() throws {
        let daemon = try Daemon(["--watch", "off"])
        let version = try Self.version(daemon)
        try Self.change(daemon.folder)
        usleep(700_000)
        #expect(try Self.version(daemon) == version)
        daemon.child.signal(SIGHUP)
        try Self.expectChange(daemon, from: version)
        #expect(try daemon.result("etat")?["dernier_chargement"]?["cause"]?.string == "sighup")
    }

    @Test func everyAnswerDuringFiftyReloadsIsOfOneRuleSetOrOfTheOtherWhole() throws {
        let folder = try Self.twoSets()
        let sets = try ["a", "b"].map { set in
            let options = ["--rules", "\(set)/Rules", "--tariffs", "\(set)/Tariffs"]
            return try #require(
                try Program.run(["validate"] + options, input: Sample.declaration, in: folder.path).lines.first)
        }
        #expect(sets[0] != sets[1])
        let daemon = try Daemon(Self.throughLink, in: folder)
        let stop = Flag()
        let clients = (0..<3).map { _ in
            Threaded { [daemon, stop] in
                let client = try daemon.connect()
                var seen: [String?: Int] = [:]
                while !stop.isRaised { seen[Sample.verdict(in: try client.ask(Sample.request())), default: 0] += 1 }
                return seen
            }
        }
        let versions = try (1...50).map { round in
            try Self.link(folder, to: round % 2 == 0 ? "a" : "b")
            return try Self.recharger(daemon)["result"]?["version"]?.string
        }
        stop.raise()
        let seen = try clients.map { try $0.join() }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        #expect(Set(seen.keys) == Set(sets))
        // Each reload answers with the version of the set that the link led to.
        let expected = try sets.map { try JSONReader.parse(Array($0.utf8))["regles"]?["version"]?.string }
        #expect(versions == (1...50).map { expected[$0 % 2] })
    }
}
