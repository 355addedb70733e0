import AvalJSON
import Testing

@testable import AvalBatch

@Suite("Declarations as spreadsheets write them")
struct CSVTests {
    private static let head =
        "numero;exercice;date;adherent.siret;determinants;salarie.id;salarie.date_naissance;salarie.determinants\n"

    /// What is read of a CSV file.
    private static func read(_ text: String, _ name: String = "a.csv") throws -> [InputBench.Read] {
        let bench = try InputBench()
        return try bench.read([bench.write(name, text)]).items
    }

    @Test func consecutiveRowsOfOneNumberAreOneDeclaration() throws {
        let read = try Self.read(
            Self.head
                + "1;2023;15/11/2023;453;amiante plomb;s1;3/2/1980;amiante\n1;2023;15/11/2023;453;amiante plomb;s2;;\n"
                + "2;2023;2023-11-16;454;;s1;1980-02-30;\n")
        #expect(
            read.map(\.text) == [
                #"{"numero":"1","exercice":2023,"date":"2023-11-15","adherent":{"siret":"453"},"determinants":["amiante","plomb"],"salaries":[{"id":"s1","date_naissance":"1980-02-03","determinants":["amiante"]},{"id":"s2"}]}"#,
                #"{"numero":"2","exercice":2023,"date":"2023-11-16","adherent":{"siret":"454"},"salaries":[{"id":"s1","date_naissance":"1980-02-30"}]}"#,
            ])
        #expect(read.map(\.line) == [2, 4])
    }

    @Test func aDeclarationWithoutSalarieHasOneRowThatSpeaksOfNone() throws {
        #expect(
            try Self.read("numero,exercice,salarie.id\n1,2023,\n").map(\.text) == [
                #"{"numero":"1","exercice":2023,"salaries":[]}"#
            ])
    }

    @Test func quotesSeparatorsAndLineBreaksInsideQuotesAreText() throws {
        let read = try Self.read(
            "numero,adherent.raison_sociale,salarie.id\r\n1,\"A \"\"B\"\", et\r\nfils\",s1\r\n\r\n2,C,s1\r\n")
        #expect(read.map(\.line) == [2, 5])
        #expect(
            try JSONReader.parse(Array(read[0].text.utf8))["adherent"]?["raison_sociale"]?.string
                == "A \"B\", et\r\nfils")
    }

    @Test(arguments: [CSVEncoding.utf8, .windows1252])
    func accentsAreReadInBothEncodings(_ encoding: CSVEncoding) throws {
        let text = "numero;adherent.raison_sociale;salarie.id\n1;Été à l’œuvre, 5 €;s1\n"
        let table: [Character: UInt8] = ["É": 0xC9, "é": 0xE9, "à": 0xE0, "’": 0x92, "œ": 0x9C, "€": 0x80]
        let bytes =
            encoding == .utf8 ? Array(text.utf8) : text.flatMap { table[$0].map { [$0] } ?? Array(String($0).utf8) }
        let bench = try InputBench()
        let read = try bench.read([bench.write("a.csv", bytes)]).items
        #expect(read.first?.text.contains("Été à l’œuvre, 5 €") == true)
    }

    @Test func aByteOrderMarkIsNoPartOfTheFirstColumn() throws {
        #expect(try Self.read("\u{FEFF}numero;salarie.id\n1;s1\n").count == 1)
    }

    @Test func aRowInAnotherEncodingThanTheFileRefusesItsDeclaration() throws {
        let bench = try InputBench()
        let bytes = Array("numero;salarie.nom\n1;Été\n2;".utf8) + [0xC9] + Array("t\n2;x\n3;y\n".utf8)
        let read = try bench.read([bench.write("a.csv", bytes)]).items
        #expect(read.map { $0.error == nil } == [true, false, true])
        #expect(read[1].line == 3)
    }

    @Test func aNumberThatComesBackLaterIsAnError() throws {
        let read = try Self.read("numero;salarie.id\n1;s1\n2;s1\n1;s2\n1;s3\n3;s1\n")
        // Its first rows are no declaration either: it would be judged, and billed, without the others.
        #expect(read.map { $0.error == nil } == [false, true, false, true])
        #expect(read.map(\.line) == [2, 3, 4, 6])
        #expect(read[0].pointer == "/numero" && read[2].pointer == "/numero")
    }

    @Test func companyFieldsThatDifferWithinADeclarationAreAnError() throws {
        let read = try Self.read("numero;adherent.siret;salarie.id\n1;453;s1\n1;454;s2\n2;453;s1\n")
        #expect(read.map { $0.error == nil } == [false, true])
        #expect(read[0].line == 3)
        #expect(read[0].pointer == "/adherent/siret")
    }

    @Test func aRowWithoutNumberBelongsToNoDeclaration() throws {
        let read = try Self.read("numero;salarie.id\n1;s1\n;s2\n2;s1\n")
        #expect(read.map { $0.error == nil } == [true, false, true])
    }

    @Test func aRowWithMoreCellsThanColumnsRefusesItsDeclaration() throws {
        let read = try Self.read("numero;salarie.id\n1;s1;;\n2;s1;x\n2;s2\n")
        #expect(read.map { $0.error == nil } == [true, false])
    }

    @Test func aQuoteNeverClosedIsAnErrorAndNotTheEndOfAllThatFollows() throws {
        let bench = try InputBench()
        let rows = (0..<50_000).map { "\($0);s1" }.joined(separator: "\n")
        let path = try bench.write("a.csv", "numero;salarie.id\nA;\"s1\n" + rows)
        let read = try bench.read([path], limit: 10_000).items
        #expect(read.count { $0.error != nil } == 1)
        #expect(read.count > 45_000)
    }

    @Test func onesAndZerosOuiAndNonAreTruthValuesWhereTheFieldIsOne() throws {
        let read = try Self.read(
            "numero;signature.certifie_exactitude;signature.accepte_conditions;salarie.id\n1;oui;Non;1\n")
        #expect(read[0].text.contains(#""signature":{"certifie_exactitude":true,"accepte_conditions":false}"#))
        #expect(read[0].text.contains(#""id":"1""#))
    }

    @Test func readingGoesOnAtTheEndOfAnyChunk() throws {
        let bench = try InputBench()
        let rows = (0..<9000).map { "N\($0 / 3);453;s\($0 % 3);\(String(repeating: "p", count: $0 % 200))\n" }
        let path = try bench.write(
            "a.csv", "numero;adherent.siret;salarie.id;salarie.poste\n" + rows.joined() + "N5;453;s1;\n")
        let whole = try bench.read([path])
        #expect(whole.items.count == 3001)
        #expect(whole.ends.count > 3)
        for (position, count) in whole.ends {
            #expect(try bench.read([path], from: position).items == Array(whole.items[count...]))
        }
    }

    @Test(arguments: [
        ("exercice;salarie.id\n1;s1\n", "numero"), ("numero;numero\n1;1\n", "deux fois"),
        ("numero;adherent;adherent.siret\n", "groupe"), ("numero;salaries.id\n1;s1\n", "salarie.…"),
        ("numero;a..b\n1;s1\n", "colonne 2"),
    ])
    func aHeaderThatCannotBeUnderstoodStopsTheBatch(_ text: String, _ word: String) throws {
        let error = #expect(throws: BatchError.self) { try Self.read(text) }
        #expect(error?.message.contains(word) == true)
    }

    @Test func theLineThatTellsTheSeparatorIsObeyed() throws {
        #expect(try Self.read("sep=,\nnumero,salarie.id\n1,s1\n").map(\.line) == [3])
    }

    @Test func anArchiveCutShortRefusesTheDeclarationThatItCuts() throws {
        let bench = try InputBench()
        let rows =
            Self.head + "1;2023;15/11/2023;453;;s1;;\n12;2023;15/11/2023;453;;s1;;\n12;2023;15/11/2023;453;;s2;;\n"
        let packed = try InputBench.gzip(Array(rows.utf8)).dropLast(9)
        let read = try bench.read([bench.write("a.csv.gz", Array(packed))]).items
        #expect(read.first?.text.hasPrefix(#"{"numero":"1","#) == true)
        #expect(
            read.dropFirst().map(\.error) == [String?](repeating: "Archive gzip tronquée : la suite manque", count: 2)
        )
    }
}
