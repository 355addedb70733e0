import RuleTestSupport
import Testing

@testable import AvalRules

@Suite("What compiled rules keep of the files, so that a verdict can be explained")
struct KeptTextTests {
    let rules: RuleSet

    init() throws { rules = try #require(Workshop.shipped.load().rulebook).rules }

    @Test func everyConditionIsKeptBesideItsCompiledForm() {
        for item in rules.all.flatMap(\.cases) {
            #expect((item.condition == nil) == (item.texts.condition == nil))
        }
    }

    @Test func everyValueOfAMessageIsKeptWithItsPosition() {
        for message in rules.all.flatMap(\.cases).map(\.message) {
            let outputs = message.pieces.count { if case .output = $0 { true } else { false } }
            #expect(message.texts.count == outputs)
            #expect(message.texts.allSatisfy { $0.expression.text.span.file.path.hasPrefix("Rules/anomalies/") })
        }
    }

    @Test func everyFactIsKeptWithWhatComputesIt() {
        #expect(Set(rules.facts.map(\.name)) == Set(rules.model.facts.map(\.name)))
    }
}
