/// What a code stands for, whatever the names and values of a given finding.
public struct FindingTitle: Sendable, Hashable {
    /// How much its findings weigh, unless the stage says otherwise of one.
    public let severity: Finding.Severity
    /// A short French title for experts, without a final full stop.
    public let words: String

    /// The title of errors.
    public static func error(_ words: String) -> FindingTitle { FindingTitle(severity: .error, words: words) }

    /// The title of warnings.
    public static func warning(_ words: String) -> FindingTitle { FindingTitle(severity: .warning, words: words) }
}
