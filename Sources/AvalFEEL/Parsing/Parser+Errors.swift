import AvalSource
import AvalValues

// Which finding tells why a text is no expression: the common mistakes have one of their own.
extension Parser {
    private func error(_ finding: ExpressionSyntaxFinding, _ range: Range<Int>) -> SyntaxError {
        SyntaxError(finding: Finding(finding, at: text.span(range)))
    }

    /// The current token cannot stand where it stands.
    func unexpected() -> SyntaxError {
        switch token.kind {
        case .end: atEnd()
        case .word: unexpectedWord()
        case .openString: error(.openText, token.range)
        case .number where lastEnd > 0 && Characters.isDigit(lexer.bytes[lastEnd - 1]):
            error(.numberInParts(shown), token.range)
        case .number, .string: error(.noOperator(shown, isFirst: lastEnd == 0), token.range)
        case .sign, .stray: foreignSign() ?? comma() ?? error(.unexpected(shown), token.range)
        }
    }

    /// A comma where nothing is listed: between digits it is that of a French decimal.
    private func comma() -> SyntaxError? {
        guard word == "," else { return nil }
        let bytes = lexer.bytes
        func digits(_ indexes: some Sequence<Int>) -> String {
            let run = indexes.prefix { bytes.indices.contains($0) && Characters.isDigit(bytes[$0]) }
            return String(decoding: run.map { bytes[$0] }, as: UTF8.self)
        }
        let range = token.range
        let whole = String(digits(stride(from: range.lowerBound - 1, through: 0, by: -1)).reversed())
        let part = digits(range.upperBound..<bytes.count)
        guard !whole.isEmpty, !part.isEmpty else { return error(.bareComma, range) }
        return error(.decimalComma("\(whole),\(part)", point: "\(whole).\(part)"), range)
    }

    /// The current token where something else had to be.
    func expected(_ part: ExpectedPart) -> SyntaxError {
        if let foreign = foreignSign() { return foreign }
        guard token.kind != .end else { return error(.endsTooSoon(missing: part), endRange) }
        return error(.unexpected(shown, missing: part), token.range)
    }

    private var shown: String {
        let text = word
        return text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(40)) + "…" : text
    }

    /// The last byte that was read, to show where an end came too soon.
    private var endRange: Range<Int> { max(0, lastEnd - 1)..<max(0, lastEnd) }

    private func atEnd() -> SyntaxError {
        lastEnd == 0 ? error(.empty, 0..<0) : error(.endsTooSoon(missing: .lastValue), endRange)
    }

    private func unexpectedWord() -> SyntaxError {
        let range = token.range
        if ["is", "est"].contains(word), lastEnd > 0 { return error(.nullTest(shown), range) }
        if let help = ExpressionSyntaxFinding.foreignWords[word], lastEnd > 0 {
            return error(.foreignWord(shown, help: help), range)
        }
        if word == "not", lastEnd > 0 { return error(.bareNegation, range) }
        if let lastName, lastName.upperBound == lastEnd {
            let last = lexer.text(lastName)
            if last == "not" { return error(.bareNegation, lastName) }
            if let keyword = FrenchWords.keywords[last], scope.names[last] == nil {
                return error(.frenchKeyword(last, meant: keyword), lastName)
            }
        }
        if let keyword = FrenchWords.keywords[word] { return error(.frenchKeyword(shown, meant: keyword), range) }
        if let misspelt = misspeltName() { return misspelt }
        if Parser.reserved.contains(word) { return error(.valueMissingBefore(shown), range) }
        if lastEnd > 0, lexer.token(from: 0).kind == .number || Characters.isDigit(lexer.bytes[lastEnd - 1]) {
            return error(.unitAfterNumber(shown), range)
        }
        return error(.noOperator(shown, isFirst: lastEnd == 0), range)
    }

    /// A word right behind a name: together they may be a known name of several words, misspelt.
    private func misspeltName() -> SyntaxError? {
        guard let lastName, lastName.upperBound == lastEnd else { return nil }
        let range = lastName.lowerBound..<token.range.upperBound
        let known = scope.names.keys.sorted() + scope.library.builtins.map(\.name)
        guard let near = Nearest.word(of: lexer.text(range), among: known) else { return nil }
        return error(.misspeltName(lexer.text(range), near: near), range)
    }

    /// A sign of another language, or of a text processor.
    private func foreignSign() -> SyntaxError? {
        // `=<`: the first of the two is a sign by itself.
        let isBehindEqual = word == "<" && lastEnd > 0 && lexer.bytes[lastEnd - 1] == UInt8(ascii: "=")
        let sign = isBehindEqual && lastEnd == token.range.lowerBound ? "=<" : word
        return ExpressionSyntaxFinding(sign: sign).map { error($0, token.range) }
    }

    /// A bracket that is not closed where its end was due.
    func unclosed(_ closing: String, _ opening: Range<Int>) -> SyntaxError {
        if let foreign = foreignSign() { return foreign }
        let isEnd = token.kind == .end
        return error(
            .unclosed(
                lexer.text(opening), with: closing, opening: text.span(opening), shown: isEnd ? nil : shown),
            isEnd ? endRange : token.range)
    }

    /// A keyword that the form begun at `start` goes on with and that is not there.
    func missingWord(_ keyword: String, of start: Range<Int>) -> SyntaxError {
        if let foreign = foreignSign() { return foreign }
        if token.kind == .word, FrenchWords.keywords[word] == keyword {
            return error(.frenchKeyword(shown, meant: keyword), token.range)
        }
        return error(
            .missingKeyword(keyword, of: lexer.text(start), opening: text.span(start)),
            token.kind == .end ? endRange : token.range)
    }

    func chainedComparison() -> SyntaxError { error(.chainedComparison, token.range) }

    func listInParentheses(_ range: Range<Int>) -> SyntaxError { error(.listInParentheses, range) }

    func wrongAtLiteral() -> SyntaxError { error(.wrongTemporal, token.range) }

    func numberTooLarge() -> SyntaxError { error(.numberTooLarge, token.range) }

    func tooDeep(at range: Range<Int>) -> SyntaxError { error(.tooDeep, range) }

    func tooMany(_ part: CountedPart) -> SyntaxError { error(.tooMany(part), token.range) }

    func tooLong() -> SyntaxError { error(.tooLong, 0..<1) }

    func unknownType(_ name: String, _ range: Range<Int>, known: [String]) -> SyntaxError {
        error(.unknownType(name, near: Nearest.word(of: name, among: known.sorted())), range)
    }

    /// A type that says too little: a list of what, a context with which entries?
    func bareType(_ name: String, _ range: Range<Int>) -> SyntaxError { error(.bareType(name), range) }
}
