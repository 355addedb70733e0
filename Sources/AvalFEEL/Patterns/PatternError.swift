/// Why a search for a pattern has no answer.
enum PatternError: Error {
    /// The text and the pattern together ask for too much.
    case tooLong
}
