/// The slots of a determinant that is a subject.
public enum ElementSlot {
    /// Its code.
    public static let code = 0
    /// Whether it is in force or one of the establishment's own.
    public static let isKnown = 1
    /// Whether the company ticked it.
    public static let isTicked = 2
    /// Whether a present salarié carries it.
    public static let isCarried = 3
    /// How many there are.
    public static let count = 4
}
