/// What a batch came to.
public struct BatchResult: Sendable {
    /// What was counted, an interrupted run included.
    public let summary: Summary
    /// How many files of the folders were left out, because their names do not end as those of declarations do.
    public let leftOut: Int

    /// What to tell of the files left out; nil where there are none.
    public var leftOutNote: String? {
        if leftOut == 0 { return nil }
        let endings = InputForm.plainEndings
        return "\(leftOut) fichier(s) laissé(s) de côté : leur nom ne finit pas par \(endings)"
    }

    /// Why it stopped before its end; nil when all is done.
    public let failure: BatchError?
}
