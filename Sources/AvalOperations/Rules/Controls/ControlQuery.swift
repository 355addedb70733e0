/// Which controls are asked for; what is nil excludes none.
public struct ControlQuery: Sendable {
    /// Those that rest on this article (`R4624-23`).
    public var article: String?
    /// Those that answer this entry of the experts' list (`AGE-01`).
    public var fiche: String?
    /// Those in force on this day, as a day number.
    public var day: Int?

    /// All of them.
    public init() {}

    /// Whether it excludes none.
    public var asksForAll: Bool { article == nil && fiche == nil && day == nil }
}
