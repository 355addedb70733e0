import AvalJSON
import Glibc
import Testing

/// What is personal goes in and never comes out: markers in every personal field are looked for everywhere.
struct PrivacyTests {
    private static let mark = "MARQUE"

    /// A declaration with a marker in every personal field, well formed or not, and in what the vocabulary does not know.
    private static let marked = """
        {"numero":"5","exercice":2023,"date":"2023-11-15","MARQUE clef":"MARQUE01","zone":"MARQUE02",\
        "adherent":{"raison_sociale":"MARQUE03","siret":"45351708800010","code_naf":"43.32B","MARQUE cle":{"MARQUE":1},\
        "adresse":{"voie":"MARQUE04","code_postal":"MARQUE05","commune":"MARQUE06"},\
        "contact":{"telephone":"MARQUE07","email":"MARQUE08"}},\
        "determinants":["grossesse","propre"],\
        "determinants_particuliers":[{"code":"propre","libelle":"MARQUE09","motif":"MARQUE10"}],\
        "motivations":[{"code":"grossesse","poste":"MARQUE11","motif":"MARQUE12"}],\
        "salaries":[{"id":"s1","nom":"MARQUE13","prenom":"MARQUE14","sexe":"MARQUE15","date_naissance":"MARQUE16",\
        "date_entree":"2015-01-05","contrat":"cdi","poste":"MARQUE17","code_pcs":"632d",\
        "determinants":["grossesse","pension_invalidite","travailleur_handicape"],"categorie_declaree":"SI",\
        "MARQUE champ":"MARQUE18"},{"id":"s2","nom":"MARQUE19","date_naissance":"2015-01-01","determinants":["propre"]}],\
        "paiement":{"mode":"prelevement","iban":"MARQUE20","rum":"MARQUE21"},\
        "signature":{"certifie_exactitude":false,"nom":"MARQUE22","email":"MARQUE23","date":"MARQUE24"}}
        """

    private static let healthCodes = ["grossesse", "pension_invalidite", "travailleur_handicape"]

    /// Requests that are wrong around a marker.
    private static let wrong = [
        marked.replacing(#""id":"s1""#, with: #""id":"1MARQUE27505600169é""#),
        marked.replacing(#""nom":"MARQUE13""#, with: #""nom":{"MARQUE":1}"#),
        marked.replacing(#""zone""#, with: #""MARQUE clef""#), marked.replacing(#""2023-11-15""#, with: #""MARQUE""#),
        marked.replacing(#""numero":"5""#, with: #""numero":"MARQUE é""#),
        marked.replacing(#"["propre"]"#, with: #"["MARQUE é"]"#), #"["MARQUE"]"#, #"{"MARQUE":MARQUE}"#,
    ]

    @Test func theDeclarationWithMarkersIsJudgedAndHasAnomaliesOnThem() throws {
        let answer = try Daemon.shared.get().connect().askJSON(Sample.request(Self.marked))
        let codes = answer["result"]?["anomalies"]?.array?.compactMap { $0["code"]?.string } ?? []
        for code in ["champ_inconnu", "valeur_invalide", "iban_invalide"] { #expect(codes.contains(code)) }
    }

    @Test func noVerdictRepeatsAPersonalValueOrAStrangeKey() throws {
        let client = try Daemon.shared.get().connect()
        for more in [
            "", #","etape":"salaries""#, #","brief":true"#, #","empreinte":true"#, #","en_date":"2025-10-01""#,
        ] {
            let answer = try client.ask(Sample.request(Self.marked, more: more))
            #expect(Sample.verdict(in: answer) != nil)
            #expect(!answer.contains(Self.mark))
        }
        let text = try Program.run(["validate", "--format", "text"], input: Self.marked)
        #expect(!text.output.contains(Self.mark))
    }

    @Test func noErrorRepeatsWhatItIsAbout() throws {
        let client = try Daemon.shared.get().connect()
        let envelopes = [
            #"{"jsonrpc":"2.0","id":1,"method":"MARQUE"}"#, #"{"jsonrpc":"MARQUE","id":1,"method":"etat"}"#,
            #"{"jsonrpc":"2.0","id":1,"method":"etat","params":{"MARQUE":1}}"#, #"MARQUE"#,
            Sample.request(more: #","etape":"MARQUE""#), Sample.request(more: #","en_date":"MARQUE""#),
        ]
        for line in Self.wrong.map({ Sample.request($0) }) + envelopes {
            let answer = try client.ask(line)
            #expect(answer.contains(#""error""#))
            #expect(!answer.contains(Self.mark))
        }
        let run = try Program.run(["validate"], input: Self.wrong.joined(separator: "\n"))
        #expect(run.lines.count == Self.wrong.count)
        #expect(!(run.output + run.errors).contains(Self.mark))
    }

    @Test func anIdentifierThatLooksLikeANIRIsNotRepeated() throws {
        let declaration = Sample.declaration.replacing(#""s1""#, with: #""180027505600169""#)
        let answer = try Daemon.shared.get().connect().ask(Sample.request(declaration))
        #expect(answer.contains("-32602"))
        #expect(!answer.contains("180027505600169"))
    }

    @Test func neitherTheLogNorTheStateKnowsWhatWasJudged() throws {
        let daemon = try Daemon(["--max-line", "100000"])
        let client = try daemon.connect()
        for declaration in Self.wrong + [Self.marked] { _ = try client.ask(Sample.request(declaration)) }
        let state = try client.ask(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)
        let long = try daemon.connect()
        try long.send(
            Sample.request(Self.marked).replacing("MARQUE03", with: String(repeating: "MARQUE", count: 20_000)) + "\n")
        #expect(try long.line()?.contains("-32001") == true)
        _ = try client.ask(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)
        daemon.child.signal(SIGTERM)
        #expect(try daemon.child.wait() == 0)
        let log = try daemon.child.errors.all()
        #expect(log.contains("Arrêt demandé"))
        for word in [Self.mark, "s1", "004217", "45351708800010"] + Self.healthCodes {
            #expect(!log.contains(word))
            #expect(!state.contains(word))
        }
    }

    // MARK: The socket

    @Test func onlyTheOwnerAndTheGroupOfTheSocketMayUseIt() throws {
        var status = stat()
        #expect(stat(try Daemon.shared.get().socket, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o660)
    }

    @Test(.enabled(if: geteuid() == 0, "only root may give a socket to any group"), arguments: ["1", "daemon"])
    func theSocketBelongsToTheGroupAskedFor(_ group: String) throws {
        let daemon = try Daemon(["--group", group])
        var status = stat()
        #expect(stat(daemon.socket, &status) == 0)
        #expect(status.st_gid == 1)
        #expect(status.st_mode & 0o7777 == 0o660)
    }
}
