import AvalJSON
import Glibc
import Testing

/// How the daemon starts, or does not: who has the socket, what the rules are worth.
struct StartTests {
    /// Runs a daemon that is expected not to start.
    private static func refusal(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Run {
        try Program.run(["serve"] + arguments, in: folder.path)
    }

    // MARK: The socket

    @Test func aSocketLeftByADeadDaemonIsTakenOver() throws {
        let first = try Daemon()
        first.child.signal(SIGKILL)
        #expect(try first.child.wait() == 128 + SIGKILL)
        #expect(first.folder.exists("s"))
        let second = try Daemon(in: first.folder)
        #expect(Sample.verdict(in: try second.connect().ask(Sample.request())) != nil)
    }

    @Test func aSocketOfALivingDaemonIsRefusedAndTheDaemonLivesOn() throws {
        let daemon = try Daemon()
        let run = try Self.refusal(["--socket", daemon.socket], in: daemon.folder)
        #expect(run.code == 2)
        #expect(run.errors.contains("aval : "))
        #expect(run.errors.contains(daemon.socket))
        #expect(Sample.verdict(in: try daemon.connect().ask(Sample.request())) != nil)
    }

    @Test func aFileAtThePathOfTheSocketIsRefusedAndKept() throws {
        let folder = try TemporaryFolder.withRules()
        try folder.write("s", "précieux")
        let run = try Self.refusal(["--socket", folder.at("s")], in: folder)
        #expect(run.code == 2)
        #expect(run.errors.contains(folder.at("s")))
        #expect(try folder.text("s") == "précieux")
    }

    @Test(arguments: ["", String(repeating: "s", count: 200), "/nonexistent/s"])
    func aSocketPathThatCannotBeIsRefusedWithTwo(_ path: String) throws {
        let run = try Self.refusal(["--socket", path], in: try TemporaryFolder.withRules())
        #expect(run.code == 2)
        #expect(run.errors.contains("aval : "))
    }

    @Test func anUnknownGroupIsRefusedWithTwo() throws {
        let folder = try TemporaryFolder.withRules()
        let run = try Self.refusal(["--socket", folder.at("s"), "--group", "personne-ici"], in: folder)
        #expect(run.code == 2)
        #expect(run.errors.contains("personne-ici"))
        #expect(!folder.exists("s"))
    }

    // MARK: The rules

    /// Ways to spoil the rules, each with the code of the finding that tells it.
    static let spoils: [(code: String, spoil: @Sendable (TemporaryFolder) throws -> Void)] = [
        ("dossier_absent", { try $0.remove("Rules") }),
        (
            "dossier_vide",
            {
                try $0.remove("Rules"); try $0.write("Rules/lisez-moi", "")
            }
        ),
        ("fichier_illisible", { try $0.write("Rules/piege.yaml/a", "") }),
        ("lien_rompu", { _ = symlink("nulle-part", $0.at("Rules/lien.yaml")) }),
        ("boucle_de_liens", { _ = symlink("..", $0.at("Rules/anomalies/boucle")) }),
        ("", { try $0.write("Rules/bombe.yaml", bomb) }),
    ]

    /// Nine levels of ten aliases each: a billion nodes when followed.
    private static let bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + (1...9).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }.joined()

    @Test(arguments: 0..<spoils.count)
    func faultyRulesAreRefusedByTheDaemonAndToldByCheck(_ number: Int) throws {
        let folder = try TemporaryFolder.withRules()
        let (code, spoil) = Self.spoils[number]
        try spoil(folder)
        let run = try Self.refusal(["--socket", folder.at("s")], in: folder)
        #expect(run.code == 2)
        #expect(run.errors.contains(code.isEmpty ? "bombe.yaml" : code), "\(run.errors)")
        #expect(!folder.exists("s"))
        let check = try Program.run(["check"], in: folder.path)
        #expect(check.code != 0)
        #expect(check.output.contains(code.isEmpty ? "bombe.yaml" : code), "\(check.output)")
    }

    @Test func aDaemonThatStartsOnFaultyRulesServesTheOnesLastAcceptedAndSaysSo() throws {
        let folder = try TemporaryFolder.withRules()
        let options = ["--state", folder.at("etat")]
        let first = try Daemon(options, in: folder)
        let verdict = Sample.verdict(in: try first.connect().ask(Sample.request()))
        first.child.signal(SIGTERM)
        #expect(try first.child.wait() == 0)
        try folder.edit("Rules/anomalies/paiement.yaml", "etape: estimation", "etape: estimatoin")
        let second = try Daemon(options, in: folder)
        #expect(Sample.verdict(in: try second.connect().ask(Sample.request())) == verdict)
        let state = try second.result("etat")
        #expect(state?["origine"]?.string == "derniers_acceptes")
        #expect(state?["dernier_chargement"]?["accepte"]?.bool == false)
        #expect(state?["dernier_chargement"]?["constats"]?.array?.isEmpty == false)
    }

    @Test func aStateFolderThatAnotherDaemonUsesIsRefusedWithTwo() throws {
        let daemon = try Daemon(["--state", "etat"])
        let run = try Self.refusal(["--socket", daemon.folder.at("t"), "--state", "etat"], in: daemon.folder)
        #expect(run.code == 2)
        #expect(run.errors.contains("etat"))
    }
}
