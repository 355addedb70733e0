import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// What new rules must pass before a running daemon takes them: what the experts' own commands refuse, it refuses.
struct GateTests {
    private static let payment = "Rules/anomalies/paiement.yaml"

    /// A rule on trainees and temporary workers; no example of its shows a temporary worker.
    private static let silentRule = """

        - code: essai_stage
          reference: "Essai"
          pour: chaque salarie present
          gravite: information
          etape: salaries
          chemin: contrat
          cas:
            - {si: contrat = "stage", message: "Stagiaire : essai."}
            - {si: contrat = "interim", message: "Intérimaire : essai."}
          exemples:
            - {salarie: {contrat: stage}, anomalie: oui}
            - {salarie: {contrat: cdi}, anomalie: non}

        """

    /// Loading in a debug build, and asking all that a gate asks, takes seconds.
    private static func recharger(_ daemon: Daemon) throws -> JSONValue {
        let client = try daemon.connect()
        try client.send(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"# + "\n")
        return try JSONReader.parse(Array(try #require(try client.line(seconds: 120)).utf8))
    }

    private static func codes(_ answer: JSONValue) -> [String] {
        (answer["error"]?["data"]?["constats"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    private static func add(_ rule: String, to folder: TemporaryFolder) throws {
        try folder.write(payment, try folder.text(payment) + rule)
    }

    @Test func aRuleThatNothingExercisesIsNotTakenAndNeitherByARestart() throws {
        let folder = try TemporaryFolder.withRules()
        let version: String?
        do {
            let daemon = try Daemon(["--watch", "off", "--state", "etat"], in: folder)
            version = try daemon.result("etat")?["version"]?.string
            try Self.add(Self.silentRule, to: folder)
            let answer = try Self.recharger(daemon)
            #expect(answer["error"]?["code"]?.integer == -32006)
            #expect(Self.codes(answer) == ["barriere_fermee", "jamais_exerce"])
            let state = try daemon.result("etat")
            #expect(state?["version"]?.string == version)
            #expect(state?["barriere"]?["niveau"]?.string == "check")
            #expect(state?["barriere"]?["temoins"]?.array?.compactMap(\.string) == ["exemples"])
            daemon.child.signal(SIGTERM)
            #expect(try daemon.child.wait() == 0)
        }
        let daemon = try Daemon(["--watch", "off", "--state", "etat"], in: folder)
        let state = try daemon.result("etat")
        #expect(state?["version"]?.string == version)
        #expect(state?["sante"]?.string == "degradee")
        #expect(daemon.child.errors.text.contains("jamais_exerce"))
    }

    @Test func aScenarioThatExercisesTheRuleOpensTheGate() throws {
        let folder = try TemporaryFolder.withRules()
        try folder.write(
            "essais/stage.yaml",
            """
            - nom: un intérimaire est signalé
              salarie: {contrat: interim}
              attendu: {contient: [essai_stage]}

            """)
        let daemon = try Daemon(["--watch", "off", "--scenarios", "essais"], in: folder)
        try Self.add(Self.silentRule, to: folder)
        #expect(try Self.recharger(daemon)["result"]?["changements"]?["ajoutes"]?[0]?.string == "essai_stage")
        #expect(try daemon.result("etat")?["barriere"]?["demandee"]?.bool == true)
    }

    @Test func theTestGateRefusesWhatBreaksAScenarioUntilTheScenarioSaysTheSame() throws {
        let folder = try TemporaryFolder.withRules()
        let scenario = "- {nom: le prix d'un salarié, salarie: {contrat: cdi}, attendu: {total_ht: 138.00}}\n"
        try folder.write("essais/prix.yaml", scenario)
        let daemon = try Daemon(["--watch", "off", "--gate", "test", "--scenarios", "essais"], in: folder)
        try TwoSets.change(folder)
        let refused = try Self.recharger(daemon)
        #expect(refused["error"]?["code"]?.integer == -32006)
        #expect(Self.codes(refused) == ["barriere_fermee", "scenario_non_conforme"])
        #expect(refused["error"]?["data"]?["constats"]?[1]?["fichier"]?.string == "essais/prix.yaml")
        // The rules are the same bytes as those refused, and are asked again.
        try folder.write("essais/prix.yaml", scenario.replacing("138.00", with: "139.00"))
        #expect(try Self.recharger(daemon)["result"]?["nouvelle"]?.bool == true)
    }

    @Test func theGoldenGateRefusesWhatChangesARecordedVerdict() throws {
        let folder = try TemporaryFolder.withRules()
        try folder.write("essais/prix.yaml", "- {nom: rien à dire, attendu: {anomalies: []}}\n")
        try folder.write("verdicts/guide.json", Sample.declaration)
        #expect(try Program.run(["golden", "--update", "verdicts"], in: folder.path).code == 0)
        let daemon = try Daemon(
            ["--watch", "off", "--gate", "golden", "--scenarios", "essais", "--samples", "verdicts"], in: folder)
        try TwoSets.change(folder)
        let refused = try Self.recharger(daemon)
        #expect(Self.codes(refused) == ["echantillon_different", "barriere_fermee"])
        #expect(refused["error"]?["data"]?["constats"]?[0]?["message"]?.string?.contains("verdicts/guide.json") == true)
        #expect(try Program.run(["golden", "--update", "verdicts"], in: folder.path).code == 0)
        #expect(try Self.recharger(daemon)["result"]?["nouvelle"]?.bool == true)
    }

    @Test func whatTheWatcherFindsGoesThroughTheGateToo() throws {
        let folder = try TemporaryFolder.withRules()
        try folder.write("essais/prix.yaml", "- {nom: le prix, salarie: {contrat: cdi}, attendu: {total_ht: 138.00}}\n")
        let daemon = try Daemon(["--gate", "test", "--scenarios", "essais"], in: folder)
        let version = try daemon.result("etat")?["version"]?.string
        try TwoSets.change(folder)
        try Waiting.until("a refusal in the log", seconds: 120, milliseconds: 50) {
            daemon.child.errors.text.contains("scenario_non_conforme")
        }
        let state = try daemon.result("etat")
        #expect(state?["version"]?.string == version)
        #expect(state?["dernier_chargement"]?["cause"]?.string == "fichiers_modifies")
    }

    @Test(arguments: [
        ["--gate", "test"], ["--gate", "golden"], ["--scenarios", "absents"], ["--samples", "absents"],
    ])
    func aGateThatCouldAskNothingIsRefusedAtTheStart(_ options: [String]) throws {
        let folder = try TemporaryFolder.withRules()
        let run = try Program.run(["serve", "--socket", folder.at("s")] + options, in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains(options.last == "absents" ? "absents" : "--scenarios"), "\(run.errors)")
        #expect(!folder.exists("s"))
    }
}
