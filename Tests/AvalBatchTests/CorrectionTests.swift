import Foundation
import Glibc
import AvalTestSupport
import Testing

@testable import AvalBatch

@Suite("What each adhérent has to mend")
struct CorrectionTests {
    private static func declaration(_ number: String, _ adherent: String, _ declared: String) -> String {
        """
        {"numero":"\(number)","exercice":2023,"date":"2023-11-15","adherent":{"numero":"\(adherent)",\
        "siret":"45351708800010","contact":{"email":"a@example.fr"}},"determinants":["amiante"],\
        "salaries":[{"id":"s1","sexe":"M","nom":"SECRET","date_naissance":"1980-02-03","date_entree":"2015-01-05",\
        "contrat":"cdi","poste":"Menuisier","code_pcs":"632d","determinants":["amiante"],\
        "categorie_declaree":"\(declared)"}],"paiement":{"mode":"virement"}}
        """
    }

    private static func run(_ bench: InputBench, _ lines: [String], overwrites: Bool = false) throws -> Int? {
        let input = try bench.write("a.ndjson", lines.joined(separator: "\n"))
        var options = BatchOptions(inputs: [input])
        (options.database, options.corrections) = (bench.path("base"), bench.path("lettres"))
        options.isOverwriting = overwrites
        let batch = try Batch(options, try Shipped.rulebook(), stop: StopSign())
        #expect(batch.run { _ in }.failure == nil)
        return try batch.writeCorrections()
    }

    @Test func eachAdherentHasASheetAndALetterOfItsOwn() throws {
        let bench = try InputBench()
        let lines = [
            Self.declaration("A", "0042", "SI"), Self.declaration("B", "../../x", "SI"),
            Self.declaration("C", "0042", "SI"), Self.declaration("D", "0043", "SIR"),
        ]
        #expect(try Self.run(bench, lines) == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: bench.path("lettres")).sorted()
        #expect(names.count == 5 && names.contains("0042.csv") && names.contains("0042.html"), "\(names)")
        #expect(names.filter { $0.hasPrefix("_.._.._x-") }.count == 2, "\(names)")
        for name in names {
            var status = stat()
            #expect(stat(bench.path("lettres/" + name), &status) == 0 && status.st_mode & 0o777 == 0o600)
        }
        let sheet = String(decoding: try bench.bytes("lettres/0042.csv"), as: UTF8.self)
        let letter = String(decoding: try bench.bytes("lettres/0042.html"), as: UTF8.self)
        for text in [sheet, letter] {
            for words in [
                "A", "C", "s1", "Catégorie déclarée SI, catégorie attendue SIR", "Code du travail",
                "remplacer « SI » par « SIR »",
            ] { #expect(text.contains(words), "\(words)") }
            #expect(!text.contains("SECRET"))
        }
    }

    @Test func whatNamesHealthDataIsSaidToBeReadOnThePortal() throws {
        let bench = try InputBench()
        let line = Self.declaration("A", "0042", "SI").replacing(
            #""determinants":["amiante"],"categorie"#, with: #""determinants":["grossesse"],"categorie"#
        ).replacing(#""sexe":"M""#, with: #""sexe":"F""#)
        #expect(try Self.run(bench, [line]) == 1)
        let sheet = String(decoding: try bench.bytes("lettres/0042.csv"), as: UTF8.self)
        let letter = String(decoding: try bench.bytes("lettres/0042.html"), as: UTF8.self)
        for text in [sheet, letter] {
            let message = "Ce point touche à une donnée de santé, que cette lettre ne reprend pas"
            #expect(text.contains(message) && text.contains("à lire dans votre déclaration, sur le portail"), "\(text)")
            for word in ["grossesse", "enceinte", "R4624-19", "verdict"] { #expect(!text.contains(word), "\(word)") }
        }
        // What is withheld is not what there is none of: the row of the salarié has its text and its correction said to be elsewhere.
        let row = try #require(sheet.split(separator: "\r\n").first { $0.contains("Ce point touche") })
        #expect(row.components(separatedBy: "à lire dans votre déclaration, sur le portail").count > 2, "\(row)")
    }

    @Test func lettersOfAnEarlierBatchGoAndNothingElse() throws {
        let bench = try InputBench()
        #expect(try Self.run(bench, [Self.declaration("A", "1", "SI"), Self.declaration("B", "2", "SI")]) == 2)
        #expect(throws: BatchError.self) { try Self.run(bench, [Self.declaration("A", "1", "SI")]) }
        #expect(try Self.run(bench, [Self.declaration("A", "1", "SI")], overwrites: true) == 1)
        #expect(bench.has("lettres/1.html") && !bench.has("lettres/2.html"))
        try bench.write("lettres/notes.txt", "précieux")
        #expect(throws: BatchError.self) { try Self.run(bench, [Self.declaration("A", "1", "SI")], overwrites: true) }
        #expect(bench.has("lettres/notes.txt") && bench.has("lettres/1.html"))
    }

    @Test func thoseWithMostToMendAreListedOnlyWhereThatIsAsked() throws {
        let bench = try InputBench()
        let lines = (1...12).flatMap { adherent in
            (0..<adherent).map { Self.declaration("D-\($0)", "\(adherent)", "SI") }
        }
        let input = try bench.write("a.ndjson", lines.joined(separator: "\n"))
        var options = BatchOptions(inputs: [input])
        (options.database, options.worstAdherents) = (bench.path("base"), bench.path("pires.csv"))
        let batch = try Batch(options, try Shipped.rulebook(), stop: StopSign())
        #expect(batch.run { _ in }.failure == nil)
        #expect(try batch.writeCorrections() == nil)
        let list = String(decoding: try bench.bytes("pires.csv"), as: UTF8.self).split(separator: "\r\n")
        #expect(list.count == 11)
        #expect(list[1] == "\"12\";12;12;12;12" && list[10].hasPrefix("\"3\";3;"))
    }

    @Test func aCellThatLooksLikeAFormulaIsNone() {
        let line = CorrectionSheet.Line(
            declaration: "=1+1", exercice: "2023", severity: "bloquante", code: "c", salarie: "", message: "a \"b\"",
            reference: "", correction: "", pointer: "")
        let csv = CorrectionSheet(adherent: "x", lines: [line]).csv
        #expect(csv.contains("\"'=1+1\";") && csv.contains("\"a \"\"b\"\"\""))
    }
}
