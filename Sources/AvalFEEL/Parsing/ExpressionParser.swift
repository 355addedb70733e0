import AvalSource
import AvalValues

/// Reads expressions and unary tests.
public enum ExpressionParser {
    /// How deep brackets and their like may nest.
    public static let maxDepth = 64
    /// How many names one `function` or `for` may bind, and how many entries a context may have: each makes every
    /// search for a name longer.
    static let maxNames = 30
    static let maxEntries = 1_000
    /// How many bytes a text may have.
    public static let maxLength = 1_000_000
    /// How many nodes may lie above one another: a chain `a + b + c` is as high as it is long.
    static let maxHeight = 260

    /// Reads an expression; `nil` with a finding where the text is none. Names are cut out of the text as the scope
    /// knows them; whether each is known is the checker's to say.
    public static func parse(_ text: SourceText, scope: Scope) -> (Expression?, [Finding]) {
        run(text, scope) { parser throws(SyntaxError) in try parser.wholeExpression() }
    }

    /// Reads unary tests, the text of an input entry: `-`, `> 18`, `"SI", "SIR"`, `not(1, 2)`, or an expression in
    /// which `?` is the value under test.
    public static func parseUnaryTests(_ text: SourceText, scope: Scope) -> (Expression?, [Finding]) {
        run(text, scope) { parser throws(SyntaxError) in try parser.wholeTests() }
    }

    private static func run(
        _ text: SourceText, _ scope: Scope, _ read: (inout Parser) throws(SyntaxError) -> Node
    ) -> (Expression?, [Finding]) {
        var parser = Parser(text, scope)
        do throws(SyntaxError) {
            guard text.bytes.count <= maxLength else { throw parser.tooLong() }
            let root = try read(&parser)
            return (Expression(text: text, root: root, nodeCount: parser.nodeCount), [])
        } catch {
            return (nil, [error.finding])
        }
    }
}

/// Why a text is no expression.
struct SyntaxError: Error {
    let finding: Finding
}
