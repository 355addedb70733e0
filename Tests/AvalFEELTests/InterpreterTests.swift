import AvalFEEL
import AvalSource
import AvalValues
import Testing

private func tests(_ text: String, take value: Value) throws -> Truth {
    let (parsed, findings) = ExpressionParser.parseUnaryTests(SourceText(text, name: "test"), scope: Scope())
    return Interpreter().test(try #require(parsed, "\(findings)"), value: value, in: Values())
}

@Test func anInputEntryTakesWhatItsTestsSay() throws {
    #expect(try tests("-", take: .null) == .yes)
    #expect(try tests("\"SI\", \"SIR\"", take: .string("SIR")) == .yes)
    #expect(try tests("not(\"SI\", \"SIR\")", take: .string("SIR")) == .no)
    #expect(try tests("[18..65)", take: .number(65)) == .no)
    #expect(try tests("< 18", take: .null) == .unknown)
    #expect(try tests("null", take: .null) == .yes)
    #expect(try tests("[1, 2, [5..6]]", take: .number(5)) == .yes)
    #expect(try tests("? > 3 and ? < 5", take: .number(4)) == .yes)
    #expect(try tests("false", take: .boolean(false)) == .yes)
    #expect(try tests("not(? = false)", take: .boolean(false)) == .no)
}

@Test func aNullSaysWhyAndWhere() throws {
    let text = "1 + upper case(nom)"
    let scope = Scope(names: ["nom": .string])
    let expression = try #require(ExpressionParser.parse(SourceText(text, name: "test"), scope: scope).0)
    var reasons: [NullReason] = []
    let value = Interpreter().evaluate(expression, in: Values(["nom": .null])) { reasons.append($0) }
    #expect(value == .null)
    #expect(
        reasons.map(\.message) == [
            "« upper case » : l'argument « string » est absent",
            "« + » ne donne rien entre un nombre et null (une absence de valeur)",
        ])
    #expect(reasons.first.map { $0.span.lower..<$0.span.upper } == 4..<text.utf8.count)
}

/// An environment that notes which names were asked for.
private struct Asking: Environment {
    let asked: @Sendable (String) -> Value?

    func value(of name: String) -> Value? { asked(name) }
}

@Test func onlyTheNamesThatMatterAreAskedFor() throws {
    let scope = Scope(names: ["a": .boolean, "b": .boolean])
    let expression = try #require(ExpressionParser.parse(SourceText("a and b", name: "test"), scope: scope).0)
    let environment = Asking { name in
        if name == "b" { Issue.record("« b » cannot matter") }
        return .boolean(false)
    }
    #expect(Interpreter().evaluate(expression, in: environment) == .boolean(false))
}

@Test func theClockIsReadOnlyWhereOneIsGiven() throws {
    let expression = try #require(ExpressionParser.parse(SourceText("today()", name: "test"), scope: Scope()).0)
    #expect(Interpreter().evaluate(expression, in: Values()) == .null)
    let now = try #require(DateTime("2025-06-15T10:00:00Z"))
    #expect(Interpreter(now: now).evaluate(expression, in: Values()) == .date(now.date))
}

@Test(arguments: [
    "null[item > 1]", "null[1]", "for x in null return x", "some x in null satisfies x", "null.a", "count(null)",
])
func whatIsAbsentIsNoEmptyList(_ text: String) throws {
    #expect(try evaluate(text) == .null)
}

@Test func aFunctionKeepsTheNamesItWasWrittenAmong() throws {
    #expect(try evaluate("{x: 10, f: function(y) x + y, r: (for x in [1] return f(x))[1]}.r") == .number(11))
    #expect(try evaluate("(function(a) function(b) a - b)(5)(3)") == .number(2))
    #expect(try evaluate("sort([3, 1, 2], function(a, b) a > b)").description == "[3, 2, 1]")
}

@Test func aLibraryMayHaveFurtherFunctions() throws {
    let twice = Builtin("deux fois", [.init("n", .number)], gives: .number, "Le double.", examples: []) { call in
        call[0].number?.adding(call[0].number ?? .zero).map { .number($0) } ?? .null
    }
    let library = BuiltinLibrary.standard.adding([twice])
    let scope = Scope(library: library)
    let expression = try #require(ExpressionParser.parse(SourceText("deux fois(21)", name: "test"), scope: scope).0)
    #expect(Checker(scope: scope).check(expression, expecting: .number).findings.isEmpty)
    #expect(Interpreter().evaluate(expression, in: Values(), library: library) == .number(42))
}

@Test func everyBuiltinIsDescribed() {
    for builtin in BuiltinLibrary.standard.builtins {
        #expect(!builtin.summary.isEmpty && builtin.summary.hasSuffix("."), "\(builtin.name)")
        #expect(!builtin.examples.isEmpty || ["now", "today"].contains(builtin.name), "\(builtin.name)")
        for form in builtin.forms {
            #expect(Set(form.map(\.name)).count == form.count, "\(builtin.name)")
            #expect(form.dropLast().allSatisfy { !$0.isRest }, "\(builtin.name)")
        }
    }
}
