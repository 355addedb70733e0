import AvalJSON
import AvalRules
import AvalValues

/// What a trial supposes of the service beside its declaration, so that it holds whatever the service chose.
public struct Circumstances: Sendable, Hashable {
    /// What is published of the prices of an exercice.
    struct Tariff: Sendable, Hashable {
        let exercice: Int
        /// The day that the declaration is judged on, as a day number.
        let day: Int
        let state: SupposedTariff
    }

    /// The choices that it is about, by the names of their parameters; those that are left out are as the service made them.
    public var settings: TextMap<String> = [:]
    /// What it supposes of the prices; nil where they are those of the service.
    var tariff: Tariff?

    /// All is as the service has it.
    public init() {}

    /// Those of what is about some choices of the service's on a date, else on that of the model, and supposes what is
    /// published of the prices for a declaration.
    init(
        _ needed: SettingsNeeded, _ tariff: SupposedTariff?, _ model: RuleModel, date: String?,
        for declaration: JSONValue
    ) {
        settings = model.unmet(needed, on: date)
        self.tariff = tariff.map { state in
            let day = declaration["date"]?.string.flatMap { CalendarDate($0)?.dayNumber } ?? 0
            return Tariff(exercice: declaration["exercice"]?.integer ?? 0, day: day, state: state)
        }
    }
}
