import AvalFEEL
import AvalSource
import AvalValues
import Testing

/// The tree in full parentheses: what binds what.
private func shape(_ text: String, _ names: TextMap<Kind> = [:]) throws -> String {
    let (expression, findings) = ExpressionParser.parse(SourceText(text, name: "test"), scope: Scope(names: names))
    return shape(try #require(expression, "\(findings)").root)
}

private func shape(_ node: Node) -> String {
    let children = node.form.children.map(shape)
    return switch node.form {
    case .literal(let value): value.literal
    case .name(let name): "‹\(name)›"
    case .arithmetic(let sign, _, _): "(\(children[0]) \(sign.rawValue) \(children[1]))"
    case .comparison(let sign, _, _): "(\(children[0]) \(sign.rawValue) \(children[1]))"
    case .and: "(\(children[0]) and \(children[1]))"
    case .or: "(\(children[0]) or \(children[1]))"
    case .path(_, let name): "\(children[0]).‹\(name)›"
    case .filter: "\(children[0])[\(children[1])]"
    case .call: "\(children[0])(\(children.dropFirst().joined(separator: ", ")))"
    case .negation: "(-\(children[0]))"
    case .range(_, let low, _, let high): "\(low ? "[" : "(")\(children[0])..\(children[1])\(high ? "]" : ")")"
    case .test(let sign, _): "\(sign.rawValue) \(children[0])"
    case .membership: "(\(children[0]) in \(children.dropFirst().joined(separator: ", ")))"
    default: "{\(children.joined(separator: "; "))}"
    }
}

@Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 - 2 - 3", "((1 - 2) - 3)"), ("2 ** 3 ** 2", "((2 ** 3) ** 2)"),
    ("-2 ** 2", "(-2 ** 2)"), ("-a ** 2", "((-‹a›) ** 2)"), ("a or b and c", "(‹a› or (‹b› and ‹c›))"),
    ("a = 1 and b < 2", "((‹a› = 1) and (‹b› < 2))"), ("a.b[1].c(2)", "‹a›.‹b›[1].‹c›(2)"),
    ("x in (1, < 2)", "(‹x› in 1, < 2)"), ("x in (a) + 1", "(‹x› in (‹a› + 1))"), ("x in (1..2]", "(‹x› in (1..2])"),
    ("]1..2[", "(1..2)"), ("[a[1]..b[2][", "[‹a›[1]..‹b›[2])"), ("x in ]1..2[ and y", "((‹x› in (1..2)) and ‹y›)"),
    ("1..5", "syntaxe"), ("1.5", "1.5"), ("[1..5]", "[1..5]"), ("[.5...75]", "[0.5..0.75]"),
    ("@\"P1D\"", "@\"P1D\""), ("1 // b\n + /* c */ 2", "(1 + 2)"),
])
func operatorsBindAsTheGrammarSays(_ text: String, _ expected: String) throws {
    guard expected != "syntaxe" else {
        #expect(ExpressionParser.parse(SourceText(text, name: "test"), scope: Scope()).0 == nil)
        return
    }
    #expect(try shape(text) == expected)
}

@Test func namesAreCutAsTheScopeKnowsThem() throws {
    let names: TextMap<Kind> = [
        "taux": .number, "taux - net": .number, "nom de l'adhérent": .string, "a": .number, "b": .number,
        "a/b": .number, "salarié": .context([.init("code postal", .string)]),
    ]
    #expect(try shape("taux-net", names) == "‹taux - net›")
    #expect(try shape("taux - brut", names) == "(‹taux› - ‹brut›)")
    #expect(try shape("nom  de l'adhérent = a", names) == "(‹nom de l'adhérent› = ‹a›)")
    #expect(try shape("a / b", names) == "‹a/b›")
    #expect(try shape("b / a", names) == "(‹b› / ‹a›)")
    #expect(try shape("salarié.code postal", names) == "‹salarié›.‹code postal›")
    #expect(try shape("date and time(a) and b", names) == "(‹date and time›(‹a›) and ‹b›)")
}

@Test func namesBoundInTheTextAreKnownFromThereOn() throws {
    #expect(try evaluate("{prix net: 2, total: prix net * 3}.total") == .number(6))
    #expect(try evaluate("for mon x in [1, 2] return mon x + 1").description == "[2, 3]")
    #expect(try evaluate("(function(un nom) un nom * 2)(4)") == .number(8))
    #expect(try evaluate("[{un nom: 1}, {un nom: 2}][un nom > 1].un nom").description == "[2]")
    #expect(try evaluate("{f: function(un nom) un nom * 2, r: f(un nom: 3)}.r") == .number(6))
}

@Test(arguments: [
    (#""a\"b\\c\n\t""#, "a\"b\\c\n\t"), (#""\u00e9\U01F40E\uD83D\uDE00""#, "é🐎😀"), (#""\d{5}\.""#, #"\d{5}\."#),
    (#""\uD83D""#, #"\uD83D"#),
])
func escapesStandForTheirCharacters(_ text: String, _ expected: String) throws {
    #expect(try evaluate(text) == .string(expected))
}

@Test func everyNodeHasItsNumberAndItsSpan() throws {
    let text = "if age > 18 then [1, 2][item > x] else {a: f(1, y: 2)}.a"
    let (parsed, _) = ExpressionParser.parse(SourceText(text, name: "test"), scope: Scope())
    let expression = try #require(parsed)
    var seen: Set<Int> = []
    func visit(_ node: Node) {
        #expect(seen.insert(node.id).inserted && node.id < expression.nodeCount)
        for child in node.form.children {
            #expect(node.range.lowerBound <= child.range.lowerBound && child.range.upperBound <= node.range.upperBound)
            visit(child)
        }
    }
    visit(expression.root)
    #expect(seen.count == expression.nodeCount)
    #expect(expression.root.range == 0..<text.utf8.count)
}

@Test func anUnclosedBracketShowsWhereItWasOpened() throws {
    let (_, findings) = ExpressionParser.parse(SourceText("1 + (2 * [3, 4)", name: "test"), scope: Scope())
    let finding = try #require(findings.first)
    #expect(finding.span?.start.column == 15)
    #expect(finding.related.first?.span.start.column == 10)
}

@Test(arguments: [
    "-", "18", "< 18", "[18..65]", "\"SI\", \"SIR\"", "not(\"SI\")", "not(< 18, > 65)", "? > 3 and ? < 5",
    "not(? > 3) or ? = 4",
])
func unaryTestsAreRead(_ text: String) {
    #expect(ExpressionParser.parseUnaryTests(SourceText(text, name: "test"), scope: Scope()).0 != nil)
}
