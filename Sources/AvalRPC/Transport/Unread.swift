import AvalSystem

/// What clients had sent when the server stops, and which was not received yet.
enum Unread {
    /// More than this is not waited for: a pipe or a socket holds less, a file may hold anything.
    private static let most = 1 << 20

    /// How many bytes have come that were not read yet, 1 MiB at most; 0 when the system cannot tell.
    static func bytes(of input: borrowing Descriptor) -> Int { min(input.unread, most) }
}
