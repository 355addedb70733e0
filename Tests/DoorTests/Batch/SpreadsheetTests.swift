import AvalJSON
import Foundation
import Glibc
import Testing

/// Spreadsheets through the program: what is said, where, and with which exit code.
struct SpreadsheetTests {
    private static let head = """
        numero;exercice;date;adherent.siret;adherent.contact.email;paiement.mode;salarie.id;salarie.nom;salarie.date_naissance;\
        salarie.contrat;salarie.code_pcs;salarie.categorie_declaree

        """

    private static func row(_ number: String, id: String = "s1", exercice: String = "2023") -> String {
        "\(number);\(exercice);15/11/2023;45351708800010;a@example.fr;virement;\(id);Exemplaire;03/02/1980;cdi;632d;SI\n"
    }

    @Test func headersThatNothingKnowsStopTheBatchBeforeAnythingIsWritten() throws {
        let corpus = try Corpus()
        try corpus.folder.write("a.csv", "numero;exercice;date;Nom\n5;2023;15/11/2023;Exemplaire\n")
        let run = try corpus.batch([corpus.folder.at("a.csv"), "--output", corpus.folder.at("o")])
        #expect(run.code == 2)
        #expect(run.errors.contains("salarie.nom") && !run.errors.contains("Exemplaire"))
        #expect(!FileManager.default.fileExists(atPath: corpus.folder.at("o")))
    }

    @Test func anErrorOfACSVSpeaksOfItsRowsAndColumnsAlone() throws {
        let corpus = try Corpus()
        let rows = [
            Self.head, Self.row("1", id: ""), Self.row("2", id: "été 1"), Self.row("3", exercice: "an 2023"),
            Self.row("4", exercice: ""), Self.row("5"), Self.row("5", id: "2850175123456"),
        ]
        try corpus.folder.write("a.csv", rows.joined())
        _ = try corpus.batch([corpus.folder.at("a.csv"), "--output", corpus.folder.at("o")])
        let lines = try corpus.folder.text("o").split(separator: "\n").map { try JSONReader.parse(Array($0.utf8)) }
        let errors = lines.compactMap { line in line["erreur"].map { (line["ligne"]?.integer, $0) } }
        #expect(errors.map(\.0) == [2, 3, 4, 5, 7])
        for (_, error) in errors {
            let message = error["message"]?.string ?? ""
            #expect(message.hasPrefix("colonne "), "\(message)")
            for word in ["JSON", "guillemets", "true", "Exemplaire", "été"] {
                #expect(!message.contains(word), "\(message)")
            }
            #expect(error["colonne"] == nil)
        }
        #expect(errors.map { $0.1["chemin"]?.string }[0] == "/salaries/0/id")
    }

    @Test func whatWasNotReadStandsInSummaryReportAndExitCode() throws {
        let corpus = try Corpus()
        let text = Self.head + (0..<3000).map { Self.row("N\($0)") }.joined()
        try corpus.folder.write("a.csv", text)
        let gzip = try ChildProcess([corpus.folder.at("a.csv")], program: "/bin/gzip", input: .closed)
        #expect(try gzip.wait() == 0)
        let whole = try Data(contentsOf: URL(fileURLWithPath: corpus.folder.at("a.csv.gz")))
        try whole.dropLast(whole.count / 3).write(to: URL(fileURLWithPath: corpus.folder.at("a.csv.gz")))
        let command = [
            corpus.folder.at("a.csv.gz"), "--output", corpus.folder.at("o"), "--report", corpus.folder.at("r.html"),
            "--overwrite",
        ]
        let run = try corpus.batch(command + ["--exit-zero"])
        #expect(run.code == 2)
        #expect(run.output.contains("Tout n'a pas été lu : 1 fichier dont la fin"))
        #expect(try corpus.folder.text("r.html").contains("pas été lu : 1 fichier"))
        #expect(try corpus.batch(command + ["--skip-bad-files"]).code == 1)
        #expect(try corpus.batch(command + ["--skip-bad-files", "--exit-zero"]).code == 0)
    }

    @Test func oneBadFileOfAFolderIsToldWithTheOthersAndMayBePassedOver() throws {
        let corpus = try Corpus()
        try corpus.folder.write("d/a.csv", Self.head + Self.row("1"))
        try corpus.folder.write("d/b.csv", "PK\u{3}\u{4}")
        try corpus.folder.write("d/c.csv", "x\n1\n")
        try corpus.folder.write("d/~$a.xlsx", "x")
        let command = [corpus.folder.at("d"), "--output", corpus.folder.at("o")]
        let stopped = try corpus.batch(command)
        #expect(stopped.code == 2)
        for word in ["b.csv", "c.csv", "--skip-bad-files"] { #expect(stopped.errors.contains(word), "\(word)") }
        let run = try corpus.batch(command + ["--skip-bad-files"])
        #expect(run.code == 1)
        #expect(run.output.contains("~$a.xlsx") && run.errors.contains("b.csv") && run.errors.contains("c.csv"))
        #expect(run.output.contains("1 déclaration,") && run.output.contains("2 fichiers laissés de côté"))
        // Mended, it is not part of the batch, which can still be taken up.
        try corpus.folder.write("d/b.csv", Self.head + Self.row("2"))
        let again = try corpus.batch(command + ["--skip-bad-files", "--resume"])
        #expect(again.code == 1)
        #expect(again.errors.contains("jugez-le à part"))
    }

    @Test func theCorrespondenceProposedJudgesTheExport() throws {
        let corpus = try Corpus()
        try corpus.folder.write(
            "paie.csv",
            "SIRET;Exercice;Matricule;Nom;Contrat;Né le\n45351708800010;2023;0001;Exemplaire;CDI;03/02/80\n45351708800010;2023;0002;Type;CDD;04/05/1990 00:00\n"
        )
        let proposal = try Program.run(["batch", corpus.folder.at("paie.csv"), "--suggest-mapping"])
        #expect(proposal.code == 0)
        #expect(!proposal.errors.contains("Exemplaire") && proposal.errors.contains("date"))
        try corpus.folder.write("m.yaml", proposal.output)
        let run = try corpus.batch([
            corpus.folder.at("paie.csv"), "--mapping", corpus.folder.at("m.yaml"), "--output", corpus.folder.at("o"),
            "--database", corpus.folder.at("t.sqlite"),
        ])
        #expect(run.code == 1, "\(run.errors)")
        #expect(try Corpus.value(corpus.folder.at("t.sqlite"), "SELECT count(*) FROM salaries WHERE present") == 2)
        try corpus.folder.write("m.yaml", proposal.output + "mot: {}\n")
        let refused = try corpus.batch([
            corpus.folder.at("paie.csv"), "--mapping", corpus.folder.at("m.yaml"), "--output", corpus.folder.at("p"),
        ])
        #expect(refused.code == 2)
        #expect(refused.errors.contains("m.yaml:") && refused.errors.contains("cle_inconnue"))
    }

    @Test func aDryRunSaysWhatSpreadsheetsBrokeColumnByColumnAndJudgesNothing() throws {
        let corpus = try Corpus()
        let head = "numero;exercice;date;adherent.siret;salarie.id;salarie.date_naissance;salarie.contrat\n"
        let rows = [
            "1;2023;15/11/2023;45351708800010;s1;03/02/1980;cdi", "2;2023;15/11/2023;4,53517E+13;s1;03/02/80;cdi",
            "3;2023;15/11/2023;\"=\"\"45351708800010\"\"\";s1;03/02/1980;secret",
            "4;2023;15/11/2023;05351708800000;s1;03/02/1980;cdi", "5;2023;15/11/2023;5351708800000;s1;03/02/1980;cdi",
            "6;2023;15/11/2023;45351708800010;\"s1;03/02/1980;cdi",
            "1;2023;15/11/2023;45351708800010;s2;03/02/1980;cdi",
        ]
        try corpus.folder.write("a.csv", head + rows.joined(separator: "\n") + "\n")
        let run = try corpus.batch([corpus.folder.at("a.csv"), "--dry-run"])
        #expect(run.code == 1)
        for (column, word, line) in [
            ("adherent.siret", "notation scientifique", 3), ("adherent.siret", "formule", 4),
            ("adherent.siret", "zéro de tête est perdu", 6), ("salarie.date_naissance", "« date »", 3),
            ("salarie.contrat", "« mot »", 4),
        ] {
            let isSaid = run.output.split(separator: "\n").contains {
                $0.contains("« \(column) »") && $0.contains(word) && $0.hasSuffix("(ligne(s) \(line))")
            }
            #expect(isSaid, "\(column) \(word) \(run.output)")
        }
        #expect(run.output.contains("ne se suivent pas") && run.output.contains("illisibles (7)"))
        #expect(!run.output.contains("secret"))
        try corpus.folder.write("b.csv", head + rows[0] + "\n")
        #expect(try corpus.batch([corpus.folder.at("b.csv"), "--dry-run"]).code == 0)
        try corpus.folder.write("c.csv", "PK\u{3}\u{4}")
        #expect(try corpus.batch([corpus.folder.at("c.csv"), "--dry-run"]).code == 2)
    }

    @Test func theTemplateHasAColumnForEveryFieldAndIsReadBack() throws {
        let corpus = try Corpus()
        let template = try Program.run(["batch", "--template-csv"])
        #expect(template.code == 0 && template.output.hasPrefix("numero;exercice;date;"))
        try corpus.folder.write("t.csv", template.output)
        let run = try corpus.batch([corpus.folder.at("t.csv"), "--output", corpus.folder.at("o")])
        // Read back without a complaint, it has nothing to judge, which is no success.
        #expect(run.code == 2)
        #expect(run.errors.contains("aucune ligne à juger") && run.errors.contains("aucune déclaration"))
    }

    @Test func standardInputIsJudgedAsAFileIs() throws {
        let corpus = try Corpus()
        let text = Self.head + Self.row("1") + Self.row("2") + Self.row("1", id: "s2")
        try corpus.folder.write("a.csv", text)
        for options in [[], ["--sort"]] {
            let file = try corpus.batch(
                [corpus.folder.at("a.csv"), "--output", corpus.folder.at("o"), "--overwrite"] + options)
            let stream = try corpus.batch(
                ["-", "--format", "csv", "--output", corpus.folder.at("p"), "--overwrite"] + options, input: text)
            #expect(file.code == stream.code)
            #expect(try corpus.folder.text("o") == corpus.folder.text("p"))
        }
    }
}
