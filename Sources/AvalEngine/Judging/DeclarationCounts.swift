/// What is counted while the salariés of a declaration are looked at; one a judge, its memory reused.
final class DeclarationCounts {
    /// How many salariés are present.
    var presentCount = 0
    /// How many present salariés each category has, from the weakest.
    let categories: Counters
    /// How many salariés each line of the tariff bills.
    let quantities: Counters

    init(categories: Int, lines: Int) {
        self.categories = Counters(count: categories)
        quantities = Counters(count: lines)
    }

    func reset() {
        presentCount = 0
        categories.reset()
        quantities.reset()
    }
}
