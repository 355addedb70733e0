import Glibc

/// An open file, folder, pipe or socket, closed when it goes unless it was only lent.
public struct Descriptor: ~Copyable, Sendable {
    /// The system's number for it.
    public let number: Int32
    private let isOwned: Bool

    /// Takes charge of a descriptor that is open.
    public init(adopting number: Int32) {
        self.number = number
        isOwned = true
    }

    /// Uses a descriptor that stays its owner's, which keeps it open meanwhile.
    public init(lending number: Int32) {
        self.number = number
        isOwned = false
    }

    /// Opens `path`; a file that is made gets these permissions, less the process's mask.
    public init(
        opening path: String, _ options: OpenOptions = [], permissions: UInt32 = 0o600
    ) throws(SystemError) {
        self = try Descriptor.workingFolder.open(path, options, permissions: permissions)
    }

    /// Opens a path that starts in this folder.
    public func open(
        _ path: String, _ options: OpenOptions = [], permissions: UInt32 = 0o600
    ) throws(SystemError) -> Descriptor {
        Descriptor(
            adopting: try attempt("open") { openat(number, path, options.rawValue | O_CLOEXEC, permissions) })
    }

    deinit { if isOwned { close(number) } }

    /// Gives the number away, and with it the duty to close it.
    public consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    /// The streams that a program is born with.
    public static var standardInput: Descriptor { Descriptor(lending: 0) }
    /// Where data goes.
    public static var standardOutput: Descriptor { Descriptor(lending: 1) }
    /// Where what is said to a person goes.
    public static var standardError: Descriptor { Descriptor(lending: 2) }
    /// The folder that relative paths start in.
    public static var workingFolder: Descriptor { Descriptor(lending: AT_FDCWD) }
}
