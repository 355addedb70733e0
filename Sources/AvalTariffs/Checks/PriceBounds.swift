import AvalValues

/// What the law lets a salarié's yearly contribution cost in an exercice: a part of the national average cost.
public struct PriceBounds: Sendable {
    /// The year.
    let exercice: Int
    /// The national average cost, in cents.
    let average: Int
    /// The least and the most, in percent of it.
    let percent: ClosedRange<Int>
    /// The law.
    let reference: String

    /// The bounds of a year; amounts in cents, both ends in percent of the average.
    public init(exercice: Int, average: Int, percent: ClosedRange<Int>, reference: String) {
        (self.exercice, self.average, self.percent, self.reference) = (exercice, average, percent, reference)
    }

    /// Whether a price, in cents, keeps to the law; to the cent, since nothing is rounded.
    func allow(_ price: Int) -> Bool {
        (average * percent.lowerBound...average * percent.upperBound).contains(price * 100)
    }

    /// The least and the most, as people read them.
    var text: String {
        "de \(Money.french(average * percent.lowerBound / 100)) à \(Money.french(average * percent.upperBound / 100))"
    }
}
