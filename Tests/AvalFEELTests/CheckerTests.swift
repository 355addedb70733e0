import AvalFEEL
import AvalSource
import AvalValues
import Testing

private let categorie = WordDomain(name: "categorie", words: ["SI", "SIA", "SIR"])
private let determinants = WordDomain(name: "determinants", words: ["amiante", "plomb", "mineur"])

private let scope = Scope(names: [
    "categorie": .word(categorie), "determinants": .list(.word(determinants)), "age": .number,
    "date_naissance": .date, "poste": .string, "present": .boolean, "exercice": .number,
    "porte": .function([.word(determinants)], .boolean),
    "salaries": .list(.context([.init("age", .number), .init("contrat", .string)])),
])

/// Takes `⟦…⟧` out of a text: the text without the marks, and the bytes that they enclose.
func unmarked(_ marked: String) -> (text: String, range: Range<Int>?) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "⟦" || $0 == "⟧" }.map(String.init)
    guard parts.count == 3 else { return (marked, nil) }
    let start = parts[0].utf8.count
    return (parts.joined(), start..<start + parts[1].utf8.count)
}

/// The findings of a text, those of the parser first.
private func findings(_ text: String, expecting: Kind? = .boolean) -> [Finding] {
    let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
    guard let expression else { return findings }
    return Checker(scope: scope).check(expression, expecting: expecting).findings
}

private func expect(_ marked: String, _ code: String, help: String? = nil) {
    let (text, range) = unmarked(marked)
    let found = findings(text)
    #expect(found.map(\.code) == [code], "\(text): \(found.map(\.message))")
    if let range, let span = found.first?.span { #expect(span.lower..<span.upper == range, "\(text)") }
    if let help { #expect(found.first?.help?.contains(help) == true, "\(text): \(found.first?.help ?? "–")") }
}

@Test(arguments: [
    "age < 18 and not(list contains(determinants, \"mineur\"))",
    "categorie in (\"SIA\", \"SIR\") or \"amiante\" in determinants",
    "some d in determinants satisfies d = \"plomb\"", "date_naissance = null or date_naissance < @\"2007-01-01\"",
    "years and months duration(date_naissance, @\"2025-06-15\").years >= 18", "porte(\"plomb\")",
    "count(salaries[age > 60]) > 2", "every s in salaries satisfies s.contrat != null",
    "if present then age > 18 else false = present", "exercice in [2017..2025]", "string length(poste) > 3",
])
func whatARuleMaySayIsTakenWithoutAFinding(_ text: String) {
    #expect(findings(text).map(\.message) == [])
}

@Test func anUnknownNameIsPointedAtWithTheNearestKnownOne() {
    expect("⟦exercise⟧ > 2020", "nom_inconnu", help: "« exercice »")
    expect("⟦list contians⟧(determinants, \"plomb\")", "nom_inconnu", help: "« list contains »")
    expect("⟦date naissance⟧ = null", "nom_inconnu", help: "« date_naissance »")
    expect("⟦cout⟧(determinants) > 1", "fonction_inconnue", help: "« count »")
    expect("count(salaries[⟦agee⟧ > 60]) > 2", "nom_inconnu", help: "« age »")
    expect("⟦date_naissance.yaer⟧ > 2000", "nom_inconnu", help: "« year »")
}

@Test func aWordOutsideItsListIsPointedAt() {
    expect("categorie = ⟦\"SIRR\"⟧", "mot_inconnu", help: "« SIR »")
    expect("categorie in (\"SI\", ⟦\"SIT\"⟧)", "mot_inconnu", help: "« SI »")
    expect("⟦\"plonb\"⟧ in determinants", "mot_inconnu", help: "« plomb »")
    expect("list contains(determinants, ⟦\"plonb\"⟧)", "mot_inconnu", help: "« plomb »")
    expect("porte(⟦\"mineure\"⟧)", "mot_inconnu", help: "« mineur »")
    expect("some d in determinants satisfies d = ⟦\"amiantes\"⟧", "mot_inconnu", help: "« amiante »")
}

@Test func aComparisonThatCanOnlyBeNullIsPointedAt() {
    expect("⟦age = \"18\"⟧", "toujours_nul", help: "sans guillemets")
    expect("⟦date_naissance < \"2007-01-01\"⟧", "toujours_nul", help: "@\"2025-01-31\"")
    expect("⟦determinants = \"plomb\"⟧", "toujours_nul", help: "list contains")
    expect("⟦age < null⟧", "toujours_nul", help: "x = null")
}

@Test func aWrongKindIsPointedAt() {
    expect("⟦age + 1⟧", "type_errone")
    expect("⟦poste + age⟧ = \"x\"", "type_errone", help: "string(…)")
    expect("categorie = \"SI\" or ⟦\"SIA\"⟧", "type_errone", help: "in (…, \"SIA\")")
    expect("present and ⟦[1, 2]⟧", "type_errone", help: "x in […]")
    expect("⟦now()⟧ > @\"2025-01-01T00:00:00\"", "horloge_interdite")
    expect("upper case(⟦age⟧) = \"A\"", "argument_errone")
    expect("⟦substring(\"a\")⟧ = \"a\"", "argument_errone", help: "substring(string, start position, [length])")
}

@Test func whatCanNeverBeTakenIsPointedAt() {
    expect("age in ⟦[65..18]⟧", "branche_morte")
    expect("present or ⟦true⟧", "branche_morte")
    expect("if ⟦true⟧ then present else false", "branche_morte")
}

@Test func whatIsWrittenOutIsComputed() {
    expect("date_naissance < ⟦date(\"2025-02-30\")⟧", "toujours_nul", help: "date(\"2025-06-15\")")
    expect("date_naissance + ⟦duration(\"18 ans\")⟧ < @\"2025-01-01\"", "toujours_nul")
    expect("matches(poste, ⟦\"[A-Z\"⟧)", "argument_errone")
    expect("⟦age / 0⟧ > 1", "toujours_nul")
    expect("⟦1 = 2⟧", "branche_morte")
    expect("some x in ⟦age⟧ satisfies x > 1", "type_errone")
    expect("age in ⟦[]⟧", "branche_morte")
    #expect(findings("date_naissance + duration(\"P18Y\")", expecting: .date).isEmpty)
    #expect(findings("date_naissance + duration(\"P18Y\")", expecting: .number).map(\.code) == ["type_errone"])
}

@Test func inputEntriesAreCheckedAgainstTheirColumn() {
    func codes(_ text: String, of kind: Kind) -> [String] {
        let (tests, findings) = ExpressionParser.parseUnaryTests(SourceText(text, name: "test"), scope: scope)
        guard let tests else { return findings.map(\.code) }
        return Checker(scope: scope).check(tests: tests, of: kind).findings.map(\.code)
    }
    #expect(codes("-", of: .number) == [])
    #expect(codes("[18..65], > 70", of: .number) == [])
    #expect(codes("\"SI\", \"SIR\"", of: .word(categorie)) == [])
    #expect(codes("not(\"SI\", \"SIX\")", of: .word(categorie)) == ["mot_inconnu"])
    #expect(codes("\"18\"", of: .number) == ["toujours_nul"])
    #expect(codes("[@\"2025-01-01\"..@\"2025-12-31\"]", of: .number) == ["toujours_nul"])
    #expect(codes("? > age", of: .number) == [])
    #expect(codes("true", of: .boolean) == [])
}

@Test func aLenientCheckLetsTheClockBeAskedAndOnlyWarnsOfWhatIsPointless() throws {
    let text = "now() > @\"2025-01-01T00:00:00Z\" and age = \"18\""
    let expression = try #require(ExpressionParser.parse(SourceText(text, name: "test"), scope: scope).0)
    let checked = Checker(scope: scope, strictness: .lenient).check(expression)
    #expect(checked.findings.map(\.code) == ["toujours_nul"] && !checked.hasErrors)
}

@Test func aContradictionBetweenTwoWordsIsPointedAt() {
    expect("categorie = \"SI\" and ⟦categorie = \"SIR\"⟧", "branche_morte")
    expect("present and categorie = \"SI\" and age > 3 and ⟦\"SIR\" = categorie⟧", "branche_morte")
    expect("categorie != \"SI\" or ⟦categorie != \"SIR\"⟧", "branche_morte")
}

@Test func frenchWordsAreTranslated() {
    expect("⟦somme⟧([1, 2]) = 3", "fonction_inconnue", help: "« sum(…) »")
    expect("present = ⟦vrai⟧", "nom_inconnu", help: "« true »")
    expect("age > 18 ⟦ou⟧ present", "syntaxe", help: "« or »")
}

@Test func commonMistakesHaveTheirOwnAdvice() {
    expect("age ⟦==⟧ 18", "syntaxe", help: "« = »")
    expect("present ⟦&&⟧ age > 18", "syntaxe", help: "« and »")
    expect("present ⟦||⟧ age > 18", "syntaxe", help: "« or »")
    expect("categorie = ⟦'⟧SI'", "syntaxe", help: "guillemets droits doubles")
    expect("categorie = ⟦«⟧ SI »", "syntaxe", help: "guillemets droits doubles")
    expect("categorie = ⟦“⟧SI”", "syntaxe", help: "guillemets droits doubles")
    expect("1 < age ⟦<⟧ 18", "syntaxe", help: "between")
    expect("age <18 ⟦ans⟧", "syntaxe", help: "sans unité")
    expect("if age > 18 then present", "syntaxe", help: "if … then … else …")
    expect("(age > 18 or present", "syntaxe", help: "fermez")
    expect("present ⟦et⟧ age > 18", "syntaxe", help: "« and »")
    expect("age > ", "syntaxe")
    expect("", "syntaxe")
}

@Test func whatWasMadeSoFarIsKnownToTheBodyOfALoopAlone() {
    expect("count(for i in 1..3, p in ⟦partial⟧ return p) = age", "nom_inconnu")
    expect("count(for i in 1..age return count(partial)) = 3 and age = 1 and ⟦partial⟧ = 1", "nom_inconnu")
}

@Test func whatIsWrittenOutAndGivesNothingSaysWhy() {
    let found = findings("date_naissance < date(\"2025-02-30\")")
    #expect(found.map(\.code) == ["toujours_nul"])
    #expect(found.first?.message.hasSuffix("ce texte n'est pas une date") == true)
}

@Test func aListOfTheWrongThingsIsToldFromTheRightOne() {
    let found = findings("string join([1, 2]) = poste")
    #expect(
        found.map(\.message) == [
            "l'argument « list » attend une liste dont chaque élément est un texte, "
                + "et ceci est une liste dont chaque élément est un nombre"
        ])
}

@Test func ofSeveralFormsTheOneThatWasMeantIsTold() {
    let found = findings("count(list replace([age], function(item, newItem) 3, 2)) = age")
    #expect(found.map(\.code) == ["argument_errone"])
    #expect(found.first?.message.contains("« match »") == true)
}

@Test func numbersAndIntervalsInFrenchGetTheirOwnHelp() {
    expect("age > 1 ⟦200⟧", "syntaxe", help: "sans espace")
    expect("age in 18⟦..⟧30", "syntaxe", help: "[18..30]")
    expect("age in (⟦18-30⟧, 40)", "type_errone", help: "[18..30]")
    expect("age > 1 ⟦#⟧ mineur", "syntaxe", help: "/* ainsi */")
    expect("(if ⟦\"a\"⟧ then 1 else 2) = age", "type_errone")
}
