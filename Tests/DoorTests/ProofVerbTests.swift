import AvalJSON
import Foundation
import Glibc
import Testing
import WaitingTestSupport

/// The verbs by which it is proved, years later, what was signed: keys, journal, archive, verification, replay.
@Suite("Proving what was signed, from the command line")
struct ProofVerbTests {
    /// A state in which three declarations were signed, the last under other rules, and the files of what was answered.
    private static func signed() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withRules()
        let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
        let client = try daemon.connect()
        for number in 1...3 {
            if number == 3 {
                // Other bytes are other rules, even where they judge the same.
                try folder.write("Tariffs/2023.yaml", try folder.text("Tariffs/2023.yaml") + "# relu\n")
                #expect(try daemon.result("recharger")?["nouvelle"] == true)
            }
            let declaration = Signing.declaration(number)
            try folder.write("dossier/\(number).json", Signing.signed(declaration))
            let answer = try client.ask(Signing.request(declaration, try client.token(declaration)))
            try folder.write("dossier/\(number).recu.json", answer)
        }
        #expect(try daemon.stop() == 0)
        return folder
    }

    private static func aval(_ words: String, in folder: TemporaryFolder) throws -> Program.Run {
        try Program.run(words.split(separator: " ").map(String.init), in: folder.path)
    }

    @Test func theJournalIsVerifiedShownAndExported() throws {
        let folder = try Self.signed()
        let sound = try Self.aval("journal verify --state etat --format json", in: folder)
        #expect(sound.code == 0, "\(sound)")
        let found = try JSONReader.parse(Array(sound.output.utf8))
        #expect(found["recus"] == 3 && found["intact"] == true && found["sceaux_verifies"] == 1)
        let head = try #require(found["derniere_ligne"]?.string)
        #expect(try Self.aval("journal verify --every-seal --head \(head) --state etat", in: folder).code == 0)
        #expect(try Self.aval("journal verify --receipt dossier/2.recu.json --state etat", in: folder).code == 0)
        let shown = try Self.aval("journal show --numero 2 --format json --state etat", in: folder)
        #expect(try JSONReader.parse(Array(shown.output.utf8))["declaration"] == "2")
        #expect(try Self.aval("journal show --declaration 3 --state etat", in: folder).output.contains("\"numero\": 3"))
        #expect(try Self.aval("journal show --numero 9 --state etat", in: folder).code == 1)
        let lines = try Self.aval("journal export --csv --state etat", in: folder).output.split(separator: "\n")
        #expect(lines.count == 4 && lines[0].hasPrefix("numero;signe_le;declaration;date;"))
        #expect(lines[3].hasPrefix("3;") && lines.allSatisfy { $0.split(separator: ";").count == 12 })
    }

    @Test func whatWasChangedInTheJournalIsNamedAndEndsWithOne() throws {
        let folder = try Self.signed()
        let path = "etat/journal/000001.jsonl"
        let whole = try folder.text(path)
        let last = try Self.aval("journal verify --format json --state etat", in: folder).output
        let head = try #require(try JSONReader.parse(Array(last.utf8))["derniere_ligne"]?.string)
        try folder.write(path, whole.replacingOccurrences(of: #""declaration":"2""#, with: #""declaration":"7""#))
        let changed = try Self.aval("journal verify --state etat", in: folder)
        let offset = try #require(whole.range(of: #""declaration":"2""#)).lowerBound.utf16Offset(in: whole) + 15
        #expect(changed.code == 1)
        #expect(changed.errors.contains("000001.jsonl, ligne 2"), "\(changed)")
        #expect(changed.errors.contains("l'octet \(offset) a été changé : il valait 0x32 (« 2 »)"), "\(changed)")
        // Whoever cuts the end leaves a sound chain; a hash that was kept elsewhere, and a receipt, tell.
        try folder.write(path, whole.split(separator: "\n").dropLast().joined(separator: "\n") + "\n")
        #expect(try Self.aval("journal verify --state etat", in: folder).code == 0)
        #expect(try Self.aval("journal verify --head \(head) --state etat", in: folder).code == 1)
        #expect(try Self.aval("journal verify --receipt dossier/3.recu.json --state etat", in: folder).code == 1)
        // An emptied one stands beside rules that were archived for it.
        try folder.write(path, "")
        let emptied = try Self.aval("journal verify --state etat", in: folder)
        #expect(emptied.code == 1 && emptied.errors.contains("aucun reçu dans le journal"), "\(emptied)")
    }

    @Test func aReceiptIsVerifiedByThePublicKeyAlone() throws {
        let folder = try Self.signed()
        try folder.write("cle.pem", try Self.aval("key public --state etat", in: folder).output)
        let sound = try Self.aval("verify dossier/1.recu.json dossier/1.json --key cle.pem", in: folder)
        #expect(sound.code == 0 && sound.output.components(separatedBy: "✓").count == 5, "\(sound)")
        let alone = try Self.aval("verify dossier/1.recu.json --key cle.pem", in: folder)
        #expect(alone.code == 0 && alone.output.contains("– déclaration : non donnée"))
        let other = try Self.aval("verify dossier/1.recu.json dossier/2.json --key cle.pem --format json", in: folder)
        let told = try JSONReader.parse(Array(other.output.utf8))
        #expect(other.code == 1 && told["conforme"] == false)
        try folder.write(
            "faux.json",
            try folder.text("dossier/1.recu.json").replacingOccurrences(of: #""numero":1,"#, with: #""numero":4,"#))
        let forged = try Self.aval("verify faux.json --key cle.pem", in: folder)
        #expect(forged.code == 1 && forged.output.contains("✗ sceau : faux"), "\(forged)")
        #expect(try Self.aval("verify dossier/1.json --key cle.pem", in: folder).code == 2)
        #expect(try Self.aval("verify dossier/1.recu.json", in: folder).code == 2)
    }

    @Test func whatWasSignedIsReplayedUnderTheRulesOfThen() throws {
        let folder = try Self.signed()
        let all = try Self.aval("replay dossier --state etat", in: folder)
        #expect(all.code == 0 && all.errors.contains("3 reçus rejoués : 3 identique"), "\(all)")
        let one = try Self.aval("replay dossier/3.json --receipt dossier/3.recu.json --state etat", in: folder)
        #expect(one.code == 0 && one.output.contains("reçu 3, identique"))
        let other = try Self.aval("replay dossier/2.json --receipt dossier/1.recu.json --state etat", in: folder)
        #expect(other.code == 1 && other.output.contains("n'est pas celle du reçu"))
        // Without a key to doubt it, a receipt of another verdict stands for a program that writes other bytes.
        let answer = try JSONReader.parse(Array(try folder.text("dossier/1.recu.json").utf8))
        let text = try folder.text("dossier/1.recu.json")
        let verdict = try #require(text.range(of: #""verdict":{"#)).upperBound
        let changed = "{" + text[verdict...].dropLast(2).replacingOccurrences(of: #""SIR":1"#, with: #""SIR":2"#)
        try folder.write("verdict", changed)
        let sum = try Program.run(["verdict"], in: folder.path, program: "/usr/bin/sha256sum").output.prefix(64)
        let hash = try #require(answer["result"]?["recu"]?["verdict"]?.string)
        let receipt = try #require(text.range(of: #""recu":"#)).upperBound
        let end = try #require(text.range(of: #","verdict":{"#)).lowerBound
        let forged = text[receipt..<end].replacingOccurrences(of: hash, with: "sha256:\(sum)")
        try folder.write("autre.json", "{\"recu\":\(forged),\"verdict\":\(changed)}")
        let different = try Self.aval("replay dossier/1.json --receipt autre.json --archive etat/archives", in: folder)
        #expect(different.code == 1)
        #expect(different.output.contains("/effectif/SIR : 2 à la signature, 1 aujourd'hui"), "\(different)")
        #expect(different.errors.contains("sceaux non vérifiés"))
        let doubted = try Self.aval("replay dossier/1.json --receipt autre.json --state etat", in: folder)
        #expect(doubted.code == 1 && doubted.output.contains("aucune clé du service n'a scellé ce reçu"), "\(doubted)")
    }

    @Test func theArchiveIsListedExtractedAndPruned() throws {
        let folder = try Self.signed()
        let list = try Self.aval("archive list --format json --state etat", in: folder)
        let entries = try list.output.split(separator: "\n").map { try JSONReader.parse(Array($0.utf8)) }
        #expect(list.code == 0 && entries.map { $0["recus"]?.integer }.sorted { ($0 ?? 0) < ($1 ?? 0) } == [1, 2])
        let old = try #require(entries.first { $0["recus"] == 2 }?["version"]?.string)
        #expect(try Self.aval("archive extract \(old.prefix(20)) --output alors --state etat", in: folder).code == 0)
        #expect(try !folder.text("alors/Tariffs/2023.yaml").contains("# relu"))
        #expect(try Self.aval("archive extract \(old) --output alors --state etat", in: folder).code == 2)
        #expect(try Self.aval("archive extract sha256:00 --output rien --state etat", in: folder).code == 2)
        let none = try Self.aval("archive prune --before 2001-01-01 --state etat", in: folder)
        #expect(none.code == 0 && none.errors.contains("0 versions supprimées"))
        let dry = try Self.aval("archive prune --before 2999-01-01 --dry-run --state etat", in: folder)
        #expect(dry.errors.contains("2 versions seraient supprimées ; 3 reçus"), "\(dry)")
        #expect(try Self.aval("replay dossier --state etat", in: folder).code == 0)
        do {
            let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
            let refused = try Self.aval("archive prune --before 2999-01-01 --state etat", in: folder)
            #expect(refused.code == 2 && refused.errors.contains("un service se sert de"), "\(refused)")
            #expect(try Self.aval("key rotate --state etat", in: folder).code == 2)
            // Whoever reads need not wait for the service to stop.
            #expect(try Self.aval("journal verify --state etat", in: folder).code == 0)
            #expect(try daemon.stop() == 0)
        }
        #expect(try Self.aval("archive prune --before 2999-01-01 --state etat", in: folder).code == 0)
        let gone = try Self.aval("replay dossier --state etat", in: folder)
        #expect(gone.code == 1 && gone.errors.contains("3 regles_absentes"), "\(gone)")
        // The receipts stay verifiable, and the list says what is missing.
        #expect(try Self.aval("verify dossier/1.recu.json --state etat", in: folder).code == 0)
        #expect(try Self.aval("archive list --state etat", in: folder).code == 1)
    }

    @Test func aKeyIsMadeShownAndReplacedAndTheOldOneStillVerifies() throws {
        let folder = try Self.signed()
        let first = try Self.aval("key public --state etat", in: folder)
        #expect(first.code == 0 && first.output.hasPrefix("-----BEGIN PUBLIC KEY-----\n"))
        #expect(try Self.aval("key new --state etat", in: folder).code == 2)
        let second = try Self.aval("key rotate --state etat", in: folder)
        #expect(second.code == 0 && second.output != first.output)
        let all = try Self.aval("key public --all --state etat", in: folder).output
        #expect(all == second.output + first.output)
        #expect(try Self.aval("journal verify --state etat", in: folder).code == 0)
        #expect(try Self.aval("verify dossier/1.recu.json dossier/1.json --state etat", in: folder).code == 0)
        let made = try Self.aval("key new --keys neuves", in: folder)
        #expect(made.code == 0 && !made.output.contains("PRIVATE"))
        #expect(try Self.aval("key public", in: folder).code == 2)
        let key = "etat/cles/signature.pem"
        #expect(chmod(folder.at(key), 0o644) == 0)
        let exposed = try Self.aval("key public --state etat", in: folder)
        #expect(exposed.code == 2 && exposed.errors.contains("peut être lue par d'autres"), "\(exposed)")
    }

    @Test func aVerdictIsExplainedAndLookedAheadFromTheCommandLine() throws {
        let sample = "Samples/anomalies/categorie_incoherente.json"
        let text = try Program.run(["explain", sample, "--code", "categorie_incoherente"])
        #expect(text.code == 0 && text.output.hasPrefix("BLOQUANTE categorie_incoherente, salarié s1"), "\(text)")
        let json = try Program.run(["explain", sample, "--format", "json"]).output.split(separator: "\n")
        #expect(try JSONReader.parse(Array(json[0].utf8))["de"] == "/anomalies/0")
        #expect(try Program.run(["explain", sample, "--format", "html"]).output.hasPrefix("<!DOCTYPE html>"))
        #expect(try Program.run(["explain", sample, "--code", "inconnu"]).code == 1)
        // What is personal goes to a terminal alone.
        let local = try Program.run(["explain", sample, "--local"])
        #expect(local.code == 2 && local.output.isEmpty && local.errors.contains("terminal"))
        let ahead = try Program.run(["horizon", "Samples/anomalies/mineur_caces.json", "--jusqu-au", "2024-12-31"])
        #expect(ahead.code == 0 && ahead.output.contains("2024-06-15\n"), "\(ahead)")
        #expect(try Program.run(["horizon", "Samples/README.md"]).code == 2)
    }
}
