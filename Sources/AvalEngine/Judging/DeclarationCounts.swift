import AvalValues

/// What is counted while the salariés of a declaration are looked at; one a judge, its memory reused.
final class DeclarationCounts {
    /// How many salariés are present.
    var presentCount = 0
    /// How many present salariés each category has, from the weakest.
    let categories: Counters

    init(categories: Int) {
        self.categories = Counters(count: categories)
    }

    func reset() {
        presentCount = 0
        categories.reset()
    }
}
