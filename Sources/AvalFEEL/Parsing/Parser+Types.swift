import AvalValues

// Types (DMN 1.5, 10.3.1.2, rules 55 and 56).
extension Parser {
    private static let plain: TextMap<Kind> = [
        "Any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string, "date": .date,
        "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
        "days and time duration": .daysDuration, "dayTimeDuration": .daysDuration,
        "years and months duration": .monthsDuration, "yearMonthDuration": .monthsDuration,
        "list": .list(.any), "context": .context([]),
    ]

    private static let plainTable = NameTable(plain.keys)

    mutating func type() throws(SyntaxError) -> ItemType {
        try nested { parser throws(SyntaxError) in try parser.typeItself() }
    }

    private mutating func typeItself() throws(SyntaxError) -> ItemType {
        guard token.kind == .word else { throw expected(.type) }
        let range = token.range
        let name = typeName()
        if name == "context", takeSign("<>") { return .context([]) }
        if name == "function", takeSign("<>") { return try functionResult([]) }
        if isSign("<"), let generic = try genericType(name) { return generic }
        if let type = scope.types[name] { return type }
        if let kind = Parser.plain[name] { return .kind(kind) }
        throw unknownType(name, range.lowerBound..<lastEnd, known: Array(scope.types.keys) + Array(Parser.plain.keys))
    }

    /// A type's name: the longest that is known, or else words joined by points.
    private mutating func typeName() -> String {
        let start = token.range.lowerBound
        let tables = [NameTable(scope.types.keys), Parser.plainTable]
        if let (name, end) = tables.compactMap({ $0.match(lexer, at: start) }).max(by: { $0.end < $1.end }) {
            move(to: end)
            return name
        }
        var name = word
        advance()
        while isSign("."), following.kind == .word {
            advance()
            name += "." + word
            advance()
        }
        return name
    }

    private mutating func genericType(_ name: String) throws(SyntaxError) -> ItemType? {
        switch name {
        case "list", "range":
            advance()
            let inner = try type()
            guard takeSign(">") else { throw expected(.typeEnd) }
            return name == "list" ? .list(inner) : .range(inner)
        case "context":
            advance()
            return .context(try typeFields())
        case "function":
            advance()
            return try functionType()
        default: return nil
        }
    }

    private mutating func typeFields() throws(SyntaxError) -> [(name: String, type: ItemType)] {
        var fields: [(name: String, type: ItemType)] = []
        while !takeSign(">") {
            if !fields.isEmpty, !takeSign(",") { throw expected(.typeSeparator) }
            let (name, _) = try newName(until: { $0.isSign(":") })
            advance()
            fields.append((name, try type()))
        }
        return fields
    }

    private mutating func functionType() throws(SyntaxError) -> ItemType {
        var parameters: [Kind] = []
        while !takeSign(">") {
            if !parameters.isEmpty, !takeSign(",") { throw expected(.typeSeparator) }
            parameters.append(try type().kind)
        }
        return try functionResult(parameters)
    }

    private mutating func functionResult(_ parameters: [Kind]) throws(SyntaxError) -> ItemType {
        guard takeSign("->") else { throw expected(.resultType) }
        return .kind(.function(parameters, try type().kind))
    }
}
