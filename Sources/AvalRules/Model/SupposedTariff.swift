import AvalSource

/// What an example or a scenario supposes to be published of the prices of its exercice, whatever the service publishes.
public enum SupposedTariff: String, Sendable, Hashable, CaseIterable {
    /// No tariff.
    case absent = "absent"
    /// A tariff with a price that is deduced.
    case deduced = "deduit"
    /// A tariff with a price that was to be looked at again before the day.
    case stale = "a_revoir"
    /// A tariff whose prices are all published, and up to date.
    case published = "publie"

    /// Reads `tarif` of an example or a scenario; nil where it supposes nothing, or has a finding.
    public static func read(_ map: YAMLMap) -> SupposedTariff? {
        guard map.has("tarif") else { return nil }
        return map.word("tarif", among: allCases.map(\.rawValue)).flatMap { SupposedTariff(rawValue: $0) }
    }
}
