import AvalSource

/// What this target may find.
public enum TariffFindings {
    /// Its stages.
    public static let all: [any FindingKind.Type] =
        [
            TariffFinding.self, HeadFinding.self, SizeFinding.self, CallFinding.self, PriceFinding.self,
            ReviewDayFinding.self,
        ]
        + TariffKind.all.flatMap { $0.findings }
}
