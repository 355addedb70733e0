import Glibc

/// How a file or a folder is opened; without any option it is for reading. What is opened is never inherited by a program
/// started later.
public struct OpenOptions: OptionSet, Sendable {
    /// The bits of `open(2)`.
    public let rawValue: Int32

    /// Options of these bits.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// For writing alone.
    public static let writing = OpenOptions(rawValue: O_WRONLY)
    /// For reading and writing.
    public static let readingAndWriting = OpenOptions(rawValue: O_RDWR)
    /// Every write goes to the end.
    public static let appending = OpenOptions(rawValue: O_APPEND)
    /// Made where it is missing.
    public static let creating = OpenOptions(rawValue: O_CREAT)
    /// Made, and refused where it is there already.
    public static let creatingNew = OpenOptions(rawValue: O_CREAT | O_EXCL)
    /// Emptied.
    public static let emptying = OpenOptions(rawValue: O_TRUNC)
    /// Refused where it is no folder.
    public static let folder = OpenOptions(rawValue: O_DIRECTORY)
    /// Refused where the last name of the path is a symbolic link.
    public static let withoutFollowing = OpenOptions(rawValue: O_NOFOLLOW)
    /// At once: a pipe without a writer does not hold the caller up.
    public static let withoutWaiting = OpenOptions(rawValue: O_NONBLOCK)
}
