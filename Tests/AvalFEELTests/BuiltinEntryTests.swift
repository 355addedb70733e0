import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// Functions that the language does not have: what their entries say must be enough to check their calls.
private let library = BuiltinLibrary.standard.adding([
    Builtin("tirage", [], gives: .number, "Un nombre.", examples: []) { _ in .number(4) }.marked(.readsClock),
    Builtin(
        "letter", [.init("text", .string), .init("position", .number, role: .position)], gives: .string,
        "La lettre.", examples: []
    ) { $0[0] }.also("lettre").giving(["a", "b"]),
    Builtin(
        "share", [.init("of", .number), .init("among", .number, role: .divisor)], gives: .number, "La part.",
        examples: []
    ) { $0[0] },
    Builtin(
        "span", [.init("values", .list(.any), need: .numbers)], gives: .number, "L'étendue.", examples: []
    ) { $0[0] },
    Builtin(
        "place of", [.init("list", .list(.any)), .nullable("value", .any, role: .element)], gives: .number,
        "Le rang.", examples: []
    ) { $0[1] },
    Builtin(
        "entry", [.init("of", .context([])), .init("name", .string, role: .entryName)], gives: .any, "L'entrée.",
        examples: []
    ) { $0[1] },
    Builtin(
        "cut", [.init("text", .string), .init("pattern", .string, role: .pattern)], gives: .string, "La coupe.",
        examples: []
    ) { $0[0] },
])

private let names: TextMap<Kind> = ["texte": .string, "nombre": .number, "mots": .list(.string)]

/// The findings of an expression, as « code: message ».
private func findings(_ text: String) throws -> [Finding] {
    let scope = Scope(names: names, library: library)
    let (expression, found) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
    return Checker(scope: scope).check(try #require(expression, "\(found)")).findings
}

@Test(arguments: [
    "tirage()": "horloge_interdite", "letter(texte, 0)": "toujours_nul", "letter(texte, 1) = \"c\"": "mot_inconnu",
    "share(nombre, 0)": "toujours_nul", "span(mots)": "toujours_nul", "place of(mots, 3)": "toujours_nul",
    "entry({un: nombre}, \"deux\")": "nom_inconnu", "entry({un: nombre}, \"un\") = \"x\"": "toujours_nul",
    "cut(texte, \"[\")": "argument_errone", "lettre(texte, 1)": "fonction_inconnue",
])
func whatAnEntrySaysOfAFunctionIsCheckedInItsCalls(_ text: String, _ code: String) throws {
    #expect(try findings(text).map(\.code) == [code])
}

@Test(arguments: [
    "letter(texte, 1) = \"a\"", "letter(texte, -1) = \"b\"", "share(nombre, 2) > 1", "span([1, 2]) = 3",
    "place of(mots, \"x\") = 1", "entry({un: nombre}, \"un\") = 1", "cut(texte, \"[a]\") = \"x\"",
])
func aCallThatDoesAsTheEntrySaysHasNoFinding(_ text: String) throws {
    #expect(try findings(text).isEmpty)
}

@Test func anotherNameLeadsToTheFunction() throws {
    let finding = try #require(try findings("lettre(texte, 1)").first)
    #expect(finding.help == "les fonctions portent des noms anglais : écrivez « letter(…) »")
}

@Test func noOtherNameIsTheNameOfAFunctionOrLeadsToTwo() {
    let others = BuiltinLibrary.standard.builtins.flatMap(\.otherNames)
    #expect(Set(others).count == others.count)
    #expect(others.allSatisfy { BuiltinLibrary.standard[$0] == nil })
}
