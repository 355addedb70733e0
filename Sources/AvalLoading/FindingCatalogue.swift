import AvalFEEL
import AvalRules
import AvalSource
import AvalTariffs
import AvalValues

/// Every code that a finding may have, wherever it is found: for documentation, for SARIF, and for an author who asks
/// what a code means.
public enum FindingCatalogue {
    /// The stages that find, target by target.
    public static let stages: [any FindingKind.Type] =
        SourceFindings.all + ExpressionFindings.all + TariffFindings.all + RuleFindings.all + LoadingFindings.all

    /// The codes, sorted; those that several stages use stand here once.
    public static let entries: [FindingEntry] =
        (SharedFindingCode.entries + stages.flatMap { $0.entries }).sorted { $0.code < $1.code }

    /// What a code means; nil for one that no finding has.
    public static func entry(of code: String) -> FindingEntry? { entries.first { $0.code == code } }
}
