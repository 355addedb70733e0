import AvalSource

extension SourceText {
    /// Where the whole text stands.
    var span: SourceSpan { span(0..<bytes.count) }
}
