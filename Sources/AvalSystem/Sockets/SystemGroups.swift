import Glibc

/// The groups that the system knows.
public enum SystemGroups {
    /// A group's lines beyond this are not a group's.
    private static let longest = 1 << 20

    /// The number of a group; nil when no group has that name.
    public static func id(of name: String) -> UInt32? {
        var size = 1024
        while size <= longest {
            var entry = group()
            var found: UnsafeMutablePointer<group>?
            var text = [CChar](repeating: 0, count: size)
            let status = getgrnam_r(name, &entry, &text, text.count, &found)
            if status != ERANGE { return found == nil ? nil : entry.gr_gid }
            size *= 4
        }
        return nil
    }
}
