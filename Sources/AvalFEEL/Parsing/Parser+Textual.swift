import AvalValues

// The forms that begin with a word: if, for, some, every, function.
extension Parser {
    mutating func conditional() throws(SyntaxError) -> Node {
        let start = token.range
        advance()
        let condition = try expression()
        guard takeWord("then") else { throw missingWord("then", of: start) }
        let then = try expression()
        guard takeWord("else") else { throw missingWord("else", of: start) }
        return try node(start.lowerBound, .conditional(condition, then: then, otherwise: try expression()))
    }

    mutating func loop() throws(SyntaxError) -> Node {
        let start = token.range
        advance()
        return try withLocals(NameTable()) { parser throws(SyntaxError) in
            let iterations = try parser.iterations(endWord: "return", start)
            return try parser.node(start.lowerBound, .loop(iterations, try parser.expression()))
        }
    }

    mutating func quantified(_ quantifier: Quantifier) throws(SyntaxError) -> Node {
        let start = token.range
        advance()
        return try withLocals(NameTable()) { parser throws(SyntaxError) in
            let iterations = try parser.iterations(endWord: "satisfies", start)
            return try parser.node(
                start.lowerBound, .quantified(quantifier, iterations, try parser.expression()))
        }
    }

    private mutating func iterations(endWord: String, _ start: Range<Int>) throws(SyntaxError) -> [Form.Iteration] {
        var iterations: [Form.Iteration] = []
        repeat {
            guard iterations.count < ExpressionParser.maxNames else { throw tooMany(.loopNames) }
            let (name, _) = try newName(until: { $0.isWord("in") })
            advance()
            let source = try expression()
            let end = takeSign("..") ? try expression() : nil
            iterations.append(Form.Iteration(name: name, source: source, end: end))
            bind(name)
        } while takeSign(",")
        guard takeWord(endWord) else { throw missingWord(endWord, of: start) }
        return iterations
    }

    mutating func functionDefinition() throws(SyntaxError) -> Node {
        let start = token.range.lowerBound
        advance()
        guard isSign("(") else { throw expected(.parameters) }
        advance()
        var parameters: [FunctionValue.Parameter] = []
        while !isSign(")") {
            if !parameters.isEmpty, !takeSign(",") { throw unexpected() }
            guard parameters.count < ExpressionParser.maxNames else { throw tooMany(.parameters) }
            let (name, _) = try newName(until: { $0.isSign(":") || $0.isSign(",") || $0.isSign(")") })
            parameters.append(FunctionValue.Parameter(name, takeSign(":") ? try type().kind : .any))
        }
        advance()
        if takeWord("external") {
            _ = try expression()
            return try node(start, .external)
        }
        let body = try withLocals(NameTable(parameters.map(\.name))) { parser throws(SyntaxError) in
            try parser.expression()
        }
        return try node(start, .function(parameters, body))
    }
}
