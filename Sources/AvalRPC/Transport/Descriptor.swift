import Glibc

/// System calls on a file descriptor.
enum Descriptor {
    /// More than this is not waited for when the server stops: a pipe or a socket holds less, a file may hold anything.
    private static let mostUnread = 1 << 20

    /// How many bytes have come that were not read yet, 1 MiB at most; 0 when the system cannot tell.
    static func unread(_ descriptor: Int32) -> Int {
        var count: Int32 = 0
        guard ioctl(descriptor, UInt(FIONREAD), &count) == 0 else { return 0 }
        return min(max(0, Int(count)), mostUnread)
    }
}
