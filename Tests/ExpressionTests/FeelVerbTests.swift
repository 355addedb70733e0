import Foundation
import Testing

@Test func anExpressionIsAnsweredWithItsValue() throws {
    let run = try Program.run(["feel", "138 * 1.2"])
    #expect(run.code == 0 && run.output == "165.6\n" && run.errors.isEmpty)
}

@Test func anExpressionThatCannotBeMeantIsShownWithACaret() throws {
    let run = try Program.run(["feel", "1 + agee"])
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.errors.contains("erreur[nom_inconnu]") && run.errors.contains("\n1 | 1 + agee\n  |     ^^^^\n"))
}

@Test func aNullSaysWhyOnStandardError() throws {
    let run = try Program.run(["feel", "[1, 2][3]"])
    #expect(run.code == 0 && run.output == "null\n")
    #expect(run.errors.contains("avertissement[valeur_nulle]") && run.errors.contains("2 éléments"))
}

@Test func aFrenchDecimalCommaIsToldWhereItMakesTwoNumbers() throws {
    let run = try Program.run(["feel", "sum(1,5)"])
    #expect(run.code == 0 && run.output == "6\n")
    #expect(run.errors.contains("avertissement[virgule_decimale]") && run.errors.contains("« 1.5 »"))
    #expect(try Program.run(["feel", "sum(1, 5)"]).errors.isEmpty)
}

@Test func theContextAndTheDayAreTakenFromTheOptions() throws {
    let context = TemporaryFile(#"{"date de naissance": "2007-06-15"}"#)
    let expression =
        "years and months duration(date(date de naissance), today()).years = 18 and today() = date_reference"
    func run(_ day: String) throws -> String {
        try Program.run(["feel", expression, "--context", context.url.path, "--date", day]).output
    }
    #expect(try run("2025-06-15") == "true\n")
    #expect(try run("2025-06-14") == "false\n")
}

@Test func theNameOfTheReferenceDateIsTheContextsFirst() throws {
    let context = TemporaryFile(#"{"date_reference": "hier"}"#)
    let run = try Program.run(["feel", "date_reference", "--context", context.url.path, "--date", "2025-06-15"])
    #expect(run.output == "\"hier\"\n")
}

@Test(arguments: [
    ["feel", "1", "--date", "2025-02-30"], ["feel", "1", "--context", "/nowhere.json"], ["feel", "1", "--jsonl"],
    ["feel", "1", "2"],
])
func whatCannotBeDoneEndsWithTwo(_ arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.code == 2 && run.output.isEmpty && !run.errors.isEmpty)
}

@Test func aStreamOfExpressionsGetsAValueALine() throws {
    let input = "1 + 1\n\n:soit taux 0.2\n1 +\ntaux * 2\n\"a\\u001bb\""
    let run = try Program.run(["feel"], input: Data(input.utf8))
    #expect(run.output == "2\n\n0.2\n\n0.4\n\"a\\u001bb\"\n")
    #expect(run.code == 1 && run.errors.contains("erreur[syntaxe]"))
}

@Test func conformanceCasesAreAnsweredLineByLine() throws {
    let lines = [
        #"{"id": "a", "expression": "[x, @\"P1D\", {k: date(\"2025-06-15\")}]", "context": {"x": {"number": "1.50"}}}"#,
        #"{"id": "b", "expression": "1 +"}"#, "no JSON", #"{"id": "c", "expression": "[function(x) x]"}"#, "",
        #"{"id": "d", "expression": "[1]", "resultType": "number"}"#,
        #"{"id": "e", "expression": "reste 97(\"97\")"}"#,
    ]
    let run = try Program.run(["feel", "--jsonl"], input: Data(lines.joined(separator: "\n").utf8))
    let answers = run.output.split(separator: "\n")
    #expect(run.code == 1 && answers.count == 6)
    #expect(
        answers[0] == #"{"id": "a", "value": {"list": [{"number": "1.50"}, {"days and time duration": "P1D"}, "#
            + #"{"context": {"k": {"date": "2025-06-15"}}}]}}"#)
    #expect(answers[1].hasPrefix(#"{"id": "b", "error": "#))
    #expect(answers[2].hasPrefix(#"{"id": null, "error": "#))
    #expect(answers[3].hasPrefix(#"{"id": "c", "error": "#))
    #expect(answers[4] == #"{"id": "d", "value": {"number": "1"}}"#)
    // The pure language has no function of the house.
    #expect(answers[5] != #"{"id": "e", "value": {"number": "0"}}"#)
}

@Test func eachCaseOfATableIsAnswered() throws {
    let table = #"{"hitPolicy": "UNIQUE", "inputs": [{"expression": "age"}], "outputs": [{"name": null}], "#
    let rules = #""rules": [{"when": ["< 18"], "then": ["\"mineur\""]}, {"when": [">= 18"], "then": ["\"majeur\""]}]}"#
    let cases =
        #"[{"id": "t/1", "context": {"age": {"number": "17"}}}, {"id": "t/2", "context": {"age": {"number": "18"}}}]"#
    let line = #"{"id": "t", "table": "# + table + rules + #", "cases": "# + cases + "}"
    let run = try Program.run(["feel", "--jsonl"], input: Data(line.utf8))
    #expect(run.output == "{\"id\": \"t/1\", \"value\": \"mineur\"}\n{\"id\": \"t/2\", \"value\": \"majeur\"}\n")
    #expect(run.code == 0)
}

@Test(.timeLimit(.minutes(5))) func anAnswerComesBeforeTheNextLineIsSent() throws {
    let process = try Program.process(["feel", "--jsonl"])
    let (entrance, output) = (Pipe(), Pipe())
    process.standardInput = entrance
    process.standardOutput = output
    try process.run()
    for number in 1...3 {
        try entrance.fileHandleForWriting.write(
            contentsOf: Data("{\"id\": \"a\", \"expression\": \"\(number)\"}\n".utf8))
        let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        #expect(answer == "{\"id\": \"a\", \"value\": {\"number\": \"\(number)\"}}\n")
    }
    try entrance.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
}

@Test func aLineWithoutAnEndCostsNoMemoryAndTheNextIsAnswered() throws {
    var input = Data(repeating: UInt8(ascii: "x"), count: 9 << 20)
    input.append(Data("\n\u{FF}\n{\"id\": \"a\", \"expression\": \"1\"}\n".utf8))
    let answers = try Program.run(["feel", "--jsonl"], input: input).output.split(separator: "\n")
    #expect(answers.count == 3)
    #expect(answers.first == #"{"id": null, "error": "ligne trop longue"}"#)
    #expect(answers.last == #"{"id": "a", "value": {"number": "1"}}"#)
}
