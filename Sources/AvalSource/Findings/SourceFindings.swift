/// What this target may find.
public enum SourceFindings {
    /// Its stages.
    public static let all: [any FindingKind.Type] = [
        ByteFinding.self, IndentFinding.self, SyntaxFinding.self, PlainTextFinding.self, ComposingFinding.self,
        ValueFinding.self,
    ]
}
