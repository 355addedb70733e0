import AvalJSON
import AvalLoading
import AvalSource
import AvalValues

/// Something that examples should exercise, and what is still to be shown of it.
public struct CoverageItem: Sendable {
    /// What kind of thing it is.
    public let kind: CoverageKind
    /// What people call it.
    public let name: String
    /// Where it stands.
    public let span: SourceSpan
    /// What no example, scenario or sample shows, in French; empty for what is exercised.
    public let missing: [String]

    /// What tells a thing from all others, in whatever rulebook it is met.
    struct Key: Hashable {
        let kind: CoverageKind
        let name: String
        let span: SourceSpan
    }

    var key: Key { Key(kind: kind, name: name, span: span) }

    /// The same, of which no more is missing than these.
    func lacking(only others: NameSet) -> CoverageItem {
        CoverageItem(kind: kind, name: name, span: span, missing: missing.filter(others.contains))
    }

    /// Whether nothing is left to be shown.
    public var isExercised: Bool { missing.isEmpty }

    /// For the author of the file: a finding where it stands.
    public var finding: Finding { Finding(ExerciseFinding.never(name, missing: missing), at: span) }

    /// In one line, for a person: where, what, and what is missing.
    public var line: String {
        "\(span.file.path):\(span.start.line) : \(name) : \(missing.joined(separator: " ; "))"
    }

    /// For a program: `genre`, `nom`, `fichier`, `ligne`, `manque`.
    public var json: JSONValue {
        [
            "genre": .string(kind.rawValue), "nom": .string(name), "fichier": .string(span.file.path),
            "ligne": .integer(span.start.line), "manque": .array(missing.map { .string($0) }),
        ]
    }
}
