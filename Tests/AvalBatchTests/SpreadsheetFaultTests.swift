import AvalTestSupport
import AvalValues
import Testing

@testable import AvalBatch

@Suite("Spreadsheets that are not what they seem")
struct SpreadsheetFaultTests {
    private static let head = "numero;exercice;date;adherent.siret;salarie.id;salarie.poste\n"

    private static func row(_ number: Int, _ post: String = "Maçon", id: String = "s1") -> String {
        "\(number);2023;15/11/2023;453;\(id);\(post)\n"
    }

    private static func read(_ text: String) throws -> [InputBench.Read] {
        let bench = try InputBench()
        return try bench.read([bench.write("a.csv", text)]).items
    }

    private static func refusal(_ text: String) throws -> String {
        let error = #expect(throws: BatchError.self) { try read(text) }
        return error?.message ?? ""
    }

    @Test func headersWithoutTheirPrefixStopTheFileAndNameTheFieldsMeant() throws {
        let message = try Self.refusal(
            "numero;exercice;date;Matricule;Nom;Code PCS\n5;2023;15/11/2023;s1;EXEMPLE;632d\n")
        for part in ["« Matricule »", "salarie.id", "salarie.nom", "salarie.code_pcs", "aucune colonne de salarié"] {
            #expect(message.contains(part), "\(part)")
        }
        let known = message.split(separator: "d'abord : ").last ?? ""
        #expect(known.hasPrefix("salarie.id, salarie.nom, salarie.code_pcs, "))
        #expect(!message.contains("EXEMPLE"))
    }

    @Test func aFileWithoutSalariesIsNotJudged() throws {
        #expect(try Self.refusal("numero;exercice;date\n5;2023;15/11/2023\n").contains("aucune colonne de salarié"))
    }

    @Test(arguments: [
        "martin;jean;1980-01-01\n", "\"Martin\",\"Jean Noam\"\n", "numero;Jean Martin;salarie.id\n1;x;s\n",
    ])
    func whatMayBeAPersonIsNeverShown(_ text: String) throws {
        let message = try Self.refusal(text).lowercased()
        for word in ["martin", "jean", "noam", "1980"] { #expect(!message.contains(word), "\(word)") }
        #expect(message.contains("numero") || message.contains("colonne 2"))
    }

    @Test(arguments: [1, 5, 15, 300])
    func aQuoteLeftOpenThatClosesByChanceTakesNoOtherRowWithIt(_ later: Int) throws {
        let rows = (0..<400).map { number in
            Self.row(number, number == 3 ? "\"Maçon" : number == 3 + later ? "Maçon\"" : "Maçon")
        }
        let read = try Self.read(Self.head + rows.joined())
        #expect(read.count == 400)
        #expect(read.filter { $0.error != nil }.map(\.line) == [5])
        #expect(read[3].error?.contains("guillemet") == true)
    }

    @Test func aQuoteLeftOpenInAnyColumnTakesNoOtherRowWithIt() throws {
        let cells = ["7", "2023", "15/11/2023", "453", "s1", "Maçon"]
        for opened in 0..<6 {
            for closed in 0..<6 {
                var (first, second) = (cells, cells)
                first[opened] = "\"" + first[opened]
                second[0] = "9"
                second[closed] += "\""
                let text = [
                    ["1"] + cells.dropFirst(), first, ["8"] + cells.dropFirst(), second, ["10"] + cells.dropFirst(),
                ]
                let read = try Self.read(Self.head + text.map { $0.joined(separator: ";") + "\n" }.joined())
                // The row itself is told; no other declaration loses a row without a word.
                #expect(read.contains { $0.error != nil && $0.line == 3 }, "\(opened) \(closed)")
                #expect(read.last?.error == nil, "\(opened) \(closed)")
                let numbers = ["1", "8", "10"].filter { number in
                    read.contains { $0.text.contains("\"numero\":\"\(number)\"") }
                }
                #expect(numbers.contains("10") && (numbers.contains("8") || opened == 0), "\(opened) \(closed)")
            }
        }
    }

    /// Spreadsheets leave out the last cells of a row where they are empty.
    @Test(arguments: [(3, 3), (6, 3)])
    func aQuoteLeftOpenInRowsOfFewerCellsTakesNoOtherRowWithIt(_ first: Int, _ second: Int) throws {
        func row(_ number: Int, _ count: Int, _ post: String) -> String {
            ([String(number), "s1", post] + (3..<6).map { "x\($0)" }).prefix(count).joined(separator: ";") + "\n"
        }
        let text =
            "numero;salarie.id;salarie.poste;salarie.nom;salarie.prenom;salarie.code_pcs\n" + row(1, 6, "a")
            + row(2, first, "\"b") + row(3, second, "c\"") + row(4, 6, "d")
        let read = try Self.read(text)
        #expect(read.map(\.line) == [2, 3, 4, 5])
        #expect(read.map { $0.error == nil } == [true, false, true, true])
    }

    /// Where a quote is left open in a row, and where and how many rows later one closes: all of them are told, whether the
    /// row that they make has fewer cells than there are columns, as many, or more.
    @Test(arguments: [1, 3])
    func noQuoteLeftOpenTakesARowWithIt(_ distance: Int) throws {
        let head = "numero;exercice;date;adherent.siret;salarie.id;salarie.nom;salarie.date_naissance;salarie.contrat;"
        let cells = ["2023", "15/11/2023", "453", "s1", "Exemple", "03/02/1980", "cdi", "Maçon"]
        func row(_ number: Int, _ count: Int, opened: Int? = nil, closed: Int? = nil) -> String {
            var row = Array(([String(number)] + cells).prefix(count))
            if let opened { row[opened] = "\"" + row[opened] }
            if let closed { row[closed] += "\"" }
            return row.joined(separator: ";") + "\n"
        }
        for (first, last) in [(9, 9), (9, 6), (6, 9), (5, 5), (6, 6), (8, 5)] {
            for opened in 0..<first {
                for closed in 0..<last {
                    let between = (0..<distance - 1).map { row(3 + $0, 9) }
                    let rows =
                        [row(1, 9), row(2, first, opened: opened)] + between
                        + [row(8, last, closed: closed), row(9, 9), row(10, 9)]
                    let read = try Self.read(head + "salarie.poste\n" + rows.joined())
                    let told = read.filter { $0.line == 3 && $0.error?.contains("colonne \(opened + 1) ") == true }
                    #expect(!told.isEmpty, "\(first) \(last) \(opened) \(closed)")
                    #expect(read.count == rows.count, "\(first) \(last) \(opened) \(closed)")
                }
            }
        }
    }

    @Test func aQuoteThatClosesInTheLastRowOrNeverIsTold() throws {
        for end in ["\"\n", "\"", "\n", ""] {
            let rows = [Self.row(1), Self.row(2, "\"Maçon"), Self.row(3), "4;2023;15/11/2023;453;s1;Maçon" + end]
            let read = try Self.read(Self.head + rows.joined())
            #expect(read.map(\.line) == [2, 3, 4, 5], "\(end.debugDescription)")
            #expect(read.map { $0.error == nil } == [true, false, true, true], "\(end.debugDescription)")
        }
    }

    @Test func aQuoteThatTakesTheCellsAfterItIsTold() throws {
        let read = try Self.read(
            Self.head + Self.row(1) + "2;2023;15/11/2023;\"453;s1;Maçon\"\n" + Self.row(3, "\"Maçon; chef\""))
        #expect(read.map { $0.error == nil } == [true, false, true])
        #expect(read[1].error?.contains("colonne 4 « adherent.siret »") == true)
    }

    @Test func aTextOfSeveralLinesBeforeTheColumnsThatTellARowIsStillAText() throws {
        let read = try Self.read(
            "salarie.poste;numero;exercice;date;salarie.id\n\"Maçon\nchef\";1;2023;15/11/2023;s1\n"
                + "\"Rue A ; bât. 3\n12 ; étage 2\nville\";2;2023;15/11/2023;s1\nx;3;2023;15/11/2023;s1\n")
        #expect(read.map(\.line) == [2, 4, 7])
        #expect(read.allSatisfy { $0.error == nil })
    }

    @Test func aTextWithSeparatorsOnTwoLinesIsStillAText() throws {
        let read = try Self.read(Self.head + Self.row(1, "\"Maçon ; chef\nd'équipe ; nuit\"") + Self.row(2))
        #expect(read.map { $0.error == nil } == [true, true])
    }

    @Test func textAfterAQuoteThatClosesIsAnErrorOfItsRowAlone() throws {
        let read = try Self.read(Self.head + Self.row(1, "\"Maçon\" chef") + Self.row(2) + Self.row(3, "\"a\"b\""))
        #expect(read.map { $0.error == nil } == [false, true, false])
        #expect(read[0].error?.contains("doublez") == true)
    }

    @Test func aCellOfAFewLinesIsATextAndOneOfManyIsTold() throws {
        let few = String(repeating: "ligne\n", count: 8)
        let many = String(repeating: "ligne\n", count: 30)
        let read = try Self.read(Self.head + Self.row(1, "\"\(few)\"") + Self.row(2))
        #expect(read.map(\.line) == [2, 11])
        #expect(read.allSatisfy { $0.error == nil })
        let told = try Self.read(Self.head + Self.row(1, "\"\(many)\"") + Self.row(2) + Self.row(3))
        #expect(told.first?.error != nil)
        #expect(told.last?.text.contains("\"numero\":\"3\"") == true)
    }

    @Test func aRowThatCannotBeReadRefusesTheDeclarationThatItIsOf() throws {
        let read = try Self.read(
            Self.head + Self.row(1) + Self.row(2) + Self.row(2, "\"Maçon", id: "s2") + Self.row(3))
        #expect(read.map { $0.error == nil } == [true, false, true])
        #expect(read[1].line == 4)
    }

    @Test func aRowOfWhichNothingCanBeToldRefusesTheDeclarationsAroundIt() throws {
        let bad = "\"3;2023;15/11/2023;453;s1;Maçon\n"
        let read = try Self.read(Self.head + Self.row(1) + Self.row(2) + bad + Self.row(4) + Self.row(5))
        #expect(read.count { $0.error == nil } == 2)
        #expect(read.filter { $0.error == nil }.map(\.line) == [2, 6])
    }

    @Test func rowsOfTwoNumbersInTurnFillNoChunkForEver() throws {
        let bench = try InputBench()
        let rows = (0..<20_000).map { Self.row($0 % 2) }.joined()
        let read = try bench.read([bench.write("a.csv", Self.head + rows)])
        #expect(read.items.count == 20_000)
        #expect(read.items.allSatisfy { $0.error != nil })
        let ends = [0] + read.ends.map(\.1)
        #expect(zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 <= ChunkSize.items + 1 })
    }

    @Test func blankRowsBetweenThoseOfADeclarationKeepItsLines() throws {
        let text = Self.head + Self.row(1) + ";;;;;\n\n" + "1;2023;15/11/2023;454;s2;x\n"
        let read = try Self.read(text)
        #expect(read.map(\.line) == [5])
        #expect(read[0].error?.contains("colonne 4 « adherent.siret »") == true)
    }

    @Test func aCellBelowNoHeaderIsTold() throws {
        let read = try Self.read("numero;salarie.id;;\n1;s1;;\n2;s1;x;\n")
        #expect(read.map { $0.error == nil } == [true, false])
        #expect(read[1].error?.contains("colonne 3") == true)
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}…", "classeur"), ("%PDF-1.7", "PDF"), ("<html><table>", "HTML"), ("{\"numero\":\"1\"}", "ndjson"),
        ("n\0u\0m\0e\0r\0o\0", "UTF-16"), ("abc\0def;salarie.id\n", "pas un texte"), ("", "vide"), ("\n\n", "vide"),
    ])
    func whatIsNoCSVIsToldAsWhatItIs(_ text: String, _ word: String) throws {
        #expect(try Self.refusal(text).contains(word))
    }

    @Test func tabsAndTheLineEndsOfOldSystemsAreRead() throws {
        let text = Self.head + Self.row(1) + Self.row(2)
        let tabs = String(text.map { $0 == ";" ? "\t" : $0 })
        #expect(try Self.read(tabs).map(\.text) == Self.read(text).map(\.text))
        let old = String(text.map { $0 == "\n" ? "\r" : $0 })
        #expect(try Self.read(old).map(\.text) == Self.read(text).map(\.text))
        #expect(try Self.read(old).map(\.line) == [2, 3])
    }

    @Test func locksAndFilesOfOtherFormsArePassedOverAndNamed() throws {
        let bench = try InputBench()
        for name in ["a.csv", "~$a.csv", "b.txt"] { try bench.write(name, Self.head + Self.row(1)) }
        let plan = try bench.plan([bench.folder.path])
        #expect(plan.files.map(\.path) == [bench.path("a.csv")])
        #expect(plan.leftOutNote?.contains("« \(bench.path("~$a.csv")) »") == true)
        #expect(plan.leftOutNote?.contains("b.txt") == true)
    }

    @Test func allFilesThatCannotBeReadAreToldTogether() throws {
        let bench = try InputBench()
        let paths = [
            try bench.write("a.csv", "x;y\n1;2\n"), try bench.write("b.csv", Self.head + Self.row(1)),
            try bench.write("c.csv", "PK\u{3}\u{4}"), try bench.write("d.sqlite", "no database"),
        ]
        let settings = InputSettings(limit: 1 << 20, schema: try Shipped.rulebook().rules.schema)
        let preflight = try Preflight(try InputPlan(paths, form: nil, outputs: []), settings, stop: StopSign())
        #expect(preflight.faults.keys.sorted() == [0, 2, 3])
        for name in ["a.csv", "c.csv", "d.sqlite"] { #expect(preflight.error?.message.contains(name) == true) }
        #expect(preflight.surveys.keys.sorted() == [paths[1]])
    }

    @Test func aNumberInTwoFilesIsReported() throws {
        let bench = try InputBench()
        let paths = try ["a.csv", "b.csv"].map { try bench.write($0, Self.head + Self.row(1)) }
        let settings = InputSettings(limit: 1 << 20, schema: try Shipped.rulebook().rules.schema)
        let register = NumberRegister()
        _ = try Preflight(try bench.plan(paths), settings, register: register, stop: StopSign())
        #expect(register.found.numbers == 1)
        #expect(register.found.declarations == 2)
    }
}

@Suite("Putting rows in order on disk")
struct SortedRowsTests {
    @Test(arguments: [0, 1, 3, 4, 5, 1000])
    func recordsComeInOrderHoweverFewFitInMemory(_ count: Int) throws {
        var numbers = SystemRandomNumberGenerator()
        let records = (0..<count).map { _ in
            SortRecord(
                first: .random(in: 0...9, using: &numbers), second: .random(in: 0...9, using: &numbers), third: 7)
        }
        let sorter = DiskSorter(capacity: 4)
        for record in records { try sorter.add(record) }
        try sorter.sort()
        var sorted: [SortRecord] = []
        while let record = try sorter.next() { sorted.append(record) }
        #expect(sorted == records.sorted())
    }

    @Test func declarationsWhoseRowsComeApartAreWholeAgainWhereTheyBegin() throws {
        let bench = try InputBench()
        let path = try bench.write(
            "a.csv",
            "numero;adherent.siret;salarie.id\n2;453;s1\n1;454;s1\n;455;s9\n2;453;s2\n3;456;s1\n1;454;s2\n2;453;s3")
        let sorted = try bench.read([path], sorts: true)
        #expect(sorted.items.map(\.line) == [2, 3, 4, 6])
        #expect(
            sorted.items.map(\.text) == [
                #"{"numero":"2","adherent":{"siret":"453"},"salaries":[{"id":"s1"},{"id":"s2"},{"id":"s3"}]}"#,
                #"{"numero":"1","adherent":{"siret":"454"},"salaries":[{"id":"s1"},{"id":"s2"}]}"#, "",
                #"{"numero":"3","adherent":{"siret":"456"},"salaries":[{"id":"s1"}]}"#,
            ])
    }

    @Test func anErrorOfASortedRowIsOnItsOwnLine() throws {
        let bench = try InputBench()
        let path = try bench.write(
            "a.csv", "numero;adherent.siret;salarie.id\n2;453;s1\n1;454;s1\n\n2;999;s2\n")
        let read = try bench.read([path], sorts: true).items
        #expect(read.first?.line == 5)
        #expect(read.first?.error?.contains("adherent.siret") == true)
    }

    @Test func readingGoesOnAtTheEndOfAnyChunk() throws {
        let bench = try InputBench()
        let rows = (0..<9000).map { "N\($0 % 3000);453;s\($0 / 3000);\(String(repeating: "p", count: $0 % 200))\n" }
        let path = try bench.write("a.csv", "numero;adherent.siret;salarie.id;salarie.poste\n" + rows.joined())
        let whole = try bench.read([path], sorts: true)
        #expect(whole.items.count == 3000)
        #expect(whole.items.allSatisfy { $0.error == nil })
        for (position, count) in whole.ends {
            #expect(try bench.read([path], from: position, sorts: true).items == Array(whole.items[count...]))
        }
    }
}

@Suite("What texts are written in")
struct EncodingTests {
    @Test func validityIsThatOfTheStandardLibrary() {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let pieces = (0..<6).map { _ -> [UInt8] in
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: [UInt8.random(in: 0...127, using: &numbers)]
                case 1: Array("é€😀".utf8)
                case 2: (0..<3).map { _ in .random(in: 0x80...0xFF, using: &numbers) }
                default: Array("abcdefghij".utf8)
                }
            }
            let bytes = pieces.flatMap { $0 }
            let expected = String(validating: bytes, as: UTF8.self) != nil
            #expect(ByteView.with(bytes) { Encoding.isUTF8($0) } == expected)
        }
    }

    @Test func everyByteOfWindows1252IsItsCharacter() {
        let bytes = [UInt8](0...255)
        let room = Room()
        let wrong = ByteView.with(bytes) { Windows1252.decode($0, into: room) }
        #expect(wrong == 0x81)
        #expect(room.bytes.text.hasPrefix("\0\u{1}"))
        #expect(room.bytes.text.contains("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{A0}¡"))
        #expect(room.bytes.text.hasSuffix("ýþÿ"))
    }
}
