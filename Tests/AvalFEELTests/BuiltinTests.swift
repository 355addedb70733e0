import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// A few codes, as a nomenclature has them.
let someCodes = CodeList(
    name: "pcs_ese",
    editions: [
        CodeList.Edition(
            name: "2017", from: CalendarDate(year: 2017, month: 1, day: 1)?.dayNumber, to: nil,
            codes: [
                ("632a", "Maçons qualifiés"), ("632c", "Charpentiers en bois qualifiés"), ("633a", "Électriciens"),
                ("210x", "Artisans salariés"),
            ])
    ])

/// Posts, as a nomenclature has the words that tell them.
private let somePosts = CodeList(
    name: "postes_evocateurs",
    editions: [CodeList.Edition(name: "2026", from: nil, to: nil, codes: [("grutier", "caces")])])

/// Reads and evaluates; a text that is no expression fails the test.
func evaluate(_ text: String, in values: TextMap<Value> = [:]) throws -> Value {
    let lists = [someCodes, somePosts]
    let listed = TextMap(uniqueKeysWithValues: lists.map { ($0.name, Kind.list(.string)) })
    let names = values.mapValues(\.kind).merging(listed) { given, _ in given }
    let scope = Scope(names: names, codeLists: NameSet(lists.map(\.name)))
    let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: scope)
    return Interpreter().evaluate(try #require(expression, "\(findings)"), in: Values(values, codeLists: lists))
}

@Test(arguments: BuiltinLibrary.standard.builtins.map(\.name))
func everyBuiltinGivesWhatItsExamplesSay(_ name: String) throws {
    let builtin = try #require(BuiltinLibrary.standard[name])
    for example in builtin.examples {
        #expect(try evaluate(example.expression) == evaluate(example.result), "\(example.expression)")
    }
}
