/// What is counted while salariés are looked at, in memory that is reused; the judge keeps it behind a pointer, so that
/// counting is no access to an object that must be checked each time.
struct DeclarationCounts {
    /// The codes of the catalogue in force on the day.
    var inForce: UInt64 = 0
    /// The codes of the catalogue that the company ticked.
    var ticked: UInt64 = 0
    /// The codes of the catalogue that present salariés carry.
    var carried: UInt64 = 0
    /// How many salariés are present.
    var presentCount = 0
    /// Whether some present salarié carries a code that the catalogue has not.
    var hasOthers = false
    /// How many present salariés each category has, from the weakest.
    let counts: UnsafeMutableBufferPointer<Int>

    init(categories: Int) {
        counts = .allocate(capacity: categories)
    }

    func deallocate() { counts.deallocate() }

    mutating func reset() {
        carried = 0
        presentCount = 0
        hasOthers = false
        counts.update(repeating: 0)
    }
}
