import AvalFEEL
import AvalSource
import AvalValues
import Testing

private let values: TextMap<Value> = [
    "k": .number(2), "zero": .number(0), "absent": .null, "none": .list([]), "texte": .string("a"),
]

/// Why an expression came out null, in the order in which it was told.
private func reasons(_ text: String) throws -> [String] {
    let scope = Scope(names: values.mapValues { _ in .any })
    let expression = try #require(ExpressionParser.parse(SourceText(text, name: "test"), scope: scope).0)
    var reasons: [String] = []
    let value = Interpreter().evaluate(expression, in: Values(values)) { reasons.append($0.message) }
    #expect(value.isNull)
    return reasons
}

@Test(arguments: [
    ("none[k]", "la liste est vide : il n'y en a pas à la place 2"),
    ("[1][k]", "la liste a 1 élément : il n'y en a pas à la place 2"),
    ("k / zero", "une division par zéro ne donne que null"),
    ("@\"P1D\" / zero", "une division par zéro ne donne que null"),
    ("9e6144 * 10", "« * » n'a pas de résultat pour ces valeurs-ci : trop grand, ou il n'y en a pas"),
    (
        "@\"10:00:00\" - @\"10:00:00Z\"",
        "« - » ne donne rien entre une heure qui a un fuseau et une qui n'en a pas"
    ),
    ("k between 1 and absent", "« between » ne compare pas un nombre et null (une absence de valeur)"),
    ("k between absent and 3", "« between » ne compare pas un nombre et null (une absence de valeur)"),
    ("before(@\"2020-01-01\", absent)", "« before » : l'argument « range » est absent"),
    (
        "string join([k])",
        "« string join » : l'argument « list » est une liste dont chaque élément est un nombre, "
            + "pas une liste dont chaque élément est un texte"
    ),
])
func aNullSaysWhatIsTheMatterWithTheseValues(_ text: String, _ reason: String) throws {
    #expect(try reasons(text) == [reason])
}

@Test func theConditionOfAnEmptyListIsAskedWithoutAWord() throws {
    let text = SourceText("none[item.a + 1 > 2]", name: "test")
    let expression = try #require(ExpressionParser.parse(text, scope: Scope(names: ["none": .list(.any)])).0)
    var told = 0
    #expect(Interpreter().evaluate(expression, in: Values(values)) { _ in told += 1 } == .list([]))
    #expect(told == 0)
}
