import AvalValues

extension Parser {
    static let reserved: NameSet = [
        "and", "or", "in", "between", "then", "else", "return", "satisfies", "instance", "of", "external",
    ]

    mutating func primary() throws(SyntaxError) -> Node {
        if let node = pending {
            pending = nil
            return node
        }
        let start = token.range.lowerBound
        switch token.kind {
        case .number:
            guard let number = Decimal128(digits: lexer.bytes[token.range]) else { throw numberTooLarge() }
            advance()
            return try node(start, .literal(.number(number)))
        case .string:
            let value = try stringValue()
            advance()
            return try node(start, .literal(.string(value)))
        case .word: return try wordPrimary()
        case .sign: return try signPrimary()
        case .end, .openString, .stray: throw unexpected()
        }
    }

    private mutating func wordPrimary() throws(SyntaxError) -> Node {
        let start = token.range.lowerBound
        if let (name, end) = longName() {
            move(to: end)
            return try node(start, .name(name))
        }
        let name = word
        switch name {
        case "true", "false":
            advance()
            return try node(start, .literal(.boolean(name == "true")))
        case "null":
            advance()
            return try node(start, .literal(.null))
        case "if": return try conditional()
        case "for": return try loop()
        case "some", "every": return try quantified(name == "some" ? .some : .every)
        case "function": return try functionDefinition()
        case _ where Parser.reserved.contains(name): throw unexpected()
        default:
            lastName = token.range
            advance()
            return try node(start, .name(name))
        }
    }

    private mutating func signPrimary() throws(SyntaxError) -> Node {
        let start = token.range.lowerBound
        switch word {
        case "(": return try parenthesis()
        case "[": return try listOrRange()
        case "]":
            let opening = token.range
            advance()
            let lower = try bracketed { parser throws(SyntaxError) in try parser.expression() }
            return try range(from: start, opening, lower, isIncluded: false)
        case "{": return try contextLiteral()
        case "@":
            advance()
            guard token.kind == .string else { throw expected(.temporalText) }
            let text = try stringValue()
            guard let value = Temporal.value(text) else { throw wrongAtLiteral() }
            advance()
            return try node(start, .literal(value))
        default: throw unexpected()
        }
    }

    /// `(a)`, `(a..b)`, `(< a)`: one thing in parentheses.
    private mutating func parenthesis() throws(SyntaxError) -> Node {
        let (nodes, range) = try parenthesised()
        guard let only = nodes.first, nodes.count == 1 else { throw listInParentheses(range) }
        return only
    }

    /// What stands in parentheses, one or several tests; `(a..b]` is a range, which closes itself.
    mutating func parenthesised() throws(SyntaxError) -> (nodes: [Node], range: Range<Int>) {
        let opening = token.range
        advance()
        let isRange: Bool
        var nodes: [Node] = []
        (nodes, isRange) = try bracketed { parser throws(SyntaxError) in
            if parser.isSign(")") { throw parser.expected(.valueInParentheses) }
            var nodes = [try parser.positiveTest()]
            if parser.isSign("..") { return (nodes, true) }
            while parser.takeSign(",") { nodes.append(try parser.positiveTest()) }
            return (nodes, false)
        }
        if isRange {
            nodes = [try range(from: opening.lowerBound, opening, nodes[0], isIncluded: false)]
        } else {
            guard takeSign(")") else { throw unclosed(")", opening) }
        }
        return (nodes, opening.lowerBound..<lastEnd)
    }

    private mutating func listOrRange() throws(SyntaxError) -> Node {
        let opening = token.range
        advance()
        let (items, isRange) = try bracketed { parser throws(SyntaxError) in
            var items: [Node] = []
            while !parser.isSign("]") {
                if !items.isEmpty {
                    guard parser.takeSign(",") else { throw parser.unclosed("]", opening) }
                }
                items.append(try parser.expression())
                if items.count == 1, parser.isSign("..") { return (items, true) }
            }
            parser.advance()
            return (items, false)
        }
        guard isRange else { return try node(opening.lowerBound, .list(items)) }
        return try range(from: opening.lowerBound, opening, items[0], isIncluded: true)
    }

    /// The rest of a range from its two points on.
    private mutating func range(
        from start: Int, _ opening: Range<Int>, _ lower: Node, isIncluded: Bool
    ) throws(SyntaxError) -> Node {
        guard takeSign("..") else { throw expected(.rangePoints) }
        let outer = closesWithBracket
        closesWithBracket = true
        defer { closesWithBracket = outer }
        let upper = try expression()
        guard isSign("]") || isSign(")") || isSign("[") else { throw unclosed("]", opening) }
        let isUpperIncluded = isSign("]")
        advance()
        return try node(
            start, .range(lower: lower, isLowerIncluded: isIncluded, upper: upper, isUpperIncluded: isUpperIncluded))
    }

    private mutating func contextLiteral() throws(SyntaxError) -> Node {
        let opening = token.range
        advance()
        let entries = try bracketed { parser throws(SyntaxError) in
            try parser.withLocals(NameTable()) { inner throws(SyntaxError) in try inner.entries(opening) }
        }
        return try node(opening.lowerBound, .context(entries))
    }

    private mutating func entries(_ opening: Range<Int>) throws(SyntaxError) -> [Form.Entry] {
        var entries: [Form.Entry] = []
        while !isSign("}") {
            if !entries.isEmpty {
                guard takeSign(",") else { throw unclosed("}", opening) }
            }
            guard entries.count < ExpressionParser.maxEntries else { throw tooMany(.entries) }
            let (name, range) = try entryName()
            guard takeSign(":") else { throw expected(.entryColon) }
            entries.append(Form.Entry(name: name, nameRange: range, value: try expression()))
            bind(name)
            addMember(name)
        }
        advance()
        return entries
    }

    private mutating func entryName() throws(SyntaxError) -> (String, Range<Int>) {
        guard token.kind == .string else { return try newName(until: { $0.isSign(":") }) }
        let range = token.range
        let name = try stringValue()
        advance()
        return (name, range)
    }
}
