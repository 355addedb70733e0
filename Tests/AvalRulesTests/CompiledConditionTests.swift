import AvalFEEL
import RuleTestSupport
import Testing

@testable import AvalRules

@Suite("Conditions that are asked of every declaration")
struct CompiledConditionTests {
    /// By the interpreter it would take as long as all other rules together, twenty times over.
    @Test func runWithoutTheInterpreterWhereTheyLookForSalariesEnteredTwice() throws {
        let rules = try #require(Workshop.shipped.load().rulebook).rules
        let rule = try #require(rules.all.first { $0.code == "salarie_en_double" })
        let text = try #require(rule.cases.first?.texts.condition)
        let names = NameResolver(names: text.names, expression: text.expression, catalogue: [:])
        #expect(Compiler(resolver: names).isFast(text.expression.root))
    }
}
