/// A line of an estimate in numbers; its words are those of the tariff's line.
public struct EstimateLine: BitwiseCopyable, Sendable, Equatable {
    /// How many are billed, in the line's unit.
    public var quantity = 0
    /// The price of one, without tax, in cents.
    public var price = 0
    /// What the line costs, without tax, in cents.
    public var total = 0

    /// So many at a price; the total is their product.
    init(quantity: Int, price: Int) {
        self.quantity = quantity
        self.price = price
        total = quantity * price
    }
}
