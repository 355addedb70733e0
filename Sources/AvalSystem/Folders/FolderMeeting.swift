/// How a walk comes to a folder.
public enum FolderMeeting: Sendable, Hashable {
    /// For the first time.
    case first
    /// Again, by another name.
    case again
    /// From within itself: a link leads back to a folder that holds it.
    case circle
}
