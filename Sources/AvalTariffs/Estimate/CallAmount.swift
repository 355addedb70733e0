/// What one call of a contribution comes to, in cents.
public struct CallAmount: BitwiseCopyable, Sendable, Equatable {
    /// Without tax.
    public internal(set) var excludingTax = 0
    /// The tax.
    public internal(set) var tax = 0
}
