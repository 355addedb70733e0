/// What a walk was at when it could not go on.
public enum WalkStep: Sendable, Hashable {
    /// Asking what a name stands for.
    case status
    /// Opening a folder.
    case opening
    /// Listing an open folder.
    case listing
}
