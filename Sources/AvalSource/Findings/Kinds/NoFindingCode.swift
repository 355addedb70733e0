/// The codes of a stage that uses shared ones only.
public enum NoFindingCode: FindingCode {
    /// There is none.
    public var rawValue: String { switch self {} }
    /// There is none.
    public var title: FindingTitle { switch self {} }

    /// There is none.
    public init?(rawValue: String) { nil }
}
