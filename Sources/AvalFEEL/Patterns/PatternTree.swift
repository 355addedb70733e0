/// The tree of a regular expression.
indirect enum PatternTree {
    /// Nothing: matches where it stands.
    case empty
    /// One character of a class.
    case one(CharacterClass)
    case sequence([PatternTree])
    /// The first branch that leads to a match.
    case branches([PatternTree])
    /// A numbered group, from 1.
    case group(Int, PatternTree)
    /// What a group matched, once more.
    case back(Int)
    case lineStart
    case lineEnd
    /// At least and at most so often; as often as possible where it is greedy.
    case repeated(PatternTree, min: Int, max: Int?, greedy: Bool)
}

/// The letters after a pattern (XPath Functions 3.1, 5.6.2).
struct PatternFlags {
    /// `s`: a point takes line ends too.
    var dotTakesAll = false
    /// `m`: `^` and `$` match at each line.
    var multiline = false
    /// `i`: capitals and small letters are the same.
    var ignoresCase = false
    /// `x`: blanks of the pattern do not count.
    var ignoresBlanks = false
    /// `q`: the pattern is a plain text.
    var isLiteral = false

    init?(_ letters: String) {
        for letter in letters.unicodeScalars {
            switch letter {
            case "s": dotTakesAll = true
            case "m": multiline = true
            case "i": ignoresCase = true
            case "x": ignoresBlanks = true
            case "q": isLiteral = true
            default: return nil
            }
        }
    }
}
