import AvalSource
import AvalValues

/// A recursive descent over the text. A copy of it is how it tries one reading and goes back.
struct Parser {
    let text: SourceText
    let scope: Scope
    let lexer: Lexer
    private(set) var token: Token
    /// Where the last token taken ends.
    private(set) var lastEnd = 0
    private(set) var nodeCount = 0
    private var depth = 0
    /// Names of more than one part that are bound within the expression, innermost last.
    private var locals: [NameTable] = []
    /// Names of more than one part that may follow a point.
    private(set) var members: NameTable
    /// A node that was read ahead and stands for the next primary.
    var pending: Node?
    /// Where the last word was taken for a name, to say what a wrong name of several words may have meant.
    var lastName: Range<Int>?
    /// Whether a `[` may close the range whose end is being read (`]1..3[`).
    var closesWithBracket = false

    init(_ text: SourceText, _ scope: Scope) {
        self.text = text
        self.scope = scope
        lexer = Lexer(bytes: text.bytes)
        members = scope.members
        token = lexer.token(from: 0)
    }

    // MARK: Tokens

    /// The text of the current token.
    var word: String { lexer.text(token.range) }

    func isSign(_ sign: String) -> Bool { token.kind == .sign && lexer.bytes[token.range].elementsEqual(sign.utf8) }

    func isWord(_ word: String) -> Bool { token.kind == .word && lexer.bytes[token.range].elementsEqual(word.utf8) }

    mutating func advance() { move(to: token.range.upperBound) }

    mutating func move(to offset: Int) {
        lastEnd = offset
        token = lexer.token(from: offset)
    }

    mutating func takeSign(_ sign: String) -> Bool {
        guard isSign(sign) else { return false }
        advance()
        return true
    }

    mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    /// The token after the current one.
    var following: Token { lexer.token(from: token.range.upperBound) }

    // MARK: Names

    /// The name of more than one part that begins here, if one does.
    func longName() -> (name: String, end: Int)? {
        let start = token.range.lowerBound
        let candidates =
            locals.map { $0.match(lexer, at: start) } + [
                scope.table.match(lexer, at: start), scope.library.table.match(lexer, at: start),
            ]
        return candidates.compactMap { $0 }.max { $0.end < $1.end }
    }

    mutating func withLocals<Result>(
        _ table: NameTable, _ read: (inout Parser) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        locals.append(table)
        defer { locals.removeLast() }
        return try read(&self)
    }

    /// Makes a name known from here to the end of the innermost `withLocals`.
    mutating func bind(_ name: String) {
        if !locals.isEmpty { locals[locals.count - 1].insert(name) }
    }

    mutating func addMember(_ name: String) { members.insert(name) }

    /// A new name, up to a token that ends it: the text between, its blanks made single.
    mutating func newName(until isEnd: (Parser) -> Bool) throws(SyntaxError) -> (name: String, range: Range<Int>) {
        let start = token
        guard start.kind == .word else { throw expected(.name) }
        while !isEnd(self), let (_, end) = NameParts.part(lexer, token.range.lowerBound) { move(to: end) }
        guard isEnd(self) else { throw unexpected() }
        guard lastEnd > start.range.lowerBound else { throw expected(.name) }
        let range = start.range.lowerBound..<lastEnd
        let words = lexer.text(range).unicodeScalars.split { Characters.isSpace($0.value) }
        return (words.map { String($0) }.joined(separator: " "), range)
    }

    // MARK: Nodes

    mutating func node(_ start: Int, _ form: Form) throws(SyntaxError) -> Node {
        let node = Node(id: nodeCount, range: start..<max(start, lastEnd), form: form)
        guard node.height <= ExpressionParser.maxHeight else { throw tooDeep(at: node.range) }
        nodeCount += 1
        return node
    }

    mutating func nested<Result>(
        _ read: (inout Parser) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ExpressionParser.maxDepth else { throw tooDeep(at: token.range) }
        return try read(&self)
    }

    /// Reads inside brackets: what holds at the end of a range does not hold in there.
    mutating func bracketed<Result>(
        _ read: (inout Parser) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        let outer = closesWithBracket
        closesWithBracket = false
        defer { closesWithBracket = outer }
        return try read(&self)
    }

    /// The whole text as an expression.
    mutating func wholeExpression() throws(SyntaxError) -> Node {
        let root = try expression()
        guard token.kind == .end else { throw unexpected() }
        return root
    }
}
