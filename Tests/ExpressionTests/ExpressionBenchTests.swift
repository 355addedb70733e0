import AvalCommandLine
import AvalOperations
import AvalValues
import Testing

@Test func theNamesOfAJSONObjectAreKnownAndItsNumbersExact() throws {
    let json = #"{"date de naissance": "2007-06-15", "x": 12345678901234567890.10, "l": [{"a b": 1}, null]}"#
    var bench = ExpressionBench()
    for (name, value) in try ExpressionContext.values(Array(json.utf8)) { bench.bind(name, to: value) }
    #expect(bench.evaluate("date(date de naissance).year").value == .number(2007))
    #expect(bench.evaluate("x + 0.01").value == .number(try #require(Decimal128("12345678901234567890.11"))))
    #expect(bench.evaluate("l[1].a b").value == .number(1))
}

@Test(arguments: [
    (#"[1]"#, "un objet JSON est attendu"), (#"{"a": 1"#, "s'arrête trop tôt"), (#"{"a": 1, "a": 2}"#, "deux fois"),
    (#"{"a": 1.00000000000000000000000000000000000001}"#, "34"), (#"{"a": 1e99999}"#, "34"),
])
func aJSONTextThatGivesNoNamesIsRefused(_ json: String, _ reason: String) throws {
    let error = try #require(throws: ExpressionContextError.self) {
        try ExpressionContext.values(Array(json.utf8))
    }
    #expect(error.message.contains(reason))
}

@Test func aNameThatIsNullMightHaveBeenAnything() {
    var bench = ExpressionBench()
    bench.bind("age", to: .null)
    let answer = bench.evaluate("age + 1")
    #expect(answer.findings.isEmpty)
    #expect(answer.value == .null && answer.reasons.map(\.code) == ["valeur_nulle"])
}

@Test func theSameReasonIsToldOnce() {
    let answer = ExpressionBench().evaluate("sum(for i in 1..1000 return upper case(string(null)))")
    #expect(answer.value == .null)
    #expect(answer.reasons.count < 5)
}

@Test func aNameIsWhatExpressionsCanUse() {
    for name in ["x", "taux de base", "âge", "effectif-total"] { #expect(ExpressionBench.isName(name), "\(name)") }
    for name in ["", "if", "12", "true", "\"x\"", " x", "x["] {
        #expect(!ExpressionBench.isName(name), "\(name)")
    }
}

@Test(arguments: [
    ("  ", PromptCommand.nothing), (" 1 + 1 ", .expression("1 + 1")), (":aide", .help), (":noms", .names),
    (":contexte  a b.json ", .context(path: "a b.json")), (":soit x 1 + 1", .bind(name: "x", expression: "1 + 1")),
    (#":soit "taux de base" 0.2"#, .bind(name: "taux de base", expression: "0.2")),
])
func theCommandsOfThePromptAreRead(_ line: String, _ command: PromptCommand) {
    #expect(PromptCommand(line) == command)
}

@Test(arguments: [":x", ":contexte", ":soit", ":soit x", ":soit if 3", #":soit "a 3"#])
func aCommandThatLacksSomethingIsToldSo(_ line: String) {
    guard case .mistake = PromptCommand(line) else {
        Issue.record("« \(line) » was taken")
        return
    }
}

@Test func theClockOfParisIsSetForwardAndBack() {
    // One second before and at the change of 30 March 2025, then in the doubled hour of 26 October.
    #expect(ParisClock.moment(secondsSince1970: 1_743_296_399).description == "2025-03-30T01:59:59@Europe/Paris")
    #expect(ParisClock.moment(secondsSince1970: 1_743_296_400).description == "2025-03-30T03:00:00@Europe/Paris")
    #expect(ParisClock.moment(secondsSince1970: 1_761_436_800).description == "2025-10-26T02:00:00@Europe/Paris")
    #expect(ParisClock.moment(secondsSince1970: 1_761_519_599).description == "2025-10-26T23:59:59@Europe/Paris")
}
