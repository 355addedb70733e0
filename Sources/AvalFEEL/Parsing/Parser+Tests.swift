import AvalValues

// Unary tests (DMN 1.5, 10.3.1.2, rules 7 to 15).
extension Parser {
    /// The whole text as unary tests.
    mutating func wholeTests() throws(SyntaxError) -> Node {
        let start = token.range.lowerBound
        if isSign("-"), following.kind == .end {
            advance()
            return try node(start, .anything)
        }
        if isWord("not"), let negated = try negatedTests() { return negated }
        let tests = try positiveTests()
        guard token.kind == .end else { throw unexpected() }
        return try node(start, .tests(tests, negated: false))
    }

    /// `not(tests)` as a whole; `nil` where it is a call within a longer expression.
    private mutating func negatedTests() throws(SyntaxError) -> Node? {
        let start = token.range.lowerBound
        guard lexer.text(following.range) == "(" else { return nil }
        let before = self
        advance()
        advance()
        let tests = try bracketed { parser throws(SyntaxError) in try parser.positiveTests() }
        if takeSign(")"), token.kind == .end { return try node(start, .tests(tests, negated: true)) }
        self = before
        return nil
    }

    private mutating func positiveTests() throws(SyntaxError) -> [Node] {
        var tests = [try positiveTest()]
        while takeSign(",") { tests.append(try positiveTest()) }
        return tests
    }

    /// `< a` and its like, or an expression.
    mutating func positiveTest() throws(SyntaxError) -> Node {
        let start = token.range.lowerBound
        guard let sign = comparisonSign else { return try expression() }
        advance()
        return try node(start, .test(sign, try additive()))
    }

    /// What follows `in`: one test, or several in parentheses.
    mutating func membershipTests() throws(SyntaxError) -> [Node] {
        if let sign = comparisonSign {
            let start = token.range.lowerBound
            advance()
            return [try node(start, .test(sign, try additive()))]
        }
        if isSign("(") {
            let (tests, _) = try parenthesised()
            guard tests.count == 1 else { return tests }
            // `in (a) + b`: the parenthesis was the beginning of an expression.
            pending = tests[0]
        }
        return [try additive()]
    }
}
