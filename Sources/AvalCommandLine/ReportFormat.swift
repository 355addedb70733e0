import ArgumentParser

/// How a verb shows what it found.
public enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// Lines for a person.
    case text = "text"
    /// One JSON value for a program.
    case json = "json"
}
