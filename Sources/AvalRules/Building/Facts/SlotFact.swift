import AvalFEEL

/// A computed fact that is kept in a slot: evaluated once for each record, before the rules look at it.
public struct SlotFact {
    /// The slot of its record.
    public let slot: Int
    /// How it is computed.
    public let code: StoreCode
    /// Whether it waits for the salarié's category; of a fact of the declaration, for the facts of all salariés.
    public let isLate: Bool
}
