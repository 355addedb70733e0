import AvalSource

/// Where a declaration may stand, as `situations.yaml` says it; the first whose condition is true is the declaration's.
public struct Situation: Sendable {
    /// Its word in the protocol (`a_saisir`); several may share one, with other labels.
    public let code: String
    /// What people read: a message.
    public let label: SourceText
    /// When it holds; nil always.
    public let condition: SourceText?
    /// Where it stands.
    public let span: SourceSpan
}
