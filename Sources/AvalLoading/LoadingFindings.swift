import AvalSource

/// What this target may find.
public enum LoadingFindings {
    /// Its stages.
    public static let all: [any FindingKind.Type] = [
        FileFinding.self, TemplateFinding.self, ExampleOutcomeFinding.self, TariffExampleFinding.self,
        ScenarioFinding.self, ExerciseFinding.self, ReleaseFinding.self, ReloadFinding.self, StateError.self,
        WatchFinding.self, ServiceFinding.self,
    ]
}
