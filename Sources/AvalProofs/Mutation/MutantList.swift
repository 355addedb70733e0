import AvalEngine
import AvalFEEL
import AvalLoading
import AvalRules
import AvalSource
import AvalValues

/// All mutants of some files.
struct MutantList {
    private let ground: TrialGround
    private var rulebook: Rulebook { ground.rulebook }

    /// Those of the files that a ground is asked about.
    init(_ ground: TrialGround) { self.ground = ground }

    /// All of them, file by file, each in its file's order.
    var all: [Mutant] {
        let written = TextMap(grouping: rulebook.rules.writtenExpressions) { $0.expression.text.file.path }
        return RuleFolders.Kind.allCases.flatMap { kind in
            (ground.files?[kind] ?? []).flatMap { entry -> [Mutant] in
                guard ground.isAskedAbout(entry.source.path), let root = YAMLReader.read(entry.source).0 else {
                    return []
                }
                let expressions = written[entry.source.path] ?? []
                let scalars = expressions.isEmpty ? [] : Self.scalars(root)
                let words = rulebook.rules.model.categories.words
                let found =
                    expressions.flatMap { mutants(of: $0, entry.path, scalars) }
                    + FileMutations(kind: kind, path: entry.path, categories: words).all(in: root)
                return found.sorted { ($0.span.lower, $0.span.upper) < ($1.span.lower, $1.span.upper) }
            }
        }
    }

    private static func scalars(_ node: YAMLNode) -> [YAMLNode] {
        if node.text != nil { return [node] }
        return (node.items ?? []).flatMap(scalars) + (node.entries ?? []).flatMap { scalars($0.value) }
    }

    private func mutants(of written: WrittenExpression, _ path: String, _ scalars: [YAMLNode]) -> [Mutant] {
        let text = written.expression.text
        let span = text.span
        guard let scalar = scalars.first(where: { $0.span.lower <= span.lower && span.upper <= $0.span.upper }) else {
            return []
        }
        let (owner, name) = owner(of: written)
        return ExpressionMutations(written).all.compactMap { small in
            guard let edit = edit(small, text, scalar) else { return nil }
            let changed = small.shown.lowerBound..<small.range.lowerBound
            let rest = small.range.upperBound..<max(small.range.upperBound, small.shown.upperBound)
            return Mutant(
                change: small.change, owner: owner, kind: .rules, path: path, span: text.span(small.shown), name: name,
                from: Self.line(text, small.shown),
                to: Self.line(text, changed) + Self.oneLine(small.text) + Self.line(text, rest), edits: [edit])
        }
    }

    private func owner(of written: WrittenExpression) -> (Mutant.Owner, String) {
        switch written.owner {
        case .rule(let order):
            let code = rulebook.rules.model.anomalies[order].code
            return (.rule(code), code)
        case .fact(let name): return (.fact(name), name)
        case .situation(let code): return (.anything, code)
        case .appointments: return (.anything, "rendez_vous")
        }
    }

    /// The stretch gives way where it stands: what a mutant writes holds nothing that YAML would take for its own, in a block
    /// or without marks. Between marks expressions do not stand.
    private func edit(_ small: ExpressionMutations.Small, _ text: SourceText, _ scalar: YAMLNode) -> Mutant.Edit? {
        guard scalar.style != .doubleQuoted, scalar.style != .singleQuoted else { return nil }
        let span = text.span(small.range)
        return Mutant.Edit(range: span.lower..<span.upper, bytes: Array(Self.oneLine(small.text).utf8))
    }

    private static func line(_ text: SourceText, _ range: Range<Int>) -> String {
        oneLine(String(decoding: text.bytes[range], as: UTF8.self))
    }

    /// A text on one line: blanks say nothing to the language.
    private static func oneLine(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            let isBlank = character == " " || character == "\n"
            if isBlank, result.unicodeScalars.last == " " { continue }
            result.unicodeScalars.append(isBlank ? " " : character)
        }
        return result
    }
}
