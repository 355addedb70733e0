/// A name that a walk over folders has come to.
public struct WalkedPath: Sendable {
    /// The folder that the walk began in, as it was given.
    public let root: String
    /// From there, with `/` between names; empty for the folder given itself.
    public let path: String
    /// How many names that is.
    public let depth: Int
    /// Whether the last one is a symbolic link.
    public let isLink: Bool

    /// The last name; that of the folder given is empty.
    public var name: Substring {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[$0...].dropFirst() } ?? path[...]
    }

    /// The whole path, as people are shown it and as the system opens it.
    public var shown: String { path.isEmpty ? root : root + "/" + path }

    /// A name in this folder.
    public func appending(_ name: String, isLink: Bool = false) -> WalkedPath {
        WalkedPath(root: root, path: path.isEmpty ? name : path + "/" + name, depth: depth + 1, isLink: isLink)
    }
}
