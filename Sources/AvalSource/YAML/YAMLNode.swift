/// A value read from YAML, with the exact span where it stands.
///
/// Nothing is interpreted: `non`, `2023-01-01` and `1_000` are texts, and what they mean is for the reader of the model
/// to say. An alias gives the very node that its anchor names, so a node may be met twice.
public final class YAMLNode: Sendable {
    /// How a scalar is written.
    public enum Style: Sendable, Hashable {
        /// Without any mark around it.
        case plain
        /// Between apostrophes.
        case singleQuoted
        /// Between quotation marks.
        case doubleQuoted
        /// A block after `|`, line breaks kept.
        case literal
        /// A block after `>`, line breaks folded.
        case folded
    }

    /// A key and its value.
    public struct Entry: Sendable {
        /// The key: always a scalar.
        public let key: YAMLNode
        /// The value; an empty scalar when nothing follows the `:`.
        public let value: YAMLNode

        /// The key's text.
        public var name: String { key.string ?? "" }

        init(key: YAMLNode, value: YAMLNode) {
            self.key = key
            self.value = value
        }
    }

    /// What a node holds.
    public enum Content: Sendable {
        /// A text as the file means it: quotes, escapes, folding and indentation removed.
        case scalar(SourceText, Style)
        /// A list, in the file's order.
        case sequence([YAMLNode])
        /// Keys and values, in the file's order; no key twice.
        case mapping([Entry])
        /// Something that could not be read and has its finding already: to be passed over in silence.
        case unreadable
    }

    /// What the node holds.
    public let content: Content
    /// Where it stands, from its first byte to its last: marks of quotation and brackets included, the blank lines and
    /// comments after a block left out.
    public let span: SourceSpan
    /// How many nodes it is made of, itself included, each alias counted as what it stands for.
    let weight: Int
    /// How many levels of lists and mappings it has; 0 for a scalar.
    let height: Int

    init(_ content: Content, span: SourceSpan) {
        self.content = content
        self.span = span
        var weight = 1
        var height = 0
        func add(_ child: YAMLNode) {
            // Aliases of aliases grow as powers: the sum must not overflow before the limit is looked at.
            weight = min(weight + child.weight, Self.heaviest)
            height = max(height, child.height + 1)
        }
        switch content {
        case .sequence(let items): items.forEach(add)
        case .mapping(let entries):
            for entry in entries {
                add(entry.key)
                add(entry.value)
            }
        case .scalar, .unreadable: break
        }
        self.weight = weight
        self.height = height
    }

    private static let heaviest = 1 << 40
}

extension YAMLNode {
    /// The text of a scalar with the way back to the file; nil for anything else.
    public var text: SourceText? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// The text of a scalar; nil for anything else.
    public var string: String? { text?.string }

    /// How a scalar is written; nil for anything else.
    public var style: Style? {
        guard case .scalar(_, let style) = content else { return nil }
        return style
    }

    /// The items of a list; nil for anything else.
    public var items: [YAMLNode]? {
        guard case .sequence(let items) = content else { return nil }
        return items
    }

    /// The keys and values of a mapping; nil for anything else.
    public var entries: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// Whether nothing is written where the value is due (`cle:` and no more); `""` is a text, not nothing.
    public var isEmpty: Bool { style == .plain && text?.bytes.isEmpty == true }

    /// Whether it could not be read, which a finding says already.
    public var isUnreadable: Bool {
        if case .unreadable = content { true } else { false }
    }

    /// What a person would call it: « un texte », « une liste », « des clés et leurs valeurs ».
    public var describedKind: String {
        switch content {
        case .scalar where isEmpty: "rien"
        case .scalar: "un texte"
        case .sequence: "une liste"
        case .mapping: "des clés et leurs valeurs"
        case .unreadable: "un passage illisible"
        }
    }
}
