import AvalJSON
import AvalTestSupport
import Testing

/// Salariés entered twice: found where their fields stand, or by the interpreter, which says what is meant.
struct RepeatedRecordTests {
    private static let code = "salarie_en_double"

    // MARK: Both ways

    /// Few names and few days, written in many ways, so that every declaration has salariés who are nearly the same.
    @Test(arguments: Effort.seeds(1...2, long: 1...100))
    func areTheSameEitherWayWhateverTheNames(seed: UInt64) throws {
        let files = ["anomalies/doublons.yaml": Self.rules]
        let fast = Judging(try Shipped.rulebook(rules: files, .compiled))
        let slow = Judging(try Shipped.rulebook(rules: files, .interpreted))
        var dice = Dice(seed)
        var found: Set<String> = []
        for _ in 0..<Effort.of(12, long: 60) {
            let declaration = Self.crowd(dice.pick([1, 2, 5, 20, 63, 65]), &dice)
            let answer = fast(declaration)
            #expect(answer.error == nil && answer == slow(declaration), "AVAL_SEED=\(seed)")
            found.formUnion(answer.codes)
        }
        #expect(found.isSuperset(of: Self.conditions.indices.dropLast().map { "doublon_\($0)" } + [Self.code]))
    }

    private static let conditions = [
        "a des doublons(salaries.date_naissance)", "a des doublons(salaries[present].date_naissance)",
        "a des doublons(salaries.nom)", "a des doublons(salaries[present].nom, salaries[present].prenom)",
        "a des doublons(for n in salaries.nom return sans accents(n), salaries.date_naissance)",
        "a des doublons(salaries.date_naissance, for n in salaries.prenom return lower case(sans accents(n)))",
        "a des doublons(for n in salaries[present].nom return upper case(n), salaries[present].date_naissance)",
        "a des doublons(salaries[present].date_naissance, salaries[present].date_entree)",
        "a des doublons(salaries[present].age, salaries[present].nom)",
        "a des doublons(noms_des_presents, salaries[present].date_naissance)",
        "count(rangs en doublon(noms_des_presents, prenoms_des_presents)) > 2",
        // Not of one length, unless all are present: there is nothing to compare then.
        "a des doublons(salaries.nom, salaries[present].prenom)",
    ]

    private static let rules = conditions.enumerated().map { number, condition in
        """
        - code: doublon_\(number)
          pour: declaration
          si: \(condition)
          gravite: information
          etape: salaries
          chemin: salaries
          message: "Doublon {\(number % 2 == 0 ? "count(salaries)" : "identifiants_des_homonymes")}."
        """
    }.joined(separator: "\n\n")

    private static func crowd(_ count: Int, _ dice: inout Dice) -> JSONValue {
        let salaries = (0..<count).map { index in
            JSONValue.object([
                JSONMember("id", .string("s\(index)")), JSONMember("nom", dice.pick(names)),
                JSONMember("prenom", dice.pick(Array(names.prefix(7)))), JSONMember("date_naissance", dice.pick(days)),
                JSONMember("date_entree", dice.pick(days)),
                JSONMember("date_sortie", dice.once(in: 4) ? "2024-01-01" : .null),
            ])
        }
        return ["exercice": 2025, "date": "2025-06-15", "salaries": .array(salaries)]
    }

    private static let names: [JSONValue] = [
        "LEFÈVRE", "Lefevre", "lefe\u{300}vre", "Lefe", "vre", "Œuvrard", "OEUVRARD", "Weiß", "WEISS", "", " ", "Ǆ",
        "İ", "i\u{307}", "\u{301}", "d'Âncourt", "D'ANCOURT", .null, "日本", "Z", "z",
    ]
    private static let days: [JSONValue] = [
        "1985-02-03", "1985-02-04", "1969-12-31", "1970-01-01", "1921-06-30", .null, "n'importe quoi",
    ]

    // MARK: What is said of whom

    private static func salarie(_ id: String, _ name: String, _ first: String, _ more: String = "") -> String {
        #"{"id": "\#(id)", "nom": "\#(name)", "prenom": "\#(first)", "date_naissance": "1985-02-03"\#(more)}"#
    }

    private static func message(_ salaries: [String]) throws -> String? {
        let text = #"{"exercice": 2025, "date": "2025-06-15", "salaries": [\#(salaries.joined(separator: ","))]}"#
        return try Judging().text(text).anomaly(code)?["message"]?.string
    }

    @Test func areNamedByTheirIdentifiersInTheOrderOfTheDeclaration() throws {
        let left = #", "date_sortie": "2025-01-31""#
        let message = try Self.message([
            Self.salarie("a", "Roux", "Léa"), Self.salarie("b", "LEFÈVRE", "Zoé"),
            Self.salarie("c", "ROUX", "LEA", left),
            Self.salarie("d", "lefevre", "ZOE"), Self.salarie("e", "Roux", "Luc"), Self.salarie("f", "ROUX", "LUC"),
        ])
        #expect(message?.contains("pour b, d, e, f :") == true)
    }

    @Test func areNotTwoWhoseNamesAreOnlyCutElsewhere() throws {
        #expect(try Self.message([Self.salarie("a", "Marie", "Anne"), Self.salarie("b", "Mari", "eAnne")]) == nil)
    }

    /// As many as a declaration may hold, all born on one day: comparing each with each would take hours here.
    @Test(.timeLimit(.minutes(2)))
    func areFoundAmongTwentyThousandBornOnTheSameDay() throws {
        let crowd = (0..<19_999).map { Self.salarie("s\($0)", "Dupont", "Zoé\($0)") }
        #expect(try Self.message(crowd) == nil)
        let message = try Self.message(crowd + [Self.salarie("dernier", "DUPONT", "ZOE77")])
        #expect(message?.contains("pour s77, dernier :") == true)
    }

    /// Everybody twice, on days of their own: the list of them all is made once.
    @Test(.timeLimit(.minutes(2)))
    func areAllNamedWhereEverybodyIsThereTwice() throws {
        let crowd = (0..<20_000).map { Self.salarie("s\($0)", "Dupont", "Zoé\($0 / 2)") }
        let message = try Self.message(crowd)
        #expect(message?.contains("s0, s1, s2") == true && message?.contains("s19998, s19999 :") == true)
    }
}
