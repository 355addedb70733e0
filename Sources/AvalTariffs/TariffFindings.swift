import AvalSource

/// What this target may find.
public enum TariffFindings {
    /// Its stages: all files, and those of the kinds.
    public static let all: [any FindingKind.Type] =
        [TariffFinding.self, ReviewDayFinding.self] + TariffKind.all.flatMap { $0.findings }
}
