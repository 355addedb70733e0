/// How often in its year a contribution is called.
enum CallFrequency: String, CaseIterable, Sendable {
    case yearly = "annuel"
    case halfYearly = "semestriel"
    case quarterly = "trimestriel"

    /// How many calls it makes.
    var count: Int {
        switch self {
        case .yearly: 1
        case .halfYearly: 2
        case .quarterly: 4
        }
    }

    /// The period of a call in verdicts: `2023`, `2023-S1`, `2023-T1`.
    func period(_ index: Int, of exercice: Int) -> String {
        switch self {
        case .yearly: "\(exercice)"
        case .halfYearly: "\(exercice)-S\(index + 1)"
        case .quarterly: "\(exercice)-T\(index + 1)"
        }
    }

    /// The period of a call in words: « 1er trimestre 2023 ».
    func label(_ index: Int, of exercice: Int) -> String {
        let ordinal = index == 0 ? "1er" : "\(index + 1)e"
        return switch self {
        case .yearly: "année \(exercice)"
        case .halfYearly: "\(ordinal) semestre \(exercice)"
        case .quarterly: "\(ordinal) trimestre \(exercice)"
        }
    }
}
