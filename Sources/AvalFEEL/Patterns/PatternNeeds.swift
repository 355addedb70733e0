/// What every text has that a regular expression matches.
public struct PatternNeeds {
    private var classes: [CharacterClass] = []

    /// The needs of a pattern; nil where it is none.
    public init?(_ pattern: String, flags: String) {
        guard let flags = PatternFlags(flags) else { return nil }
        var parser = PatternParser(pattern, flags)
        guard let tree = parser.tree() else { return nil }
        add(tree)
    }

    private mutating func add(_ tree: PatternTree) {
        switch tree {
        case .one(let one): classes.append(one)
        case .sequence(let trees): trees.forEach { add($0) }
        case .group(_, let inner): add(inner)
        case .repeated(let inner, let least, _, _): if least > 0 { add(inner) }
        case .empty, .branches, .back, .lineStart, .lineEnd: break
        }
    }

    /// Whether some character that every match has is one that no text has, where `occurs` tells those of ASCII apart.
    public func areUnmet(where occurs: (Unicode.Scalar) -> Bool) -> Bool {
        classes.contains { one in
            let characters = (0..<0x80).compactMap { Unicode.Scalar($0) }.filter(one.contains)
            // A class of other letters may match what is not looked at here.
            let isOfOthers = ["é", "Œ", "\u{2026}"].contains(where: one.contains)
            return !characters.isEmpty && !isOfOthers && !characters.contains(where: occurs)
        }
    }
}
