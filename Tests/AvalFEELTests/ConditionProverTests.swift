import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// What is proved of conditions, by kinds, words, bounds and dates.
struct ConditionProverTests {
    private static let contracts = WordDomain(name: "contrats", words: ["cdi", "cdd", "stage"])
    private static let scope = Scope(names: [
        "age": .number, "contrat": .word(contracts), "entree": .date, "sortie": .date, "jour": .date, "texte": .string,
        "present": .boolean, "code": .word(WordDomain(name: "codes", words: ["amiante"], isOpen: true)),
        "codes": .list(.string),
    ])
    private let prover = ConditionProver(limits: [
        "jour": RangeValue(
            lower: .date(CalendarDate(dayNumber: 17167)), isLowerIncluded: true,
            upper: .date(CalendarDate(dayNumber: 17531)), isUpperIncluded: true)
    ])

    private func condition(_ text: String) throws -> Condition {
        let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "essai"), scope: Self.scope)
        #expect(findings.isEmpty)
        let read = try #require(expression)
        return Condition(read, kinds: Checker(scope: Self.scope).check(read).kinds)
    }

    private func isImpossible(_ claims: [ConditionProver.Claim]) -> Bool {
        if case .impossible = prover.search(claims) { true } else { false }
    }

    @Test(arguments: [
        "age < 18 and (present or age > 20) and not(present)",
        "contrat != \"cdi\" and contrat != \"cdd\" and contrat != \"stage\" and contrat != null",
        "not(contrat in (\"cdi\", \"cdd\", \"stage\")) and contrat != null",
        "entree > sortie and entree <= sortie",
        "sortie < entree and entree < sortie",
        "entree < @\"2020-01-01\" and entree >= date(\"2020-01-01\")",
        "age between 10 and 20 and (age < 5 or age in [30..40])",
        "jour >= @\"2018-01-01\"",
        "jour = null",
        "texte = \"a\" and texte in (\"b\", \"c\")",
        "count(codes) > 2 and count(codes) < 1",
        "(if present then age > 20 else false) and age < 18",
        "(\"x\" in codes) and not(\"x\" in codes)",
    ])
    func whatIsNeverTrueIsProved(_ text: String) throws {
        #expect(isImpossible([.holds(try condition(text))]))
    }

    @Test(arguments: [
        "age < 18 and present", "age > 17 and age < 18", "contrat != \"cdi\" and contrat != \"cdd\"",
        "jour >= @\"2017-06-01\"", "entree > sortie", "not(present)", "texte != \"a\" and texte != \"b\"",
        "code != \"amiante\" and code != null", "age = null", "(\"x\" in codes) and not(\"y\" in codes)",
        "(if age > 18 then present else not(present)) and age = null",
    ])
    func whatMayBeTrueIsLeftAlone(_ text: String) throws {
        #expect(!isImpossible([.holds(try condition(text))]))
    }

    @Test(arguments: [
        "jour >= @\"2017-01-01\"", "age = null or age != null", "age < 18 or age >= 18 or age = null",
        "contrat = null or contrat in (\"cdi\", \"cdd\", \"stage\")",
    ])
    func whatIsAlwaysTrueIsProved(_ text: String) throws {
        #expect(isImpossible([.fails(try condition(text))]))
    }

    @Test(arguments: ["age < 18 or age >= 18", "present or not(present)", "contrat in (\"cdi\", \"cdd\", \"stage\")"])
    func whatIsUnknownOfWhatIsAbsentIsNotAlwaysTrue(_ text: String) throws {
        #expect(!isImpossible([.fails(try condition(text))]))
    }

    @Test(arguments: [
        ("age < 18 and present", "present and 18 > age"), ("not(age < 18)", "age >= 18"),
        ("contrat = \"cdi\" or contrat = \"cdd\"", "contrat in (\"cdd\", \"cdi\")"),
        ("age between 3 and 5", "age in [3..5]"), ("entree < sortie", "sortie > entree"),
    ])
    func twoThatSayTheSameAreProved(_ one: String, _ other: String) throws {
        let (left, right) = (try condition(one), try condition(other))
        #expect(isImpossible([.holds(left), .fails(right)]) && isImpossible([.holds(right), .fails(left)]))
        #expect(prover.topics(of: left) == prover.topics(of: right))
    }

    @Test func whatIsPossibleIsShown() throws {
        guard case .possible(let example) = prover.search([.holds(try condition("age < 18 and contrat = \"cdd\""))])
        else {
            Issue.record("nothing found")
            return
        }
        #expect(example.map(\.text) == ["age = 17", "contrat = \"cdd\""])
    }
}
