import AvalFEEL
import AvalSource
import AvalValues
import Testing

private let scope = Scope(names: ["age": .number, "contrat": .string])

private func expression(_ text: String) throws -> Expression {
    try #require(ExpressionParser.parse(SourceText(text, name: "test"), scope: scope).0)
}

private func tests(_ text: String) throws -> Expression {
    try #require(ExpressionParser.parseUnaryTests(SourceText(text, name: "test"), scope: scope).0)
}

/// A table over age and contract; each row is two tests and an output.
private func table(
    _ policy: DecisionTable.HitPolicy, allowed: String? = nil, otherwise: String? = nil, _ rows: [[String]]
) throws -> DecisionTable {
    DecisionTable(
        hitPolicy: policy,
        inputs: [.init(try expression("age"), allowed: try tests("< 100")), .init(try expression("contrat"))],
        outputs: [.init(name: nil, allowed: try allowed.map(tests), otherwise: try otherwise.map(expression))],
        rows: try rows.map { row in
            .init(tests: try row.prefix(2).map(tests), outputs: try row.dropFirst(2).map(expression))
        })
}

private func conclusion(_ table: DecisionTable, age: Int, contrat: String? = "cdi") -> Value {
    let values = Values(["age": .number(age), "contrat": contrat.map { .string($0) } ?? .null])
    return Interpreter().evaluate(table, in: values)
}

private let overlapping = [["< 30", "-", "1"], ["< 20", "\"cdi\", \"cdd\"", "3"], ["< 10", "-", "2"]]

@Test func eachHitPolicyChoosesItsRows() throws {
    func conclude(_ policy: DecisionTable.HitPolicy, age: Int) throws -> String {
        conclusion(try table(policy, allowed: "3, 2, 1", overlapping), age: age).description
    }
    #expect(try conclude(.unique, age: 25) == "1")
    #expect(try conclude(.unique, age: 15) == "null")
    #expect(try conclude(.any, age: 15) == "null")
    #expect(try conclude(.first, age: 5) == "1")
    #expect(try conclude(.priority, age: 5) == "3")
    #expect(try conclude(.ruleOrder, age: 5) == "[1, 3, 2]")
    #expect(try conclude(.outputOrder, age: 5) == "[3, 2, 1]")
    #expect(try conclude(.collect(nil), age: 15) == "[1, 3]")
    #expect(try conclude(.collect(.sum), age: 5) == "6")
    #expect(try conclude(.collect(.count), age: 5) == "3")
    #expect(try conclude(.collect(.min), age: 5) == "1")
    #expect(try conclude(.collect(.max), age: 5) == "3")
}

@Test func withoutAMatchingRowTheOthersEntryHolds() throws {
    #expect(conclusion(try table(.unique, overlapping), age: 40) == .null)
    #expect(conclusion(try table(.unique, otherwise: "9", overlapping), age: 40) == .number(9))
    #expect(conclusion(try table(.collect(nil), overlapping), age: 40) == .list([]))
    #expect(conclusion(try table(.collect(.count), overlapping), age: 40) == .number(0))
}

@Test func whatIsNotAllowedHasNoConclusion() throws {
    #expect(conclusion(try table(.first, overlapping), age: 100) == .null)
    #expect(conclusion(try table(.first, allowed: "5, 6", overlapping), age: 25) == .null)
}

@Test func aTableThatGivesNothingSaysWhy() throws {
    func reasons(_ table: DecisionTable, age: Int) -> [String] {
        var reasons: [String] = []
        let values = Values(["age": .number(age), "contrat": .string("cdi")])
        let value = Interpreter().evaluate(table, in: values) { reasons.append($0.message) }
        #expect(value == .null)
        return reasons
    }
    #expect(reasons(try table(.unique, overlapping), age: 15) == ["plusieurs lignes de la table conviennent"])
    #expect(reasons(try table(.any, overlapping), age: 15) == ["des lignes de la table se contredisent"])
    #expect(reasons(try table(.first, overlapping), age: 50) == ["aucune ligne de la table ne convient"])
    #expect(reasons(try table(.first, overlapping), age: 100) == ["une entrée de la table n'a pas une valeur permise"])
    let computed = try table(.first, allowed: "2, 3", [["-", "-", "age + 1"]])
    #expect(reasons(computed, age: 5) == ["une sortie de la table n'a pas une valeur permise"])
    #expect(conclusion(computed, age: 2) == .number(3))
}

@Test func anAbsentValueMatchesNoConditionButTheOneThatAsksNothing() throws {
    let rows = [["-", "\"cdi\"", "1"], ["-", "null", "2"], ["-", "-", "3"]]
    #expect(conclusion(try table(.ruleOrder, rows), age: 5, contrat: nil).description == "[2, 3]")
}

@Test func severalOutputsMakeAContext() throws {
    let two = DecisionTable(
        hitPolicy: .first, inputs: [.init(try expression("age"))],
        outputs: [.init(name: "a"), .init(name: "b")],
        rows: [.init(tests: [try tests("-")], outputs: [try expression("age + 1"), try expression("contrat")])])
    #expect(conclusion(two, age: 1) == .context(Context([("a", .number(2)), ("b", .string("cdi"))])))
}
