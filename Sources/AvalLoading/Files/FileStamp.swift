import Glibc

/// What tells that a file is the same one and has not been written since.
///
/// The time of the last change of state counts too: a copy that restores the date of its original cannot forge it.
struct FileStamp: Sendable, Hashable {
    /// Which file it is, whatever its name.
    struct Identity: Sendable, Hashable {
        let device: UInt
        let inode: UInt
    }

    let identity: Identity
    let size: Int
    private let modified: [Int]
    private let changed: [Int]

    init(_ status: stat) {
        identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
        size = Int(status.st_size)
        modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
}
