/// Values of facts for which a tariff says nothing, or too much: what a declaration that shows it must have.
public struct TariffCase: Sendable, Hashable {
    /// A value that a fact must have.
    public enum Value: Sendable, Hashable {
        /// A word, or `oui` and `non` of a truth; a truth that is not known is `non`.
        case word(String)
        /// A number from one to another.
        case number(ClosedRange<Int>)
        /// None.
        case absent
    }

    /// A fact with its value.
    public struct Fact: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: Value
    }

    /// The period billed.
    public let exercice: Int
    /// How many salariés are present; nil for one.
    public var present: Int?
    /// The facts of the salarié who is billed wrongly.
    public var salarie: [Fact] = []
    /// The facts of his declaration.
    public var declaration: [Fact] = []

    /// A case of an exercice without any fact.
    init(exercice: Int, present: Int? = nil) { (self.exercice, self.present) = (exercice, present) }

    /// The values in words: « contrat_retenu = cdi, premiere_annee = oui ».
    var text: String { (salarie + declaration).map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ") }
}

extension TariffCase.Value {
    /// The value in words.
    fileprivate var text: String {
        switch self {
        case .word(let word): word
        case .number(let range):
            switch (range.lowerBound, range.upperBound) {
            case (.min, .max): "un nombre quelconque"
            case (.min, let most): "\(most) ou moins"
            case (let least, .max): "\(least) ou plus"
            case (let least, let most): least == most ? "\(least)" : "\(least) à \(most)"
            }
        case .absent: "rien"
        }
    }
}
