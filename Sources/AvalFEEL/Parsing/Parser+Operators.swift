import AvalValues

// The rungs of precedence, loosest first (DMN 1.5, 10.3.1.2, rules 2 to 4, and 51 to 54).
extension Parser {
    mutating func expression() throws(SyntaxError) -> Node {
        try nested { parser throws(SyntaxError) in try parser.disjunction() }
    }

    private mutating func disjunction() throws(SyntaxError) -> Node {
        let start = firstByte
        var left = try conjunction()
        while takeWord("or") { left = try node(start, .or(left, try conjunction())) }
        return left
    }

    private mutating func conjunction() throws(SyntaxError) -> Node {
        let start = firstByte
        var left = try comparison()
        while takeWord("and") { left = try node(start, .and(left, try comparison())) }
        return left
    }

    private mutating func comparison() throws(SyntaxError) -> Node {
        let start = firstByte
        let left = try additive()
        guard let result = try comparison(of: left, from: start) else { return left }
        if comparisonSign != nil || isWord("in") || isWord("between") { throw chainedComparison() }
        return result
    }

    private mutating func comparison(of left: Node, from start: Int) throws(SyntaxError) -> Node? {
        if let sign = comparisonSign {
            advance()
            return try node(start, .comparison(sign, left, try additive()))
        }
        if takeWord("between") {
            let lower = try additive()
            guard takeWord("and") else { throw expected(.upperBound) }
            return try node(start, .between(left, lower: lower, upper: try additive()))
        }
        if takeWord("in") { return try node(start, .membership(left, tests: try membershipTests())) }
        return nil
    }

    /// The comparison that the current token is.
    var comparisonSign: Comparison? { token.kind == .sign ? Comparison(rawValue: word) : nil }

    mutating func additive() throws(SyntaxError) -> Node {
        let start = firstByte
        var left = try multiplicative()
        while let sign = arithmeticSign, sign == .add || sign == .subtract {
            advance()
            left = try node(start, .arithmetic(sign, left, try multiplicative()))
        }
        return left
    }

    private mutating func multiplicative() throws(SyntaxError) -> Node {
        let start = firstByte
        var left = try powers()
        while let sign = arithmeticSign, sign == .multiply || sign == .divide {
            advance()
            left = try node(start, .arithmetic(sign, left, try powers()))
        }
        return left
    }

    private mutating func powers() throws(SyntaxError) -> Node {
        let start = firstByte
        var left = try negation()
        while takeSign("**") { left = try node(start, .arithmetic(.power, left, try negation())) }
        return left
    }

    private var arithmeticSign: Arithmetic? { token.kind == .sign ? Arithmetic(rawValue: word) : nil }

    /// The sign binds tighter than a power: `-3 ** 2` is 9.
    private mutating func negation() throws(SyntaxError) -> Node {
        let start = firstByte
        guard pending == nil, takeSign("-") else { return try instance() }
        let operand = try nested { parser throws(SyntaxError) in try parser.negation() }
        if case .literal(.number(let number)) = operand.form {
            return try node(start, .literal(.number(number.negated)))
        }
        return try node(start, .negation(operand))
    }

    private mutating func instance() throws(SyntaxError) -> Node {
        let start = firstByte
        let value = try postfix()
        guard isWord("instance"), lexer.text(following.range) == "of" else { return value }
        advance()
        advance()
        let typeStart = token.range.lowerBound
        let type = try type()
        // A list is a list of something (DMN 1.5, table 61).
        let name = lexer.text(typeStart..<lastEnd)
        if scope.types[name] == nil, name == "list" || name == "context" { throw bareType(name, typeStart..<lastEnd) }
        return try node(start, .instance(value, type))
    }

    private mutating func postfix() throws(SyntaxError) -> Node {
        let start = firstByte
        var value = try primary()
        while true {
            if takeSign(".") {
                value = try node(start, .path(value, try memberName()))
            } else if isSign("["), !(closesWithBracket && bracketCloses) {
                value = try filter(of: value, from: start)
            } else if isSign("(") {
                let arguments = try arguments()
                value = try node(start, .call(value, arguments))
            } else {
                return value
            }
        }
    }

    /// Where the next node begins.
    var firstByte: Int { pending?.range.lowerBound ?? token.range.lowerBound }

    /// Whether the `[` here closes a range (`]1..3[`) because no filter can begin with what follows it.
    private var bracketCloses: Bool {
        let next = following
        switch next.kind {
        case .end: return true
        case .sign: return !["(", "[", "{", "-", "@", "]"].contains(lexer.text(next.range))
        case .word: return ["and", "or", "then", "else", "return", "satisfies", "in"].contains(lexer.text(next.range))
        default: return false
        }
    }

    private mutating func memberName() throws(SyntaxError) -> String {
        guard token.kind == .word else { throw expected(.memberName) }
        if let (name, end) = members.match(lexer, at: token.range.lowerBound) {
            move(to: end)
            return name
        }
        defer { advance() }
        return word
    }

    private mutating func filter(of list: Node, from start: Int) throws(SyntaxError) -> Node {
        let opening = token.range
        advance()
        let table = members
        let condition = try bracketed { parser throws(SyntaxError) in
            try parser.withLocals(table) { inner throws(SyntaxError) in try inner.expression() }
        }
        guard takeSign("]") else { throw unclosed("]", opening) }
        return try node(start, .filter(list, condition))
    }

    private mutating func arguments() throws(SyntaxError) -> [Form.Argument] {
        let opening = token.range
        advance()
        return try bracketed { parser throws(SyntaxError) in
            var arguments: [Form.Argument] = []
            while !parser.isSign(")") {
                if !arguments.isEmpty {
                    guard parser.takeSign(",") else { throw parser.unclosed(")", opening) }
                }
                let name = parser.argumentName()
                arguments.append(
                    Form.Argument(name: name?.name, nameRange: name?.range, value: try parser.expression()))
            }
            parser.advance()
            return arguments
        }
    }

    /// The name before a colon, if the next argument has one.
    private mutating func argumentName() -> (name: String, range: Range<Int>)? {
        guard token.kind == .word else { return nil }
        var ahead = self
        guard let name = try? ahead.newName(until: { $0.isSign(":") }) else { return nil }
        ahead.advance()
        self = ahead
        return name
    }
}
