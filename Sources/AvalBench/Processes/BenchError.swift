/// Why a measure cannot be made.
public struct BenchError: Error, Sendable, CustomStringConvertible {
    /// What happened, in a sentence.
    public let description: String

    /// An error with its sentence.
    public init(_ description: String) {
        self.description = description
    }
}
