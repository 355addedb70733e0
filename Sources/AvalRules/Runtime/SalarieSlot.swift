/// The facts of a salarié that judging itself gives, by their index after his fields.
public enum SalarieSlot: Int, CaseIterable, Sendable {
    /// Whether his identifier stood before.
    case isRepeated
    /// The category he is due.
    case category
    /// The rank of the declared category less that of the one due.
    case categoryGap
}
