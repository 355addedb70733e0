/// What a comparison holds of: two values of which one is less, equal or greater.
struct OrderTest {
    let less: Bool
    let equal: Bool
    let greater: Bool

    init(_ sign: Comparison) {
        switch sign {
        case .equal: (less, equal, greater) = (false, true, false)
        case .unequal: (less, equal, greater) = (true, false, true)
        case .less: (less, equal, greater) = (true, false, false)
        case .lessOrEqual: (less, equal, greater) = (true, true, false)
        case .greater: (less, equal, greater) = (false, false, true)
        case .greaterOrEqual: (less, equal, greater) = (false, true, true)
        }
    }

    /// Whether it holds of two values.
    @inline(__always)
    func holds(_ left: Int64, _ right: Int64) -> Bool { left < right ? less : left == right ? equal : greater }
}
