import AvalValues

/// Reads a regular expression of XPath (XPath Functions 3.1, 5.6.1): that of XML Schema, with anchors, reluctant
/// quantifiers and back-references. What it does not know is no pattern; nothing is taken literally for want of better.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private let flags: PatternFlags
    private var at = 0
    private var depth = 0
    private(set) var groupCount = 0
    /// The groups that are closed: only these may be referred to.
    private var closed: Set<Int> = []
    private(set) var usesBackReferences = false

    init(_ pattern: String, _ flags: PatternFlags) {
        self.flags = flags
        let scalars = Array(pattern.unicodeScalars)
        self.scalars = flags.ignoresBlanks && !flags.isLiteral ? PatternParser.withoutBlanks(scalars) : scalars
    }

    /// The flag `x` takes out blanks, but not those of a class.
    private static func withoutBlanks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var brackets = 0
        var escaped = false
        for scalar in scalars {
            if !escaped {
                if scalar == "[" { brackets += 1 }
                if scalar == "]" { brackets -= 1 }
            }
            escaped = scalar == "\\" && !escaped
            if brackets > 0 || !NamedClass.space(scalar) { result.append(scalar) }
        }
        return result
    }

    /// The whole pattern; `nil` where it is none.
    mutating func tree() -> PatternTree? {
        if flags.isLiteral {
            return .sequence(scalars.map { .one(CharacterClass($0, ignoringCase: flags.ignoresCase)) })
        }
        guard let tree = branches(), at == scalars.count else { return nil }
        return tree
    }

    private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        at += 1
        return true
    }

    private mutating func branches() -> PatternTree? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        var branches: [PatternTree] = []
        repeat {
            guard let branch = sequence() else { return nil }
            branches.append(branch)
        } while take("|")
        return branches.count == 1 ? branches[0] : .branches(branches)
    }

    private mutating func sequence() -> PatternTree? {
        var pieces: [PatternTree] = []
        while let next, next != "|", next != ")" {
            guard let piece = piece() else { return nil }
            pieces.append(piece)
        }
        return pieces.count == 1 ? pieces[0] : (pieces.isEmpty ? .empty : .sequence(pieces))
    }

    private mutating func piece() -> PatternTree? {
        guard let atom = atom() else { return nil }
        guard let (low, high) = quantifier() else { return nil }
        guard (low, high) != (1, 1) else { return atom }
        return .repeated(atom, min: low, max: high, greedy: !take("?"))
    }

    /// How often; once where there is no quantifier, `nil` where it is wrong.
    private mutating func quantifier() -> (Int, Int?)? {
        if take("?") { return (0, 1) }
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        guard take("{") else { return (1, 1) }
        guard let low = number() else { return nil }
        if take("}") { return (low, low) }
        guard take(",") else { return nil }
        if take("}") { return (low, nil) }
        guard let high = number(), take("}"), high >= low else { return nil }
        return (low, high)
    }

    private mutating func number() -> Int? {
        let start = at
        var value = 0
        while let next, ("0"..."9").contains(next), value < 100_000 {
            value = value * 10 + Int(next.value - 0x30)
            at += 1
        }
        return at > start && value < 100_000 ? value : nil
    }

    private mutating func atom() -> PatternTree? {
        guard let scalar = next else { return nil }
        at += 1
        switch scalar {
        case "(": return group()
        case "[": return characterClass().map { .one($0) }
        case "\\": return escape()
        case "^": return .lineStart
        case "$": return .lineEnd
        case ".":
            if flags.dotTakesAll { return .one(CharacterClass([], negated: true)) }
            return .one(CharacterClass([.range(0x0A...0x0A), .range(0x0D...0x0D)], negated: true))
        case "?", "*", "+", "{", "}", ")", "]", "|": return nil
        default: return .one(CharacterClass(scalar, ignoringCase: flags.ignoresCase))
        }
    }

    private mutating func group() -> PatternTree? {
        if take("?") {
            guard take(":"), let tree = branches(), take(")") else { return nil }
            return tree
        }
        groupCount += 1
        let number = groupCount
        guard let tree = branches(), take(")") else { return nil }
        closed.insert(number)
        return .group(number, tree)
    }

    private mutating func escape() -> PatternTree? {
        guard let scalar = next else { return nil }
        if ("1"..."9").contains(scalar) { return backReference() }
        at += 1
        return escaped(scalar).map { .one(CharacterClass([$0], ignoringCase: flags.ignoresCase)) }
    }

    /// `\12` is group 12 where there is one by then, else group 1 and a 2.
    private mutating func backReference() -> PatternTree? {
        var number = 0
        while let next, ("0"..."9").contains(next) {
            let longer = number * 10 + Int(next.value - 0x30)
            guard number == 0 || longer <= groupCount else { break }
            number = longer
            at += 1
        }
        guard closed.contains(number) else { return nil }
        usesBackReferences = true
        return .back(number)
    }

    /// What stands behind a backslash, in a class or outside.
    private mutating func escaped(_ scalar: Unicode.Scalar) -> CharacterClass.Item? {
        switch scalar {
        case "n": return .range(0x0A...0x0A)
        case "r": return .range(0x0D...0x0D)
        case "t": return .range(0x09...0x09)
        case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$":
            return .range(scalar.value...scalar.value)
        case "s", "S": return .test(NamedClass.space, negated: scalar == "S")
        case "d", "D": return .test(NamedClass.digit, negated: scalar == "D")
        case "w", "W": return .test(NamedClass.word, negated: scalar == "W")
        case "i", "I": return .test(NamedClass.initial, negated: scalar == "I")
        case "c", "C": return .test(NamedClass.name, negated: scalar == "C")
        case "p", "P":
            guard take("{"), let end = scalars[at...].firstIndex(of: "}") else { return nil }
            var name = String.UnicodeScalarView()
            name.append(contentsOf: scalars[at..<end])
            at = end + 1
            return NamedClass.property(String(name)).map { .test($0, negated: scalar == "P") }
        default: return nil
        }
    }

    /// From behind the `[` to behind the `]`.
    private mutating func characterClass() -> CharacterClass? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        let negated = take("^")
        var items: [CharacterClass.Item] = []
        while let scalar = next, scalar != "]" {
            if scalar == "-", at + 1 < scalars.count, scalars[at + 1] == "[", !items.isEmpty {
                at += 2
                guard let without = characterClass(), take("]") else { return nil }
                return CharacterClass(items, negated: negated, ignoringCase: flags.ignoresCase, without: without)
            }
            guard let item = classItem() else { return nil }
            items.append(item)
        }
        guard take("]"), !items.isEmpty else { return nil }
        return CharacterClass(items, negated: negated, ignoringCase: flags.ignoresCase)
    }

    private mutating func classItem() -> CharacterClass.Item? {
        guard let first = classCharacter() else { return nil }
        guard case .range(let low) = first, next == "-", at + 1 < scalars.count, scalars[at + 1] != "]",
            scalars[at + 1] != "["
        else { return first }
        at += 1
        guard case .range(let high)? = classCharacter(), high.lowerBound >= low.lowerBound else { return nil }
        return .range(low.lowerBound...high.lowerBound)
    }

    private mutating func classCharacter() -> CharacterClass.Item? {
        guard let scalar = next, scalar != "[", scalar != "]" else { return nil }
        at += 1
        guard scalar == "\\" else { return .range(scalar.value...scalar.value) }
        guard let letter = next else { return nil }
        at += 1
        return escaped(letter)
    }
}
