/// What looks at the files that a ``FolderWalk`` meets, and decides which folders it enters.
public protocol FolderVisitor {
    /// What ends the walk before its end; `Never` where nothing does.
    associatedtype Stop: Error

    /// How many names may be read of the next folder.
    var mostNames: Int { get }

    /// Whether a name matters; asked before the system is asked what it stands for.
    mutating func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool

    /// A name that stands for something, a symbolic link followed; the answer counts for a folder, and says whether it is
    /// to be opened.
    mutating func meets(_ path: WalkedPath, _ status: FileStatus) throws(Stop) -> Bool

    /// A folder has been opened, the one given first; the answer says whether its names are looked at. One that leads into
    /// a circle is left whatever the answer.
    mutating func enters(_ folder: WalkedPath, _ meeting: FolderMeeting) -> Bool

    /// Something could not be looked at; the walk goes on with the next name.
    mutating func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) throws(Stop)
}

extension FolderVisitor {
    /// All of them.
    public var mostNames: Int { .max }

    /// Each real folder once, however many links lead to it.
    public mutating func enters(_ folder: WalkedPath, _ meeting: FolderMeeting) -> Bool { meeting == .first }
}
