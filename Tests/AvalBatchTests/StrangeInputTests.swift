import Foundation
import Glibc
import Testing

@testable import AvalBatch

@Suite("Inputs that are not quite what is expected")
struct StrangeInputTests {
    @Test func aByteOrderMarkIsPassedOver() throws {
        let bench = try InputBench()
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let lines = (0..<4000).map { "[\($0),\"" + String(repeating: "x", count: 100) + "\"]" }
        let text = Array(lines.joined(separator: "\n").utf8)
        let path = try bench.write("a.ndjson", mark + text)
        let whole = try bench.read([path])
        #expect(whole.items.map(\.text) == lines)
        for (position, count) in whole.ends {
            #expect(try bench.read([path], from: position).items == Array(whole.items[count...]))
        }
        #expect(try bench.texts([bench.write("b.json", mark + Array("{\n}\n".utf8))]) == ["{\n}\n"])
        #expect(try bench.texts([bench.write("c.ndjson.gz", InputBench.gzip(mark + Array("[1]".utf8)))]) == ["[1]"])
    }

    @Test(
        arguments: [
            (
                "a.ndjson",
                Array("\u{FEFF}{\"a\":1}".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }), "UTF-16"
            ),
            (
                "b.ndjson", Array("{\"a\":1}".utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }),
                "UTF-16"
            ),
            ("c.json", Array("[\n  {\"a\": 1}\n]".utf8), "est une liste JSON"),
            ("d.ndjson", Array("[{\"a\": 1}, {\"a\": 2}]".utf8), "jq -c '.[]'"),
            ("e.tgz", [UInt8](repeating: 0x41, count: 257) + Array("ustar\u{0}00".utf8), "archive tar"),
            ("f.zst", [0x28, 0xB5, 0x2F, 0xFD, 0, 0], "zstd"), ("g.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"),
        ] as [(String, [UInt8], String)])
    func whatCanHoldNoLineIsToldWithWhatToDo(_ name: String, _ bytes: [UInt8], _ words: String) throws {
        let bench = try InputBench()
        for packs in [false, true] {
            let path = try bench.write(name + (packs ? ".gz" : ""), packs ? InputBench.gzip(bytes) : bytes)
            do {
                _ = try bench.read([path])
                Issue.record("\(name) was read")
            } catch let error as BatchError {
                #expect(error.message.hasPrefix("« \(path) » ") && error.message.contains(words), "\(error.message)")
            }
        }
    }

    @Test(arguments: [
        ("a.ndjson", ";", "« ; »"), ("a.json", "\t", "tabulations"), ("a.jsonl", "|", "« | »"),
        ("export", ",", "« , »"),
        ("a.ndjson.gz", ";", ".csv.gz"), ("export.gz", "|", ".csv.gz"),
    ])
    func aTableWhereJSONIsExpectedIsToldWithWhatToDo(_ name: String, _ separator: String, _ words: String) throws {
        let bench = try InputBench()
        let heads = [
            "\u{FEFF}SIRET|Exercice|Né le", "\"SIRET\"|\"Exercice\"|\"Né; le\"", "\nSIRET|Exercice|Né le",
        ]
        for head in heads {
            let rows = [head, "45351708800010|2023|03/02/80", "45351708800010|2023|04/05/90", ""]
            let text = rows.joined(separator: "\r\n").replacingOccurrences(of: "|", with: separator)
            let bytes = Array(text.utf8)
            let path = try bench.write(name, name.hasSuffix(".gz") ? InputBench.gzip(bytes) : bytes)
            let refusal = bench.refusal([path]) { $0.isOverwriting = true }
            #expect(refusal.hasPrefix("« \(path) » est un tableau (CSV)"), "\(refusal)")
            #expect(refusal.contains(words) && refusal.contains("--format csv"), "\(refusal)")
        }
    }

    @Test func aRowOfHeadersAloneIsATableAndALineOfWordsIsNone() throws {
        let bench = try InputBench()
        #expect(bench.refusal([try bench.write("a.ndjson", "date;numero\n")]).contains("est un tableau"))
        for text in ["Export, du 15 novembre\n", "a, b\n\(InputBench.declaration("1"))\n", "a;b\nrien\n"] {
            let result = try bench.run([try bench.write("b.ndjson", text)]) { $0.isOverwriting = true }
            #expect(result.summary.tally.illegible > 0)
        }
    }

    @Test(arguments: [
        ("%PDF-1.7\n", "PDF"), ("<html>\n", "HTML"), ("\n<?xml version=\"1.0\"?>\n", "XML"),
        ("{\\rtf1 x}\n", "traitement de texte"), ("PK\u{3}\u{4}x", "classeur"),
    ])
    func anotherDocumentInTheNameOfLinesIsTold(_ text: String, _ words: String) throws {
        let bench = try InputBench()
        let bytes = Array(text.utf8)
        #expect(bench.refusal([try bench.write("a.ndjson", bytes)]).contains(words))
        #expect(bench.refusal([try bench.write("a.ndjson.gz", InputBench.gzip(bytes))]).contains(words))
    }

    @Test func barsMaySeparateTheCellsOfATable() throws {
        let bench = try InputBench()
        let text = "exercice|numero|date|salarie.id\n2023|7|15/11/2023|s1\n"
        for name in ["a.csv", "tableau"] {
            #expect(try bench.texts([bench.write(name, text)]).first?.contains("\"numero\":\"7\"") == true)
        }
    }

    @Test(arguments: ["lien", "boucle", "tube", "socket", "nom", "profond", "absent"])
    func whatCannotBeReadInAFolderIsToldWithTheOthersAndMayBePassedOver(_ kind: String) throws {
        let bench = try InputBench()
        try bench.write("bon.ndjson", InputBench.declaration("1"))
        try bench.write("faux.ndjson", "[\n  {\"a\": 1}\n]")
        let (name, words) = try bench.makeUnreadable(kind)
        let refusal = bench.refusal([bench.folder.path])
        for word in [name, words, "faux.ndjson", "--skip-bad-files", "2 fichiers"] {
            #expect(refusal.contains(word), "\(refusal)")
        }
        let result = try bench.run([bench.folder.path]) { $0.skipsBadFiles = true }
        let text = SummaryText(result.summary).text
        #expect(result.summary.tally.count == 1)
        #expect(text.contains("2 fichiers laissés de côté") && text.contains("\(name) » : laissé de côté"), "\(text)")
        #expect(result.notes.contains { $0.contains(name) && $0.contains(words) }, "\(result.notes)")
        #expect(result.summary.hasUnread)
    }

    @Test func aFileThatIsGivenByItsNameAndMissesIsPassedOverLikeOneOfAFolder() throws {
        let bench = try InputBench()
        let path = try bench.write("bon.ndjson", InputBench.declaration("1"))
        #expect(bench.refusal([path, bench.path("rien.ndjson")]).contains("introuvable"))
        let result = try bench.run([path, bench.path("rien.ndjson")]) { $0.skipsBadFiles = true }
        #expect(result.summary.tally.count == 1 && result.summary.tally.skippedFiles == 1)
        #expect(bench.refusal([bench.path("rien.ndjson")]) { $0.skipsBadFiles = true }.contains("introuvable"))
    }

    @Test(arguments: ["a.txt", "a.tsv", "tableau"])
    func aTableIsReadWhateverItsNameIs(_ name: String) throws {
        let bench = try InputBench()
        let path = try bench.write(name, "exercice\tnumero\tdate\tsalarie.id\n2023\t7\t15/11/2023\ts1\n")
        #expect(try bench.texts([path]).first?.contains("\"numero\":\"7\"") == true)
    }

    @Test func linesAreLinesWhateverTheirFileIsCalled() throws {
        let bench = try InputBench()
        let line = #"{"numero":"1","exercice":2023,"salaries":[]}"#
        #expect(try bench.texts([bench.write("envoi", line + "\n")]) == [line])
    }

    @Test func aNameThatIsNoTextIsToldEscaped() throws {
        let bench = try InputBench()
        let name = Array("caf".utf8) + [0xE9] + Array(".ndjson".utf8)
        let path = Array(bench.folder.path.utf8) + [0x2F] + name
        let file = path.map { CChar(bitPattern: $0) } + [0]
        let descriptor = creat(file, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        defer { unlink(file) }
        #expect(bench.refusal([bench.folder.path]).contains("mv -- $'\(bench.path("caf\\xe9.ndjson"))'"))
    }

    @Test func aFileIsReadOnceWhateverNamesItHas() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", InputBench.declaration("1"))
        try FileManager.default.createSymbolicLink(atPath: bench.path("b.ndjson"), withDestinationPath: path)
        try FileManager.default.linkItem(atPath: path, toPath: bench.path("c.ndjson"))
        for inputs in [[path, path], [bench.folder.path], [bench.folder.path, path]] {
            let result = try bench.run(inputs) { $0.isOverwriting = true }
            #expect(result.summary.tally.count == 1)
            #expect(SummaryText(result.summary).text.contains("est le même fichier que « \(path) » : lu une fois"))
            #expect(!result.summary.hasUnread)
        }
    }

    @Test(arguments: [
        ("vide.ndjson", ""), ("blanc.ndjson", "\n\n"), ("entete.csv", "numero;exercice;date;salarie.id\n"),
    ])
    func anInputWithoutADeclarationIsTold(_ name: String, _ text: String) throws {
        let bench = try InputBench()
        let path = try bench.write(name, text)
        let other = try bench.write("plein.ndjson", InputBench.declaration("1"))
        let result = try bench.run([path, other])
        #expect(SummaryText(result.summary).text.contains("Attention : « \(path) » : aucune déclaration."))
        #expect(result.summary.hasUnread)
        #expect(ReportPage(result.summary).html.contains("aucune déclaration"))
    }

    @Test func anArchiveCutShortStandsInTheSummary() throws {
        let bench = try InputBench()
        let lines = (1...2000).map { InputBench.declaration("\($0)") + "\n" }.joined()
        let path = try bench.write("a.ndjson.gz", Array(InputBench.gzip(Array(lines.utf8)).dropLast(20)))
        let result = try bench.run([path])
        #expect(result.summary.hasDamage)
        #expect(SummaryText(result.summary).text.contains("archive gzip tronquée ou abîmée"))
        #expect(try bench.run([path]) { $0.isResuming = true }.summary.hasDamage)
        let read = try Summary(result.summary.json)
        #expect(read.remarks == result.summary.remarks)
    }

    @Test func nobodySaysThatThereIsNoAnomalyInWhatCouldNotBeRead() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", "{]\nrien\n")
        let text = SummaryText(try bench.run([path]).summary).text
        #expect(!text.contains("Aucune anomalie"))
        #expect(text.contains("Illisibles, par raison"))
    }

    @Test func aFilePassedOverIsNotSaidToHaveNoDeclaration() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", InputBench.declaration("1"))
        let other = try bench.write("b.json", "[\n  {\"a\": 1}\n]")
        let result = try bench.run([path, other]) { $0.skipsBadFiles = true }
        let text = SummaryText(result.summary).text
        #expect(text.contains("1 fichier laissé de côté"))
        #expect(text.contains("« \(other) » : laissé de côté"))
        #expect(!text.contains("aucune déclaration"))
        #expect(result.notes.contains { $0.contains("est une liste JSON") })
        #expect(result.summary.hasUnread)
    }

    @Test func linesBesideOneThatCannotBeReadAreOfOneReason() throws {
        let bench = try InputBench()
        let head = "numero;exercice;date;salarie.id\n"
        let rows = (1...3).map { "\($0);2023;15/11/2023;s\n\"x\"y;2023;15/11/2023;s\n" }.joined()
        let result = try bench.run([bench.write("a.csv", head + rows)])
        #expect(result.summary.reasons.allSatisfy { !$0.reason.contains("La ligne") })
        #expect(result.summary.reasons.reduce(0) { $0 + $1.count } == result.summary.tally.illegible)
        #expect(result.summary.tally.illegible > 0)
    }

    @Test func filesThatAreLeftOutAreNamed() throws {
        let bench = try InputBench()
        try bench.write("a.ndjson", InputBench.declaration("1"))
        try bench.write("notes.docx", "x")
        let result = try bench.run([bench.folder.path])
        #expect(SummaryText(result.summary).text.contains("« \(bench.path("notes.docx")) »"))
        #expect(result.summary.hasUnread)
    }
}
