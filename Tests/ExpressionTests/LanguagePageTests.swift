import AvalFEEL
import AvalOperations
import AvalValues
import Foundation
import Testing

/// What an example says of itself: `expression → valeur`, `expression → valeur (avertissement : code)`, or
/// `expression → refusé (erreur : code)`.
private struct Claim: Equatable {
    var value: String
    var codes: [String]

    init(_ text: String) {
        value = text
        codes = []
        for word in ["avertissement", "erreur"] {
            let parts = text.components(separatedBy: " (\(word) : ")
            guard parts.count == 2 else { continue }
            value = parts[0]
            codes = [String(parts[1].dropLast())]
        }
    }

    init(_ answer: ExpressionBench.Answer) {
        value = answer.value?.literal ?? "refusé"
        codes = answer.findings.map(\.code)
    }
}

@Test(arguments: try LanguagePage.examples())
func anExampleOfThePageIsTrue(_ example: LanguagePage.Example) throws {
    let parts = example.text.components(separatedBy: "→").map { $0.trimmingCharacters(in: .whitespaces) }
    try #require(parts.count == 2, "an example is « expression → valeur »")
    let day = try #require(CalendarDate("2025-06-15"))
    var bench = ExpressionBench(now: ParisClock.midnight(of: day))
    for (name, value) in try ExpressionContext.values(Array(example.context.utf8)) { bench.bind(name, to: value) }
    // The dates of a declaration are dates to the rules, and texts in JSON.
    for (name, value) in bench.values where name.hasPrefix("date_") {
        bench.bind(name, to: value.string.flatMap { CalendarDate($0) }.map { .date($0) } ?? value)
    }
    #expect(Claim(bench.evaluate(parts[0])) == Claim(parts[1]))
}

/// `AVAL_RECORD=1 swift test` writes the page's tables and answers anew; then someone reads the difference.
@Test func thePageShowsTheFunctionsAndTheAnswersOfToday() throws {
    let page = try LanguagePage.text()
    let refreshed = try LanguagePage.refreshed(page)
    if ProcessInfo.processInfo.environment["AVAL_RECORD"] == "1" {
        try refreshed.write(to: LanguagePage.url, atomically: true, encoding: .utf8)
    } else {
        #expect(page == refreshed)
    }
}

@Test func everyFunctionStandsInThePage() throws {
    let shown = LanguagePage.groups.flatMap(\.functions).map(\.name)
    #expect(shown == BuiltinLibrary.standard.builtins.map(\.name))
    #expect(try LanguagePage.text().contains("<!-- fonctions -->"))
}
