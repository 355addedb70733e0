/// A text of a case that is no expression: the case has no value then, and the suite expects as much.
struct ConformanceError: Error {
    /// What is wrong, one French sentence without a final full stop.
    let message: String
}
