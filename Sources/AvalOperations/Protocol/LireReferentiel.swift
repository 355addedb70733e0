import AvalJSON

/// `referentiel`: what is in force on a day, for a portal to draw its forms from.
public struct LireReferentiel: ValueOperation {
    /// The name of the method.
    public static let name = "referentiel"
    /// The names of its parameters.
    public static let parameters = ["en_date", "exercice"]

    /// The day number; nil is today.
    private let day: Int?
    /// The year billed; nil is that of the day.
    private let exercice: Int?

    /// A day and an exercice; today and its year when there are none.
    public init(_ parameters: Parameters) throws(OperationError) {
        day = try parameters.day("en_date")
        exercice = try parameters.integer("exercice", in: 1...9999)
    }

    /// What is in force on the day.
    public func perform(in context: OperationContext) -> Referentiel {
        Referentiel(context.rules.rulebook, on: day ?? context.service.today(), exercice: exercice)
    }
}
