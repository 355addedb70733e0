import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// Reads and evaluates; a text that is no expression fails the test.
func evaluate(_ text: String, in values: [String: Value] = [:]) throws -> Value {
    let scope = Scope(names: values.mapValues(\.kind))
    let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
    return Interpreter().evaluate(try #require(expression, "\(findings)"), in: Values(values))
}

@Test(arguments: BuiltinLibrary.standard.builtins.map(\.name))
func everyBuiltinGivesWhatItsExamplesSay(_ name: String) throws {
    let builtin = try #require(BuiltinLibrary.standard[name])
    for example in builtin.examples {
        #expect(try evaluate(example.expression) == evaluate(example.result), "\(example.expression)")
    }
}
