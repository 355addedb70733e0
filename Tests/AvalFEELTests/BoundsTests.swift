import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// Evaluates a text if it can be read; a text that cannot gives its finding's code.
private func outcome(_ text: String, limits: Limits = Limits()) -> String {
    let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: Scope())
    guard let expression else { return findings.first?.code ?? "nothing" }
    var reasons: [String] = []
    let value = Interpreter(limits: limits).evaluate(expression, in: Values()) { reasons.append($0.message) }
    return value.isNull ? reasons.last ?? "null" : "value"
}

@Test(arguments: [
    "(", "[", "{a:", "-", "not(", "if ", "for x in ", "f(", "a[", "function() ", "]", "{", "@", "\"", "/*", "x.", "<",
])
func aHundredThousandOpeningsAreRefusedWithoutACrash(_ opening: String) {
    #expect(outcome(String(repeating: opening, count: 100_000)) == "syntaxe")
}

@Test(arguments: ["1 + ", "true or ", "\"a\" + ", "2 ** ", "1 in [", "a.b = "])
func aHundredThousandLinksOfAChainAreRefusedWithoutACrash(_ link: String) {
    #expect(outcome(String(repeating: link, count: 100_000) + "1") == "syntaxe")
}

@Test func nestingWithinTheLimitIsTaken() {
    let depth = 60
    #expect(outcome(String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)) == "value")
    // A flat chain of two hundred terms, each a comparison.
    #expect(outcome(String(repeating: "1 + ", count: 199) + "1") == "value")
    for word in ["or", "and"] {
        let terms = Array(repeating: "\"a\" = lower case(\"A\")", count: 200)
        #expect(outcome(terms.joined(separator: " \(word) ")) == "value")
    }
    #expect(outcome("1 in [" + String(repeating: "1, ", count: 50_000) + "1]") == "value")
}

@Test(arguments: [
    "for i in 1..1000000000 return i", "some i in 1..1000000000 satisfies i < 0",
    "for i in 1..100000, j in 1..100000 return 1", "for i in -1000000000..1000000000 return partial",
    "count(for i in 1..1000000000 return i)",
])
func anEndlessLoopEndsWithAReason(_ text: String) {
    #expect(outcome(text, limits: Limits(steps: 100_000)) == "l'évaluation demande trop d'étapes")
}

@Test func aFunctionThatCallsItselfForEverEndsWithAReason() {
    #expect(outcome("{f: function(g) g(g), r: f(f)}.r").contains("trop imbriquée"))
}

@Test(arguments: ["concatenate(x, x)", "[x, x]", "for i in 1..9 return x", "{a: x, b: x}", "append(x, x, x)"])
func whatDoublesAtEachTurnEndsWithAReason(_ step: String) {
    var entries = ["x0: [1, 2]"]
    for turn in 1...80 { entries.append("x\(turn): " + step.replacing("x", with: "x\(turn - 1)")) }
    let text = "{" + entries.joined(separator: ", ") + "}"
    #expect(outcome(text, limits: Limits(steps: 100_000)) == "l'évaluation demande trop d'étapes")
}

@Test(arguments: [
    "[partial[-1]]", "{a: partial[-1]}", "(< partial[-1])", "append([], partial[-1])", "(function(x) partial)",
])
func whatNestsDeeperAtEachTurnEnds(_ step: String) {
    let reasons = ["une valeur est trop imbriquée", "l'évaluation demande trop d'étapes"]
    #expect(reasons.contains(outcome("for i in 1..1000000 return \(step)")))
}

@Test func whatBindsNamesWithoutEndIsRefused() {
    let many = (0..<50_000).map { "n\($0)" }
    #expect(outcome("{" + many.map { $0 + ": 1" }.joined(separator: ", ") + "}") == "syntaxe")
    #expect(outcome("function(" + many.joined(separator: ", ") + ") 1") == "syntaxe")
    #expect(outcome("for " + many.map { $0 + " in [1]" }.joined(separator: ", ") + " return 1") == "syntaxe")
}

@Test func aTextThatDoublesAtEachTurnEndsWithAReason() {
    var entries = ["x0: \"ab\""]
    for turn in 1...80 { entries.append("x\(turn): x\(turn - 1) + x\(turn - 1)") }
    let text = "{" + entries.joined(separator: ", ") + "}"
    #expect(outcome(text, limits: Limits(steps: 100_000)) == "l'évaluation demande trop d'étapes")
}

@Test(arguments: [
    "10 ** 1000000000000", "1 / 0", "9.9e6144 * 10", "@\"999999999-12-31\" + @\"P1D\"", "@\"P1D\" * 1e40",
    "@\"-999999999-01-01\" - @\"P1M\"", "@\"P999999999Y\" * 1e15", "date(1e30, 1, 1)", "substring(\"a\", 1e30)",
    "sublist([1], -1e30)", "[1][1e30]", "exp(1e6000)", "\"a\"[1e6000]", "modulo(5, 0)", "number(\"1e99999999999\")",
    "decimal(1, 1e30)", "@\"2020-01-01T00:00:00@Europe/Paris\" + @\"P999999999999D\"", "-@\"P1D\" / 0",
])
func whatHasNoResultIsNull(_ text: String) throws {
    #expect(try evaluate(text) == .null)
}

@Test(arguments: [
    ("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "false"),
    ("(a|a)*$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "true"),
    ("^(a|aa)*$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "false"),
    ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "false"),
    ("^((a*)*)*$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", "false"),
    ("(.*)\\1x", "abababababababababababab", "false"),
])
func aPatternThatBacktracksForEverElsewhereEndsHere(_ pattern: String, _ text: String, _ expected: String) throws {
    let values: TextMap<Value> = ["p": .string(pattern), "t": .string(text)]
    #expect(try evaluate("matches(t, p)", in: values).description == expected)
}

@Test(arguments: [
    "a{1000}{1000}", "((((a{100}){100}){100}){100})", "[", "(", "a**", "\\", "(?<n>a)", "[z-a]", "a{2,1}", "\\p{Xx}",
    "[]", "x)",
])
func aPatternThatIsNoneGivesNull(_ pattern: String) throws {
    #expect(try evaluate("matches(\"a\", p)", in: ["p": .string(pattern)]) == .null)
}

@Test func aPatternOnALongTextEnds() throws {
    let text = String(repeating: "ab ", count: 200_000)
    #expect(try evaluate("matches(t, \"(a|b)+c\")", in: ["t": .string(text)]) != .boolean(true))
    #expect(try evaluate("replace(t, \"[ab]*\", \"x\")", in: ["t": .string(text)]) == .null)
    #expect(try evaluate("count(split(t, \" \"))", in: ["t": .string(text)]) == .number(200_001))
}

@Test func matchesFollowOneAnotherWithoutAGap() throws {
    #expect(try evaluate("replace(\"aabaa\", \"a+\", \"x\")") == .string("xbx"))
    #expect(try evaluate("replace(\"aaaa\", \"aa\", \"x\")") == .string("xx"))
    #expect(try evaluate("replace(\"abab\", \"(a|ab)(c|b|)\", \"<$1,$2>\")") == .string("<a,b><a,b>"))
    #expect(try evaluate("split(\"a,,b,\", \",\")") == evaluate("[\"a\", \"\", \"b\", \"\"]"))
}

/// A text of a hundred thousand letters, a list of as many, and what makes far more of them, each time again.
@Test(arguments: [
    "string join(list, text)", "replace(text, \"a\", long)", "string length(string(for x in list return text))",
    "for x in list return matches(text, \"b\")", "for x in list return split(text, \"b\")",
    "for x in list return text < other", "for x in list return text between other and other",
    "for x in list return text in (other)", "for x in list return [text] = [other]",
    "for x in list return list contains([[text]], [other])", "for x in list return min(text, other)",
    "(function(f) for x in list return f(list))(function(all: list<string>) true)",
])
func workOnLongTextsAndListsIsPaidFor(_ text: String) throws {
    let long = String(repeating: "a", count: 100_000)
    let values: TextMap<Value> = [
        "text": .string(long), "other": .string(long + "b"), "long": .string(String(repeating: "$0", count: 1000)),
        "list": .list(Array(repeating: .string("x"), count: 100_000)),
    ]
    let source = SourceText(text, name: "test")
    let expression = try #require(ExpressionParser.parse(source, scope: Scope(names: values.mapValues(\.kind))).0)
    var reasons: [String] = []
    let limits = Limits(steps: 200_000)
    let value = Interpreter(limits: limits).evaluate(expression, in: Values(values)) { reasons.append($0.message) }
    #expect(value.isNull)
    #expect(reasons.first == "l'évaluation demande trop d'étapes")
}
