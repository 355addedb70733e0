/// One line of the record: what was measured, what came of it, and what it should be.
public struct Row: Sendable, Equatable {
    /// What was measured.
    public let what: String
    /// The figure, with its unit.
    public let figure: String
    /// How it stands to what it is held against; empty where it is held against nothing.
    public let ratio: String
    /// What is asked of it; empty where nothing is.
    public let aim: String

    /// A line from its texts.
    public init(_ what: String, _ figure: String, ratio: String = "", aim: String = "") {
        (self.what, self.figure, self.ratio, self.aim) = (what, figure, ratio, aim)
    }

    /// A line with a ratio that should stay within `atMost`, or reach `atLeast`; it says where it does not.
    init(_ what: String, _ figure: String, _ ratio: Series, atMost: Double? = nil, atLeast: Double? = nil) {
        self.init(
            what, figure, ratio: NumberText.ratio(ratio),
            aim: Self.aim(ratio.median, atMost: atMost, atLeast: atLeast, unit: ""))
    }

    /// An aim and whether it was missed.
    static func aim(_ value: Double, atMost: Double? = nil, atLeast: Double? = nil, unit: String) -> String {
        if let atMost { return "≤ \(NumberText.brief(atMost))\(unit)" + (value > atMost ? " **missed**" : "") }
        if let atLeast { return "≥ \(NumberText.brief(atLeast))\(unit)" + (value < atLeast ? " **missed**" : "") }
        return ""
    }
}
