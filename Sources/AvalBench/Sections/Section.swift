/// A part of the record that can be measured alone.
public protocol Section: SendableMetatype {
    /// What `--only` calls it.
    static var name: String { get }
    /// Its heading.
    static var title: String { get }
    /// What is to be known to read its figures.
    static var note: String { get }

    /// Measures; the rows of the record.
    static func measure(_ bench: Bench) throws -> [Row]
}

/// The sections, in the order of the record.
public enum Sections {
    /// All of them.
    public static let all: [any Section.Type] = [
        WorkloadSection.self, WorkersSection.self, ShippedSection.self, InstructionsSection.self, RulesSection.self,
        ScalingSection.self, MemorySection.self, SocketSection.self, SigningSection.self, PipelineSection.self,
        StartSection.self,
        ExpressionSection.self,
    ]
}
