/// Nodes made of others, for readers that put a value in the place of the name that stands for it.
extension YAMLNode {
    /// Calls `body` with the text and the span of each value below, keys left out.
    public func forEachScalar(_ body: (String, SourceSpan) -> Void) {
        switch content {
        case .scalar(let text, _): body(text.string, span)
        case .sequence(let items): for item in items { item.forEachScalar(body) }
        case .mapping(let entries): for entry in entries { entry.value.forEachScalar(body) }
        case .unreadable: break
        }
    }

    /// What a text stands for.
    public enum Replacement: Sendable, Hashable {
        /// Itself.
        case itself
        /// Another text.
        case text(String)
        /// Something that cannot be told, which a finding says already.
        case unknown
    }

    /// The same node with what its texts stand for in their places, keys left out.
    public func replacingScalars(_ replacement: (String) -> Replacement) -> YAMLNode {
        switch content {
        case .scalar(let old, _):
            switch replacement(old.string) {
            case .itself: return self
            case .unknown: return YAMLNode(.unreadable, span: span)
            case .text(let new):
                let whole = SourceText.Segment(
                    textOffset: 0, fileOffset: span.lower, fileLength: span.upper - span.lower)
                let standing = SourceText(
                    bytes: Array(new.utf8), file: span.file, segments: [whole], fileEnd: span.upper)
                return YAMLNode(.scalar(standing, .plain), span: span)
            }
        case .sequence(let items):
            return YAMLNode(.sequence(items.map { $0.replacingScalars(replacement) }), span: span)
        case .mapping(let entries):
            let replaced = entries.map { Entry(key: $0.key, value: $0.value.replacingScalars(replacement)) }
            return YAMLNode(.mapping(replaced), span: span)
        case .unreadable: return self
        }
    }

    /// A text as a plain value that stands at `span`.
    public convenience init(plain text: SourceText, at span: SourceSpan) {
        self.init(.scalar(text, .plain), span: span)
    }

    /// A list of values that stands at `span`.
    public convenience init(items: [YAMLNode], span: SourceSpan) {
        self.init(.sequence(items), span: span)
    }

    /// Keys and values, as a mapping that stands at `span`.
    public convenience init(_ entries: [(key: YAMLNode, value: YAMLNode)], span: SourceSpan) {
        self.init(.mapping(entries.map { Entry(key: $0.key, value: $0.value) }), span: span)
    }
}
