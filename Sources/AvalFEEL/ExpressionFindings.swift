import AvalSource

/// What this target may find.
public enum ExpressionFindings {
    /// Its stages.
    public static let all: [any FindingKind.Type] = [
        ExpressionSyntaxFinding.self, ExpressionFinding.self, TableAnalysisFinding.self, NullReason.self,
    ]
}
