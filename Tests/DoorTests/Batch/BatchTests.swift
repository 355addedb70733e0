import AvalJSON
import Foundation
import Glibc
import Testing

/// `batch` from inputs to outputs.
struct BatchTests {
    @Test(arguments: ["1", "2", "5"])
    func verdictsAreThoseOfValidateInTheSameOrderWhateverTheJobs(_ jobs: String) throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 1500)
        let run = try corpus.batch([input, "--output", corpus.folder.at("o"), "--jobs", jobs])
        #expect(run.code == 1)
        #expect(try corpus.folder.text("o") == Program.run(["validate", input]).output)
    }

    @Test func briefAndFingerprintAreThoseOfValidate() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 50)
        for options in [["--brief"], ["--empreinte"], ["--brief", "--empreinte"]] {
            _ = try corpus.batch([input, "--output", corpus.folder.at("o"), "--overwrite"] + options)
            #expect(try corpus.folder.text("o") == Program.run(["validate", input] + options).output)
        }
    }

    @Test func onlyTheStatusesAskedForAreWritten() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 100)
        let run = try corpus.batch([input, "--output", corpus.folder.at("o"), "--only", "refusee,illisible"])
        let all = try Program.run(["validate", input]).lines
        let wanted = all.filter { $0.contains(#""statut":"refusee""#) || $0.contains(#""statut":"illisible""#) }
        #expect(try corpus.folder.text("o").split(separator: "\n").map(String.init) == wanted)
        #expect(wanted.count > 10 && wanted.count < all.count)
        // What is not written is counted all the same.
        #expect(run.output.contains("\(all.count) déclarations"))
    }

    @Test func standardInputArchivesAndFoldersGiveTheSame() throws {
        let corpus = try Corpus()
        let input = try corpus.write("dossier/a.ndjson", 200)
        let text = try corpus.folder.text("dossier/a.ndjson")
        let expected = try Program.run(["validate", input]).output
        _ = try corpus.batch(["-", "--output", corpus.folder.at("o1")], input: text)
        _ = try corpus.batch([corpus.folder.at("dossier"), "--output", corpus.folder.at("o2")])
        let packed = corpus.folder.at("a.gz")
        let gzip = try ChildProcess(
            ["-c", input], program: "/bin/gzip", input: .closed, output: .file(packed, O_WRONLY | O_CREAT))
        #expect(try gzip.wait() == 0)
        _ = try corpus.batch([packed, "--output", corpus.folder.at("o3")])
        for name in ["o1", "o2", "o3"] { #expect(try corpus.folder.text(name) == expected, "\(name)") }
    }

    @Test func anIllegibleLineOfSeveralFilesNamesItsFile() throws {
        let corpus = try Corpus()
        try corpus.folder.write("a.ndjson", Sample.accepted + "\n")
        try corpus.folder.write("b.ndjson", Sample.accepted + "\n{]\n")
        let files = ["a.ndjson", "b.ndjson"].map(corpus.folder.at)
        _ = try corpus.batch(files + ["--output", corpus.folder.at("o")])
        let lines = try corpus.folder.text("o").split(separator: "\n")
        let last = try JSONReader.parse(Array(lines[2].utf8))
        #expect(last["fichier"]?.string == files[1])
        #expect(last["ligne"]?.integer == 2)
    }

    @Test func aSpreadsheetGivesTheVerdictsOfItsDeclarations() throws {
        let corpus = try Corpus()
        let csv = """
            numero;exercice;date;adherent.siret;adherent.contact.email;determinants;paiement.mode;salarie.id;salarie.sexe;salarie.date_naissance;\
            salarie.date_entree;salarie.contrat;salarie.poste;salarie.code_pcs;salarie.determinants;salarie.categorie_declaree
            5;2023;15/11/2023;45351708800010;a@example.fr;amiante;virement;s1;M;03/02/1980;05/01/2015;cdi;Menuisier;632d;amiante;SIR
            5;2023;15/11/2023;45351708800010;a@example.fr;amiante;virement;s2;M;03/02/1980;05/01/2015;cdi;Menuisier;632d;amiante;SI
            6;2023;15/11/2023;45351708800010;a@example.fr;;virement;s1;M;03/02/1980;05/01/2015;cdi;Menuisier;632d;;SI

            """
        try corpus.folder.write("a.csv", csv)
        let run = try corpus.batch([corpus.folder.at("a.csv"), "--brief", "--output", corpus.folder.at("o")])
        #expect(run.code == 1)
        let verdicts = try corpus.folder.text("o").split(separator: "\n").map { try JSONReader.parse(Array($0.utf8)) }
        #expect(verdicts.map { $0["numero"]?.string } == ["5", "6"])
        #expect(verdicts.map { $0["statut"]?.string } == ["refusee", "acceptee"])
        #expect(verdicts[0]["anomalies"]?.array?.map { $0["salarie"]?.string } == ["s2"])
    }

    @Test func outputsAreForTheirOwnerAlone() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 20)
        _ = try corpus.batch([
            input, "--output", corpus.folder.at("o"), "--database", corpus.folder.at("d"), "--report",
            corpus.folder.at("r"),
        ])
        _ = try corpus.batch([input, "--output", corpus.folder.at("seul")])
        for name in ["o", "d", "r", "seul", "seul.lot"] {
            var status = stat()
            #expect(stat(corpus.folder.at(name), &status) == 0, "\(name)")
            #expect(status.st_mode & 0o777 == 0o600, "\(name)")
        }
    }

    @Test func whatIsThereIsNotOverwrittenUnlessAsked() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 20)
        try corpus.folder.write("o", "précieux")
        let run = try corpus.batch([input, "--output", corpus.folder.at("o")])
        #expect(run.code == 2)
        #expect(run.errors.contains("existe déjà"))
        #expect(try corpus.folder.text("o") == "précieux")
        #expect(try corpus.batch([input, "--output", corpus.folder.at("o"), "--overwrite"]).code == 1)
    }

    @Test func noTwoOutputsAreOneFileAndNoneIsLostToAnother() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 20)
        let (one, other) = (corpus.folder.at("o"), corpus.folder.at("sous/../o"))
        try corpus.folder.write("sous/x", "")
        for outputs in [["--output", one, "--report", one], ["--output", one, "--database", one]] {
            let run = try corpus.batch([input] + outputs)
            #expect(run.code == 2)
            #expect(run.errors.contains("deux sorties"))
            #expect(!corpus.folder.exists("o"))
        }
        try corpus.folder.write("o", "précieux")
        #expect(try corpus.batch([input, "--output", one, "--report", other, "--overwrite"]).code == 2)
        #expect(try corpus.batch([input, "--output", corpus.folder.at("p"), "--report", one]).code == 2)
        #expect(try corpus.folder.text("o") == "précieux")
        // What cannot be done is not begun.
        #expect(!corpus.folder.exists("p"))
        let lost = try corpus.batch([
            input, "--output", corpus.folder.at("p"), "--report", corpus.folder.at("absent/r"),
        ])
        #expect(lost.code == 2 && lost.errors.contains("« \(corpus.folder.at("absent/r")) »"))
        #expect(!corpus.folder.exists("p"))
    }

    @Test func onlyFilesAreReplacedAndOnlyThoseAskedFor() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 20)
        for name in ["o", "o-journal", "o-wal"] { try corpus.folder.write(name, "précieux") }
        #expect(try corpus.batch([input, "--output", corpus.folder.at("o"), "--overwrite"]).code == 1)
        for name in ["o-journal", "o-wal"] { #expect(try corpus.folder.text(name) == "précieux") }
        let pipe = corpus.folder.at("tube")
        #expect(mkfifo(pipe, 0o600) == 0)
        for option in ["--output", "--database", "--report"] {
            let outputs = option == "--report" ? ["--output", corpus.folder.at("o")] : []
            let run = try corpus.batch([input, option, pipe, "--overwrite"] + outputs)
            #expect(run.code == 2 && run.errors.contains("n'est pas un fichier ordinaire"))
        }
        var status = stat()
        #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }

    @Test func theSummarySaysHowManyOfEach() throws {
        let corpus = try Corpus()
        try corpus.folder.write(
            "a.ndjson", [Sample.accepted, Sample.declaration, "{]", Sample.accepted].joined(separator: "\n"))
        let run = try corpus.batch([corpus.folder.at("a.ndjson"), "--output", corpus.folder.at("o")])
        // What is said is no error: two of the declarations bear one number.
        #expect(run.errors.hasPrefix("même numéro de déclaration : ") && run.errors.count { $0 == "\n" } == 1)
        #expect(run.output.contains("Attention : Un numéro revient, dans"))
        for line in [
            "Lot terminé : 4 déclarations", "acceptées                2  50,0", "refusées                 1  25,0",
            "illisibles               1  25,0", "categorie_incoherente  bloquante  1  dans 1 déclaration",
            "414,00\u{A0}€  82,80\u{A0}€   496,80\u{A0}€",
        ] { #expect(run.output.contains(line), "\(line)") }
    }

    @Test func theExitCodeSaysWhetherSomethingWasRefused() throws {
        let corpus = try Corpus()
        try corpus.folder.write("a.ndjson", Sample.accepted)
        try corpus.folder.write("b.ndjson", Sample.declaration)
        let output = ["--output", corpus.folder.at("o"), "--overwrite"]
        #expect(try corpus.batch([corpus.folder.at("a.ndjson")] + output).code == 0)
        #expect(try corpus.batch([corpus.folder.at("b.ndjson")] + output).code == 1)
        #expect(try corpus.batch([corpus.folder.at("b.ndjson"), "--exit-zero"] + output).code == 0)
        #expect(try corpus.batch([corpus.folder.at("absent")] + output).code == 2)
        #expect(try corpus.batch([corpus.folder.at("a.ndjson")]).code == 2)
        #expect(try corpus.batch([corpus.folder.at("a.ndjson"), "--only", "perdue"] + output).code == 2)
    }

    @Test func nothingPersonalLeavesInSummaryReportTablesOrMessages() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 60)
        let run = try corpus.batch([
            input, "--output", corpus.folder.at("o"), "--database", corpus.folder.at("d"), "--report",
            corpus.folder.at("r"),
        ])
        let tables = try Corpus.tables(corpus.folder.at("d")).joined()
        let said = run.output + run.errors + tables + (try corpus.folder.text("o")) + (try corpus.folder.text("r"))
        for secret in ["MARTIN", "Jean", "1980-02-03", "SOCIE", "SECHIN", "socie@example", "FR76", "RUM0", "Menuisier"]
        {
            #expect(!said.contains(secret), "\(secret)")
        }
        // A summary and a report may be shown to anybody: they name no determinant.
        for word in ["amiante"] { #expect(!(run.output + (try corpus.folder.text("r"))).contains(word)) }
    }
}
