import AvalSource

/// A small declaration and what a rule must say of it; it documents the rule and travels with it.
public struct Example: Sendable {
    /// What the rule must do.
    public enum Expectation: Sendable, Hashable {
        /// Fire, or not.
        case fires(Bool)
        /// Fire with a severity.
        case weighs(Anomaly.Severity)
    }

    /// What it shows, for people.
    public let name: String?
    /// What replaces the model's fields.
    public let declaration: YAMLNode?
    /// What replaces the fields of the model's first salarié.
    public let salarie: YAMLNode?
    /// The reference date, instead of the model's.
    public let date: String?
    /// The step asked for.
    public let step: Anomaly.Step?
    /// The choices of the service that it is about.
    public let needed: SettingsNeeded
    /// What it supposes to be published of the prices; nil where the rule does not ask.
    public let tariff: SupposedTariff?
    /// What the rule must do.
    public let expectation: Expectation
    /// Where it stands.
    public let span: SourceSpan
}
