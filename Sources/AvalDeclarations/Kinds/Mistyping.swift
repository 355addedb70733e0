/// Why a text written in YAML is no value of a kind, in words for the expert who wrote it.
public struct Mistyping: Sendable, Equatable {
    /// What the value has to be: « une date du calendrier ».
    public let wanted: String
    /// What to do.
    public let help: String
    /// The words that may be meant.
    public let candidates: [String]

    init(_ wanted: String, help: String, candidates: [String] = []) {
        self.wanted = wanted
        self.help = help
        self.candidates = candidates
    }
}
