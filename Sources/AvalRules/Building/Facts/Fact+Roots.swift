import AvalFEEL
import AvalSource

extension RuleModel.Fact {
    /// The trees of all that computes the fact, as far as they can be read; what cannot is told where it is compiled.
    func roots(in scope: Scope) -> [Node] {
        var expressions = [value].compactMap { $0 }
        var tests: [SourceText] = []
        if let table {
            expressions +=
                table.inputs.map(\.expression) + table.rows.flatMap(\.outputs) + table.outputs.compactMap(\.otherwise)
            tests = table.rows.flatMap(\.tests) + table.inputs.compactMap(\.allowed)
        }
        return expressions.compactMap { ExpressionParser.parse($0, scope: scope).0?.root }
            + tests.compactMap { ExpressionParser.parseUnaryTests($0, scope: scope).0?.root }
    }
}
