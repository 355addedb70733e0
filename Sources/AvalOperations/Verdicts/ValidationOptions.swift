import AvalEngine

/// What may be asked of a validation, whichever door it comes through.
public struct ValidationOptions: Sendable, Hashable {
    /// How it is judged.
    public var judging = JudgingOptions()
    /// Whether the verdict carries the declaration's fingerprint.
    public var withFingerprint = false

    /// The whole declaration on its own day.
    public init() {}
}
