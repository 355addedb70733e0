import AvalSource
import AvalValues

// What is said of a text that is no expression: to people who are no programmers, so the common slips have their own
// sentence and their own way out.
extension Parser {
    private func error(
        _ message: String, _ range: Range<Int>, help: String? = nil, related: [Finding.Related] = []
    ) -> SyntaxError {
        SyntaxError(
            finding: Finding(code: "syntaxe", message, at: text.span(range), help: help, related: related))
    }

    /// The current token cannot stand where it stands.
    func unexpected() -> SyntaxError {
        switch token.kind {
        case .end: atEnd()
        case .word: unexpectedWord()
        case .openString:
            error("ce texte n'est pas fermé", token.range, help: "ajoutez le guillemet droit « \" » qui le termine")
        case .number where lastEnd > 0 && Characters.isDigit(lexer.bytes[lastEnd - 1]):
            error(
                "« \(shown) » n'est pas attendu ici", token.range,
                help: "un nombre s'écrit sans espace ; entre deux valeurs il faut un signe (=, +, and, une virgule…)")
        case .number, .string:
            error("« \(shown) » n'est pas attendu ici", token.range, help: missingOperator)
        case .sign, .stray: slip() ?? error("« \(shown) » n'est pas attendu ici", token.range)
        }
    }

    /// The current token where something else had to be.
    func expected(_ what: String) -> SyntaxError {
        if let slip = slip() { return slip }
        guard token.kind != .end else { return error("l'expression s'arrête trop tôt : il manque \(what)", endRange) }
        return error("« \(shown) » n'est pas attendu ici : il manque \(what)", token.range)
    }

    private var shown: String {
        let text = word
        return text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(40)) + "…" : text
    }

    /// The last byte that was read, to show where an end came too soon.
    private var endRange: Range<Int> { max(0, lastEnd - 1)..<max(0, lastEnd) }

    private var missingOperator: String {
        lastEnd == 0
            ? "corrigez ce qui précède"
            : "il manque sans doute un signe entre les deux valeurs (=, +, and, une virgule…)"
    }

    private func atEnd() -> SyntaxError {
        if lastEnd == 0 { return error("l'expression est vide", 0..<0, help: "écrivez une condition ou une valeur") }
        return error("l'expression s'arrête trop tôt : il manque une valeur à la fin", endRange)
    }

    private func unexpectedWord() -> SyntaxError {
        let range = token.range
        if let keyword = FrenchWords.keywords[word] {
            return error(
                "« \(shown) » n'est pas attendu ici", range,
                help: "les mots du langage sont anglais : écrivez « \(keyword) »")
        }
        if let misspelt = misspeltName() { return misspelt }
        if Parser.reserved.contains(word) {
            return error("il manque une valeur avant « \(shown) »", range)
        }
        if lastEnd > 0, lexer.token(from: 0).kind == .number || Characters.isDigit(lexer.bytes[lastEnd - 1]) {
            return error(
                "« \(shown) » n'est pas attendu après un nombre", range,
                help: "un nombre s'écrit sans unité : « age < 18 »")
        }
        return error("« \(shown) » n'est pas attendu ici", range, help: missingOperator)
    }

    /// A word right behind a name: together they may be a known name of several words, misspelt.
    private func misspeltName() -> SyntaxError? {
        guard let lastName, lastName.upperBound == lastEnd else { return nil }
        let range = lastName.lowerBound..<token.range.upperBound
        let known = scope.names.keys.sorted() + scope.library.builtins.map(\.name)
        guard let near = Nearest.word(of: lexer.text(range), among: known) else { return nil }
        return SyntaxError(
            finding: Finding(
                code: "nom_inconnu", "« \(lexer.text(range)) » n'est pas un nom connu ici", at: text.span(range),
                help: "vouliez-vous dire « \(near) » ?"))
    }

    /// The slips that a sign betrays.
    private func slip() -> SyntaxError? {
        let range = token.range
        func instead(_ help: String) -> SyntaxError {
            error("« \(shown) » n'existe pas dans les expressions", range, help: help)
        }
        switch word {
        case "==": return instead("l'égalité s'écrit « = »")
        case "&&", "&": return instead("« et » s'écrit « and »")
        case "||", "|": return instead("« ou » s'écrit « or »")
        case "<>": return instead("« différent de » s'écrit « != »")
        case "=>": return instead("« supérieur ou égal » s'écrit « >= »")
        case "!": return instead("la négation s'écrit « not(…) »")
        case "'", "‘", "’", "“", "”", "«", "»", "„", "`":
            return error(
                "« \(shown) » n'est pas le guillemet attendu", range,
                help: "un texte s'écrit entre guillemets droits doubles : \"SI\"")
        case "≤": return instead("« inférieur ou égal » s'écrit « <= »")
        case "≥": return instead("« supérieur ou égal » s'écrit « >= »")
        case "≠": return instead("« différent de » s'écrit « != »")
        case "×": return instead("la multiplication s'écrit « * »")
        case "–", "—", "−": return instead("le signe moins s'écrit « - »")
        case "%": return instead("un pourcentage s'écrit en nombre : 20 % est « 0.20 »")
        case "..":
            return error(
                "« .. » n'est pas attendu ici", range, help: "un intervalle s'écrit entre crochets : [18..30]")
        case "#": return instead("un commentaire s'écrit /* ainsi */")
        case ";": return instead("les valeurs se séparent par des virgules")
        default: return nil
        }
    }

    /// A bracket that is not closed where its end was due.
    func unclosed(_ closing: String, _ opening: Range<Int>) -> SyntaxError {
        if let slip = slip() { return slip }
        let bracket = lexer.text(opening)
        let related = Finding.Related("« \(bracket) » est ouvert ici", at: text.span(opening))
        if token.kind == .end {
            return error(
                "il manque « \(closing) » à la fin", endRange, help: "fermez ce que « \(bracket) » ouvre",
                related: [related])
        }
        return error(
            "« \(shown) » n'est pas attendu ici : il manque « \(closing) » ou une virgule", token.range,
            related: [related])
    }

    func missingWord(_ keyword: String, of start: Range<Int>) -> SyntaxError {
        if let slip = slip() { return slip }
        let opener = lexer.text(start)
        let shape =
            switch opener {
            case "if": "if … then … else …"
            case "for": "for … in … return …"
            default: "\(opener) … in … satisfies …"
            }
        let related = Finding.Related("« \(opener) » commence ici", at: text.span(start))
        let range = token.kind == .end ? endRange : token.range
        return error(
            "il manque « \(keyword) » après « \(opener) »", range, help: "la forme complète est « \(shape) »",
            related: [related])
    }

    func chainedComparison() -> SyntaxError {
        error(
            "deux comparaisons se suivent sans « and »", token.range,
            help: "écrivez « a = b and b = c », ou « x between a and b »")
    }

    func listInParentheses(_ range: Range<Int>) -> SyntaxError {
        error(
            "plusieurs valeurs entre parenthèses ne se lisent qu'après « in »", range,
            help: "une liste s'écrit entre crochets : [\"SI\", \"SIR\"]")
    }

    func wrongAtLiteral(_ content: String) -> SyntaxError {
        error(
            "ce texte n'est ni une date, ni une heure, ni une durée", token.range,
            help: "exemples : @\"2025-01-31\", @\"P18Y\", @\"P30D\"")
    }

    func numberTooLarge() -> SyntaxError { error("ce nombre est trop grand", token.range) }

    func tooDeep(at range: Range<Int>) -> SyntaxError {
        error(
            "l'expression est trop imbriquée", range,
            help: "découpez-la en plusieurs faits nommés, ou remplacez une suite de « or » par « in (…) »")
    }

    func tooMany(_ what: String) -> SyntaxError { error("il y a trop de \(what)", token.range) }

    func tooLong() -> SyntaxError {
        error(
            "l'expression est trop longue", 0..<1,
            help: "elle ne doit pas dépasser \(ExpressionParser.maxLength) octets")
    }

    func unknownType(_ name: String, _ range: Range<Int>, known: [String]) -> SyntaxError {
        error(
            "« \(name) » n'est pas un type connu", range,
            help: Nearest.word(of: name, among: known.sorted()).map { "vouliez-vous dire « \($0) » ?" }
                ?? "exemples : number, string, boolean, date, list<string>")
    }

    /// A type that says too little: a list of what, a context with which entries?
    func bareType(_ name: String, _ range: Range<Int>) -> SyntaxError {
        error(
            "« \(name) » seul n'est pas un type ici", range,
            help: name == "list" ? "écrivez « list<Any> », ou de quoi est la liste" : "écrivez « context<> »")
    }
}
