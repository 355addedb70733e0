/// What tells that a file is the same one and has not been written since.
///
/// The time of the last change of state counts too: a copy that restores the date of its original cannot forge it.
public struct FileStamp: Sendable, Hashable {
    /// The file's size in bytes.
    public let size: Int
    private let identity: FileStatus.Identity
    private let modified: Int
    private let changed: Int

    /// The stamp of a file as it is.
    public init(_ status: FileStatus) {
        identity = status.identity
        size = status.size
        modified = status.modified
        changed = status.changed
    }
}
