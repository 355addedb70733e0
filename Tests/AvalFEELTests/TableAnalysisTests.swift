import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// A table in lines as rule files have them; its inputs are age and categorie unless it says otherwise.
private struct Sketch: CustomStringConvertible {
    let description: String
    var policy = DecisionTable.HitPolicy.unique
    var inputs: [(String, Kind)] = [("age", .number), ("categorie", Self.categories)]
    let rows: [String]
    /// What the first input may be.
    var limits: String?
    var allowed: String?
    var otherwise: String?
    /// For each finding its code and its example.
    var expected: [String] = []

    static let categories = Kind.word(WordDomain(name: "categorie", words: ["SI", "SIA", "SIR"]))

    private var scope: Scope { Scope(names: TextMap(inputs) { $1 }.merging(["seuil": .number]) { $1 }) }

    private func expression(_ text: String) throws -> Expression {
        try #require(ExpressionParser.parse(SourceText(text, name: "table"), scope: scope).0, "\(text)")
    }

    private func tests(_ text: String) throws -> Expression {
        try #require(ExpressionParser.parseUnaryTests(SourceText(text, name: "table"), scope: scope).0, "\(text)")
    }

    func table() throws -> DecisionTable {
        DecisionTable(
            hitPolicy: policy,
            inputs: try inputs.enumerated().map { index, input in
                .init(try expression(input.0), allowed: try index == 0 ? limits.map(tests) : nil)
            },
            outputs: [.init(name: nil, allowed: try allowed.map(tests), otherwise: try otherwise.map(expression))],
            rows: try rows.map { row in
                let cells = row.split(separator: "|").map(String.init)
                return .init(
                    tests: try cells.dropLast().map { try tests($0.trimmed) },
                    outputs: [try expression(cells[cells.count - 1])])
            })
    }

    /// What the analysis says: codes and examples.
    func found() throws -> [String] {
        TableAnalysis(try table(), kinds: inputs.map(\.1)).findings().map { finding in
            let parts = finding.message.replacing("par exemple,", with: "par exemple").split(separator: "par exemple")
            return finding.code + ":" + (parts.count == 2 ? String(parts[1]) : "")
        }
    }
}

extension String {
    /// Without blanks around it: `-` alone is a test that takes anything.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else {
            return ""
        }
        return String(self[first...last])
    }
}

@Suite("What is said of a decision table before any input")
struct TableAnalysisTests {
    private static let dates: [(String, Kind)] = [("du", .date)]
    private static let times: [(String, Kind)] = [("a", .time)]
    private static let truths: [(String, Kind)] = [("a", .boolean), ("b", .boolean)]

    private static let sketches = [
        Sketch(
            description: "A table that is right",
            rows: ["< 18 | - || 12", ">= 18 | \"SIR\" || 24", ">= 18 | \"SI\", \"SIA\" || 60"]),
        Sketch(
            description: "Two rows that meet and differ",
            rows: ["<= 18 | - || 12", ">= 18 | \"SIR\" || 24", "> 18 | \"SI\", \"SIA\" || 60"],
            expected: ["lignes_contradictoires: age = 18, categorie = \"SIR\""]),
        Sketch(
            description: "Two rows that meet and say the same",
            rows: ["<= 18 | - || 12", ">= 18 | - || 12.0"]),
        Sketch(
            description: "Two rows that meet for absent values alone",
            rows: ["- | \"SI\", null || 12", "- | \"SIA\", \"SIR\" || 60", "- | null || 24"],
            expected: ["lignes_contradictoires: age = 0, categorie = null"]),
        Sketch(
            description: "Rows under ANY of which only an input could tell whether they agree", policy: .any,
            rows: ["<= 18 | - || age", ">= 18 | - || seuil"]),
        Sketch(
            description: "The same rows under UNIQUE",
            rows: ["<= 18 | - || age", ">= 18 | - || seuil"],
            expected: ["lignes_contradictoires: age = 18, categorie = \"SI\""]),
        Sketch(
            description: "Rows under ANY that differ", policy: .any, rows: ["<= 18 | - || 1", ">= 18 | - || 2"],
            expected: ["lignes_contradictoires: age = 18, categorie = \"SI\""]),
        Sketch(
            description: "Rows that may meet where several count", policy: .collect(.sum),
            rows: ["<= 18 | - || 1", ">= 18 | - || 2"]),
        Sketch(
            description: "A word that no row is for", rows: ["- | \"SI\" || 1", "- | \"SIR\" || 2"],
            expected: ["table_incomplete: age = 0, categorie = \"SIA\""]),
        Sketch(
            description: "A word that no row is for, with something to say all the same",
            rows: ["- | \"SI\" || 1", "- | \"SIR\" || 2"], otherwise: "3"),
        Sketch(
            description: "A word that no row is for, where the conclusions are a list", policy: .collect(nil),
            rows: ["- | \"SI\" || 1"]),
        Sketch(
            description: "Bounds that do not touch", rows: ["<= 17 | - || 1", ">= 18 | - || 2"],
            expected: ["table_incomplete: age = 17.5, categorie = \"SI\""]),
        Sketch(
            description: "Days that touch", inputs: dates,
            rows: ["<= @\"2025-09-30\" || 1", ">= @\"2025-10-01\" || 2"]),
        Sketch(
            description: "A day between two others", inputs: dates,
            rows: ["< @\"2025-09-30\" || 1", "> date(\"2025-09-30\") || 2"],
            expected: ["table_incomplete: du = @\"2025-09-30\""]),
        Sketch(
            description: "Truths of which one combination is left out", inputs: truths,
            rows: ["true | - || 1", "false | true || 2"], expected: ["table_incomplete: a = false, b = false"]),
        Sketch(
            description: "Texts that are not all named", inputs: [("poste", .string)],
            rows: ["\"autre\" || 1", "not(\"autre\", \"chef\") || 2"], expected: ["table_incomplete: poste = \"chef\""]),
        Sketch(
            description: "Texts of which any other is left out", inputs: [("poste", .string)],
            rows: ["\"chef\" || 1"], expected: ["table_incomplete: poste = \"autre\""]),
        Sketch(
            description: "A row hidden by those above it together", policy: .first,
            rows: ["< 18 | - || 1", ">= 18 | \"SIR\" || 2", "[16..30] | \"SIR\" || 3", "- | - || 4"],
            expected: ["ligne_inutile: age = 16, categorie = \"SIR\""]),
        Sketch(
            description: "A row that is hidden but for one value", policy: .first,
            rows: ["< 18 | - || 1", "> 18 | - || 2", "[16..30] | - || 3"]),
        Sketch(
            description: "A row that a more important one hides", policy: .priority,
            rows: ["< 18 | - || \"rare\"", "- | - || \"souvent\"", ">= 18 | - || \"souvent\""],
            allowed: "\"souvent\", \"rare\"", expected: ["ligne_inutile: age = 17, categorie = \"SI\""]),
        Sketch(
            description: "A cell that nothing passes",
            rows: ["(18..18] | - || 1", "- | not(\"SI\", \"SIA\", \"SIR\", null) || 2", "- | - || 3"],
            expected: ["ligne_inutile: age = 17 n'y passe pas", "ligne_inutile: categorie = \"SI\" n'y passe pas"]),
        Sketch(
            description: "Hours that do not touch", inputs: times,
            rows: ["< time(\"08:00:00\") || 1", "> @\"08:00:00\" || 2"],
            expected: ["table_incomplete: a = @\"08:00:00\""]),
        Sketch(
            description: "Hours with a gap of some minutes", inputs: times,
            rows: ["<= @\"08:00:00\" || 1", ">= @\"08:30:00\" || 2"],
            expected: ["table_incomplete: a = @\"08:01:00\""]),
        Sketch(
            description: "Hours that touch, from midnight to midnight", inputs: times,
            rows: ["[@\"00:00:00\"..@\"06:00:00\") || 1", ">= @\"06:00:00\" || 2"]),
        Sketch(
            description: "Hours that meet", inputs: times,
            rows: ["[@\"06:00:00\"..@\"14:00:00\"] || 1", "[@\"14:00:00\"..@\"22:00:00\"] || 2", "- || 2"],
            expected: ["lignes_contradictoires: a = @\"14:00:00\""]),
        Sketch(
            description: "An hour of a zone is read by the clock of the row", policy: .first, inputs: times,
            rows: ["< @\"12:00:00\" || 1", ">= @\"12:00:00\" || 2", "null || 3", "- || 4"],
            expected: ["ligne_inutile: a = @\"11:00:00\""]),
        Sketch(
            description: "A moment without a zone passes between two clocks", policy: .first,
            inputs: [("a", .dateTime)],
            rows: [
                "<= @\"2025-10-01T08:00:00Z\" || 1", "> @\"2025-10-01T10:00:00+02:00\" || 2", "null || 3", "- || 4",
            ]),
        Sketch(
            description: "A moment without a zone is read by the one clock there is", policy: .first,
            inputs: [("a", .dateTime)],
            rows: [
                "<= @\"2025-10-01T08:00:00Z\" || 1", "> @\"2025-10-01T08:00:00Z\" || 2", "null || 3", "- || 4",
            ],
            expected: ["ligne_inutile: a = @\"2025-10-01T07:00:00Z\""]),
        Sketch(
            description: "Hours of zones have no order of which anything is said", inputs: times,
            rows: ["< @\"08:00:00Z\" || 1", "> @\"08:00:00Z\" || 2"]),
        Sketch(
            description: "Moments that do not touch", inputs: [("a", .dateTime)],
            rows: ["< @\"2025-10-01T08:00:00\" || 1", "> @\"2025-10-01T08:00:00\" || 2"],
            expected: ["table_incomplete: a = @\"2025-10-01T08:00:00\""]),
        Sketch(
            description: "One moment of two zones", inputs: [("a", .dateTime)],
            rows: ["<= @\"2025-10-01T08:00:00Z\" || 1", ">= @\"2025-10-01T10:00:00+02:00\" || 2"],
            expected: ["lignes_contradictoires: a = @\"2025-10-01T08:00:00Z\""]),
        Sketch(
            description: "Durations that do not touch", inputs: [("a", .monthsDuration)],
            rows: ["<= @\"P1Y\" || 1", ">= @\"P2Y\" || 2"], expected: ["table_incomplete: a = @\"P1Y1M\""]),
        Sketch(
            description: "What may not come needs no row", rows: ["< 18 | - || 1", "[18..30] | - || 2"],
            limits: "[16..30]"),
        Sketch(
            description: "What may come needs a row", rows: ["< 18 | - || 1", "(18..30] | - || 2"], limits: "[16..40]",
            expected: ["table_incomplete: age = 18, categorie = \"SI\""]),
        Sketch(
            description: "What is absent needs a row where it is allowed by name", rows: ["<= 30 | - || 1"],
            limits: "[16..30], null", expected: ["table_incomplete: age = null, categorie = \"SI\""]),
        Sketch(
            description: "Rows that meet only where nothing may come", rows: ["<= 18 | - || 1", ">= 16 | - || 2"],
            limits: "[0..16), (18..99]"),
        Sketch(
            description: "A cell beyond what may come", rows: ["<= 30 | - || 1", "> 30 | - || 2"], limits: "[16..30]",
            expected: ["ligne_inutile: age = 16 n'y passe pas"]),
        Sketch(
            description: "A value that may not come", rows: ["16, 31 | - || 1", "not(31, null) | - || 2"],
            limits: "[16..30]", expected: ["entree_non_permise:", "entree_non_permise:"]),
        Sketch(
            description: "What may come depends on a name", rows: ["16, 31 | - || 1", "not(16, 31) | - || 2"],
            limits: "< seuil"),
        Sketch(
            description: "Conclusions that are not allowed, computed as far as they are written out",
            rows: ["< 18 | - || -1", ">= 18 | - || age"], allowed: "1, 2", otherwise: "1 + 2",
            expected: ["sortie_non_permise:", "sortie_non_permise:"]),
        Sketch(
            description: "A cell that depends on a name may take anything",
            rows: ["< seuil | - || 1", ">= seuil | - || 2"]),
        Sketch(
            description: "A cell that asks something else of the value may take anything",
            rows: ["modulo(?, 2) = 0 | - || 1", "18 | - || 2"]),
        Sketch(
            description: "Two columns of one name are not free of one another",
            inputs: [("age", .number), ("age", .number)], rows: ["< 18 | > 10 || 1", ">= 18 | < 90 || 2"]),
        Sketch(
            description: "An input of which nothing is known", inputs: [("age", .any)],
            rows: ["< 18 || 1", "< 20 || 2"]),
    ]

    @Test(arguments: sketches)
    private func isFoundWithAnExample(_ sketch: Sketch) throws {
        #expect(try sketch.found() == sketch.expected)
    }

    @Test func aTableTooBigIsNotAnalysedAndSaysSo() throws {
        let sketch = Sketch(description: "", rows: (0..<1_200).map { "\($0) | - || 1" })
        #expect(try sketch.found() == ["table_trop_grande:"])
    }
}

@Suite("Decision tables made at random, asked for every input")
struct RandomTableTests {
    private static let ages: [Value] =
        [.null] + (-1...8).compactMap { Decimal128($0).divided(by: Decimal128(2)) }.map { .number($0) }
    private static let categories: [Value] = [.null] + ["SI", "SIA", "SIR"].map { .string($0) }
    private static let ageTests = [
        "-", "< 1", "<= 1", "> 2", ">= 2", "[1..2]", "(1..2)", "(1..3]", "1, 3", "not(2)", "null", "not(< 2)", "!= 1",
        "> 3, < 2",
    ]
    private static let categoryTests = ["-", "\"SI\"", "\"SIA\", \"SIR\"", "not(\"SI\")", "null", "not(null)"]

    /// For each input the rows that match it.
    private func matches(_ rows: [String]) throws -> [(isPresent: Bool, rows: [Int])] {
        let numbered = rows.enumerated().map { "\($1) || \($0)" }
        let table = try Sketch(description: "", policy: .ruleOrder, rows: numbered).table()
        return Self.ages.flatMap { age in
            Self.categories.map { category in
                let value = Interpreter().evaluate(table, in: Values(["age": age, "categorie": category]))
                return (!age.isNull && !category.isNull, (value.list ?? []).compactMap { $0.number?.integer })
            }
        }
    }

    @Test(arguments: 0..<200)
    func whatIsFoundIsSoAndWhatIsSoIsFound(_ seed: Int) throws {
        var generator = Seeded(state: UInt64(seed))
        let rows = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            (Self.ageTests.randomElement(using: &generator) ?? "-") + " | "
                + (Self.categoryTests.randomElement(using: &generator) ?? "-")
        }
        let matches = try matches(rows)
        func codes(_ policy: DecisionTable.HitPolicy) throws -> [String] {
            let sketch = Sketch(description: "", policy: policy, rows: rows.enumerated().map { "\($1) || \($0)" })
            return try sketch.found().map { $0.split(separator: ":")[0].description }
        }
        let hasConflict = matches.contains { $0.rows.count > 1 }
        #expect(try codes(.unique).contains("lignes_contradictoires") == hasConflict, "\(rows)")
        let hasGap = matches.contains { $0.isPresent && $0.rows.isEmpty }
        #expect(try codes(.unique).contains("table_incomplete") == hasGap, "\(rows)")
        let chosen = Set(matches.compactMap(\.rows.first)).count
        #expect(try codes(.first).count { $0 == "ligne_inutile" } == rows.count - chosen, "\(rows)")
    }
}
